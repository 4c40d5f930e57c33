"""A small change of a map is a small change of its pictures, so that reviewers see what changed.

Whatever a change may touch is listed by id. All else stays the same text, but for one offset
downwards of what is below a row that grew.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cjmap.load import load
from cjmap.project import find_project
from cjmap.renderers.diagrams import blueprint, emotion, swimlane
from cjmap.source import Node, Scalar, Sequence
from cjmap.view.values import View

from ...everything import view_of_text
from .pictures import crowd

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
GENERATED = {"folded": crowd(60, people=5, phases=4), "one": crowd(9, people=1, phases=2)}
NEW = "a-new-one"

Map = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One element of a picture: its text without any height, and its heights."""

    text: str
    heights: tuple[float, ...]


def rename(data: Map, id: str) -> None:
    data["touchpoints"][id]["name"] = "Ein ganz neuer Name, der mehr als drei Zeilen braucht"


def hurt(data: Map, id: str) -> None:
    pains = data["touchpoints"][id].get("pain_points")
    known = pains if isinstance(pains, list) else [pains] if pains else []
    data["touchpoints"][id]["pain_points"] = [*known, "Das tut jetzt neu und sehr lange weh"]


def rate(data: Map, id: str) -> None:
    """Move the first score of a touchpoint one step towards the middle, or up from there."""
    touchpoint = data["touchpoints"][id]
    for said in (touchpoint, *(touchpoint.get("per_persona") or {}).values()):
        if isinstance(said.get("emotion"), int | float):
            said["emotion"] += -1 if said["emotion"] > 0 else 1
            return


