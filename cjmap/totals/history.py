"""How a map stood at a commit: its coverage, its feelings, what was open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from statistics import fmean

from cjmap.check import Checked
from cjmap.coverage import Count
from cjmap.facts.problems import solutions_in, unanswered, unsolved
from cjmap.facts.ratings import courses, customers
from cjmap.frozen import frozen
from cjmap.loading.assemble import moments
from cjmap.model import JourneyMap
from cjmap.source.history import Commit


@frozen
class Mood:
    """How someone feels over all rated touchpoints, from -2.0 to 2.0."""

    mean: float
    lowest: float


@frozen
class Standing:
    """How a map stood; `commit` is None for the file as it is, where that is not committed.

    `moods` are those of the customers who rate anything, by the names they had. `problems` and
    `questions` have no answer, `promised` solutions are planned or under way. Where the map could
    not be read, there is a `fault` and nothing is counted; so it is where it `is_gone`.
    """

    commit: Commit | None
    title: str = ""
    touchpoints: int = 0
    coverage: Count = field(default_factory=Count)
    moods: Mapping[str, Mood] = field(default_factory=dict)
    problems: int = 0
    questions: int = 0
    promised: int = 0
    done: int = 0
    fault: str = ""
    is_gone: bool = False

    @property
    def mood(self) -> Mood | None:
        """How all of them feel, each counting the same; None where nobody rates anything."""
        moods = self.moods.values()
        if not moods:
            return None
        return Mood(fmean(one.mean for one in moods), min(one.lowest for one in moods))

    @property
    def open(self) -> int:
        """How much is open: holes, problems and questions."""
        return self.coverage.holes + self.problems + self.questions


def standing(checked: Checked, commit: Commit | None, *, fault: str = "") -> Standing:
    """Return how a map stood; with a `fault`, nothing of it is counted."""
    jmap = checked.loaded.map
    if fault or jmap is None:
        return Standing(commit, title=jmap.title if jmap else "", fault=fault)
    statuses = [one.status for _, said in moments(jmap) for one in solutions_in(said)]
    return Standing(
        commit,
        title=jmap.title,
        touchpoints=len(jmap.touchpoints),
        coverage=checked.coverage.count() if checked.coverage else Count(),
        moods=_moods(jmap),
        problems=sum(len(pains) for _, pains in unsolved(jmap)),
        questions=sum(len(asked) for _, asked in unanswered(jmap)),
        promised=sum(status in ("planned", "doing") for status in statuses),
        done=statuses.count("done"),
    )


def _moods(jmap: JourneyMap) -> dict[str, Mood]:
    by_id: dict[str, list[tuple[float, ...]]] = {}
    for (persona, _), course in courses(jmap).items():
        by_id.setdefault(persona, []).append(course)
    return {
        who.name or "": Mood(fmean(map(fmean, by_id[who.id])), min(map(min, by_id[who.id])))
        for who in customers(jmap)
        if who.id in by_id
    }
