"""Notice keys that stand beside the part that they belong to instead of below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from cjmap.decoding.walk import WRONG_TYPE, Walk, is_empty
from cjmap.diagnostics import Related
from cjmap.place import Place
from cjmap.source import Entry, Mapping, Node, Sequence, shortened

_NAMED = 4


def without_strays(
    walk: Walk, node: Mapping, place: Place, *, known: Collection[str], short: bool
) -> Mapping:
    """Return the parts of a group without the keys that follow an empty part, noted once for each.

    `known` are the keys of such a part; `short` says that a text is a part, too.
    """
    if node.flow:
        return node
    strays = dict(_strays(node, known, short))
    if not strays:
        return node
    for owner, keys in strays.items():
        _report(walk, owner, [node.entries[key] for key in keys], node)
    # Where one part is written like this, so are the others; their keys are written twice.
    empty = (key for key, entry in node.entries.items() if is_empty(entry.value))
    walk.meant.update(place / id / key for id in empty for key in ("name", "phase"))
    gone = {key for keys in strays.values() for key in keys}
    return replace(node, entries={k: e for k, e in node.entries.items() if k not in gone})


def _strays(
    node: Mapping, known: Collection[str], short: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids of empty parts, each with the keys behind it that are its own."""
    owner, keys = "", list[str]()
    for key, entry in node.entries.items():
        if owner and (_starts(entry, known) or (keys and _goes_on(entry, known, short))):
            keys.append(key)
            continue
        if keys:
            yield owner, tuple(keys)
        owner, keys = key if is_empty(entry.value) else "", []
    if keys:
        yield owner, tuple(keys)


def _starts(entry: Entry, known: Collection[str]) -> bool:
    return entry.key.value in known and _is_said(entry.value)


def _goes_on(entry: Entry, known: Collection[str], short: bool) -> bool:
    return entry.key.value in known or (not short and _is_said(entry.value))


def _is_said(node: Node) -> bool:
    if isinstance(node, Sequence):
        return True
    return not isinstance(node, Mapping) and not is_empty(node)


def _report(walk: Walk, owner: str, strays: list[Entry], node: Mapping) -> None:
    names = [f'"{shortened(entry.key.value)}"' for entry in strays]
    if len(names) == 1:
        message = f'{names[0]} belongs to "{owner}": indent it below that key'
    else:
        *most, last = [*names[:_NAMED], "others"] if len(names) > _NAMED else names
        message = f'{", ".join(most)} and {last} belong to "{owner}": indent them below it'
    related = (Related(node.entries[owner].key.span, f'"{owner}" stands here'),)
    walk.fault(WRONG_TYPE, strays[0].key.span, message, related=related)
