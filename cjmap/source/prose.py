"""Notice sentences that YAML cuts or splits without a word."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from cjmap.diagnostics import Fix
from cjmap.source.findings import Findings, Written
from cjmap.source.nodes import Node, Scalar
from cjmap.source.problems import CUT_TEXT, LIST_AS_TEXT, SPLIT_TEXT
from cjmap.source.quoting import quoted, shortened

CUT = re.compile(r"[ \t]+(#(?!cjmap:)\w[^\r\n]*)")
# Nobody begins a remark like this; other words behind a # may be one that lacks its blank.
_TAGS = (
    r"(?i)(?!#(?:todo|fixme|xxx|hack|note|tbd|wip|offen|kommentar|comment)\b)"
    r"#[\w-]+(?:[ \t]+#[\w-]+)*[.,;!?…]*"
)
_ITEM = re.compile(r"[\r\n][ \t]*-(?=[ \t]|[^\W\d])")
_LIST = (
    'an item starts with "- ", alike for all items, below a key without a text; '
    "if this is no list, put the whole text in quotes"
)
# How far a text may be indented for its own first line to be looked at.
_DEEP = 200
_LONG = 3
# What begins a clause in German and English, and hardly ever an item of a list.
_CLAUSE = (
    r"(?:aber|als|bevor|bis|da|damit|dass|denn|falls|indem|nachdem|ob|obwohl|ohne|sodass|sondern"
    r"|sobald|solange|statt|um|warum|was|weil|welche[nrsm]?|wenn|weshalb|wie|wo|wobei|während"
    r"|although|as|because|before|but|if|how|since|so|that|though|unless|until|what|when|where"
    r"|whether|which|while|who|why)\b"
)

# What joins a clause or the last of a row.
_GOES_ON = rf"{_CLAUSE}|(?:und|oder|sonst|das|der|die|and|or|else|which|this)\b"
_PAIR = 2
_COMMA = re.compile(r"\s*+,(?:\s|#[^\r\n]*+|&[0-9A-Za-z_-]++)*+")


def report_cut(text: str, start: int, end: int, findings: Findings) -> None:
    """Report a plain text from start to end that goes on behind ` #word`."""
    cut = CUT.match(text, end)
    if not cut:
        return
    rest = cut[1].rstrip()
    whole = text[start:end] + cut[0].rstrip() if start < end else rest
    message = f'the text ends before "{shortened(rest)}": " #" starts a comment'
    comment = shortened(f"# {rest.lstrip('#')}")
    advice = (
        f"put the text in quotes: {quoted(whole)}\n"
        f'if it is meant as a comment, write it with a blank: "{comment}"'
    )
    is_tagged = start < end and re.fullmatch(_TAGS, rest)
    fix = findings.quoting((start, cut.end()), whole) if is_tagged else None
    findings.add(CUT_TEXT, cut.span(1), message, help=advice, fix=fix)


def report_list(text: str, start: int, end: int, findings: Findings) -> None:
    """Report a plain text with lines that were meant as items of a list."""
    item = _ITEM.search(text, max(0, start - _DEEP), end)
    while item and item.end() <= start:
        item = _ITEM.search(text, item.end(), end)
    if item:
        dash = item.end() - 1
        message = "this line starts with a dash, but it is part of a text"
        fix = _as_list(text, start, end, findings) if dash == start else None
        findings.add(LIST_AS_TEXT, (dash, dash + 1), message, help=_LIST, fix=fix)


def _as_list(text: str, start: int, end: int, findings: Findings) -> Fix | None:
    """Return the fix of a list whose first dash lacks its space; all lines are its items."""
    column = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) - 1
    others = re.split(r"\r\n|\r|\n", text[start:end])[1:]
    if not others or not all(one.startswith(f"{' ' * column}-") for one in others):
        return None
    spaced = f"{text[start]} {text[start + 1 : end]}"
    return findings.fix(Written(start, end, spaced, 'writes a space after "-"'))


def report_split(items: tuple[Node, ...], text: str, findings: Findings) -> None:
    """Report the first comma of a bracketed list that may split a sentence."""
    number = split_in(items, text)
    if number is None:
        return
    left, right = items[number : number + 2]
    assert isinstance(left, Scalar)
    assert isinstance(right, Scalar)
    comma = text.find(",", left.span.end)
    message = (
        f'the comma may split a sentence into two: "{shortened(left.value)}"'
        f' and "{shortened(right.value)}"'
    )
    advice = "write a list with one line for each item, or put the sentence in quotes"
    fix = _joined(items[number:], text, findings)
    findings.add(SPLIT_TEXT, (comma, comma + 1), message, help=advice, fix=fix)


def split_in(items: tuple[Node, ...], text: str) -> int | None:
    """Return the number of the first item of a bracketed list that may go on behind its comma."""
    if not items or not _starts_high(items[0]) or _is_row(items):
        return None
    for number, (left, right) in enumerate(pairwise(items)):
        if not (isinstance(left, Scalar) and isinstance(right, Scalar)):
            continue
        if _is_split(left, right, text):
            return number
    return None


def _joined(items: tuple[Node, ...], text: str, findings: Findings) -> Fix | None:
    """Return the fix that puts the first item and all that goes on with it in quotes.

    None where the second one may be an item of its own: it begins no clause, and no decimals.
    """
    parts = list(takewhile(_may_go_on, items[1:]))
    first, *_ = items
    if not parts or not isinstance(first, Scalar) or not isinstance(parts[0], Scalar):
        return None
    is_number = text[first.span.end : parts[0].span.start] == ","
    if not is_number and not re.match(_CLAUSE, parts[0].value):
        return None
    last = parts[0] if is_number else parts[-1]
    where = first.span.start, last.span.end
    return findings.quoting(where, text[slice(*where)])


def _may_go_on(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style and not node.value[:1].isupper()


def _starts_high(node: Node) -> bool:
    """A list whose first item begins in lower case is written in lower case throughout."""
    return isinstance(node, Scalar) and not node.value[:1].islower()


def _is_row(items: tuple[Node, ...]) -> bool:
    """Tell whether three or more go on in lower case, and none of them as a clause or a number.

    That is one thing after the other, of which only the first was given a capital.
    """
    return len(items) > _PAIR and all(
        isinstance(right, Scalar)
        and right.value[:1].islower()
        and not re.match(_GOES_ON, right.value)
        for right in items[1:]
    )


def _is_split(left: Scalar, right: Scalar, text: str) -> bool:
    if left.style or right.style or not left.value or not right.value:
        return False
    if max(len(left.value.split()), len(right.value.split())) < _LONG:
        return False
    if not _COMMA.fullmatch(text, left.span.end, right.span.start):
        # One of them is an alias.
        return False
    if text[left.span.end : right.span.start] == "," and left.value[-1].isdigit():
        return right.value[0].isdigit()
    return left.value[-1] not in ".?!…:;" and right.value[0].islower()
