"""Compare what stands at a key: words, numbers, ids, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cjmap import fields
from cjmap.diff.changes import Change, KeyChanged, Kind, ListChanged, Ref, Spot, Value
from cjmap.diff.pairing import Pairs, ref
from cjmap.diff.reading import SECTIONS, parts
from cjmap.diff.words import plain
from cjmap.fields import Field
from cjmap.model import Link
from cjmap.place import Place

# Lists whose order tells nothing.
_SETS = {"personas", "source", "tags", "channels"}
# The kinds of parts by the word that the table of the format has for what an id names.
KINDS: dict[str, Kind] = {kind: kind for kind in SECTIONS}


def single(at: Spot, *, was: Place | None = None, now: Place | None = None) -> Spot:
    """Return a spot of what stands on one side only."""
    return replace(at, was=was, now=now)


def at_key(at: Spot, key: str) -> Spot:
    """Return a spot of a key of what a spot is about."""
    return replace(at, was=at.was and at.was / key, now=at.now and at.now / key)


def value_change(at: Spot, key: Field, old: Any, new: Any, pairs: Pairs) -> Iterator[Change]:
    """Yield the change of a key that holds no statements and no parts, if there is one."""
    if isinstance(key.kind, fields.Ids | fields.Links | fields.Texts):
        of = key.kind.of if isinstance(key.kind, fields.Ids) else ""
        yield from list_change(at_key(at, key.name), key.name, old, new, pairs, of=of)
    elif isinstance(key.kind, fields.Id) and (kind := KINDS.get(key.kind.of)):
        is_same = old is not None and new is not None and pairs.now[kind].get(old) == new
        if old != new and not is_same:
            here = at_key(at, key.name)
            yield KeyChanged(here, key.name, pairs.ref_was(kind, old), pairs.ref_now(kind, new))
    else:
        before, after = value(old), value(new)
        if before != after:
            yield KeyChanged(at_key(at, key.name), key.name, before, after)


def value(written: Any) -> Value:
    """Return what stands at a key as it is compared: a single remark by its text."""
    if isinstance(written, str):
        return plain(written)
    if isinstance(written, tuple) and written and not isinstance(written[0], Decimal):
        return " / ".join(plain(one.text) for one in written)
    found: Value = written
    return found


def list_change(
    at: Spot, key: str, old: Any, new: Any, pairs: Pairs, *, of: str
) -> Iterator[ListChanged]:
    """Yield how two lists of ids, texts or links differ; `of` says what the ids name."""
    before, after = _refs(old, of, pairs.old), _refs(new, of, pairs.new)
    kind = KINDS.get(of)
    ids = pairs.now[kind] if kind else {}
    same = {ids.get(one.id, one.id): one for one in before or ()}
    now = [one.id for one in after or ()]
    is_same = set(same) == set(now) if key in _SETS else list(same) == now
    if is_same and (before is None) == (after is None):
        return
    yield ListChanged(
        at,
        key,
        before,
        after,
        added=tuple(one for one in after or () if one.id not in same),
        removed=tuple(one for id, one in same.items() if id not in set(now)),
    )


def _refs(written: Any, of: str, jmap: Any) -> tuple[Ref, ...] | None:
    if written is None:
        return None
    return tuple(_ref(one, of, jmap) for one in written)


def _ref(one: str | Link, of: str, jmap: Any) -> Ref:
    if isinstance(one, Link):
        text = plain(one.text or "")
        named = f"{text} ({one.address})" if text else one.address
        return Ref(f"{text} {one.address}" if text else one.address, named)
    if not of:
        return Ref(plain(one), plain(one))
    kind = KINDS.get(of)
    return ref(parts(jmap, kind).get(one) if kind else None, one)
