"""Choose what of a chapter is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.insights import Chapter, Insight
from cjmap.insights.parts import Part
from cjmap.insights.values import ChannelChanges, Fall, PhaseCoverage, PhaseFeelings
from cjmap.place import Place
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.telling import tell

# Of each chapter so many statements are told.
MOST = 5

_SOMEBODY = Part("", "", Place(""))


def told(chapter: Chapter, voice: Voice) -> Iterator[tuple[str, Insight]]:
    """Yield the weightiest statements of a chapter with their sentences.

    Those of whom the same holds as of all, or of another, are only named there.
    """
    for first, *others in _groups(chapter, voice)[:MOST]:
        text = tell(first, voice)
        if others:
            text = voice.fill("likewise", text=text, who=_listed(others, voice))
        yield text, first


def left_out(chapter: Chapter, voice: Voice) -> int:
    """Return how many statements of a chapter are not told."""
    return max(0, len(_groups(chapter, voice)) - MOST)


def _groups(chapter: Chapter, voice: Voice) -> list[list[Insight]]:
    """Return the statements of a chapter, those that say the same together."""
    groups: dict[object, list[Insight]] = {}
    for one in chapter.insights:
        groups.setdefault(_gist(one, voice), []).append(one)
    return list(groups.values())


def _gist(one: Insight, voice: Voice) -> object:
    """Return what a statement says, of whom and of however many ratings or cells it does."""
    match one:
        case PhaseFeelings():
            return _felt(one, voice)
        case PhaseCoverage():
            return _described(one)
        case Fall() | ChannelChanges():
            return replace(one, persona=_SOMEBODY)
    return id(one)


def _felt(one: PhaseFeelings, voice: Voice) -> object:
    best, worst = (
        tuple((each.phase, voice.mean(each.mean)) for each in phases)
        for phases in (one.best, one.worst)
    )
    return best, worst


def _described(one: PhaseCoverage) -> object:
    least, most = (
        tuple((each.phase, each.cells.percent) for each in phases)
        for phases in (one.least, one.most)
    )
    return least, most


def _listed(insights: list[Insight], voice: Voice) -> str:
    return voice.people(tuple(p for one in insights if (p := getattr(one, "persona", None))))
