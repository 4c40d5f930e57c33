"""Name the parts of a map."""

from __future__ import annotations

from cjmap.fields import PARTS, Field
from cjmap.place import Place
from cjmap.source import shortened

TABLES: dict[str, dict[str, Field]] = {
    part: {known.name: known for known in table} for part, table in PARTS.items()
}
TITLES = {**{part: part for part in TABLES}, "per_persona": "persona", "own_rule": "rule"}
ARTICLED = {
    **{part: f"a {part}" for part in TABLES},
    "statement": "a statement",
    "per_persona": "`per_persona`",
    "config": "cjmap.yaml",
    "coverage": "`coverage`",
    "emotion_scale": "`emotion_scale`",
    "rules": "`rules`",
    "path_rules": "what holds for a path",
    "own_rule": "a rule of your own",
    "theme": "`theme`",
}


def named(part: str, place: Place) -> str:
    """Return what to call the part at a place: a statement by the key that it stands under.

    >>> named("statement", Place("a.yaml") / "phases" / "buy" / "pain_points" / 0)
    'an item of "pain_points"'
    """
    keys = [key for key in place.route if isinstance(key, str)]
    if part != "statement" or not keys:
        return ARTICLED[part]
    return f'an item of "{shortened(keys[-1])}"'
