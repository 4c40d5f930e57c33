"""Say in plain words what a syntax error is, and how to write it instead."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from cjmap.source import wrong_close, wrong_colon, wrong_indent, wrong_start
from cjmap.source.conflicts import report_marks
from cjmap.source.findings import Findings
from cjmap.source.problems import SYNTAX
from cjmap.source.trouble import Answer, Trouble

# What the reader says, and who may know what the writer did; the first one who does, answers.
_KNOWN = (
    ("tab character", wrong_indent.tab),
    ("cannot start any token", wrong_indent.tab),
    ("cannot start any token", wrong_start.forbidden),
    ("scanning a directive", wrong_start.directive),
    ("mapping values are not allowed", wrong_start.marked),
    ("mapping values are not allowed", wrong_colon.too_many),
    ("could not find expected ':'", wrong_close.quoted_key),
    ("could not find expected ':'", wrong_colon.missing),
    ("unexpected ':'", wrong_colon.unspaced),
    ("escape", wrong_close.escape),
    ("hexdecimal", wrong_close.escape),
    ("quoted scalar", wrong_close.open_quote),
    ("scanning an anchor", wrong_start.marker),
    ("scanning an alias", wrong_start.marker),
    ("tag", wrong_start.marker),
    ("block scalar", wrong_start.block_header),
    ("mapping keys are not allowed", wrong_start.indicator),
    ("sequence entries are not allowed", wrong_start.indicator),
    ("node content", wrong_start.indicator),
    ("did not find expected", wrong_colon.no_key),
    ("did not find expected", wrong_start.marked),
    ("did not find expected", wrong_close.behind_quote),
    ("parsing a flow", wrong_close.in_brackets),
    ("did not find expected", wrong_close.behind_bracket),
    ("did not find expected", wrong_indent.out_of_line),
)


def explain(
    error: yaml.YAMLError, text: str, scalars: list[tuple[int, int]], *, findings: Findings
) -> int:
    """Report a syntax error where its cause stands, and return that offset.

    `scalars` are the stretches of the texts that were read before.
    """
    left = report_marks(text, findings)
    if left is not None:
        return left
    trouble = _trouble(error, text, scalars)
    answer = next(_answers(trouble), None) or _unknown(trouble)
    where = answer.start, max(answer.start, min(answer.end, len(text)))
    findings.add(SYNTAX, where, answer.message, help=answer.help, fix=findings.fix(*answer.right))
    return answer.start


def _trouble(error: yaml.YAMLError, text: str, scalars: list[tuple[int, int]]) -> Trouble:
    at = getattr(error, "problem_mark", None)
    since = getattr(error, "context_mark", None) or at
    says = f"{getattr(error, 'context', '')}, {getattr(error, 'problem', error)}"
    offset = at.index if at else 0
    return Trouble(text, offset, since.index if since else offset, says, scalars)


def _answers(trouble: Trouble) -> Iterator[Answer]:
    for words, explain_it in _KNOWN:
        answer = explain_it(trouble) if words in trouble.says else None
        if answer:
            yield answer


def _unknown(trouble: Trouble) -> Answer:
    message = "from here on the file cannot be read"
    advice = f"put texts with special characters in quotes; the reader says: {trouble.says}"
    return Answer(trouble.at, trouble.at + 1, message, advice)
