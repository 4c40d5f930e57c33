"""Rules of a team's own (family `own`), made of what stands in its `cjmap.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from cjmap import fields
from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.fields import PARTS, Field
from cjmap.frozen import frozen
from cjmap.model import Link, Moment, Persona, Phase, Statement, Stop, Touchpoint
from cjmap.rules.declare import Check, Facts, Finding, Rule
from cjmap.rules.phrases import and_
from cjmap.saying import levels
from cjmap.settings.conditions import Atom, Condition, OneOf, OwnRule, Within, holds
from cjmap.source import shortened
from cjmap.words.suggest import did_you_mean

CODE = "OWN"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDERS = ("id", "name", "text", "phase", "missing")
# Where nothing is written, there is no number; elsewhere there are no entries.
_NUMBERS = {
    known.name
    for table in PARTS.values()
    for known in table
    if isinstance(known.kind, fields.Number | fields.Course)
}
# What has another shape in the model than in the file.
_NOT_ASKED = {"cjmap", "extends", "coverage", "emotion_scale", "per_persona", "path"}


@frozen
class Subject:
    """A part that a rule is asked about; `around` are the parts that it stands in, by name."""

    part: Any
    around: Mapping[str, Any] = field(default_factory=dict)


def own_rule(own: OwnRule) -> Rule:
    """Return a team's rule as one that is run like all others."""
    title = _sentence(own.message) if own.message else f"A rule of this project: {own.name}."
    return Rule(
        problem=Problem(CODE, own.name, own.severity),
        page=f"{title}\n\n{own.page}",
        check=_check(own),
        many=f'{own.over.replace("_", " ")} break "{own.name}"',
    )


