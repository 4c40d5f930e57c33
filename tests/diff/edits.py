"""Edit maps in one thing, each edit with the one change that it has to be reported as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from cjmap.diff.changes import (
    KeyChanged,
    ListChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PathChanged,
    PhaseChanged,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
)
from cjmap.model import Channel, JourneyMap, Moment, Persona, Phase, Statement, Stop, Touchpoint
from cjmap.saying import by_phase


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited map, and the kind of change, the part and the key that it is about."""

    map: JourneyMap
    change: type
    part: str
    key: str = ""


Editor = Callable[[JourneyMap, Random], Edit | None]


def edits(jmap: JourneyMap, seed: int) -> Iterator[tuple[str, Edit]]:
    """Yield one edit of every kind that a map has room for, by its name."""
    for name, editor in EDITORS.items() if jmap.touchpoints else ():
        found = editor(jmap, Random(f"{seed} {name} {jmap.title}"))
        if found:
            yield name, found


def _with(jmap: JourneyMap, touchpoint: Touchpoint, **says: Any) -> JourneyMap:
    changed = replace(touchpoint, says=replace(touchpoint.says, **says))
    return replace(jmap, touchpoints={**jmap.touchpoints, touchpoint.id: changed})


def _any(jmap: JourneyMap, random: Random) -> Touchpoint:
    return random.choice(list(jmap.touchpoints.values()))


def _add_touchpoint(jmap: JourneyMap, random: Random) -> Edit:
    other = _any(jmap, random)
    says = Moment(place=other.place)
    new = Touchpoint(
        id="zeppelin", place=other.place, name="Zeppelin", phase=other.phase, says=says
    )
    items = list(jmap.touchpoints.items())
    items.insert(random.randrange(len(items) + 1), (new.id, new))
    return Edit(replace(jmap, touchpoints=dict(items)), PartAdded, new.id)


def _remove_touchpoint(jmap: JourneyMap, random: Random) -> Edit:
    gone = _any(jmap, random).id
    left = {id: one for id, one in jmap.touchpoints.items() if id != gone}
    journeys = {
        id: replace(one, path=_without(one.path, gone)) for id, one in jmap.journeys.items()
    }
    return Edit(replace(jmap, touchpoints=left, journeys=journeys), PartRemoved, gone)


def _without(path: tuple[Stop, ...] | None, gone: str) -> tuple[Stop, ...] | None:
    return None if path is None else tuple(stop for stop in path if stop.touchpoint != gone)


def _rename_touchpoint(jmap: JourneyMap, random: Random) -> Edit:
    one = _any(jmap, random)
    renamed = replace(one, name=f"{one.name} (neu)")
    return Edit(_put(jmap, renamed), PartRenamed, one.id)


def _put(jmap: JourneyMap, touchpoint: Touchpoint) -> JourneyMap:
    return replace(jmap, touchpoints={**jmap.touchpoints, touchpoint.id: touchpoint})


def _other_id(jmap: JourneyMap, random: Random) -> Edit:
    one = _any(jmap, random)
    new = f"{one.id}-2"
    items = [
        (new, replace(one, id=new)) if id == one.id else (id, other)
        for id, other in jmap.touchpoints.items()
    ]
    journeys = {id: replace(j, path=_led(j.path, one.id, new)) for id, j in jmap.journeys.items()}
    return Edit(replace(jmap, touchpoints=dict(items), journeys=journeys), PartRenamed, new)


def _led(path: tuple[Stop, ...] | None, old: str, new: str) -> tuple[Stop, ...] | None:
    if path is None:
        return None
    return tuple(replace(one, touchpoint=new) if one.touchpoint == old else one for one in path)


def _other_id_of_phase(jmap: JourneyMap, random: Random) -> Edit:
    phase = random.choice(list(jmap.phases.values()))
    new = f"{phase.id}-2"
    phases = {
        new if id == phase.id else id: replace(one, id=new) if id == phase.id else one
        for id, one in jmap.phases.items()
    }
    touchpoints = {
        id: replace(one, phase=new) if one.phase == phase.id else one
        for id, one in jmap.touchpoints.items()
    }
    return Edit(replace(jmap, phases=phases, touchpoints=touchpoints), PartRenamed, new)


def _other_id_and_name_of_phase(jmap: JourneyMap, random: Random) -> Edit | None:
    full = [id for id, ones in by_phase(jmap).items() if ones]
    if not full:
        return None
    old = random.choice(full)
    phases: dict[str, Phase] = {}
    for id, one in jmap.phases.items():
        new = replace(one, id="zenith", name="Zenit") if id == old else one
        phases[new.id] = new
    touchpoints = {
        id: replace(one, phase="zenith") if one.phase == old else one
        for id, one in jmap.touchpoints.items()
    }
    return Edit(replace(jmap, phases=phases, touchpoints=touchpoints), PartRenamed, "zenith")


