"""Edit the text of maps as their authors do, by chance, the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from cjmap.fmt import formatted
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence, Source, parse, quoted

Route = tuple[str, ...]


@dataclass(frozen=True)
class Edited:
    """A text with what was touched in it; `renamed` are new ids by old ones."""

    text: str
    touched: frozenset[Route] = frozenset()
    renamed: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A map that is being edited: its text, its tree, and which touchpoint the author works at."""

    text: str
    root: Mapping
    at: str
    random: Random

    @property
    def touchpoints(self) -> dict[str, Entry]:
        node = self.root.get("touchpoints")
        assert isinstance(node, Mapping)
        return node.entries

    @property
    def here(self) -> Mapping:
        node = self.touchpoints[self.at].value
        assert isinstance(node, Mapping)
        return node

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def put(self, start: int, end: int, text: str) -> str:
        return self.text[:start] + text + self.text[end:]

    def put_node(self, node: Node, text: str) -> str:
        return self.put(node.span.start, node.span.end, text)

    def block(self, entry: Entry) -> tuple[int, int]:
        """Return the whole lines of an entry."""
        return self.line_start(entry.key.span.start), self.line_end(
            max(entry.key.span.end, entry.value.span.end)
        )


Found = "tuple[str, set[Route]] | tuple[str, set[Route], dict[str, str]] | None"
Editor = Callable[[Text], "tuple[str, set[Route]] | tuple[str, set[Route], dict[str, str]] | None"]

_WORDS = (
    "oft", "sofort", "kaum", "wieder", "am Abend", "zu spät", "with care", "twice", "by phone",
    "ohne Worte", "nobody knows", "bei Regen", "for free", "im Laden",
)  # fmt: skip


def edit(
    text: str,
    random: Random,
    *,
    at: str,
    number: int,
    side: str,
    editors: dict[str, Editor] | None = None,
) -> Edited | None:
    """Return a map after so many edits around one touchpoint; `side` marks what is new."""
    editors = editors or EDITORS
    touched: set[Route] = set()
    renamed: dict[str, str] = {}
    names: list[str] = []
    tries = 0
    tree = read(text)
    while len(names) < number and tries < 40:
        tries += 1
        name = random.choice(list(editors))
        assert tree is not None
        points = [
            k for k, one in _mapping(tree, "touchpoints").items() if isinstance(one.value, Mapping)
        ]
        here = at if at in points else random.choice(points)
        here = here if random.random() < 0.85 else random.choice(points)
        _side[0] = side
        found = editors[name](Text(text, tree, here, random))
        after = read(found[0]) if found else None
        if found is None or after is None:
            continue
        text, tree = found[0], after
        touched |= found[1]
        renamed |= found[2] if len(found) == 3 else {}
        names.append(name)
    return Edited(text, frozenset(touched), renamed, tuple(names)) if names else None


_side = [""]


def read(text: str) -> Mapping | None:
    """Return the tree of a text; None where there is anything wrong with it."""
    source, findings = parse(text.encode(), file="")
    return source.root if not [one for one in findings if one.severity.value == "error"] else None


def source_of(text: str) -> Source:
    return parse(text.encode(), file="")[0]


def _mapping(root: Mapping, key: str) -> dict[str, Entry]:
    node = root.get(key)
    return node.entries if isinstance(node, Mapping) else {}


def _new_words(map_: Text) -> str:
    return f"{map_.random.choice(_WORDS)} {_side[0]}{map_.random.randrange(1000)}"


def _scalars(node: Node, route: Route) -> Iterator[tuple[Route, Scalar]]:
    """Yield the texts below a node with their routes; those of lists by what they say."""
    if isinstance(node, Scalar):
        yield route, node
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if entry.value.span.start >= entry.key.span.end:
                yield from _scalars(entry.value, (*route, key))
    else:
        for item in node.items:
            yield from _scalars(item, (*route, _name_of(item)))


def _name_of(item: Node) -> str:
    if isinstance(item, Scalar):
        return item.value
    if isinstance(item, Mapping):
        text = item.get("text")
        return text.value if isinstance(text, Scalar) else next(iter(item.entries), "")
    return "list"


def _prose(map_: Text, *, style: set[str]) -> tuple[Route, Scalar] | None:
    base = ("touchpoints", map_.at)
    found = [
        (route, one)
        for route, one in _scalars(map_.here, base)
        if one.style in style
        and " " in one.value
        and "\n" not in map_.text[one.span.start : one.span.end]
    ]
    return map_.random.choice(found) if found else None


