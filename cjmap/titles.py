"""Name the parts of a map, and what a misspelled key may mean."""

from __future__ import annotations

from cjmap.diagnostics import rename
from cjmap.fields import PARTS, SETTINGS, SYNONYMS, Field
from cjmap.place import Place
from cjmap.source import Entry, shortened
from cjmap.suggest import nearest, only_neighbour
from cjmap.walk import UNKNOWN_KEY, Walk

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
_OWNERS = [part for part in TABLES if part not in {*SETTINGS, "per_persona"}]


def named(part: str, place: Place) -> str:
    """Return what to call the part at a place: a statement by the key that it stands under.

    >>> named("statement", Place("a.yaml") / "phases" / "buy" / "pain_points" / 0)
    'an item of "pain_points"'
    """
    keys = [key for key in place.route if isinstance(key, str)]
    if part != "statement" or not keys:
        return ARTICLED[part]
    return f'an item of "{shortened(keys[-1])}"'


def unknown_key(walk: Walk, part: str, entry: Entry, place: Place) -> None:
    """Note a key that the format does not have, with the one that may be meant."""
    key = entry.key.value
    names = TABLES[part]
    synonym = SYNONYMS.get(key.casefold())
    meant = synonym if synonym in names else None
    if meant is None and walk.may_guess(UNKNOWN_KEY):
        meant = nearest(key, names)
    message = f'"{shortened(key)}" is not a key of {named(part, place)}'
    if meant is None:
        walk.fault(UNKNOWN_KEY, entry.key.span, message, help=_keys_of(part, key))
        return
    walk.meant.add(place / meant)
    sure = synonym if synonym in names else only_neighbour(key, names)
    # A statement that is a text with a colon begins with a capital letter.
    is_sure = sure == meant and (part != "statement" or key.islower())
    fix = rename(entry.key.span, key, meant) if is_sure else None
    walk.fault(UNKNOWN_KEY, entry.key.span, f'{message}; did you mean "{meant}"?', fix=fix)


def _keys_of(part: str, key: str) -> str:
    """Return what is known here, and where an unknown key belongs."""
    help = f"its keys: {', '.join(TABLES[part])}"
    owner = next((other for other in _OWNERS if key in TABLES[other]), None)
    if owner and part != "config":
        return f'"{key}" is a key of {ARTICLED[owner]}; {help}'
    if "lanes" in TABLES[part] and part != "map":
        return f"rows of your own stand under `lanes`; {help}"
    return help
