"""Say in a few sentences what matters most of all that is said of a map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from cjmap.insights import Analysis, Insight
from cjmap.insights.values import (
    Fall,
    JourneyEnds,
    Lift,
    PhaseCoverage,
    PhaseFeelings,
    Rated,
    UnderWay,
    UnplannedProblem,
    Unweighed,
)
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.telling import counts, phase_count, phase_mean, tell

# So few sentences are no summary: what is rated and described fills it up.
_LEAST = 3

# Of several ways to end, the worst is told.
_ENDINGS = (
    ("warns", "brief.warns"),
    ("leaves", "brief.leaves"),
    ("recommends", "brief.recommends"),
)

_Kind = TypeVar("_Kind", bound=Insight)


def brief(analysis: Analysis, voice: Voice) -> tuple[str, ...]:
    """Return at most five sentences: phases, falls, problems, endings, what is under way.

    None where nothing is said of the map.
    """
    found = (
        *_phases(analysis, voice),
        *_fall(analysis, voice),
        *_problem(analysis, voice),
        *_ending(analysis, voice),
        *_under_way(analysis, voice),
    )
    return (*found, *islice(_filling(analysis, voice), max(0, _LEAST - len(found))))


def _all(analysis: Analysis, kind: type[_Kind]) -> tuple[_Kind, ...]:
    insights = (one for chapter in analysis.chapters for one in chapter.insights)
    return tuple(one for one in insights if isinstance(one, kind))


def _phases(analysis: Analysis, voice: Voice) -> Iterator[str]:
    for one in _all(analysis, PhaseFeelings)[:1]:
        if one.best != one.worst:
            best = voice.listed([phase_mean(phase, voice) for phase in one.best])
            worst = voice.listed([phase_mean(phase, voice) for phase in one.worst])
            yield voice.fill("brief.phases", best=best, worst=worst)


def _fall(analysis: Analysis, voice: Voice) -> Iterator[str]:
    falls = _all(analysis, Fall)
    if falls:
        first, *others = falls
        alike = tuple(one.persona for one in others if one.depth == first.depth)
        also = voice.fill("brief.as_deep", who=voice.people(alike)) if alike else ""
        yield voice.fill("brief.fall", fall=tell(first, voice), also=also)


def _problem(analysis: Analysis, voice: Voice) -> Iterator[str]:
    lifts = _all(analysis, Lift)
    silent = sum(len(one.problems) for one in _all(analysis, Unweighed))
    if lifts:
        alike = sum(one.score == lifts[0].score for one in lifts[1:])
        also = voice.count("brief.as_heavy", alike) if alike else ""
        also += voice.count("brief.silent", silent) if silent else ""
        yield voice.fill("brief.problem", lift=tell(lifts[0], voice), also=also)
    elif silent:
        yield voice.count("brief.all_silent", silent)


def _ending(analysis: Analysis, voice: Voice) -> Iterator[str]:
    known = {one.ends: one for one in _all(analysis, JourneyEnds)}
    for one, sentence in [(known[ends], words) for ends, words in _ENDINGS if ends in known][:1]:
        share = voice.count("journey_share", one.total, part=voice.number(len(one.journeys)))
        yield voice.fill(sentence, share=share, who=_walkers(one, voice))


def _walkers(one: JourneyEnds, voice: Voice) -> str:
    names = (
        voice.who(each.persona) if each.persona else voice.quote(each.journey.name)
        for each in one.journeys
    )
    return voice.listed(list(dict.fromkeys(names)))


def _under_way(analysis: Analysis, voice: Voice) -> Iterator[str]:
    owners = _all(analysis, UnderWay)
    tasks = tuple(task for one in owners for task in one.tasks)
    unowned = sum(len(one.tasks) for one in owners if one.owner is None)
    unplanned = len(_all(analysis, UnplannedProblem))
    if not tasks and not unplanned:
        return
    yield voice.fill(
        "brief.solutions",
        counts=counts(tasks, voice) if tasks else voice.fill("brief.none_planned"),
        unowned=voice.count("brief.unowned", unowned) if unowned else "",
        unplanned=voice.count("brief.unplanned", unplanned) if unplanned else "",
    )


def _filling(analysis: Analysis, voice: Voice) -> Iterator[str]:
    for rated in _all(analysis, Rated):
        yield tell(rated, voice)
    for one in _all(analysis, PhaseCoverage)[:1]:
        least = voice.listed([phase_count(phase, voice) for phase in one.least])
        yield voice.fill("brief.described", least=least)