def _reword(map_: Text) -> Found:
    found = _prose(map_, style={""})
    if not found:
        return None
    route, node = found
    words = map_.text[node.span.start : node.span.end].split(" ")
    place = map_.random.randrange(1, len(words) + 1)
    words.insert(place, _new_words(map_).replace(",", ""))
    return map_.put_node(node, " ".join(words)), {route}


def _requote(map_: Text) -> Found:
    found = _prose(map_, style={""})
    if not found:
        return None
    route, node = found
    return map_.put_node(node, quoted(node.value)), {(*route, "quotes")}


def _rate(map_: Text) -> Found:
    node, random = map_.here.get("emotion"), map_.random
    if not isinstance(node, Scalar) or not node.value:
        return None
    others = [n for n in ("-2", "-1", "0", "1", "2") if n != node.value]
    return map_.put_node(node, random.choice(others)), {("touchpoints", map_.at, "emotion")}


def _set_key(key: str, make: Callable[[Text], str]) -> Editor:
    def editor(map_: Text) -> Found:
        route = ("touchpoints", map_.at, key)
        if map_.here.flow:
            return None
        node = map_.here.get(key)
        if node is not None:
            if not isinstance(node, Scalar) or node.style in ("|", ">") or not node.value:
                return None
            return map_.put_node(node, make(map_)), {route}
        entries = list(map_.here.entries.values())
        after = map_.random.choice(entries)
        indent = after.key.span.start - map_.line_start(after.key.span.start)
        _, end = map_.block(after)
        return map_.put(end, end, f"{' ' * indent}{key}: {make(map_)}\n"), {route}

    return editor


def _remove_key(map_: Text) -> Found:
    removable = [
        key
        for key in map_.here.entries
        if key not in ("phase", "name", "personas", "emotion") and not map_.here.flow
    ]
    if not removable or len(map_.here.entries) < 4:
        return None
    key = map_.random.choice(removable)
    start, end = map_.block(map_.here.entries[key])
    return map_.put(start, end, ""), {("touchpoints", map_.at, key)}


def _move_key(map_: Text) -> Found:
    entries = list(map_.here.entries.values())
    if map_.here.flow or len(entries) < 4:
        return None
    one, other = map_.random.sample(entries, 2)
    return _moved(map_, one, other), {("touchpoints", map_.at, one.key.value, "place")}


def _moved(map_: Text, one: Entry, other: Entry) -> str:
    """Return the text with one block behind another one."""
    start, end = map_.block(one)
    _, at = map_.block(other)
    block = map_.text[start:end]
    if at > start:
        return map_.text[:start] + map_.text[end:at] + block + map_.text[at:]
    return map_.text[:at] + block + map_.text[at:start] + map_.text[end:]


def _lists(map_: Text, *, flow: bool) -> list[tuple[Route, Sequence]]:
    found = []

    def walk(node: Node, route: Route) -> None:
        if isinstance(node, Sequence):
            if node.flow == flow and node.items:
                found.append((route, node))
            for item in node.items:
                walk(item, (*route, _name_of(item)))
        elif isinstance(node, Mapping) and (flow or not node.flow):
            for key, entry in node.entries.items():
                walk(entry.value, (*route, key))

    walk(map_.here, ("touchpoints", map_.at))
    return found


def _item_lines(map_: Text, item: Node) -> tuple[int, int]:
    return map_.line_start(item.span.start), map_.line_end(item.span.end)


def _add_item(map_: Text) -> Found:
    found = _lists(map_, flow=False)
    if not found:
        return None
    route, node = map_.random.choice(found)
    item = map_.random.choice(node.items)
    dash = re.match(" *- *", map_.text[map_.line_start(item.span.start) :])
    if not dash:
        return None
    start, end = _item_lines(map_, item)
    at = end if map_.random.random() < 0.7 else start
    new = _new_words(map_)
    return map_.put(at, at, f"{dash[0]}{new}\n"), {(*route, new)}


def _remove_item(map_: Text) -> Found:
    found = [(route, node) for route, node in _lists(map_, flow=False) if len(node.items) > 1]
    if not found:
        return None
    route, node = map_.random.choice(found)
    item = map_.random.choice(node.items)
    start, end = _item_lines(map_, item)
    return map_.put(start, end, ""), {(*route, _name_of(item))}


def _move_item(map_: Text) -> Found:
    found = [(route, node) for route, node in _lists(map_, flow=False) if len(node.items) > 1]
    if not found:
        return None
    route, node = map_.random.choice(found)
    first, last = _item_lines(map_, node.items[0]), _item_lines(map_, node.items[-1])
    block = map_.text[first[0] : first[1]]
    text = map_.text[: first[0]] + map_.text[first[1] : last[1]] + block + map_.text[last[1] :]
    return text, {(*route, "order"), (*route, _name_of(node.items[0]), "place")}


