"""Put comments wherever one can stand, and edit them, by chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from cjmap.merge.meaning import meaning
from cjmap.source import Comment, Mapping, Node, Scalar

from .edits import Editor, Found, Text, read, source_of

_TRIES = 12


def commented(text: str, random: Random, *, number: int, at: list[str]) -> str:
    """Return a map that says the same, with up to so many more comments.

    Most of them stand in the touchpoints that are asked for.
    """
    for count in range(number):
        text = _with_one(text, random, f"# note {count}", at)
    return text


def comments_in(text: str) -> Counter[str]:
    """Return how often each comment stands in a text; several may have come to be in one."""
    return Counter(
        part.rstrip() for one in source_of(text).comments for part in _parts(one.text) if part
    )


def _parts(comment: str) -> list[str]:
    return re.split(r"\s+(?=# )", comment)


def _with_one(text: str, random: Random, note: str, at: list[str]) -> str:
    tree = read(text)
    assert tree is not None
    near = _near(tree, at)
    places = sorted({*_places(near if random.random() < 0.8 else tree, text)})
    for _ in range(_TRIES):
        place = random.choice(places)
        after = _put(text, place, note, random)
        now = read(after)
        is_there = len(comments_in(after)) == len(comments_in(text)) + 1
        if now is not None and is_there and repr(meaning(now)) == repr(meaning(tree)):
            return after
    return text


def _near(tree: Mapping, at: list[str]) -> Node:
    points = tree.get("touchpoints")
    assert isinstance(points, Mapping)
    entries = {id: points.entries[id] for id in at}
    return replace(points, entries=entries)


def _places(node: Node, text: str) -> Iterator[int]:
    """Yield where the parts of a node begin and end, and the lines that they stand in."""
    start, end = node.span.start, node.span.end
    yield from (start, start + 1, end - 1, end)
    yield from (text.rfind("\n", 0, start) + 1, text.find("\n", start), text.find("\n", end))
    if isinstance(node, Scalar):
        return
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from (entry.key.span.start, entry.key.span.end + 1)
            yield text.rfind("\n", 0, entry.key.span.start) + 1
            yield from _places(entry.value, text)
    else:
        for item in node.items:
            yield from (item.span.start - 1, item.span.end + 1)
            yield from _places(item, text)


def _put(text: str, place: int, note: str, random: Random) -> str:
    line = text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]
    indent = len(line) - len(line.lstrip(" "))
    blanks = " " * (indent + random.choice((0, 2, 4)))
    if place < 0 or text[place : place + 1] == "\n":
        return f"{text[:place]}  {note}{text[place:]}"
    if text[place - 1 : place] in ("\n", ""):
        return f"{text[:place]}{blanks}{note}\n{text[place:]}"
    alone = f"\n{blanks}{note}\n{blanks}" if random.random() < 0.3 else f"  {note}\n{blanks}"
    return text[:place].rstrip(" ") + alone + text[place:].lstrip(" ")


def _here(map_: Text) -> Comment | None:
    """Return one of the comments of the touchpoint, or at times of the map."""
    comments = source_of(map_.text).comments
    span = map_.touchpoints[map_.at].value.span
    near = [one for one in comments if span.start - 200 <= one.span.start <= span.end]
    found = near if near and map_.random.random() < 0.9 else comments
    return map_.random.choice(found) if found else None


def _remove_comment(map_: Text) -> Found:
    one = _here(map_)
    if one is None:
        return None
    start, end = one.span.start, one.span.end
    if one.alone:
        return map_.put(map_.line_start(start), map_.line_end(end), ""), {("comment", one.text)}
    before = map_.text[:start].rstrip(" ")
    return before + map_.text[end:], {("comment", one.text)}


def _reword_comment(map_: Text) -> Found:
    one = _here(map_)
    if one is None:
        return None
    words = f"{one.text} {map_.random.randrange(1000)}"
    return map_.put(one.span.start, one.span.end, words), {("comment", one.text)}


COMMENT_EDITORS: dict[str, Editor] = {
    "remove a comment": _remove_comment,
    "remove another comment": _remove_comment,
    "remove one more comment": _remove_comment,
    "reword a comment": _reword_comment,
}
