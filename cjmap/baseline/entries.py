"""Tell what was found before from what is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence

from cjmap.diagnostics import Diagnostic
from cjmap.fields import OWN_STATEMENTS
from cjmap.frozen import frozen
from cjmap.place import Place, Span
from cjmap.source import Mapping, Node, Scalar
from cjmap.source import Sequence as Items

# Where a finding points at letters of a file and at no part of the map.
IN_TEXT = "…"
_NAMES = ("name", "title", "text")
_STATEMENTS = frozenset(OWN_STATEMENTS)


@frozen
class Entry:
    """A finding as a baseline keeps it: the rule, the map, the place, what it is called and says.

    None of it is a line, so that lines may move.
    """

    rule: str
    map: str
    at: str
    called: str
    says: str


@frozen
class Kept:
    """An entry of a baseline, and where it stands there."""

    entry: Entry
    span: Span


@frozen
class Baseline:
    """The findings that are known in a project, and the file that says so."""

    file: str
    kept: tuple[Kept, ...] = ()


def entry_of(one: Diagnostic, name: str, tree: Mapping | None) -> Entry:
    """Return a finding in the map of a name as a baseline keeps it."""
    route = one.place.route if isinstance(one.place, Place) else ()
    at = ".".join(str(key) for key in route) if isinstance(one.place, Place) else IN_TEXT
    return Entry(one.problem.name, name, at, _called(tree, route), one.message)


def lasting(entry: Entry) -> tuple[str, ...]:
    """Return what of an entry stays when lines move, parts are added, and numbers change.

    What stands in a list is known by what it is called, everything else by its place.
    """
    keys = entry.at.split(".")
    at = ".".join(key for key in keys if not key.isdigit())
    called = entry.called if at != entry.at else ""
    return entry.rule, entry.map, at, called, re.sub(r"\d+", "", entry.says)


def old_ones(now: Sequence[Entry], known: Sequence[Entry], *, gone: set[str]) -> dict[int, int]:
    """Return by the position of each finding that was there before that of the entry for it.

    An entry stands for one finding: what says the same at the same place, else what is found at
    the same place, else about what is called the same, else what says the same but for ids.
    Entries of maps that are `gone` stand for findings in other maps, where both names and words
    are the same.
    """
    found: dict[int, int] = {}
    for likeness, of_gone in _LIKENESSES:
        taken = set(found.values())
        waiting: dict[Hashable, list[int]] = {}
        for number, entry in enumerate(known):
            key = likeness(entry) if (entry.map in gone) is of_gone else None
            if key is not None and number not in taken:
                waiting.setdefault(key, []).append(number)
        for position, entry in enumerate(now):
            key = likeness(entry) if waiting and position not in found else None
            if key is not None and waiting.get(key):
                found[position] = waiting[key].pop(0)
    return found


def _at_same_place(entry: Entry) -> Hashable | None:
    """What stands at a number of a list, or where a statement does, may be another by now."""
    keys = entry.at.split(".")
    is_sure = entry.at != IN_TEXT and not any(key.isdigit() for key in keys)
    text = entry.called if not _STATEMENTS.isdisjoint(keys[2:]) else ""
    return (entry.rule, entry.map, entry.at, text) if is_sure else None


def _of_same_name(entry: Entry) -> Hashable | None:
    return (
        (entry.rule, entry.map, _section(entry), _key(entry), entry.called)
        if entry.called
        else None
    )


def _in_same_words(entry: Entry) -> Hashable:
    return (entry.rule, entry.map, _section(entry), _plain(entry))


def _in_any_map(entry: Entry) -> Hashable:
    return (entry.rule, _section(entry), entry.called, _plain(entry))


# What makes an entry stand for a finding, the closest likeness first; the last is for maps that
# are gone.
_LIKENESSES: tuple[tuple[Callable[[Entry], Hashable | None], bool], ...] = (
    (lambda entry: entry, False),
    (_at_same_place, False),
    (_of_same_name, False),
    (_in_same_words, False),
    (_in_any_map, True),
)


def _section(entry: Entry) -> str:
    return entry.at.split(".")[0]


def _key(entry: Entry) -> tuple[str, ...]:
    """Return what a finding is about inside of its part, wherever in a list that stands."""
    return tuple(key for key in entry.at.split(".")[2:] if not key.isdigit())


def _plain(entry: Entry) -> str:
    """Return what a finding says, without the ids in it."""
    says = entry.says
    for key in entry.at.split("."):
        says = says.replace(f'"{key}"', '""')
    return says


def _called(tree: Mapping | None, route: Iterable[str | int]) -> str:
    """Return the name, or the text, of the innermost part on the way to a place."""
    node: Node | None = tree
    called = ""
    for key in route:
        node = _inside(node, key)
        # A single word at a key, such as an end or a channel, tells nothing apart.
        is_named = isinstance(node, Mapping) or isinstance(key, int) or key in OWN_STATEMENTS
        called = (_name(node) if is_named else "") or called
    return " ".join(called.split())[:120]


def _inside(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(key))
    if isinstance(node, Items) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return None


def _name(node: Node | None) -> str:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        names = (node.get(key) for key in _NAMES)
        return next((one.value for one in names if isinstance(one, Scalar)), "")
    return ""
