"""How maps have moved over the commits, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjmap.renderers.covered import counted
from cjmap.reporters.json import spelled
from cjmap.reporters.log.report import History, LogReport
from cjmap.view.history import Mood, Standing

VERSION = 1


def lines(report: LogReport) -> Iterator[str]:
    """Yield one JSON document; feelings are places on the scale from -2 to 2."""
    maps = [_map(history) for history in report.histories]
    yield spelled({"version": VERSION, "maps": maps})


def _map(history: History) -> dict[str, Any]:
    return {
        "path": history.file,
        "title": history.title,
        "left_out": history.left_out,
        "shallow": history.is_cut,
        "commits": [_standing(one) for one in history.standings],
    }


def _standing(one: Standing) -> dict[str, Any]:
    """Return a commit and how the map stood; of the file as it is, the commit is null."""
    commit = one.commit
    head: dict[str, Any] = {
        "commit": commit.id if commit else None,
        "day": commit.day if commit else None,
        "author": commit.author if commit else None,
        "subject": commit.subject if commit else None,
        "refused": one.fault or None,
        "gone": one.is_gone,
    }
    if one.fault:
        return head
    return head | {
        "title": one.title,
        "touchpoints": one.touchpoints,
        "coverage": counted(one.coverage),
        "feels": _mood(one.mood),
        "personas": {name: _mood(mood) for name, mood in one.moods.items()},
        "open": one.open,
        "holes": one.holes,
        "questions": one.questions,
        "problems": one.problems,
        "promised": one.promised,
        "done": one.done,
    }


def _mood(mood: Mood | None) -> dict[str, float] | None:
    return {"mean": round(mood.mean, 2), "lowest": round(mood.lowest, 2)} if mood else None
