"""Draw the steps of all paths through a strip: where they begin, lead, leave and arrive."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap import layout
from cjmap.layout import End, Layout, Route, Start
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import block, lines
from cjmap.renderers.diagrams.former import former_steps, is_former
from cjmap.renderers.diagrams.ink import SMALL
from cjmap.renderers.diagrams.marks import Mark, Stroke, badge, css_class, rounded, straight
from cjmap.renderers.diagrams.tags import tag
from cjmap.view.palette import CARD, HAIRLINE
from cjmap.view.values import PersonaView, View

_RADIUS = 9
_STEP, _LOOP = 2.6, 1.6
# The head of an arrow is 6 points long, and its tip stays 3 points away from the card.
_HEAD, _TIP = 9, 3


def steps(view: View, placed: Layout) -> Iterator[Mark]:
    """Yield every line of a strip with what belongs to it: notes, badges, tags."""
    yield from former_steps(view, placed)
    for route in placed.routes:
        if not is_former(route.path):
            yield from _route(view, view.persona(route.path), route)
    for start in placed.starts:
        yield from _start(view, view.persona(start.path), start)
    for end in placed.ends:
        if not is_former(end.path):
            yield from _end(view, view.persona(end.path), end)


def _route(view: View, persona: PersonaView, route: Route) -> Iterator[Mark]:
    note = persona.notes[route.step]
    told = telling.of_step(view, persona, route.source, route.target, note)
    yield _line(persona, route, told, tail=f"t-{route.source}", head=f"t-{route.target}")
    if route.label:
        rows = lines(route.label.lines, SMALL, route.label.box.width - 4, align="CENTER")
        id = f"note-{_of(persona)}{route.step}"
        yield rounded(id, route.label.box, block(rows), fill=CARD, border=HAIRLINE, tooltip=told)


def _start(view: View, persona: PersonaView, start: Start) -> Iterator[Mark]:
    css = css_class(persona.id)
    yield Stroke(straight(*start.points), persona.look.color, _STEP, css=css)
    id = f"start-{persona.id}" if persona.id else "start"
    told = f"{persona.name}: {view.labels['diagram.start']}"
    yield badge(id, start.badge, persona.look, named=bool(persona.id), tooltip=told, css=css)


def _end(view: View, persona: PersonaView, end: End) -> Iterator[Mark]:
    source, target = (end.card, end.other) if end.leaves else (end.other, end.card)
    told = telling.of_step(view, persona, source, target, persona.notes[end.step])
    id = f"{'to' if end.leaves else 'from'}-{_of(persona)}{end.step}"
    if end.leaves:
        yield _line(persona, end, told, tail=f"t-{end.card}", head=id)
    else:
        yield _line(persona, end, told, tail=id, head=f"t-{end.card}")
    yield tag(view, persona, end, id=id, tooltip=told)


def _line(persona: PersonaView, line: Route | End, told: str, *, tail: str, head: str) -> Stroke:
    """Return the line of a step, with an arrow where it meets its card."""
    is_loop = line.kind == "loop"
    leaves = isinstance(line, End) and line.leaves
    points = line.points if leaves else layout.shortened(line.points, _HEAD)
    return Stroke(
        layout.rounded(points, _RADIUS),
        persona.look.color,
        _LOOP if is_loop else _STEP,
        style="dashed" if is_loop else persona.look.style,
        tip=None if leaves else layout.tip(line.points, _TIP),
        arrow="vee" if is_loop else "normal",
        tooltip=told,
        tail=tail,
        head=head,
        css=css_class(persona.id),
    )


def _of(persona: PersonaView) -> str:
    return f"{persona.id}-" if persona.id else ""