def _add_id(map_: Text) -> Found:
    node = map_.here.get("personas")
    known = list(_mapping(map_.root, "personas"))
    if not isinstance(node, Sequence) or not node.flow or not node.items:
        return None
    have = [one.value for one in node.items if isinstance(one, Scalar)]
    others = [one for one in known if one not in have]
    route = ("touchpoints", map_.at, "personas")
    if others and map_.random.random() < 0.6:
        new = map_.random.choice(others)
        return map_.put(node.span.end - 1, node.span.end - 1, f", {new}"), {(*route, new)}
    if len(have) < 2:
        return None
    gone = map_.random.choice(have)
    left = [one for one in have if one != gone]
    return map_.put_node(node, f"[{', '.join(left)}]"), {(*route, gone)}


def _other_phase(map_: Text) -> Found:
    node = map_.here.get("phase")
    others = [
        one.value
        for id, entry in map_.touchpoints.items()
        if isinstance(entry.value, Mapping) and isinstance(one := entry.value.get("phase"), Scalar)
    ]
    if not isinstance(node, Scalar) or not [one for one in others if one != node.value]:
        return None
    to = map_.random.choice([one for one in others if one != node.value])
    return map_.put_node(node, to), {("touchpoints", map_.at, "phase")}


def _add_touchpoint(map_: Text) -> Found:
    entry, id = map_.touchpoints[map_.at], f"new-{_side[0]}{map_.random.randrange(1000)}"
    phase = map_.here.get("phase")
    if id in map_.touchpoints:
        return None
    start, end = map_.block(entry)
    indent = " " * (entry.key.span.start - start)
    said = [f"phase: {phase.value}"] if isinstance(phase, Scalar) else []
    said += [f"name: Neu {_new_words(map_)}", f"actions: {_new_words(map_)}", "emotion: 1"]
    if map_.here.flow:
        new = f"{indent}{id}: {{{', '.join(said)}}}\n"
    else:
        new = f"{indent}{id}:\n" + "".join(f"{indent * 2}{one}\n" for one in said)
        if map_.text[end : end + 1] == "\n":
            new = f"\n{new}"
    return map_.put(end, end, new), {("touchpoints", id)}


def _remove_touchpoint(map_: Text) -> Found:
    if len(map_.touchpoints) < 4:
        return None
    start, end = map_.block(map_.touchpoints[map_.at])
    if map_.text[end : end + 1] == "\n":
        end += 1
    return map_.put(start, end, ""), {("touchpoints", map_.at)}


def _move_touchpoint(map_: Text) -> Found:
    ids = list(map_.touchpoints)
    if len(ids) < 4:
        return None
    place = ids.index(map_.at)
    near = [ids[i] for i in (place - 2, place + 1, place + 2) if 0 <= i < len(ids)]
    other = map_.random.choice(near)
    text = _moved(map_, map_.touchpoints[map_.at], map_.touchpoints[other])
    return text, {("touchpoints", map_.at, "place")}


def _lead_otherwise(map_: Text) -> Found:
    journeys = [
        (id, path)
        for id, one in _mapping(map_.root, "journeys").items()
        if isinstance(one.value, Mapping) and isinstance(path := one.value.get("path"), Sequence)
    ]
    if not journeys:
        return None
    id, path = map_.random.choice(journeys)
    stop = map_.random.choice(path.items)
    new = map_.random.choice(list(map_.touchpoints))
    route = ("journeys", id, "path")
    if path.flow:
        return map_.put(stop.span.end, stop.span.end, f", {new}"), {(*route, new, _name_of(stop))}
    start, end = _item_lines(map_, stop)
    dash = re.match(" *- *", map_.text[start:])
    if not dash:
        return None
    return map_.put(end, end, f"{dash[0]}{new}\n"), {(*route, new, _name_of(stop))}


def _rename_persona(map_: Text) -> Found:
    found = [
        (id, name)
        for id, one in _mapping(map_.root, "personas").items()
        if isinstance(one.value, Mapping) and isinstance(name := one.value.get("name"), Scalar)
    ]
    if not found:
        return None
    id, name = map_.random.choice(found)
    return map_.put_node(name, f"Frau {_side[0]}{map_.random.randrange(99)}"), {
        ("personas", id, "name")
    }


