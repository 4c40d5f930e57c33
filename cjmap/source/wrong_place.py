"""Explain lines that stand too far left or right, and colons too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.source.lines import Line, line_at, lines_above
from cjmap.source.quoting import quoted, shortened
from cjmap.source.trouble import Answer, Trouble, in_quotes, in_short, spaces

_GLUED_DASH = re.compile(r"-(?=[^\s-])")
_GLUED_COLON = re.compile(r"([a-z][a-z0-9_-]*):(?=[^\s/:])")
_KEY_WORD = re.compile(r"[a-z0-9_-]+")


def conflict(trouble: Trouble) -> Answer | None:
    """The marks that git leaves in a file when two people changed the same lines."""
    found = re.search(r"^(?:<{7} .*|>{7} .*|={7})\r?$", trouble.text, re.MULTILINE)
    if not found:
        return None
    message = "git could not merge this place: both versions stand here"
    advice = 'keep the lines that are right, and delete "<<<<<<<", "=======" and ">>>>>>>"'
    return Answer(found.start(), found.start() + 7, message, advice)


def tab(trouble: Trouble) -> Answer | None:
    """A tab in the indentation."""
    line = trouble.line
    found = line.text.find("\t")
    if found < 0 or found >= line.indent:
        return None
    at = line.start + found
    advice = "indent with spaces; editors can replace the tabs of a file"
    return Answer(at, at + 1, "a tab stands in the indentation, where only spaces can", advice)


def colon(trouble: Trouble) -> Answer | None:
    """A colon where no key can be."""
    line = trouble.line
    if line.key and trouble.at >= line.value_start:
        return _colon_in_text(trouble, line)
    above = next(lines_above(trouble.text, line), None)
    if above is None or not line.key:
        return None
    if line.key_start > above.key_start or line.dashes:
        return _key_below_text(line, above)
    return _glued_colon(above) or _no_colon(above)


def no_colon(trouble: Trouble) -> Answer | None:
    """A line that is neither a key nor an item."""
    line = line_at(trouble.text, trouble.since)
    dash = _GLUED_DASH.match(line.text, line.indent)
    if dash:
        return glued_dash(line)
    return _glued_colon(line) or _no_colon(line)


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
    dash = _GLUED_DASH.match(line.text, line.indent)
    if dash and above.dashes:
        return glued_dash(line)
    if not line.key and not line.dashes:
        return _no_colon(line)
    levels = dict(_levels(trouble.text, line))
    if line.indent in levels:
        return _wrong_kind(line, levels)
    return _wrong_indent(line, levels)


def glued_dash(line: Line) -> Answer:
    """A dash without the space that makes it an item."""
    rest = line.text[line.indent + 1 :].strip()
    advice = in_short("write it with a space", f"- {rest}")
    return Answer(line.first, line.first + 1, 'a space is missing after "-"', advice)


def _colon_in_text(trouble: Trouble, line: Line) -> Answer:
    start, end = trouble.at, trouble.at + 1
    if line.value[:1] in {"[", "{"}:
        message = f'the text goes on behind "{trouble.text[trouble.at - 1]}"'
        return Answer(start, end, message, in_quotes(line))
    if line.value[:1] in {'"', "'"}:
        message = "the text goes on behind its closing quote"
        return Answer(start, end, message, in_quotes(line))
    message = '": " inside a text makes it a key; a text with ": " needs quotes'
    if line.dashes and not _KEY_WORD.fullmatch(line.key):
        whole = quoted(f"{line.key}: {line.value}")
        advice = in_short("put the text in quotes", line.dashes + whole)
        return Answer(start, end, message, advice)
    return Answer(start, end, message, in_quotes(line))


def _key_below_text(line: Line, above: Line) -> Answer:
    name, owner = shortened(line.key), shortened(above.name)
    message = f'"{name}" is indented below "{owner}", which is a text already'
    advice = (
        f'indent it by {spaces(above.key_start - above.start)} to stand beside "{owner}"; '
        "if it is part of the text, put the whole text in quotes"
    )
    return Answer(line.first, line.key_start + len(line.key), message, advice)


def _glued_colon(line: Line) -> Answer | None:
    found = _GLUED_COLON.match(line.text, line.key_start - line.start)
    if not found:
        return None
    at = line.start + found.end()
    fixed = f"{line.dashes}{found[0]} {line.text[found.end() :].strip()}"
    message = f'a space is missing after "{found[0]}"'
    return Answer(at - 1, at, message, in_short("write it with a space", fixed))


def _no_colon(line: Line) -> Answer:
    message = f'"{shortened(line.value or line.key)}" is neither a key nor part of the text above'
    advice = 'a key ends with ":"; to continue a text, indent the line deeper than its key'
    return Answer(line.first, line.start + len(line.text.rstrip()), message, advice)


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
    if not before or trouble.text[before[0]] not in "\r\n":
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
            yield reached, "the item above"
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
    outer = [
        f"by {indent} to stand beside {label}"
        for indent, label in levels.items()
        if indent < line.indent
    ]
    return Answer(line.first, end, message, ", or ".join([inner, *outer[:1]]))


def _wrong_indent(line: Line, levels: dict[int, str]) -> Answer:
    known = " or ".join(str(indent) for indent in levels)
    message = f"this line is indented by {spaces(line.indent)}; it has to be {known}"
    ways = [f"by {indent} to stand beside {label}" for indent, label in levels.items()]
    return Answer(
        line.first, line.first + len(line.name), message, "indent it " + ", or ".join(ways)
    )


_NO_HASH = "put the text in quotes if the # is part of it, else move the comment"
