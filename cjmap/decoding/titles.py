"""Name the parts of a map, and what a misspelled key may mean."""

from __future__ import annotations

import re
from collections.abc import Collection

from cjmap.decoding.walk import UNKNOWN_KEY, Walk
from cjmap.diagnostics import Edit, Fix, rename
from cjmap.fields import PARTS, SETTINGS, SYNONYMS, Field
from cjmap.place import Place
from cjmap.source import Entry, shortened
from cjmap.words.suggest import likely, meaning, only_neighbour

# In braces, "name:Cart" is one key without a value.
_GLUED = r"([a-z_]+):(\S.*)"
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
_OF_ONE_PERSONA = "per_persona"


def named(part: str, place: Place) -> str:
    """Return what to call the part at a place: a statement by the key that it stands under.

    >>> named("statement", Place("a.yaml") / "phases" / "buy" / "pain_points" / 0)
    'an item of "pain_points"'
    """
    keys = [key for key in place.route if isinstance(key, str)]
    if part != "statement" or not keys:
        return ARTICLED[part]
    return f'an item of "{shortened(keys[-1])}"'


def unknown_key(
    walk: Walk, part: str, entry: Entry, place: Place, *, written: Collection[str] = ()
) -> None:
    """Note a key that the format does not have, with those that may be meant.

    What is `written` beside it already is hardly meant.
    """
    key, names = entry.key.value, TABLES[part]
    synonym = SYNONYMS.get(key.casefold())
    glued = re.fullmatch(_GLUED, key) if entry.bare else None
    if glued and glued[1] in names:
        _without_space(walk, entry, place / glued[1], text=glued[2])
        return
    words: tuple[str, ...] = (synonym,) if synonym in names else ()
    may_guess = walk.may_guess(UNKNOWN_KEY)
    if not words and may_guess:
        words = likely(key, names, written=written)
    walk.meant.update(place / word for word in words)
    elsewhere = _elsewhere(part, key, may_guess=may_guess and not words)
    message = f'"{shortened(key)}" is not a key of {named(part, place)}{elsewhere}{meaning(words)}'
    help = "" if words else "\n".join(filter(None, (f"its keys: {', '.join(names)}", _rows(part))))
    sure = synonym if synonym in names else only_neighbour(key, names)
    # A statement that is a text with a colon begins with a capital letter.
    is_sure = sure in words and not elsewhere and (part != "statement" or key.islower())
    fix = rename(entry.key.span, key, sure) if sure and is_sure else None
    walk.fault(UNKNOWN_KEY, entry.key.span, message, help=help, fix=fix)


def _without_space(walk: Walk, entry: Entry, meant: Place, *, text: str) -> None:
    """Note a key in braces whose text follows its colon right away, so that both are one key."""
    key, span = meant.route[-1], entry.key.span
    walk.meant.add(meant)
    message = f'a space is missing after "{key}:"'
    help = f"write it with a space: {key}: {shortened(text)}"
    fix = Fix((Edit(span, f"{key}: {text}"),), f'writes a space after "{key}:"')
    walk.fault(UNKNOWN_KEY, span, message, help=help, fix=fix)


def _elsewhere(part: str, key: str, *, may_guess: bool) -> str:
    """Return which other part has a key, or one that a slip made another of."""
    others = [other for other in TABLES if other not in (part, _OF_ONE_PERSONA)]
    # What a phase and a touchpoint have is mostly a touchpoint's.
    others.sort(key=lambda one: ((one in SETTINGS) != (part in SETTINGS), one == "phase"))
    meant: str | None = key
    if may_guess and not any(key in TABLES[other] for other in others):
        meant = only_neighbour(key, (name for other in others for name in TABLES[other]))
    owner = next((other for other in others if meant in TABLES[other]), None)
    if owner is None:
        return ""
    called = _called(owner, part)
    return f", but of {called}" if meant == key else f'; "{meant}" is a key of {called}'


def _called(owner: str, part: str) -> str:
    """Return what to call the part that has a key, seen from another one."""
    if owner in SETTINGS and part not in SETTINGS and owner != "config":
        return f"{ARTICLED[owner]} in {ARTICLED['config']}"
    return 'an item with details, as of "pain_points"' if owner == "statement" else ARTICLED[owner]


def _rows(part: str) -> str:
    if "lanes" in TABLES[part] and part != "map":
        return "rows of your own stand under `lanes`"
    return ""
