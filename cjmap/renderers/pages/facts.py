"""List what a phase or a touchpoint says, key by key, so that nothing written is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from cjmap import fields
from cjmap.catalog import Labels, format_score
from cjmap.fields import MOMENT, Field
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Link, Moment, Statement
from cjmap.renderers.pages.figures import Figure, figure

Form: TypeAlias = Literal["statements", "figures", "links", "sources", "text", "none"]
Value: TypeAlias = tuple[Statement, ...] | tuple[Figure, ...] | tuple[Link, ...] | tuple[str, ...]

_OF_STATEMENTS = (fields.Statements, fields.Remark)


@frozen
class Fact:
    """What stands at one key: its label, the form that its values have, and the values.

    `none` is the form of an empty list, `text` of anything that is best read as words.
    """

    key: str
    label: str
    form: Form
    values: Value


def facts(moment: Moment, jmap: JourneyMap, words: Labels) -> Iterator[Fact]:
    """Yield everything that a moment says, in the order of the format."""
    for field in MOMENT:
        value = getattr(moment, field.name)
        if isinstance(field.kind, fields.LaneTexts):
            for lane, said in (value or {}).items():
                name = jmap.lanes[lane].name if lane in jmap.lanes else lane
                yield _fact(f"lane:{lane}", name, "statements", said)
        elif value is not None:
            form, values = _shown(field, value, jmap, words)
            yield _fact(field.name, words[f"facet.{field.name}"], form, values)


def is_stated(fact: Fact) -> bool:
    """Tell whether a fact is made of statements, as the rows of the matrix are."""
    return fact.key.startswith("lane:") or fact.key in _STATED


_STATED = frozenset(field.name for field in MOMENT if isinstance(field.kind, _OF_STATEMENTS))


def _fact(key: str, label: str, form: Form, values: Value) -> Fact:
    return Fact(key, label, form if values else "none", values)


def _shown(field: Field, value: object, jmap: JourneyMap, words: Labels) -> tuple[Form, Value]:
    match field.kind, value:
        case ((fields.Statements() | fields.Remark()), tuple()):
            return "statements", value
        case fields.Links(), tuple():
            return "links", value
        case fields.Ids(of="source"), tuple():
            return "sources", value
        case fields.Ids(of=kind), tuple():
            return "text", tuple(_name(jmap, kind, id) for id in value)
        case fields.Parts(), dict():
            return "figures", tuple(figure(metric, words) for metric in value.values())
        case fields.Course(), tuple():
            signed = jmap.scale.is_signed
            return "text", tuple(format_score(n, words.language, signed=signed) for n in value)
        case fields.Reason(), bool():
            return "text", (words["flag.true" if value else "flag.false"],)
        case fields.Choice(), str():
            return "text", (words[f"{field.name}.{value}"],)
    return "text", (str(value),) if value != () else ()


def _name(jmap: JourneyMap, kind: str, id: str) -> str:
    part = jmap.personas.get(id) if kind == "persona" else jmap.channels.get(id)
    return part.name or id if part else id
