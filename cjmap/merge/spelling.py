"""Write what was decided, each piece as its side has written it."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.merge.conflicts import VIEWS, Clash, Text, View, as_clash, flat
from cjmap.merge.decisions import Body, Decided, Joined, Slot, Torn, seen
from cjmap.merge.pieces import Block, Leaf, shifted, shifted_below
from cjmap.merge.placing import SIDES
from cjmap.source import quoted

_BRACKETS = set(",[]{}")


def spelled(joined: Joined, indent: int) -> Text:
    """Return the whole lines of a mapping or list, whose keys or dashes are so much indented."""
    found: list[str | Clash] = [shifted(joined.head, indent)]
    for slot in joined.slots:
        found += _slot(slot, indent, is_item=joined.like.is_list)
    return (*found, shifted(joined.tail, indent))


def _slot(slot: Slot, indent: int, *, is_item: bool) -> Text:
    if slot.only is None:
        lead = shifted(slot.lead, indent)
        return (lead, *_entry(slot.body, indent, is_item=is_item))
    return (Clash(*(_seen(slot, view, indent, is_item=is_item) for view in VIEWS)),)


def _seen(slot: Slot, view: View, indent: int, *, is_item: bool) -> str:
    one = seen(slot, view)
    if one is None:
        return ""
    return shifted(one.lead, indent) + _as_seen(one.body, view, indent, is_item=is_item)


def _as_seen(body: Body | None, view: View, indent: int, *, is_item: bool) -> str:
    return flat(_entry(body, indent, is_item=is_item), view) if body else ""


def _entry(body: Body | Torn, indent: int, *, is_item: bool) -> Text:
    if isinstance(body, Torn):
        bodies = zip((body.ours, body.theirs, body.base), VIEWS, strict=True)
        return (Clash(*(_as_seen(one, view, indent, is_item=is_item) for one, view in bodies)),)
    ours, theirs, base = (_line(body, indent, view, is_item=is_item) for view in VIEWS)
    if ours is not None and theirs is not None:
        return as_clash((Clash(ours, theirs, base or ""),))
    below, step = _below(body.value, indent)
    if is_item and not _stands_below(body):
        return _dashed(below, indent, step)
    head = "-" if is_item else f"{body.key}{body.gap.rstrip() or ':'}"
    return (f"{' ' * indent}{head}{body.rest}\n", *below)


def _stands_below(body: Body) -> bool:
    """Tell whether nothing but a comment stands in the line of a dash."""
    return bool(body.rest.strip()) or "\n" in body.gap


def _line(body: Body, indent: int, view: View, *, is_item: bool) -> str | None:
    """Return an entry whose value does not stand in lines of its own; None where it does."""
    text = _behind(body.value, view)
    if text is None:
        return None
    head = f"-{body.gap or ' '}" if is_item else f"{body.key}{_gap(body, text)}"
    if isinstance(body.value, Leaf) and body.value.is_literal:
        sign, newline, lines = text.partition("\n")
        text = f"{sign}{body.rest}{newline}{lines}\n"
    else:
        text = f"{text}{body.rest}\n"
    return " " * indent + shifted_below(head + text, indent - body.indent)


def _behind(value: Decided, view: View) -> str | None:
    if isinstance(value, Joined):
        return _in_brackets(value, view)
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
    lines = [_with_dash(flat((first,), view), dash) for view in VIEWS]
    if None not in lines[: len(SIDES)]:
        return (*_as_text(lines), *rest)
    return _as_text([_with_dash(flat(text, view), dash) for view in VIEWS])


def _as_text(lines: list[str | None]) -> Text:
    return as_clash((Clash(*(one or "" for one in lines)),))


def _with_dash(text: str, dash: str) -> str | None:
    """Return lines with a dash before the first that is no comment; None where there is none."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            lines[number] = dash + line[len(dash) :]
            return "".join(lines)
    return None


def _in_brackets(value: Decided, view: View) -> str | None:
    """Return a value as it stands in brackets on one side; None where it can't stand there."""
    if isinstance(value, Leaf):
        return _in_line(value)
    if isinstance(value, Block):
        return value.text if value.flow else None
    like = value.like
    if not like.flow:
        return None
    parts = [one for slot in value.slots if (one := seen(slot, view))]
    texts = [_part(one.body, view, is_item=like.is_list) for one in parts]
    known = [one for one in texts if one is not None]
    if len(known) < len(texts):
        return None
    notes = [(one.lead.strip(), one.body.rest.strip()) for one in parts]
    if not value.head and not value.tail.strip() and not any(map(any, notes)):
        return like.opening + like.between.join(known) + like.closing
    return "".join(_in_lines(value, known, notes))


def _part(body: Body, view: View, *, is_item: bool) -> str | None:
    text = _in_brackets(body.value, view)
    if text is None or is_item:
        return text
    gap = body.gap if text and body.gap.endswith(" ") else body.gap and ": "
    return f"{body.key}{gap}{text}"


def _in_lines(value: Joined, texts: list[str], notes: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what stands in brackets, an entry a line; `notes` are above and behind each."""
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