def whole(path: Path) -> Map:
    """Return a map as data; one that is laid over another with what that one says."""
    tree = load(path, find_project(path)).tree
    assert tree
    data = plain(tree)
    assert isinstance(data, dict)
    return {key: value for key, value in data.items() if key != "extends"}


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value if node.style else yaml.safe_load(node.value)
    if isinstance(node, Sequence):
        return [plain(one) for one in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def dump(data: Map) -> str:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    # A key without a value is a hole, a written null takes away.
    return re.sub(r": null$", ":", text, flags=re.MULTILINE)


WRITTEN = {
    path.parent.name: dump(whole(path)) for path in sorted(EXAMPLES.glob("*/*.journey.yaml"))
}
MAPS = WRITTEN | GENERATED
CHANGES = {"rename": rename, "hurt": hurt, "rate": rate}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", MAPS)
def test_the_curve_changes_only_at_its_touchpoint(name: str, change: str) -> None:
    for id, after in changed(name, CHANGES[change]):
        old, new = drawn_before(emotion, name), parts(emotion.dot(after))
        before = viewed_before(name)
        touched = around(before, id) if change == "rate" else {id}
        allowed = re.compile(
            "|".join(
                (
                    rf".*[_-]({'|'.join(map(re.escape, sorted(touched)))})(_.*)?",
                    *(f"low_{persona}" for persona in moved_lows(before, after)),
                    *(("end-.*", "strip-.*-on-.*", "corner-1 -> .*") if change == "rate" else ()),
                    "page|corner-[12]|in-.*",
                    *legend(old, new),
                )
            )
        )
        assert others(old, new, allowed) == [], (name, id)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", MAPS)
def test_the_swimlane_changes_only_at_its_card(name: str, change: str) -> None:
    for id, after in changed(name, CHANGES[change]):
        old, new = drawn_before(swimlane, name), parts(swimlane.dot(after))
        lane = lane_of(old, id)
        cards = [one for one in old if one[:2] == "t-" and " -> " not in one]
        beside = {one for one in cards if lane_of(old, one[2:]) == lane}
        own = rf"t-{id}|t-{id} -> .*|.* -> t-{id} .*|.*[_-]{id}|{lane}|page|corner-[12]|in-.*"
        # Notes and tags tell, in their tooltips, between what they stand.
        own += "|note-.*|(.* -> )?(from|to)-.*"
        if old[f"t-{id}"].heights != new[f"t-{id}"].heights:
            # Cards of one lane are equally high.
            own += "".join(f"|{one}" for one in sorted(beside))
        own += "".join(f"|{one}" for one in legend(old, new))
        bottom, top = old[lane].heights
        assert others(old, new, re.compile(own), row=(top, bottom)) == [], (name, id)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", MAPS)
def test_the_blueprint_changes_only_in_its_column(name: str, change: str) -> None:
    """All else keeps its text and its place across; how far down it stands may change."""
    for id, after in changed(name, CHANGES[change]):
        old, new = drawn_before(blueprint, name), parts(blueprint.dot(after))
        own = re.compile("|".join((rf".*[_-]{id}( .*)?", "page|in-.*", *legend(old, new))))
        assert [
            key
            for key in old.keys() | new.keys()
            if not own.fullmatch(key)
            and (key not in old or key not in new or old[key].text != new[key].text)
        ] == [], (name, id)


PICTURES = {"emotion": emotion, "swimlane": swimlane, "blueprint": blueprint}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize("name", MAPS)
def test_one_more_touchpoint_never_flips_the_order_of_others(name: str, picture: Any) -> None:
    data = yaml.safe_load(MAPS[name])
    before = places(picture, viewed_before(name))
    for id in some(data):
        more = copy.deepcopy(data)
        more["touchpoints"] = {}
        for key, touchpoint in data["touchpoints"].items():
            more["touchpoints"][key] = touchpoint
            if key == id:
                own = {key: touchpoint[key] for key in ("phase", "channel") if key in touchpoint}
                more["touchpoints"][NEW] = {"name": "Neu", **own}
        after = places(picture, view_of_text(dump(more)))
        assert NEW in after
        assert in_order(before) == [one for one in in_order(after) if one != NEW]


def legend(old: Mapping[str, Part], new: Mapping[str, Part]) -> tuple[str, ...]:
    """Return the whole legend where a sign occurs for the first time, or no longer: it flows."""
    signs = [{id for id in one if id.startswith("legend-")} for one in (old, new)]
    return () if signs[0] == signs[1] else ("legend-.*", "corner-1 -> corner-1 .*")


def around(view: View, id: str) -> set[str]:
    """Return the touchpoints whose curves and words a score at one of them may touch."""
    columns = [
        mark.id[2:] for mark in emotion.picture(view)[0] if getattr(mark, "id", "")[:2] == "t-"
    ]
    place = columns.index(id)
    return set(columns[max(0, place - 4) : place + 5])


def moved_lows(before: View, after: View) -> set[str]:
    lows = [{id: low.touchpoint.id for id, low in view.lows.items()} for view in (before, after)]
    return {id for id in lows[0] if lows[0][id] != lows[1].get(id)}


def changed(name: str, change: Callable[[Map, str], None]) -> Iterator[tuple[str, View]]:
    data = yaml.safe_load(MAPS[name])
    for id in some(data):
        other = copy.deepcopy(data)
        change(other, id)
        yield id, view_of_text(dump(other))


@cache
def viewed_before(name: str) -> View:
    return view_of_text(dump(yaml.safe_load(MAPS[name])))


@cache
def drawn_before(picture: Any, name: str) -> Mapping[str, Part]:
    return parts(picture.dot(viewed_before(name)))


def some(data: Map) -> list[str]:
    """Return three touchpoints: early, in the middle, and late."""
    ids = list(data["touchpoints"])
    return [ids[1], ids[len(ids) // 2], ids[-1]]


def parts(dot: str) -> Mapping[str, Part]:
    """Return the elements of a picture by id; lines by what they join and where they begin."""
    found: dict[str, Part] = {}
    for line in dot.splitlines():
        name = re.match(r'\s*("[^"]*"|\w+)( -> ("[^"]*"|\w+))? \[', line)
        if name is None:
            continue
        text, xs, heights = split(line)
        key = name.group().replace('"', "").strip(" [\t")
        if key == "graph":
            key = re.findall(r'\bid="?([\w-]+)', line)[0] if " id=" in line else "page"
        elif " -> " in key:
            key = f"{key} {xs[0]:g}"
        found[key if key not in found else f"{key} again"] = Part(text, heights)
    return found


def split(line: str) -> tuple[str, list[float], tuple[float, ...]]:
    """Return a line of DOT without heights, the x of its points, and their heights downwards."""
    found = re.search(r'\b(?:pos|bb)="([^"]*)"', line)
    if found is None:
        return line, [], ()
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", found.group(1))]
    text = f"{line[: found.start()]}{numbers[::2]}{line[found.end() :]}"
    return text, numbers[::2], tuple(-y for y in numbers[1::2])


def lane_of(parts: Mapping[str, Part], id: str) -> str:
    (y,) = parts[f"t-{id}"].heights
    lanes = {
        one: part.heights for one, part in parts.items() if re.match(r"(strip-\d-)?(no-)?lane", one)
    }
    return next(lane for lane, (bottom, top) in lanes.items() if top <= y <= bottom)


def others(
    old: Mapping[str, Part],
    new: Mapping[str, Part],
    allowed: re.Pattern[str],
    row: tuple[float, float] = (0, 0),
) -> list[str]:
    """Return what changed and should not; what is below a row that grew moves down with it.

    Within the row itself things may move by less.
    """
    faults = [id for id in old.keys() ^ new.keys() if not allowed.fullmatch(id)]
    moves: dict[float, set[float]] = defaultdict(set)
    for id in old.keys() & new.keys():
        if allowed.fullmatch(id):
            continue
        if old[id].text != new[id].text or len(old[id].heights) != len(new[id].heights):
            faults.append(id)
        if " -> " in id and max(old[id].heights) >= row[0] and min(old[id].heights) <= row[1]:
            continue
        for y, then in zip(old[id].heights, new[id].heights, strict=False):
            moves[y].add(round(then - y))
    for y in list(moves):
        if row[0] <= y <= row[1]:
            del moves[y]
    apart = [f"{moves[y]} at {y}" for y in moves if max(moves[y]) - min(moves[y]) > 0.1]
    steps = [max(moves[y]) for y in sorted(moves)]
    if steps not in (sorted(steps), sorted(steps, reverse=True)) or len(set(steps)) > 2:
        apart.append(f"moves by {steps}")
    return faults + apart


def places(picture: Any, view: View) -> dict[str, tuple[int, float]]:
    """Return the strip and the x of each touchpoint."""
    marks, _ = picture.picture(view)
    boxes = {mark.id[2:]: mark.box for mark in marks if getattr(mark, "id", "").startswith("t-")}
    phases = {touchpoint.id: touchpoint.phase for touchpoint in view.touchpoints}
    strips = {}
    for mark in marks:
        if "phase-" in getattr(mark, "id", ""):
            strips[mark.box.y] = mark
    tops = sorted(strips)
    return {id: (phases[id], sum(box.y > top for top in tops), box.x) for id, box in boxes.items()}


def in_order(places: Mapping[str, tuple[int, ...]]) -> list[str]:
    return sorted(places, key=lambda id: places[id])
