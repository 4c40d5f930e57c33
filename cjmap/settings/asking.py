"""Read the conditions of a team's own rules."""

from __future__ import annotations

from typing import Any

from cjmap import fields
from cjmap.decoding import scalars
from cjmap.decoding.walk import BAD_VALUE, UNKNOWN_KEY, Walk, is_unwritten
from cjmap.place import Place
from cjmap.settings.conditions import Condition, Length, Like, OneOf, Test, Within, Written
from cjmap.source import Mapping, Node, Scalar, Sequence, shortened
from cjmap.words.suggest import did_you_mean

_WRITTEN = {"written": True, "unwritten": False}
_NUMBER = fields.Number()
_LENGTH = fields.Number(whole=True, low=0)
_KEYS = {"least": _NUMBER, "most": _NUMBER, "shortest": _LENGTH, "longest": _LENGTH}


def read_conditions(
    walk: Walk, kind: Any, node: Node, place: Place
) -> tuple[Condition, ...] | None:
    """Return what is asked; of a key alone, that something is written there."""
    if isinstance(node, Mapping):
        read = [
            Condition(place / key, key, test)
            for key, entry in node.entries.items()
            if not is_unwritten(walk, entry)
            for test in _tests(walk, entry.value, place / key)
        ]
        return tuple(read) or None
    if isinstance(node, Scalar):
        key = scalars.read_text(walk, kind, node, place)
        return (Condition(place, key, Written()),) if key else None
    read = []
    for number, item in enumerate(node.items):
        key = scalars.read_text(walk, fields.Text(), item, place / number)
        read += [Condition(place / number, key, Written())] if key else []
    return tuple(read) or None


def _tests(walk: Walk, node: Node, place: Place) -> list[Test]:
    if isinstance(node, Mapping):
        return _bounds(walk, node, place)
    nodes = node.items if isinstance(node, Sequence) else (node,)
    words = [word for one in nodes if (word := _word(walk, one)) is not None]
    if not words:
        return []
    if isinstance(node, Scalar) and words[0] in _WRITTEN:
        return [Written(_WRITTEN[words[0]])]
    return [OneOf(tuple(words))]


def _word(walk: Walk, node: Node) -> str | None:
    """Return a word as it is spelled, also `true` and `false`."""
    if isinstance(node, Scalar):
        return node.value.strip()
    walk.wrong(fields.Text(), node)
    return None


def _bounds(walk: Walk, node: Mapping, place: Place) -> list[Test]:
    said: dict[str, Any] = {}
    for key, entry in node.entries.items():
        if key == "like":
            said[key] = scalars.read_texts(walk, fields.Texts(), entry.value, place / key)
        elif key in _KEYS:
            said[key] = scalars.read_number(walk, _KEYS[key], entry.value, place / key)
        else:
            known = (*_KEYS, "like")
            message = f'"{shortened(key)}" is not known in a condition{did_you_mean(key, known)}'
            walk.fault(UNKNOWN_KEY, entry.key.span, message, help=f"possible: {', '.join(known)}")
    _check_order(walk, place, said)
    within, length = (
        (said.get("least"), said.get("most")),
        (said.get("shortest"), said.get("longest")),
    )
    tests: list[Test] = [Within(*within)] if within != (None, None) else []
    tests += [Length(*length)] if length != (None, None) else []
    tests += [Like(said["like"])] if said.get("like") else []
    return tests


def _check_order(walk: Walk, place: Place, said: dict[str, Any]) -> None:
    for low, high in (("least", "most"), ("shortest", "longest")):
        least, most = said.get(low), said.get(high)
        if least is not None and most is not None and least > most:
            message = f'"{low}" is more than "{high}": nothing can be both'
            walk.fault(BAD_VALUE, place / low, message)