def check_own(own: OwnRule, taken: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a team's rule; `taken` says of other names what they stand for."""
    if own.name in taken:
        message = f'"{own.name}" is {taken[own.name]}; give yours another name'
        yield report(BAD_VALUE, replace(own.place, is_key=True), message)
    for condition in (*own.when, *own.require) if own.over else ():
        yield from _key_faults(own.over, condition)
    for word in _PLACEHOLDER.findall(own.message):
        if word not in _PLACEHOLDERS:
            message = f'"{{{word}}}" is not known in a message{did_you_mean(word, _PLACEHOLDERS)}'
            help = f"possible: {', '.join(f'{{{known}}}' for known in _PLACEHOLDERS)}"
            yield report(BAD_VALUE, own.place / "message", message, help=help)


def _check(own: OwnRule) -> Check:
    def check(facts: Facts) -> Iterator[Finding]:
        for subject in SUBJECTS[own.over](facts) if own.over in SUBJECTS else ():
            if all(_holds(facts, subject, one) for one in own.when):
                missed = [one for one in own.require if not _holds(facts, subject, one)]
                if missed:
                    yield _finding(facts, own, subject, missed)

    return check


def _finding(facts: Facts, own: OwnRule, subject: Subject, missed: list[Condition]) -> Finding:
    part, key = subject.part, missed[0].key
    place = part.place if "." in key or own.over == "map" else part.place / key
    return Finding(place, _message(own, subject, missed), own.help)


def _message(own: OwnRule, subject: Subject, missed: list[Condition]) -> str:
    part, phase = subject.part, subject.around.get("phase")
    words = {
        "id": getattr(part, "id", ""),
        "name": getattr(part, "name", "") or getattr(part, "title", ""),
        "text": shortened(getattr(part, "text", "")),
        "phase": phase.id if phase else "",
        "missing": and_([f'"{one.key}"' for one in missed]),
    }
    if own.message:
        said = _PLACEHOLDER.sub(lambda found: words.get(found[1]) or found[0], own.message)
        return " ".join(said.split())
    called = words["id"] or words["text"] or words["name"] or own.over
    return f'"{called}" does not keep to "{own.name}": it asks for {words["missing"]}'


def _holds(facts: Facts, subject: Subject, condition: Condition) -> bool:
    owner, _, key = condition.key.rpartition(".")
    part = subject.around.get(owner) if owner else subject.part
    said = () if part is None else tuple(map(_atoms, _values(facts, part, key)))
    if not said and isinstance(condition.test, Within) and key in _NUMBERS:
        return False
    return holds(condition.test, said)


def _values(facts: Facts, part: Any, key: str) -> list[Any]:
    """Return what a part says at a key, for anyone; a touchpoint also what its phase says."""
    if isinstance(part, Phase | Touchpoint) and key not in type(part).__dataclass_fields__:
        found = [getattr(moment, key) for moment in _moments(facts, part)]
    else:
        found = [getattr(part, key)]
    if key == "moment_of_truth":
        # A text says why it is one.
        found = [("true", value) if isinstance(value, str) else value for value in found]
    return [value for value in found if value is not None and value != ""]


def _moments(facts: Facts, part: Phase | Touchpoint) -> list[Moment]:
    personas = ("", *part.per_persona)
    if isinstance(part, Phase):
        return [part.says, *part.per_persona.values()]
    phase = facts.map.phases.get(part.phase)
    everyone = dict.fromkeys((*personas, *(phase.per_persona if phase else ())))
    said = (one for persona in everyone for one, _ in levels(facts.map, part, persona))
    return list({moment.place: moment for moment in said}.values())


def _atoms(value: Any) -> tuple[Atom, ...]:
    """Return the texts and numbers in a value of the model."""
    match value:
        case bool():
            return (str(value).lower(),)
        case str() | Decimal():
            return (value,)
        case Statement():
            return (value.text,)
        case Link():
            return (value.address,)
        case Stop():
            return (value.touchpoint,)
        case Mapping():
            return tuple(value)
        case tuple():
            return tuple(atom for one in value for atom in _atoms(one))
    return ()


def _of_map(facts: Facts) -> Iterator[Subject]:
    yield Subject(facts.map)


def _of_phases(facts: Facts) -> Iterator[Subject]:
    yield from (Subject(phase, _around(facts, phase)) for phase in facts.map.phases.values())


def _of_touchpoints(facts: Facts) -> Iterator[Subject]:
    for touchpoint in facts.map.touchpoints.values():
        yield Subject(touchpoint, _around(facts, touchpoint))


def _around(facts: Facts, part: Phase | Touchpoint) -> dict[str, Any]:
    if isinstance(part, Phase):
        return {"phase": part, "map": facts.map}
    return {"touchpoint": part, "phase": facts.map.phases.get(part.phase), "map": facts.map}


def _of_journeys(facts: Facts) -> Iterator[Subject]:
    personas: dict[str, Persona] = dict(facts.map.personas)
    for journey in facts.map.journeys.values():
        yield Subject(journey, {"persona": personas.get(journey.persona or "")})


def _of_metrics(facts: Facts) -> Iterator[Subject]:
    yield from map(Subject, (facts.map.metrics or {}).values())
    for part, moment in facts.gathered.moments:
        for metric in (moment.metrics or {}).values():
            yield Subject(metric, _around(facts, part))


def _of_section(name: str) -> Callable[[Facts], Iterator[Subject]]:
    return lambda facts: map(Subject, getattr(facts.map, name).values())


def _of_statements(key: str) -> Callable[[Facts], Iterator[Subject]]:
    def subjects(facts: Facts) -> Iterator[Subject]:
        for part, said, statement in facts.gathered.statements:
            if said == key:
                yield Subject(statement, _around(facts, part))

    return subjects


# What a rule can be asked over, and how its parts are found.
SUBJECTS: dict[str, Callable[[Facts], Iterator[Subject]]] = {
    "map": _of_map,
    "phases": _of_phases,
    "touchpoints": _of_touchpoints,
    "personas": _of_section("personas"),
    "channels": _of_section("channels"),
    "journeys": _of_journeys,
    "sources": _of_section("sources"),
    "metrics": _of_metrics,
    **{key: _of_statements(key) for key in fields.OWN_STATEMENTS},
}
_PART_OF = {
    "map": "map",
    "phases": "phase",
    "touchpoints": "touchpoint",
    "personas": "persona",
    "channels": "channel",
    "journeys": "journey",
    "sources": "source",
    "metrics": "metric",
    **dict.fromkeys(fields.OWN_STATEMENTS, "statement"),
}
_AROUND = {
    "touchpoints": ("phase", "map"),
    "phases": ("map",),
    "journeys": ("persona",),
    "metrics": ("touchpoint", "phase", "map"),
    **dict.fromkeys(fields.OWN_STATEMENTS, ("touchpoint", "phase", "map")),
}


def _key_faults(over: str, condition: Condition) -> Iterator[Diagnostic]:
    """Yield why a key cannot be asked for, or why a word never stands there."""
    table = _askable(over)
    known = table.get(condition.key)
    if known is None:
        message = f'"{condition.key}" is not a key of {over.replace("_", " ")}'
        help = f"possible: {', '.join(table)}"
        guess = did_you_mean(condition.key, table)
        yield report(BAD_VALUE, condition.place, f"{message}{guess}", help=help)
    elif isinstance(known.kind, fields.Choice) and isinstance(condition.test, OneOf):
        words = known.kind.values
        for word in condition.test.words:
            if word.casefold() not in words:
                message = f'"{condition.key}" is never "{word}"{did_you_mean(word, words)}'
                help = f"possible: {', '.join(words)}"
                yield report(BAD_VALUE, condition.place, message, help=help)


def _askable(over: str) -> dict[str, Field]:
    """Return the keys that a rule may ask for over these parts."""
    has_id = over != "map" and over not in fields.OWN_STATEMENTS
    keys = {"id": Field("id", fields.Text(), "the id")} if has_id else {}
    keys |= {known.name: known for known in PARTS[_PART_OF[over]] if known.name not in _NOT_ASKED}
    for part in _AROUND.get(over, ()):
        inside = (known for known in PARTS[part] if known.name not in _NOT_ASKED)
        keys |= {f"{part}.{known.name}": known for known in inside}
    return keys


def _sentence(message: str) -> str:
    text = _PLACEHOLDER.sub("…", message).strip()
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
