"""Write what was decided, each piece as its side has written it."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.merge.conflicts import Clash, Text, as_clash, flat
from cjmap.merge.decisions import Body, Decided, Joined, Slot, Torn, on_side
from cjmap.merge.pieces import Block, Leaf, shifted, shifted_below
from cjmap.merge.placing import SIDES, Side
from cjmap.source import quoted

_BRACKETS = set(",[]{}")


def spelled(joined: Joined, indent: int) -> Text:
    """Return the whole lines of a mapping or list, whose keys or dashes are so much indented."""
    found: list[str | Clash] = [shifted(joined.head, indent)]
    for slot in joined.slots:
        found += _slot(slot, indent, is_item=joined.like.is_list)
    return (*found, shifted(joined.tail, indent))


def _slot(slot: Slot, indent: int, *, is_item: bool) -> Text:
    text = (shifted(slot.lead, indent), *_entry(slot.body, indent, is_item=is_item))
    if slot.only is None:
        return text
    lines = flat(text, slot.only)
    return (Clash(lines, "") if slot.only == "ours" else Clash("", lines),)


def _entry(body: Body | Torn, indent: int, *, is_item: bool) -> Text:
    if isinstance(body, Torn):
        ours = flat(_entry(body.ours, indent, is_item=is_item), "ours")
        return (Clash(ours, flat(_entry(body.theirs, indent, is_item=is_item), "theirs")),)
    in_line = [_line(body, indent, side, is_item=is_item) for side in SIDES]
    lines = [one for one in in_line if one is not None]
    if len(lines) == len(SIDES):
        return as_clash((Clash(*lines),))
    below, step = _below(body.value, indent)
    if is_item and not _stands_below(body):
        return _dashed(below, indent, step)
    head = "-" if is_item else f"{body.key}{body.gap.rstrip() or ':'}"
    return (f"{' ' * indent}{head}{body.rest}\n", *below)


def _stands_below(body: Body) -> bool:
    """Tell whether nothing but a comment stands in the line of a dash."""
    return bool(body.rest.strip()) or "\n" in body.gap


def _line(body: Body, indent: int, side: Side, *, is_item: bool) -> str | None:
    """Return an entry whose value does not stand in lines of its own; None where it does."""
    text = _behind(body.value, side)
    if text is None:
        return None
    head = f"-{body.gap or ' '}" if is_item else f"{body.key}{_gap(body, text)}"
    if isinstance(body.value, Leaf) and body.value.is_literal:
        sign, newline, lines = text.partition("\n")
        text = f"{sign}{body.rest}{newline}{lines}\n"
    else:
        text = f"{text}{body.rest}\n"
    return " " * indent + shifted_below(head + text, indent - body.indent)


def _behind(value: Decided, side: Side) -> str | None:
    if isinstance(value, Joined):
        return _in_brackets(value, side)
    return None if isinstance(value, Block) and not value.flow else value.text


def _gap(body: Body, text: str) -> str:
    """Return what leads from a key to its value: what stood in lines below it had no blank."""
    is_below = isinstance(body.value, Joined) and body.gap == ":"
    return ": " if is_below or (text and not body.gap) else body.gap or ":"


def _below(value: Decided, indent: int) -> tuple[Text, int]:
    """Return the lines of what stands below a key, and how much further to the right it is."""
    if isinstance(value, Joined):
        step = value.like.step
        return spelled(value, indent + step), step
    assert isinstance(value, Block)
    return (shifted(value.text, indent + value.step - value.indent),), value.step


def _dashed(text: Text, indent: int, step: int) -> Text:
    """Return the lines of an item with a dash before its first key."""
    dash = " " * indent + "-" + " " * (step - 1)
    first, *rest = (one for one in text if one)
    lines = [_with_dash(flat((first,), side), dash) for side in SIDES]
    if None not in lines:
        return (*_as_text(lines), *rest)
    return _as_text([_with_dash(flat(text, side), dash) for side in SIDES])


def _as_text(lines: list[str | None]) -> Text:
    ours, theirs = (one or "" for one in lines)
    return as_clash((Clash(ours, theirs),))


def _with_dash(text: str, dash: str) -> str | None:
    """Return lines with a dash before the first that is no comment; None where there is none."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            lines[number] = dash + line[len(dash) :]
            return "".join(lines)
    return None


def _in_brackets(value: Decided, side: Side) -> str | None:
    """Return a value as it stands in brackets on one side; None where it can't stand there."""
    if isinstance(value, Leaf):
        return _in_line(value)
    if isinstance(value, Block):
        return value.text if value.flow else None
    like = value.like
    if not like.flow:
        return None
    slots = [one for one in value.slots if one.only in (None, side)]
    texts = [_part(one, side, is_item=like.is_list) for one in slots]
    known = [one for one in texts if one is not None]
    if len(known) < len(texts):
        return None
    notes = [_notes(one, side) for one in slots]
    if not value.head and not value.tail.strip() and not any(map(any, notes)):
        return like.opening + like.between.join(known) + like.closing
    return "".join(_in_lines(value, known, notes))


def _part(slot: Slot, side: Side, *, is_item: bool) -> str | None:
    body = on_side(slot.body, side)
    text = _in_brackets(body.value, side)
    if text is None or is_item:
        return text
    gap = body.gap if text and body.gap.endswith(" ") else body.gap and ": "
    return f"{body.key}{gap}{text}"


def _notes(slot: Slot, side: Side) -> tuple[str, str]:
    """Return the comments above an entry, without blank lines, and the one behind it."""
    return slot.lead.strip(), on_side(slot.body, side).rest.strip()


def _in_lines(value: Joined, texts: list[str], notes: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what stands in brackets with comments, an entry a line."""
    like = value.like
    edge = "\n" + " " * like.indent
    line = "\n" + like.between.rpartition("\n")[2] if "\n" in like.between else f"{edge}  "
    yield like.opening[0]
    yield "".join(f"  {one}" for one in value.head.splitlines())
    comma, closing = like.closing[:-1].rstrip(" \n"), like.closing[-1]
    for number, (text, (above, behind)) in enumerate(zip(texts, notes, strict=True), 1):
        yield from (line + one.strip() for one in above.splitlines() if one.strip())
        yield line + text + ("," if number < len(texts) else comma.strip())
        yield f"  {behind}" if behind else ""
    yield from (line + one for one in value.tail.split("\n") if one.strip())
    yield edge + closing


def _in_line(leaf: Leaf) -> str | None:
    if "\n" in leaf.text or leaf.style in ("|", ">"):
        return None
    if leaf.style == "?":
        return leaf.text if leaf.text in ("[]", "{}") else None
    means = leaf.means if leaf.style == "" and _BRACKETS & set(leaf.text) else None
    return quoted(means) if isinstance(means, str) else leaf.text
