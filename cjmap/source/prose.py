"""Notice sentences that YAML cuts or splits without a word."""

from __future__ import annotations

import re
from itertools import pairwise

from cjmap.source.findings import Findings
from cjmap.source.nodes import Node, Scalar
from cjmap.source.problems import CUT_TEXT, LIST_AS_TEXT, SPLIT_TEXT
from cjmap.source.quoting import quoted, shortened

CUT = re.compile(r"[ \t]+(#(?!cjmap:)\w[^\r\n]*)")
_ITEM = re.compile(r"[\r\n][ \t]*-(?=[ \t]|[^\W\d])")
_LIST = (
    'an item starts with "- ", alike for all items, below a key without a text; '
    "if this is no list, put the whole text in quotes"
)
# How far a text may be indented for its own first line to be looked at.
_DEEP = 200
_LONG = 3


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
    findings.add(CUT_TEXT, cut.span(1), message, help=advice)


def report_list(text: str, start: int, end: int, findings: Findings) -> None:
    """Report a plain text with lines that were meant as items of a list."""
    item = _ITEM.search(text, max(0, start - _DEEP), end)
    while item and item.end() <= start:
        item = _ITEM.search(text, item.end(), end)
    if item:
        dash = item.end() - 1
        message = "this line starts with a dash, but it is part of a text"
        findings.add(LIST_AS_TEXT, (dash, dash + 1), message, help=_LIST)


def report_split(items: tuple[Node, ...], text: str, findings: Findings) -> None:
    """Report the first comma of a bracketed list that splits a sentence."""
    if not items or not _starts_high(items[0]):
        return
    for left, right in pairwise(items):
        if not (isinstance(left, Scalar) and isinstance(right, Scalar)):
            continue
        if _is_split(left, right, text):
            comma = text.find(",", left.span.end)
            message = (
                f'the comma splits a sentence into two: "{shortened(left.value)}"'
                f' and "{shortened(right.value)}"'
            )
            advice = "write a list with one line for each item, or put the sentence in quotes"
            findings.add(SPLIT_TEXT, (comma, comma + 1), message, help=advice)
            return


def _starts_high(node: Node) -> bool:
    """A list whose first item begins in lower case is written in lower case throughout."""
    return isinstance(node, Scalar) and not node.value[:1].islower()


def _is_split(left: Scalar, right: Scalar, text: str) -> bool:
    if left.style or right.style or not left.value or not right.value:
        return False
    if max(len(left.value.split()), len(right.value.split())) < _LONG:
        return False
    if text[left.span.end : right.span.start] == "," and left.value[-1].isdigit():
        return right.value[0].isdigit()
    return left.value[-1] not in ".?!…:;" and right.value[0].islower()
