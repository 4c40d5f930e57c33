"""How a map stood at a commit: its coverage, its feelings, what was open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from statistics import fmean

from cjmap.coverage import Count
from cjmap.facts.ratings import courses, customers
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.source.history import Commit
from cjmap.view.values import View


@frozen
class Mood:
    """How someone feels over all rated touchpoints, from -2.0 to 2.0."""

    mean: float
    lowest: float


@frozen
class Standing:
    """How a map stood; `commit` is None for the file as it is, where that is not committed.

    `moods` are those of the customers who rate anything, by the names they had. `holes` are not
    described, `problems` and `questions` have no answer, `solutions` are not done yet; the
    `promised` ones among them are planned or under way. Where the map could not be read, there is
    a `fault` and nothing is counted; so it is where it `is_gone`.
    """

    commit: Commit | None
    title: str = ""
    touchpoints: int = 0
    coverage: Count = field(default_factory=Count)
    moods: Mapping[str, Mood] = field(default_factory=dict)
    holes: int = 0
    questions: int = 0
    problems: int = 0
    solutions: int = 0
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
        """How many points are open, as pages and checklists list them."""
        return self.holes + self.questions + self.problems + self.solutions


def standing(view: View, commit: Commit | None) -> Standing:
    """Return how a map stood that could be read."""
    kinds = Counter(point.kind for point in view.left_open)
    statuses = Counter(one.status for one in view.open_points if one.kind == "solution")
    return Standing(
        commit,
        title=view.title,
        touchpoints=len(view.touchpoints),
        coverage=view.coverage.count(),
        moods=_moods(view.map),
        holes=kinds["hole"],
        questions=kinds["question"],
        problems=kinds["pain_point"],
        solutions=kinds["solution"],
        promised=statuses["planned"] + statuses["doing"],
        done=statuses["done"],
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