def _other_id_of_channel(jmap: JourneyMap, random: Random) -> Edit | None:
    declared = [one for one in jmap.channels.values() if one.declared]
    if not declared:
        return None
    old = random.choice(declared)
    new = f"{old.id}-2"
    channels: dict[str, Channel] = {}
    for one in jmap.channels.values():
        here = replace(one, id=new) if one.id == old.id else one
        channels[here.id] = here

    def named(ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if ids is None else tuple(new if id == old.id else id for id in ids)

    def heard(moment: Moment) -> Moment:
        return replace(moment, channel=named(moment.channel))

    def of(part: Any) -> Any:
        alone = {id: heard(one) for id, one in part.per_persona.items()}
        return replace(part, says=heard(part.says), per_persona=alone)

    personas = {id: replace(one, channels=named(one.channels)) for id, one in jmap.personas.items()}
    return Edit(
        replace(
            jmap,
            channels=channels,
            personas=personas,
            phases={id: of(one) for id, one in jmap.phases.items()},
            touchpoints={id: of(one) for id, one in jmap.touchpoints.items()},
        ),
        PartRenamed,
        new,
    )


def _other_phase(jmap: JourneyMap, random: Random) -> Edit | None:
    one = _any(jmap, random)
    others = [id for id in jmap.phases if id != one.phase]
    if not others:
        return None
    return Edit(_put(jmap, replace(one, phase=random.choice(others))), PhaseChanged, one.id)


def _other_order(jmap: JourneyMap, random: Random) -> Edit | None:
    long = [ones for ones in by_phase(jmap).values() if len(ones) > 2]
    if not long:
        return None
    moved = random.choice(long)[0].id
    items = [(id, one) for id, one in jmap.touchpoints.items() if id != moved]
    items.append((moved, jmap.touchpoints[moved]))
    return Edit(replace(jmap, touchpoints=dict(items)), PartMoved, moved)


def _other_order_of_phases(jmap: JourneyMap, random: Random) -> Edit | None:
    if len(jmap.phases) < 3:
        return None
    (moved, phase), *rest = jmap.phases.items()
    return Edit(replace(jmap, phases=dict([*rest, (moved, phase)])), PartMoved, moved)


def _rate(jmap: JourneyMap, random: Random) -> Edit:
    one = _any(jmap, random)
    former = one.says.emotion or ()
    rating = random.choice([n for n in (-2, -1, 0, 1, 2) if (Decimal(n),) != former])
    return Edit(_with(jmap, one, emotion=(Decimal(rating),)), KeyChanged, one.id, "emotion")


def _who_meets(jmap: JourneyMap, random: Random) -> Edit | None:
    if not jmap.personas:
        return None
    one = _any(jmap, random)
    met = one.says.personas or ()
    left = tuple(id for id in jmap.personas if id not in met)
    return Edit(_with(jmap, one, personas=left), ListChanged, one.id, "personas")


def _other_channel(jmap: JourneyMap, random: Random) -> Edit | None:
    one = _any(jmap, random)
    others = [id for id in jmap.channels if id not in (one.says.channel or ())]
    if not others:
        return None
    channel = (random.choice(others), *(one.says.channel or ())[1:])
    return Edit(_with(jmap, one, channel=channel), ListChanged, one.id, "channel")


def _written(jmap: JourneyMap, key: str, random: Random, *, least: int = 1) -> Touchpoint | None:
    fitting = [
        one for one in jmap.touchpoints.values() if len(getattr(one.says, key) or ()) >= least
    ]
    return random.choice(fitting) if fitting else None


_KEYS = ("actions", "questions", "pain_points", "solutions", "steps", "backstage")


def _say(jmap: JourneyMap, random: Random) -> Edit:
    one, key = _any(jmap, random), random.choice(_KEYS)
    said = getattr(one.says, key) or ()
    new = Statement(place=one.place / key / len(said), text="Ein Zeppelin zieht vorüber")
    return Edit(_with(jmap, one, **{key: (*said, new)}), StatementAdded, one.id, key)


def _unsay(jmap: JourneyMap, random: Random) -> Edit | None:
    key = random.choice(_KEYS)
    one = _written(jmap, key, random, least=2)
    if one is None:
        return None
    said = list(getattr(one.says, key))
    said.pop(random.randrange(len(said)))
    return Edit(_with(jmap, one, **{key: tuple(said)}), StatementRemoved, one.id, key)


def _reword(jmap: JourneyMap, random: Random) -> Edit | None:
    key = random.choice(_KEYS)
    one = _written(jmap, key, random)
    if one is None:
        return None
    said = list(getattr(one.says, key))
    number = random.randrange(len(said))
    words = said[number].text.split()
    if len(words) > 3 and random.random() < 0.5:
        words.pop(random.randrange(len(words)))
    else:
        words.insert(random.randrange(len(words) + 1), "oft")
    said[number] = replace(said[number], text=" ".join(words))
    return Edit(_with(jmap, one, **{key: tuple(said)}), StatementReworded, one.id, key)


def _reorder(jmap: JourneyMap, random: Random) -> Edit | None:
    key = random.choice(_KEYS)
    one = _written(jmap, key, random, least=2)
    if one is None:
        return None
    first, *rest = getattr(one.says, key)
    return Edit(_with(jmap, one, **{key: (*rest, first)}), StatementsReordered, one.id, key)


def _take_up(jmap: JourneyMap, random: Random) -> Edit | None:
    """Make a solution of an opportunity."""
    one = _written(jmap, "opportunities", random)
    if one is None:
        return None
    taken, *left = one.says.opportunities or ()
    solutions = (*(one.says.solutions or ()), taken)
    opportunities = tuple(left) or None
    changed = _with(jmap, one, opportunities=opportunities, solutions=solutions)
    return Edit(changed, StatementMoved, one.id, "solutions")


def _detail(key: str, detail: str, values: tuple[str, ...]) -> Editor:
    def editor(jmap: JourneyMap, random: Random) -> Edit | None:
        one = _written(jmap, key, random)
        if one is None:
            return None
        said = list(getattr(one.says, key))
        number = random.randrange(len(said))
        value = random.choice([v for v in values if v != getattr(said[number], detail)])
        said[number] = replace(said[number], **{detail: value})
        return Edit(_with(jmap, one, **{key: tuple(said)}), KeyChanged, one.id, detail)

    return editor


def _lead_otherwise(jmap: JourneyMap, random: Random) -> Edit | None:
    long = [one for one in jmap.journeys.values() if len(one.path or ()) > 2]
    if not long:
        return None
    one = random.choice(long)
    first, *rest = one.path or ()
    path = tuple(rest) if random.random() < 0.5 else (*rest, first)
    journeys = {**jmap.journeys, one.id: replace(one, path=path)}
    return Edit(replace(jmap, journeys=journeys), PathChanged, one.id)


def _end_otherwise(jmap: JourneyMap, random: Random) -> Edit | None:
    if not jmap.journeys:
        return None
    one = random.choice(list(jmap.journeys.values()))
    ends = "warns" if one.ends != "warns" else "leaves"
    journeys = {**jmap.journeys, one.id: replace(one, ends=ends)}
    return Edit(replace(jmap, journeys=journeys), KeyChanged, one.id, "ends")


def _add_persona(jmap: JourneyMap, random: Random) -> Edit | None:
    if not jmap.personas:
        return None
    new = Persona(id="zoe", place=jmap.place / "personas" / "zoe", name="Zoe", role="Pilotin")
    return Edit(replace(jmap, personas={**jmap.personas, new.id: new}), PartAdded, new.id)


def _measure(jmap: JourneyMap, random: Random) -> Edit | None:
    def known(one: Touchpoint) -> Mapping[str, Any]:
        return one.says.metrics or {}

    measured = [one for one in jmap.touchpoints.values() if known(one)]
    if not measured:
        return None
    one = random.choice(measured)
    id, metric = random.choice(list(known(one).items()))
    metrics = {**known(one), id: replace(metric, value=(metric.value or Decimal(0)) + 1)}
    return Edit(_with(jmap, one, metrics=metrics), KeyChanged, one.id, "value")


def _retitle(jmap: JourneyMap, random: Random) -> Edit:
    return Edit(replace(jmap, title=f"{jmap.title}, neu"), KeyChanged, "", "title")


EDITORS: dict[str, Editor] = {
    "add a touchpoint": _add_touchpoint,
    "remove a touchpoint": _remove_touchpoint,
    "rename a touchpoint": _rename_touchpoint,
    "another id of a touchpoint": _other_id,
    "another id of a phase": _other_id_of_phase,
    "another id and name of a phase": _other_id_and_name_of_phase,
    "another id of a channel": _other_id_of_channel,
    "another phase": _other_phase,
    "another order": _other_order,
    "another order of phases": _other_order_of_phases,
    "another rating": _rate,
    "others meet": _who_meets,
    "another channel": _other_channel,
    "say more": _say,
    "say less": _unsay,
    "say in other words": _reword,
    "say in another order": _reorder,
    "take an opportunity up": _take_up,
    "another severity": _detail("pain_points", "severity", ("low", "medium", "high")),
    "another status": _detail("solutions", "status", ("idea", "planned", "doing", "done")),
    "another due date": _detail("solutions", "due", ("2027-01-01", "2027-02-01")),
    "another answer": _detail("questions", "answer", ("Ja", "Nein")),
    "another path": _lead_otherwise,
    "another end": _end_otherwise,
    "add a persona": _add_persona,
    "measure again": _measure,
    "another title": _retitle,
}