def _head(key: str, make: Callable[[Text], str]) -> Editor:
    def editor(map_: Text) -> Found:
        node = map_.root.get(key)
        if not isinstance(node, Scalar) or node.style in ("|", ">") or not node.value:
            return None
        return map_.put_node(node, make(map_)), {(key,)}

    return editor


def _comment_above(map_: Text) -> Found:
    if map_.here.flow:
        return None
    entry = map_.random.choice(list(map_.here.entries.values()))
    start, _ = map_.block(entry)
    indent = " " * (entry.key.span.start - start)
    if map_.text[start : entry.key.span.start].strip():
        return None
    note = f"{indent}# Notiz {_new_words(map_)}\n"
    return map_.put(start, start, note), {("touchpoints", map_.at, entry.key.value, "comment")}


def _comment_behind(map_: Text) -> Found:
    entries = [
        one
        for one in map_.here.entries.values()
        if isinstance(one.value, Scalar) and one.value.style not in ("|", ">")
    ]
    if map_.here.flow or not entries:
        return None
    entry = map_.random.choice(entries)
    at = map_.line_end(entry.value.span.end) - 1
    if map_.text[entry.value.span.end : at].strip():
        return None
    route = ("touchpoints", map_.at, entry.key.value, "comment")
    return map_.put(at, at, f"  # {_new_words(map_)}"), {route}


def _to_list(map_: Text) -> Found:
    """Make a list of a single statement, with another one."""
    found = [
        (key, one)
        for key in ("actions", "motivations", "questions", "pain_points", "solutions", "backstage")
        if isinstance(one := map_.here.get(key), Scalar) and one.style == "" and one.value
    ]
    if not found or map_.here.flow:
        return None
    key, node = map_.random.choice(found)
    entry = map_.here.entries[key]
    indent = " " * (entry.key.span.start - map_.line_start(entry.key.span.start))
    said, new = map_.text[node.span.start : node.span.end], _new_words(map_)
    if "\n" in said:
        return None
    text = f"\n{indent}  - {said}\n{indent}  - {new}"
    return map_.put(entry.key.span.end + 1, node.span.end, text), {
        ("touchpoints", map_.at, key, new)
    }


def _to_block(map_: Text) -> Found:
    """Write in block style what stands in brackets."""
    found = [
        (key, one)
        for key, one in map_.here.entries.items()
        if isinstance(one.value, Sequence) and one.value.flow and one.value.items
    ]
    if not found or map_.here.flow:
        return None
    key, entry = map_.random.choice(found)
    indent = " " * (entry.key.span.start - map_.line_start(entry.key.span.start))
    assert isinstance(entry.value, Sequence)
    items = [map_.text[one.span.start : one.span.end] for one in entry.value.items]
    lines = "".join(f"\n{indent}  - {one}" for one in items)
    start = entry.key.span.end + 1
    return map_.put(start, entry.value.span.end, lines), {("touchpoints", map_.at, key, "layout")}


def _detail(map_: Text) -> Found:
    """Change the status, severity or owner of a statement."""
    values = {"status": ("idea", "planned", "doing", "done"), "severity": ("low", "medium", "high")}
    found = [
        (route, one)
        for route, one in _scalars(map_.here, ("touchpoints", map_.at))
        if route[-1] in values
    ]
    if not found:
        return None
    route, node = map_.random.choice(found)
    others = [one for one in values[route[-1]] if one != node.value]
    return map_.put_node(node, map_.random.choice(others)), {route}


def _description(map_: Text) -> Found:
    node = map_.root.get("description")
    if not isinstance(node, Scalar) or node.style not in ("|", ">"):
        return None
    lines = map_.text[node.span.start : node.span.end].split("\n")
    number = map_.random.randrange(1, len(lines))
    lines[number] += f" {_new_words(map_)}"
    return map_.put_node(node, "\n".join(lines)), {("description",)}


def _written_anew(map_: Text) -> Found:
    """Write all of it in the one way, as `cjmap fmt` does."""
    after = formatted(map_.text.encode(), file="").after
    return (after.decode(), {("layout",)}) if after else None


def _add_beside(section: str, values: str) -> Editor:
    """Add a part beside another one of a section, written as that is."""

    def editor(map_: Text) -> Found:
        parts = _mapping(map_.root, section)
        if not parts:
            return None
        entry = map_.random.choice(list(parts.values()))
        start, end = map_.block(entry)
        indent = " " * (entry.key.span.start - start)
        id = f"new-{_side[0]}{map_.random.randrange(100)}"
        said = [one.format(_new_words(map_)) for one in values.split("|")]
        if id in parts or not indent:
            return None
        if isinstance(entry.value, Mapping) and entry.value.flow:
            new = f"{indent}{id}: {{{', '.join(said)}}}\n"
        else:
            new = f"{indent}{id}:\n" + "".join(f"{indent * 2}{one}\n" for one in said)
        return map_.put(end, end, new), {(section, id)}

    return editor


