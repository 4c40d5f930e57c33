"""Whatever an author wrote in a part that came, went or changed can be read in a report."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from html import unescape
from typing import Any

import pytest

from cjmap.check import Checked
from cjmap.diff.reading import SECTIONS
from cjmap.reporters import DIFFERENCES, reporter
from cjmap.reporters.differences.report import Compared, DiffReport, compared
from cjmap.totals.trend import Pair

from ..everything import everything
from .reports import checked, difference

WHOLE = everything()
FORMATS = ("text", "markdown", "html", "json", "jsonl")
WORD = re.compile(r"zq\d{5}")
# Files that are not there.
_FILES = ("extends", "map", "image")


def mapping() -> dict[str, Any]:
    """Return the map that says everything, without the files that it names."""
    made = copy.deepcopy(WHOLE.values)
    del made["coverage"]
    for key in _FILES:
        _forget(made, key)
    return made


def spelled(made: dict[str, Any]) -> str:
    """Return a map as JSON, which is YAML and written much faster."""
    return json.dumps(made, ensure_ascii=False, default=str)


@cache
def whole() -> Checked:
    return checked(spelled(mapping()))


def come_and_gone(bare: dict[str, Any]) -> tuple[Compared, Compared]:
    """Return the whole map over a bare one, and the other way round."""
    one = checked(spelled(bare))
    return compared(Pair(whole(), one)), compared(Pair(one, whole()))


def told(one: Compared, format_: str) -> str:
    report = DiffReport("main", "feature", (one,), is_whole=True)
    return unescape("\n".join(reporter(DIFFERENCES[format_])(report)))


@cache
def came_or_went(section: str, id: str) -> tuple[Compared, Compared]:
    """Return the map before which a part was not there, and the one in which it is gone."""
    return come_and_gone(without(section, id))


def without(section: str, id: str) -> dict[str, Any]:
    made = mapping()
    del made[section][id]
    _forget(made, id)
    return made


def _forget(made: Any, id: str) -> None:
    """Take an id out of all lists and mappings, so that nothing leads nowhere."""
    if isinstance(made, dict):
        for key in [
            key for key, said in made.items() if id == key or (key, said) == ("persona", id)
        ]:
            del made[key]
        for value in made.values():
            _forget(value, id)
    elif isinstance(made, list):
        made[:] = [
            one for one in made if one != id and (not isinstance(one, dict) or id not in one)
        ]
        for value in made:
            _forget(value, id)


PARTS = [(section, id) for section in SECTIONS.values() for id in list(mapping()[section])[1:]]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("section", "id"), PARTS)
def test_all_of_a_part_that_came_or_went_is_told(section: str, id: str, format_: str) -> None:
    part = set(WORD.findall(spelled(mapping()[section][id])))
    assert part
    for one in came_or_went(section, id):
        assert not one.is_broken, [found.diagnostic.message for found in one.pair.either.found]
        assert part - set(WORD.findall(told(one, format_))) == set()


# A touchpoint and a persona, and what stays of them.
BARE = (("touchpoints", "parcel", ("name", "phase")), ("personas", "ben", ("name", "kind")))


@cache
def changed_in_everything() -> tuple[Compared, Compared]:
    bare = mapping()
    for section, id, kept in BARE:
        bare[section][id] = {key: bare[section][id][key] for key in kept}
    return come_and_gone(bare)


@pytest.mark.parametrize("format_", FORMATS)
def test_all_of_a_part_that_changed_in_everything_is_told(format_: str) -> None:
    wanted = {
        word for section, id, _ in BARE for word in WORD.findall(spelled(mapping()[section][id]))
    }
    for one in changed_in_everything():
        assert wanted - set(WORD.findall(told(one, format_))) == set()


@pytest.mark.parametrize("format_", ["html", "json", "jsonl"])
def test_all_of_a_map_that_came_or_went_is_told(format_: str) -> None:
    wanted = set(WORD.findall(spelled(mapping())))
    for one in (compared(Pair(whole())), compared(Pair(None, whole()))):
        assert wanted - set(WORD.findall(told(one, format_))) == set()


def test_a_line_tells_details_and_what_is_inside_apart() -> None:
    old = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints: {cart: {name: Cart}}\n"
    pain = (
        "{text: Loud, severity: high, solutions: [{text: Hush, status: planned, due: 2026-12-15}]}"
    )
    new = f"{old[:-2]}, desk: {{name: Desk, emotion: -1, pain_points: [{pain}]}}}}\n"
    lines = [line.strip() for line in told(difference(old, new), "text").split("\n")]
    assert lines[lines.index('+ touchpoint "Desk" in phase "Buy"  (3)') + 1 :][:3] == [
        'pain point "Loud" (severity high)',
        'pain point "Loud": solution "Hush" (status planned, due 2026-12-15)',
        "emotion −1",
    ]
    report = DiffReport("main", "feature", (difference(old, new),))
    assert "Loud" not in "\n".join(reporter(DIFFERENCES["text"])(report))


def test_what_is_cut_in_a_line_is_told_in_full_below() -> None:
    first, last = "so " * 60 + "old", "so " * 60 + "new"
    head = "title: A\nphases: {b: {name: B}}\ntouchpoints: {c: {name: C, actions: "
    maps = (f"{head}{said} end of it all}}}}\n" for said in (first, last))
    assert {"old", "new"} <= set(told(difference(*maps), "text").split())
