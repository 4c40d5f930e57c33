"""Make the analysis of a map: what the last step of the method asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from cjmap.coverage import Coverage
from cjmap.insights import crossings, falls, outlook, pains, partings, phases
from cjmap.insights.ground import Ground
from cjmap.insights.values import Analysis, Chapter, Insight
from cjmap.model import JourneyMap
from cjmap.saying import meets


def analyse(jmap: JourneyMap, measured: Coverage) -> Analysis:
    """Return what can be said of a map; chapters without anything to say are left out."""
    ground = Ground(jmap)
    known = pains.pains(ground)
    subjects: tuple[tuple[str, Iterable[Insight]], ...] = (
        ("feelings", phases.feelings(ground)),
        ("falls", falls.falls(ground)),
        ("lifts", pains.lifts(known)),
        ("unplanned", pains.unplanned(known)),
        ("shared", pains.shared(known)),
        ("under-way", outlook.under_way(ground)),
        ("channels", crossings.uses(ground)),
        ("changes", crossings.tallies(ground)),
        ("breaks", crossings.breaks(ground)),
        ("spreads", partings.spreads(ground)),
        ("meetings", partings.meetings(ground)),
        ("forks", partings.forks(ground)),
        ("endings", outlook.endings(ground)),
        ("described", phases.described(ground, measured)),
    )
    chapters = (Chapter(subject, tuple(found)) for subject, found in subjects)
    return Analysis(jmap, tuple(chapter for chapter in chapters if chapter.insights))


def only_of(jmap: JourneyMap, personas: Collection[str]) -> JourneyMap:
    """Return a map with only these personas and the touchpoints that they meet."""
    kept = {id: one for id, one in jmap.personas.items() if id in personas}
    return replace(
        jmap,
        personas=kept,
        touchpoints={
            id: one
            for id, one in jmap.touchpoints.items()
            if any(meets(jmap, one, who) for who in kept.values())
        },
    )