def _say_of_part(section: str, key: str) -> Editor:
    """Change or add a key of a part of a section, in braces or below it."""

    def editor(map_: Text) -> Found:
        parts = _mapping(map_.root, section)
        written = [k for k, one in parts.items() if isinstance(one.value, Mapping)]
        if not written:
            return None
        id = map_.random.choice(written)
        node, new = parts[id].value, _new_words(map_)
        assert isinstance(node, Mapping)
        old = node.get(key)
        if isinstance(old, Scalar) and old.value and old.style not in ("|", ">"):
            return map_.put_node(old, new), {(section, id, key)}
        if old is not None or not node.entries:
            return None
        if node.flow:
            end = node.span.end - 1
            return map_.put(end, end, f", {key}: {new}"), {(section, id, key)}
        _, end = map_.block(parts[id])
        column = next(iter(node.entries.values())).key.span.start
        indent = " " * (column - map_.line_start(column))
        return map_.put(end, end, f"{indent}{key}: {new}\n"), {(section, id, key)}

    return editor


def _other_id(map_: Text) -> Found:
    """Give the touchpoint another id, everywhere."""
    if map_.random.random() < 0.5:
        return None
    new = f"{map_.at}-{_side[0]}x"
    pattern = re.compile(rf"(?<![\w-]){re.escape(map_.at)}(?![\w-])")
    spans = [map_.touchpoints[map_.at].key.span]
    for one in _mapping(map_.root, "journeys").values():
        path = one.value.get("path") if isinstance(one.value, Mapping) else None
        for stop in path.items if isinstance(path, Sequence) else ():
            if isinstance(stop, Scalar) and stop.value == map_.at:
                spans.append(stop.span)
            elif isinstance(stop, Mapping) and map_.at in stop.entries:
                spans.append(stop.entries[map_.at].key.span)
    text = map_.text
    for span in sorted(spans, key=lambda one: -one.start):
        text = text[: span.start] + pattern.sub(new, text[span.start : span.end]) + text[span.end :]
    return text, {("touchpoints", map_.at, "id")}, {map_.at: new}


EDITORS: dict[str, Editor] = {
    "add a touchpoint": _add_touchpoint,
    "add another touchpoint": _add_touchpoint,
    "remove a touchpoint": _remove_touchpoint,
    "move a touchpoint": _move_touchpoint,
    "another phase": _other_phase,
    "another id": _other_id,
    "reword": _reword,
    "reword again": _reword,
    "rate": _rate,
    "say a feeling": _set_key("feeling", _new_words),
    "say what to do": _set_key("call_to_action", _new_words),
    "say what happens behind": _set_key("backstage", _new_words),
    "say how long": _set_key("duration", lambda one: f"{one.random.randrange(90)} min"),
    "remove a key": _remove_key,
    "move a key": _move_key,
    "add an item": _add_item,
    "add another item": _add_item,
    "remove an item": _remove_item,
    "move an item": _move_item,
    "make a list": _to_list,
    "add or remove an id": _add_id,
    "change a detail": _detail,
    "lead otherwise": _lead_otherwise,
    "rename a persona": _rename_persona,
    "add a persona": _add_beside("personas", "name: Zoe {}|role: Pilotin"),
    "add a source": _add_beside("sources", "name: Studie {}"),
    "add a channel": _add_beside("channels", "name: Kanal {}|kind: digital"),
    "add a phase": _add_beside("phases", "name: Phase {}"),
    "name a channel": _say_of_part("channels", "name"),
    "describe a channel": _say_of_part("channels", "description"),
    "a goal of a phase": _say_of_part("phases", "goal"),
    "an owner of a phase": _say_of_part("phases", "owner"),
    "retitle": _head("title", lambda one: f"Titel {_new_words(one)}"),
    "another owner": _head("owner", lambda one: f"Team {_side[0]}{one.random.randrange(9)}"),
    "reviewed": _head("reviewed", lambda one: f"2027-01-{one.random.randrange(10, 30)}"),
    "describe": _description,
    "comment above": _comment_above,
    "comment behind": _comment_behind,
    "other quotes": _requote,
    "other layout": _to_block,
    "all anew": _written_anew,
}
