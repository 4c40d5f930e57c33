"""Cells belong to the nearest owner, and all shares together are the coverage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.coverage import Count
from cjmap.load import load, load_bytes
from cjmap.project import Project, find_maps
from cjmap.totals.shares import AXES, shares, tally
from cjmap.totals.standings import standings
from cjmap.totals.trend import Pair, pair

EXAMPLES = Path(__file__).parents[2] / "examples"
START = (
    "phases: {look: {name: L, %s}, buy: {name: B}}\npersonas: {ana: {name: A}, ben: {name: B}}\n"
)


def checked(text: str, *, file: str = "a.journey.yaml") -> Checked:
    project = Project(Path("/nowhere"))
    found = check(load_bytes(text.encode(), project, file=file), Config())
    assert not found.is_refused, found.found
    return found


def owners(text: str) -> dict[str, int]:
    """Return how many cells each owner has, where only channels are owed."""
    text = f"title: T\ncoverage: {{require: [channel]}}\n{text}"
    return {owner: count.total for (owner,), count in tally(shares(checked(text)), "owner").items()}


@pytest.mark.parametrize(
    ("phase", "touchpoints", "expected"),
    [
        ("when: before", "ad: {name: A, phase: look}", {"": 4}),
        ("owner: P", "ad: {name: A, phase: look}", {"P": 2, "": 2}),
        ("owner: P", "ad: {name: A, phase: look, owner: T}", {"T": 2, "": 2}),
        ("owner: P", "ad: {name: A, phase: look, owner: []}", {"": 4}),
        (
            "owner: P",
            "ad: {name: A, phase: look, per_persona: {ben: {owner: T}}}",
            {"P": 1, "": 2, "T": 1},
        ),
        ("per_persona: {ben: {owner: P}}", "ad: {name: A, phase: look}", {"": 3, "P": 1}),
        ("owner: ' P,  and \n    Q '", "ad: {name: A, phase: look}", {"P, and Q": 2, "": 2}),
    ],
)
def test_the_nearest_owner_has_the_cells(
    phase: str, touchpoints: str, expected: dict[str, int]
) -> None:
    text = f"{START % phase}touchpoints: {{{touchpoints}}}\n"
    assert owners(text) == expected
    with_map = {owner or "M": count for owner, count in expected.items()}
    if "[]" not in touchpoints:
        assert owners(f"owner: M\n{text}") == with_map


def test_a_phase_without_touchpoints_belongs_to_its_owner() -> None:
    text = START % "owner: P" + "touchpoints: {x: {name: X, phase: buy, personas: [ana]}}\n"
    assert owners(text) == {"P": 2, "": 2}


@pytest.mark.parametrize("path", find_maps((EXAMPLES,)), ids=lambda one: one.stem)
def test_all_shares_are_the_coverage(path: Path) -> None:
    found = check(load(path, Project(EXAMPLES)), Config())
    assert found.coverage
    known = list(shares(found))
    for persona in found.coverage.personas:
        for phase in found.coverage.phases:
            for facet in found.coverage.facets:
                same = (
                    one.count
                    for one in known
                    if (one.persona, one.phase, one.facet) == (persona, phase, facet)
                )
                count = found.coverage.count(persona=persona, phase=phase, facet=facet)
                assert sum(same, Count()) == count
    for axis in AXES:
        total = sum((one.now for one in standings((Pair(found),), axis)), Count())
        assert total == found.coverage.count()


def at(name: str, title: str) -> Checked:
    """Return a map in a file."""
    text = f"title: {title}\nphases: {{p: {{name: P}}}}\ntouchpoints: {{t: {{name: T}}}}\n"
    found = checked(text, file=f"{name}.journey.yaml")
    loaded = replace(found.loaded, path=Path(f"{name}.journey.yaml"), name=name)
    return replace(found, loaded=loaded)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("a:A", "a:A", ["a=a"]),
        ("a:B", "a:A", ["a=a"]),
        ("b:A", "a:A", ["b=a"]),
        ("b:B", "a:A", ["b=", "=a"]),
        ("a:A b:A", "a:A", ["a=a", "b="]),
        ("b:A c:A", "a:A", ["b=", "c=", "=a"]),
        ("c:A", "a:A b:A", ["c=", "=a", "=b"]),
        ("a:B b:A", "a:A b:B", ["a=a", "b=b"]),
        ("a:B", "a:A b:B", ["a=a", "=b"]),
        ("", "b:B a:A", ["=b", "=a"]),
    ],
)
def test_maps_are_paired_by_name_and_then_by_title(
    now: str, before: str, expected: list[str]
) -> None:
    sides = [[at(*one.split(":")) for one in side.split()] for side in (now, before)]
    found = [
        f"{one.now.loaded.name if one.now else ''}={one.before.loaded.name if one.before else ''}"
        for one in pair(*sides)
    ]
    assert found == expected


def test_maps_with_the_same_title_are_told_apart() -> None:
    pairs = tuple(Pair(at(*one.split(":"))) for one in ("a:A", "b:B", "c:A"))
    names = [one.name for one in standings(pairs, "map")]
    assert names == ["A (a.journey.yaml)", "B", "A (c.journey.yaml)"]


def test_ids_bear_the_name_that_all_maps_agree_on() -> None:
    maps = (
        "title: T\nphases: {p: {name: P}, q: {name: Q}}\ntouchpoints: {t: {name: T, phase: p}}\n",
        "title: U\nphases: {p: {name: P}, q: {name: R}}\ntouchpoints: {t: {name: T, phase: q}}\n",
    )
    pairs = tuple(Pair(checked(text)) for text in maps)
    assert [one.name for one in standings(pairs, "phase")] == ["P", "q"]
    assert [one.name for one in standings(pairs, "persona")] == ["customer"]
