"""Explain lines and texts that begin with a character that means something else."""

from __future__ import annotations

import re

from cjmap.source.findings import Written
from cjmap.source.quoting import quoted
from cjmap.source.trouble import Answer, Trouble, in_quotes, in_short, value_in_quotes

_BELOW_ZERO = re.compile(r"-[ \t]+(\d+(?:\.\d+)?)")
_ITEM = re.compile(r"[^,\]}\r\n]*")


def forbidden(trouble: Trouble) -> Answer | None:
    """A text that starts with `@`, a backtick or `%`; inside of `[…]` also `|` and `>`."""
    if trouble.character not in {"@", "`", "%", "|", ">"}:
        return None
    line = trouble.line
    if line.value.startswith("{%") and trouble.at == line.value_start + 1:
        message = 'a text cannot start with "{%"'
        return _at(line.value_start, message, in_quotes(line), value_in_quotes(line))
    return _starts_with(trouble, trouble.at)


def directive(trouble: Trouble) -> Answer:
    """A line that starts with `%`."""
    return _starts_with(trouble, trouble.since)


def marker(trouble: Trouble) -> Answer:
    """A text that starts with `&`, `*` or `!`."""
    line = trouble.line
    if trouble.sign(trouble.since) == "*" and line.first == trouble.since:
        rest = line.value.lstrip("* \t")
        if line.value.startswith("* "):
            message = 'a list item starts with "- ", not with "* "'
            right = Written(trouble.since, trouble.since + 1, "-", "writes a dash")
            advice = in_short("write it with a dash", f"- {rest}")
            return _at(trouble.since, message, advice, (right,))
    return _starts_with(trouble, trouble.since)


def marked(trouble: Trouble) -> Answer | None:
    """A text that starts with `&` or `*` and goes on behind the word that it marks."""
    line = trouble.line
    if line.value[:1] in {"*", "&", "!"} and line.value_start < trouble.at:
        return _starts_with(trouble, line.value_start)
    return None


def block_header(trouble: Trouble) -> Answer:
    """A text that starts with `|` or `>` and goes on in the same line."""
    return _starts_with(trouble, trouble.since)


def indicator(trouble: Trouble) -> Answer | None:
    """A value that starts with `]`, `}`, `,`, `?` or `-`."""
    character, line = trouble.character, trouble.line
    if trouble.in_brackets and character == ",":
        message = "there is nothing between two commas"
        return _at(trouble.at, message, "take one comma out, or write what is missing")
    if trouble.in_brackets and character == "-":
        message = 'a dash cannot start an item inside of "[…]"'
        return _at(trouble.at, message, "take the dashes out, or write one line for each item")
    if character == "-" and (number := _BELOW_ZERO.fullmatch(line.value)):
        message = "a minus stands right before its number"
        start, right = line.value_start, f"-{number[1]}"
        done = Written(start, start + len(line.value), right, "takes the blank out")
        return _at(trouble.at, message, f"write {line.key}: {right}", (done,))
    if character == "-" and line.value not in {"-", ""}:
        message = "a list starts on a line of its own, below its key"
        advice = f'move it to the line below "{line.key}:", indented by two more'
        return _at(trouble.at, message, advice)
    if character in {"]", "}", ",", "?", "-"}:
        return _starts_with(trouble, trouble.at)
    return None


def _starts_with(trouble: Trouble, at: int) -> Answer:
    character = trouble.sign(at)
    message = f'a text cannot start with "{character}"'
    line = trouble.line
    if at == line.value_start:
        return _at(at, message, in_quotes(line), value_in_quotes(line))
    if at == line.key_start and line.dashes and line.value:
        text = trouble.text[at : line.value_start + len(line.value)]
        right = Written(at, at + len(text), quoted(text))
        advice = in_short("put the text in quotes", f"{line.dashes}{right.text}")
        return _at(at, message, advice, (right,))
    if at == line.key_start:
        return _at(at, message, in_short("put it in quotes", _key_in_quotes(trouble)))
    item = _ITEM.match(trouble.text, at)
    text = item[0].rstrip() if item else character
    right = Written(at, at + len(text), quoted(text))
    return _at(at, message, in_short("put it in quotes", quoted(text)), (right,))


def _key_in_quotes(trouble: Trouble) -> str:
    line = trouble.line
    return f"{line.dashes}{quoted(line.key)}: {line.value}".rstrip()


def _at(offset: int, message: str, advice: str, right: tuple[Written, ...] = ()) -> Answer:
    return Answer(offset, offset + 1, message, advice, right)
