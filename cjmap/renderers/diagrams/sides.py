"""Put what staff and systems do on their side of the lines of a blueprint."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cjmap.model import JourneyMap
from cjmap.saying import meets
from cjmap.view.values import Said, TouchpointView, View

OURS = ("staff", "system")


def sided(view: View) -> View:
    """Return the view with actions of the organisation's own among what it does.

    What staff do is frontstage where customers come by, else backstage; what systems do is
    support. Actions of customers stay. What was before is sided likewise.
    """
    if view.before:
        from cjmap.view.compare import compare

        changed = replace(_moved(view), before=None)
        then = sided(view.before.view)
        changes = compare(then, changed).changes
        return replace(changed, before=replace(view.before, view=then, changes=changes))
    return _moved(view)


def _moved(view: View) -> View:
    staff, systems = (
        frozenset(one.id for one in view.personas if one.persona.kind == kind) for kind in OURS
    )
    if not staff and not systems:
        return view
    moved = {one.id: _sided(view.map, one, staff, systems) for one in view.touchpoints}
    phases = (
        replace(phase, touchpoints=tuple(moved[one.id] for one in phase.touchpoints))
        for phase in view.phases
    )
    return replace(view, touchpoints=tuple(moved.values()), phases=tuple(phases))


def _sided(
    jmap: JourneyMap,
    touchpoint: TouchpointView,
    staff: Collection[str],
    systems: Collection[str],
) -> TouchpointView:
    rows: dict[str, list[Said]] = {}
    for said in touchpoint.texts.get("actions", ()):
        row = _row(jmap, touchpoint, said, staff, systems)
        rows.setdefault(row, []).append(said if row == "actions" else replace(said, everyone=False))
    if not rows.keys() - {"actions"}:
        return touchpoint
    texts = {row: said for row, said in touchpoint.texts.items() if row != "actions"}
    for row, more in rows.items():
        texts[row] = (*texts.get(row, ()), *more)
    return replace(touchpoint, texts=texts)


def _row(
    jmap: JourneyMap,
    touchpoint: TouchpointView,
    said: Said,
    staff: Collection[str],
    systems: Collection[str],
) -> str:
    who = set(said.who)
    if not who or not who <= {*staff, *systems}:
        return "actions"
    if who.issubset(systems):
        return "support"
    customers = (one for one in jmap.walkers if one.kind not in OURS)
    is_seen = any(meets(jmap, touchpoint.touchpoint, one) for one in customers)
    return "frontstage" if is_seen else "backstage"
