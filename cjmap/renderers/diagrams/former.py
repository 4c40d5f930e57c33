"""Draw the steps that nobody takes any more, thin and below all others."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap import layout
from cjmap.layout import End, Layout, Path, Route
from cjmap.renderers.diagrams.marks import Mark, Stroke
from cjmap.renderers.diagrams.tags import tag
from cjmap.view.palette import AXIS
from cjmap.view.values import View

WIDTH = 1.2
_RADIUS = 9
# The head of an arrow is 6 points long, and its tip stays 3 points away from the card.
_HEAD, _TIP = 9, 3
# No id of a persona has an underscore.
_PATH = "was_"


def former_paths(view: View) -> Iterator[Path]:
    """Yield each former step as a path of its own, whose id is that of no persona."""
    for number, step in enumerate(view.before.steps if view.before else ()):
        yield Path(f"{_PATH}{number}", (step.source, step.target), begins=False)


def is_former(path: str) -> bool:
    """Tell whether the path of that id stands for a former step."""
    return path.startswith(_PATH)


def former_steps(view: View, placed: Layout) -> Iterator[Mark]:
    """Yield the lines of former steps, with tags where they lead to another strip."""
    for route in placed.routes:
        if is_former(route.path):
            told = _told(view, route.path)
            yield _line(route, told, tail=f"t-{route.source}", head=f"t-{route.target}")
    for end in placed.ends:
        if is_former(end.path):
            yield from _end(view, end)


def _end(view: View, end: End) -> Iterator[Mark]:
    told = _told(view, end.path)
    id = f"{'to' if end.leaves else 'from'}_{end.path}"
    tail, head = (f"t-{end.card}", id) if end.leaves else (id, f"t-{end.card}")
    yield _line(end, told, tail=tail, head=head)
    yield tag(view, None, end, id=id, tooltip=told)


def _told(view: View, path: str) -> str:
    assert view.before
    step = view.before.steps[int(path.removeprefix(_PATH))]
    names = (view.touchpoint(id).name for id in (step.source, step.target))
    return f"{view.labels['change.step']}: {' → '.join(names)}\n{', '.join(step.who)}"


def _line(line: Route | End, told: str, *, tail: str, head: str) -> Stroke:
    leaves = isinstance(line, End) and line.leaves
    points = line.points if leaves else layout.shortened(line.points, _HEAD)
    return Stroke(
        layout.rounded(points, _RADIUS),
        AXIS,
        WIDTH,
        tip=None if leaves else layout.tip(line.points, _TIP),
        tooltip=told,
        tail=tail,
        head=head,
    )
