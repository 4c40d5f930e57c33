"""Choose the language that a report speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.catalog.text import agreed
from cjmap.check import Checked
from cjmap.cli.run import Run
from cjmap.reporters.formats import SPOKEN


def language_of(format_: str, asked: str | None, languages: Iterable[str]) -> str:
    """Return the language of a report in a format.

    Of what people read as a document it is the one that is `asked` for, else that of the maps,
    where they agree on one. A terminal and programs get English.
    """
    if format_ not in SPOKEN:
        return "en"
    return asked or agreed(languages)


def languages_of(runs: Iterable[Run]) -> Iterator[str]:
    """Yield the languages of runs: that of their settings, else those of their maps."""
    for run in runs:
        yield from languages_in(run.config.language, run.maps)


def languages_in(of_project: str | None, maps: Iterable[Checked]) -> Iterator[str]:
    """Yield the language of a project's settings, else those of its maps."""
    if of_project:
        yield of_project
        return
    yield from (one.loaded.map.language for one in maps if one.loaded.map)
