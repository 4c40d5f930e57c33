"""Explain lines that stand too far left or right."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.source.findings import Written
from cjmap.source.lines import Line, line_at, lines_above
from cjmap.source.quoting import shortened
from cjmap.source.trouble import Answer, Trouble, beside, spaces
from cjmap.source.wrong_colon import glued_dash, neither


def tab(trouble: Trouble) -> Answer | None:
    """A tab in the indentation."""
    line = trouble.line
    found = line.text.find("\t", 0, line.key_start - line.start)
    if found < 0:
        return None
    at = line.start + found
    advice = "write spaces; editors can replace the tabs of a file"
    from cjmap.source.tabs import untabbed

    does = "writes spaces for the tabs that indent lines"
    right = tuple(Written(*one, does) for one in untabbed(trouble.text))
    return Answer(at, at + 1, "a tab stands where only spaces can", advice, right)


def out_of_line(trouble: Trouble) -> Answer | None:
    """A line whose indentation fits to none above it."""
    line = trouble.line
    if line.first != trouble.at:
        return None
    above = next(lines_above(trouble.text, line), None)
    if above is None:
        return None
    continued = _continuation(trouble, line, above)
    if continued:
        return continued
    if not line.key and not line.dashes:
        return (above.dashes and glued_dash(line)) or neither(line)
    levels = dict(_levels(trouble.text, line))
    if line.indent in levels:
        return _wrong_kind(line, levels)
    return _wrong_indent(line, levels)


def _continuation(trouble: Trouble, line: Line, above: Line) -> Answer | None:
    """Explain a line that should go on with the text above, and can't."""
    if line.key or line.dashes:
        return None
    owner = _owner_of_block(trouble, line)
    if owner:
        message = f'this line is indented less than the first line of the text of "{owner.key}"'
        return Answer(line.first, line.first + 1, message, "indent all lines of the text alike")
    comment = _comment_between(trouble, line, above)
    if comment is not None:
        message = "a comment ends the text here, but the text goes on below"
        return Answer(comment, comment + 1, message, _NO_HASH)
    return None


def _comment_between(trouble: Trouble, line: Line, above: Line) -> int | None:
    """Return where a comment stands between the end of the text read last and a line."""
    end = max((end for _, end in trouble.scalars[-1:]), default=line.start)
    if end < above.start:
        return None
    found = trouble.text.find("#", end, line.start)
    return found if found >= 0 else None


def _owner_of_block(trouble: Trouble, line: Line) -> Line | None:
    """Return the line whose block text (`|` or `>`) ends right before a line, if any."""
    before = trouble.scalar_before
    if not before or trouble.sign(before[0]) not in {"\r", "\n"}:
        return None
    owner = line_at(trouble.text, before[0])
    return owner if line.indent > owner.indent else None


def _levels(text: str, line: Line) -> Iterator[tuple[int, str]]:
    """Yield the indentations that are in force above a line, with what stands there."""
    reached = -1
    for above in lines_above(text, line):
        if above.key and (reached < 0 or above.key_start - above.start < reached):
            reached = above.key_start - above.start
            yield reached, f'"{shortened(above.key)}"'
        if above.dashes and (reached < 0 or above.indent < reached):
            reached = above.indent
            yield reached, _ITEM
        if reached == 0:
            return


def _wrong_kind(line: Line, levels: dict[int, str]) -> Answer | None:
    if line.dashes:
        message = f"this list item stands beside {levels[line.indent]}, which is a key"
        advice = "indent it to belong to the key above it; a key has a text or a list, never both"
        return Answer(line.first, line.first + 1, message, advice)
    end = line.first + len(line.name)
    name = shortened(line.name)
    message = f'"{name}" stands in line with the items of a list'
    inner = f"indent it by {spaces(line.indent + 2)} to belong to the item above"
    outer = [beside(*level) for level in levels.items() if level[0] < line.indent]
    return Answer(line.first, end, message, ", or ".join([inner, *outer[:1]]))


def _wrong_indent(line: Line, levels: dict[int, str]) -> Answer:
    fitting = {n: name for n, name in levels.items() if (name == _ITEM) == bool(line.dashes)}
    fitting = fitting or levels
    known = " or ".join(str(indent) for indent in fitting)
    message = f"this line is indented by {spaces(line.indent)}; it has to be {known}"
    ways = ", or ".join(beside(*level) for level in fitting.items())
    return Answer(line.first, line.first + len(line.name), message, f"indent it {ways}")


_ITEM = "the item above"
_NO_HASH = "put the text in quotes if the # is part of it, else move the comment"
