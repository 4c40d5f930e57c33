"""Write what is done and what is open as a task list that people tick and add to.

Who decides about a tick, so that the map and people do not fight: the map ticks what it calls
done (the status of a solution), and does so at every build; people tick whatever they like, and
their ticks stay until they take them away. The invisible mark of a line says whose tick it is:
one of the map's goes when the map takes its word back, and does not outlive the line. Taking
away a tick of the map's does not last; the map is where that is said. Ticks never change the
coverage, and a thing described in the map leaves the list, ticked or not.

How lines that people added are kept is told in `keeping`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from cjmap.catalog import format_date
from cjmap.renderers.following import followed
from cjmap.renderers.keeping import Line, merge
from cjmap.renderers.markers import digest, safe_id
from cjmap.renderers.previous import Old, read_old
from cjmap.renderers.text import markdown
from cjmap.view.values import OpenPoint, View

_Items: TypeAlias = dict[OpenPoint, Line]

_GROUPS = (
    ("hole", "checklist.missing"),
    ("question", "checklist.questions"),
    ("pain_point", "checklist.pain_points"),
    ("solution", "checklist.solutions"),
)


def render(view: View, *, previous: str | None = None) -> str:
    """Return checklist.md, with everything in it that people added to the `previous` one.

    What stands at a touchpoint that only has another id now follows it. Rendering again with the
    result as the previous one gives the same text.
    """
    items = _items(view)
    below = [*_whole_map(view, items), *_phases(view, items)]
    old = followed(read_old(previous), {line.id: line.words for line in below})
    return merge([*_head(view, items, old.ticks), *below], old, gone=_gone(view))


def is_of(view: View, old: Old) -> bool:
    """Tell whether an old checklist is surely of this map: it has its title and its phases."""
    titles = {entry.words for entry in old.entries if entry.id == "title"}
    kept = {entry.id for entry in old.entries if not entry.in_gone}
    phases = {id for id in kept if id.startswith("phase/")}
    return titles == {_title(view)} and phases == {
        f"phase/{safe_id(phase.id)}" for phase in view.phases
    }


def _title(view: View) -> str:
    return view.labels.fill("checklist.title", title=markdown(view.title))


def _head(view: View, items: _Items, ticks: frozenset[str]) -> Iterator[Line]:
    """Yield the title, how much is done, and how much of each kind is open."""
    words = view.labels
    yield Line("title", _title(view), "# ")
    yield Line("lead", words.fill("checklist.built_from", file=markdown(view.file)))
    open_ = [p for p, line in items.items() if not line.is_done and line.id not in ticks]
    done = len(items) - len(open_)
    yield Line("summary", words.fill("checklist.summary", done=done, open=len(open_)))
    counts = Counter(point.kind for point in open_)
    groups = [f"{words[label]}: {counts[kind]}" for kind, label in _GROUPS if counts[kind]]
    if groups:
        yield Line("groups", " · ".join(groups))


def _gone(view: View) -> tuple[Line, Line]:
    heading = Line("gone", view.labels["checklist.gone"], "## ")
    return heading, Line("gone-lead", view.labels["checklist.gone_lead"])


def _whole_map(view: View, items: _Items) -> Iterator[Line]:
    mine = [line for point, line in items.items() if not point.phase]
    words = view.labels["checklist.whole_map"]
    yield Line("map", words, "## ", is_needed=bool(mine))
    yield from mine


def _phases(view: View, items: _Items) -> Iterator[Line]:
    by_part: dict[tuple[str, str], list[Line]] = {}
    for point, line in items.items():
        by_part.setdefault((point.phase, point.touchpoint), []).append(line)
    for phase in view.phases:
        yield Line(f"phase/{safe_id(phase.id)}", f"{phase.number}. {markdown(phase.name)}", "## ")
        if not any(id == phase.id for id, _ in by_part):
            words = view.labels["checklist.nothing_open"]
            yield Line(f"nothing/{safe_id(phase.id)}", words)
        yield from by_part.get((phase.id, ""), ())
        for touchpoint in phase.touchpoints:
            mine = by_part.get((phase.id, touchpoint.id), ())
            id, name = f"touchpoint/{safe_id(touchpoint.id)}", markdown(touchpoint.name)
            yield Line(id, name, "### ", is_needed=bool(mine))
            yield from mine


def _items(view: View) -> _Items:
    """Return the line of each open point, in order, under ids that are all different."""
    points = tuple(dict.fromkeys(view.open_points))
    owed = _owed(view)
    items = {}
    for point, id in zip(points, _ids(points), strict=True):
        who = () if owed[point.touchpoint] <= set(point.who) else point.who
        words = (_text(view, point), *_details(view, point), *_names(view, who))
        is_done = point.status == "done"
        items[point] = Line(id, markdown(" · ".join(words)), "- ", is_item=True, is_done=is_done)
    return items


def _owed(view: View) -> dict[str, frozenset[str]]:
    """Return the primary personas who meet each touchpoint; all of them at ""."""
    primary = frozenset(view.coverage.personas)
    return {"": primary, **{t.id: primary.intersection(t.who) for t in view.touchpoints}}


def _ids(points: tuple[OpenPoint, ...]) -> Iterator[str]:
    """Yield an id for each point: its own, told apart where another statement shares it."""
    texts: dict[str, set[str]] = {}
    for point in points:
        texts.setdefault(point.id, set()).add(point.text)
    seen = Counter[str]()
    for point in points:
        id = safe_id(point.id)
        id += f"/{digest(point.text)}" if len(texts[point.id]) > 1 else ""
        seen[id] += 1
        yield f"{id}~{seen[id]}" if seen[id] > 1 else id


def _text(view: View, point: OpenPoint) -> str:
    if point.kind == "hole":
        return point.text
    return view.labels.fill(f"checklist.{point.kind}", text=point.text)


def _details(view: View, point: OpenPoint) -> Iterator[str]:
    words = view.labels
    if point.severity:
        yield f"{words['statement.severity']}: {words[f'severity.{point.severity}']}"
    if point.status:
        yield words[f"status.{point.status}"]
    if point.owner:
        yield point.owner
    elif point.status in {"planned", "doing"}:
        yield words["word.without_owner"]
    if point.due:
        yield words.fill("due.by", date=format_date(point.due, words.language))


def _names(view: View, who: tuple[str, ...]) -> Iterator[str]:
    if who:
        yield ", ".join(view.persona(id).name for id in who)
