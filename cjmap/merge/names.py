"""Follow the ids that one side has given to parts, wherever the other side still says the old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from cjmap.diff.pairing import pair_parts
from cjmap.diff.reading import SECTIONS
from cjmap.fields import Id, Ids, Kind, LaneTexts, Part, Parts, Stops
from cjmap.fmt.kinds import kind_below
from cjmap.loading.assemble import assemble
from cjmap.source import Mapping as YamlMapping
from cjmap.source import Node, Replacement, Scalar, Sequence, Source, edited, word_in

# New ids by the kind of a part and its old id.
NewIds: TypeAlias = "dict[tuple[str, str], str]"


class PartName(NamedTuple):
    """The kind of a part and its id."""

    kind: str
    id: str


def renamed_parts(base: YamlMapping, other: YamlMapping) -> NewIds:
    """Return the new ids of parts that a map declares under another id than before."""
    then, now = _declared(base), _declared(other)
    if then <= now or now <= then:
        return {}
    pairs = pair_parts(assemble(base, "")[0], assemble(other, "")[0])
    return {
        (kind, old): new
        for kind, ids in pairs.now.items()
        for old, new in ids.items()
        if old != new and (kind, old) in then - now and (kind, new) in now - then
    }


def agreed(ours: NewIds, theirs: NewIds, three: tuple[YamlMapping, ...]) -> NewIds:
    """Return the new ids that hold in the result, where the sides do not give different ones.

    One that the other side has given to a new part does not hold. `three` are the base, ours and
    theirs.
    """
    base, mine, yours = map(_declared, three)
    return {
        part: new
        for found, other, taken in ((ours, theirs, yours - base), (theirs, ours, mine - base))
        for part, new in found.items()
        if other.get(part, new) == new and (part in other or (part[0], new) not in taken)
    }


def with_new_ids(source: Source, ids: NewIds) -> str:
    """Return the text of a map with new ids, where parts are declared and where they are named."""
    assert source.root
    edits = set()
    for kind, name in _names(source.root, Part("map")):
        new = ids.get((kind, name.value))
        word = word_in(source.text, name.span, name.value) if new else None
        if new and word:
            edits.add(Replacement("", *word, new))
    return edited(source.text.encode(), edits).decode()


def named_in_vain(root: YamlMapping, sides: Iterable[YamlMapping]) -> list[PartName]:
    """Return the kinds and ids of parts that a result names, and that only a side declares."""
    known = set().union(*map(_declared, sides)) - _declared(root)
    names = (PartName(kind, name.value) for kind, name in _names(root, Part("map")))
    return [one for one in dict.fromkeys(names) if one in known]


def _declared(root: YamlMapping) -> set[tuple[str, str]]:
    found = set()
    for kind, section in SECTIONS.items():
        node = root.get(section)
        if isinstance(node, YamlMapping):
            found |= {(str(kind), id) for id in node.entries}
    return found


def _names(node: Node, kind: Kind | None) -> Iterator[tuple[str, Scalar]]:
    """Yield every id that stands somewhere with the kind of part that it is of."""
    if isinstance(node, Scalar):
        if named := kind_of_names(kind):
            yield named, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _names(item, kind)
    else:
        keys = kind_of_keys(kind)
        for key, entry in node.entries.items():
            if keys:
                yield keys, entry.key
            yield from _names(entry.value, kind_below(kind, key))


_KEYS: Mapping[type, str] = {LaneTexts: "lane", Stops: "touchpoint"}


def kind_of_names(kind: Kind | None) -> str:
    """Return of which kind of part a text is the id, "" where it is none."""
    if isinstance(kind, Id | Ids):
        return kind.of
    return "touchpoint" if isinstance(kind, Stops) else ""


def kind_of_keys(kind: Kind | None) -> str:
    """Return of which kind of part the keys of a mapping are ids, "" where they are none."""
    if isinstance(kind, Parts):
        return "persona" if kind.part == "per_persona" else kind.part
    return _KEYS.get(type(kind), "")
