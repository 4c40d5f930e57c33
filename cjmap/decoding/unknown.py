"""Find out what is meant by a key that the format does not have."""

from __future__ import annotations

import re
from collections.abc import Collection

from cjmap.decoding.titles import ARTICLED, TABLES, named
from cjmap.decoding.walk import UNKNOWN_KEY, Walk
from cjmap.diagnostics import Edit, Fix, rename
from cjmap.fields import SETTINGS, Field
from cjmap.frozen import frozen
from cjmap.place import Place
from cjmap.source import Entry, shortened
from cjmap.words.suggest import likely, meaning, only_neighbour

# In braces, "name:Cart" is one key without a value.
_GLUED = r"([a-z_]+):(\S.*)"
_OF_ONE_PERSONA = "per_persona"


@frozen
class Guess:
    """What an unknown key may mean: some `words`, or a key of another part, as `elsewhere` says.

    `known` is the only one it stands for, None where there are several; with `is_sure`, it can be
    nothing else.
    """

    words: tuple[str, ...]
    elsewhere: str
    known: Field | None
    is_sure: bool


def guess_key(
    walk: Walk, part: str, entry: Entry, place: Place, *, written: Collection[str]
) -> Guess:
    """Return what an unknown key of a part may mean, which from now on counts as written.

    What is `written` beside it already is hardly meant.
    """
    key, names = entry.key.value, TABLES[part]
    from cjmap.words.synonyms import meant

    may_guess = walk.may_guess(UNKNOWN_KEY)
    words = synonyms = meant(key, names)
    if not words and may_guess:
        words = likely(key, names, written=written)
    elsewhere = _elsewhere(part, key, may_guess=may_guess and not words)
    is_only = len(words) == 1 and place / words[0] not in walk.meant
    # A statement that is a text with a colon begins with a capital letter.
    is_sure = is_only and words[0] not in written and (part != "statement" or key.islower())
    is_sure = is_sure and not elsewhere
    is_sure = is_sure and (bool(synonyms) or only_neighbour(key, names) == words[0])
    walk.meant.update(place / word for word in words)
    known = names[words[0]] if is_only else None
    return Guess(words, elsewhere, known, is_sure=is_sure)


def report_key(
    walk: Walk, part: str, entry: Entry, place: Place, guess: Guess, *, is_fixed: bool
) -> None:
    """Note an unknown key of a part with what it may mean; `is_fixed` says to offer that."""
    key, words = entry.key.value, guess.words
    called = f"{named(part, place)}{guess.elsewhere}{meaning(words)}"
    message = f'"{shortened(key)}" is not a key of {called}'
    keys = f"its keys: {', '.join(TABLES[part])}"
    help = "" if words else "\n".join(filter(None, (keys, _rows(part))))
    fix = rename(entry.key.span, key, words[0]) if is_fixed else None
    walk.fault(UNKNOWN_KEY, entry.key.span, message, help=help, fix=fix)


def lacks_space(walk: Walk, part: str, entry: Entry, place: Place) -> bool:
    """Tell whether a key in braces holds its text, as in `name:Cart`, which is noted then."""
    glued = re.fullmatch(_GLUED, entry.key.value) if entry.bare else None
    if not glued or glued[1] not in TABLES[part]:
        return False
    _without_space(walk, entry, place / glued[1], text=glued[2])
    return True


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
