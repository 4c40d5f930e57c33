"""The map that says everything."""

from __future__ import annotations

import re
from collections import Counter

from cjmap.fields import PARTS, SETTINGS

from .everything import everything, view_of

MAP_PARTS = set(PARTS) - SETTINGS


def test_it_is_read_without_a_fault(tmp_path):
    view = view_of(everything().write(tmp_path))
    assert [persona.id for persona in view.personas] == ["clara", "ben"]


def test_every_key_of_every_part_is_written():
    written: set[tuple[str, str]] = set()
    _keys(everything().values, "map", written)
    assert written >= {(part, known.name) for part in MAP_PARTS for known in PARTS[part]}


def test_each_word_stands_once():
    made = everything()
    found = Counter(re.findall(r"zq\d{5}", made.text))
    assert len(found) > 1000
    assert found == Counter(made.words.keys())


def _keys(values: object, part: str, written: set[tuple[str, str]]) -> None:
    """Note the keys of a part, and of the parts in it, told apart by their tables."""
    for known in PARTS[part]:
        if isinstance(values, dict) and known.name in values:
            written.add((part, known.name))
            _inside(values[known.name], known.kind, written)


def _inside(value: object, kind: object, written: set[tuple[str, str]]) -> None:
    name = getattr(kind, "part", {"Statements": "statement", "Links": "link"}.get(_name(kind)))
    if _name(kind) == "Parts" or _name(kind) == "LaneTexts":
        items = list(value.values()) if isinstance(value, dict) else []
        name = name or "statement"
        items = [one for item in items for one in (item if isinstance(item, list) else [item])]
    else:
        items = value if isinstance(value, list) else [value]
    for item in items if name else ():
        _keys(item, name, written)


def _name(kind: object) -> str:
    return type(kind).__name__
