"""What a reporter of insights is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cjmap.catalog import labels
from cjmap.check import Checked
from cjmap.checking.locate import Position, position, span_in
from cjmap.config import Config
from cjmap.coverage import measure
from cjmap.frozen import frozen
from cjmap.insights import Analysis, Chapter, analyse, in_common, only_of
from cjmap.load import Loaded
from cjmap.model import Scale
from cjmap.place import Place
from cjmap.reporters.insights.naming import Voice


@frozen
class Analysed:
    """A map, what is said of it, and the words to say it in."""

    loaded: Loaded
    analysis: Analysis
    voice: Voice


@dataclass(frozen=True)
class InsightReport:
    """The maps that were analysed, and what they have in common; those refused by their path."""

    maps: tuple[Analysed, ...]
    refused: tuple[str, ...] = ()
    common: tuple[Chapter, ...] = ()
    voice: Voice | None = None
    color: bool = False
    is_brief: bool = False

    def at(self, place: Place) -> Position:
        """Return the lines of a place in any of the maps."""
        loaded = self._loaded[place.file]
        return position(place, loaded.sources, loaded.tree)

    @cached_property
    def _loaded(self) -> dict[str, Loaded]:
        return {one.analysis.map.place.file: one.loaded for one in self.maps}


def make_report(
    maps: Sequence[tuple[Checked, Config]],
    *,
    language: str | None = None,
    personas: Sequence[str] = (),
    color: bool = False,
    is_brief: bool = False,
) -> InsightReport:
    """Return the report on maps with the settings of their projects.

    `language` replaces the maps' own; `personas` are the ids of those to look at, all without.
    `is_brief` asks for the first chapter only.
    """
    made = tuple(
        one for checked, config in maps for one in _analysed(checked, config, language, personas)
    )
    loaded = {id(one.analysis): one.loaded for one in made}
    common = in_common(
        [one.analysis for one in made],
        lambda analysis, place: span_in(loaded[id(analysis)].tree, place),
    )
    return InsightReport(
        made,
        refused=tuple(next(iter(one.loaded.sources)) for one, _ in maps if one.is_refused),
        common=common,
        voice=Voice(made[0].voice.words, Scale()) if made else None,
        color=color,
        is_brief=is_brief,
    )


def _analysed(
    checked: Checked, config: Config, language: str | None, personas: Sequence[str]
) -> Iterator[Analysed]:
    """Yield the analysis of a map, nothing where it is refused or has none of the personas."""
    jmap, measured = checked.loaded.map, checked.coverage
    if checked.is_refused or jmap is None or measured is None:
        return
    if personas:
        jmap = only_of(jmap, personas)
        measured = measure(jmap, config.facets)
        if not jmap.personas:
            return
    words = labels(language or config.language or jmap.language)
    yield Analysed(checked.loaded, analyse(jmap, measured), Voice(words, jmap.scale))
