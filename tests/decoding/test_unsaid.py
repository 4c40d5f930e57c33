"""A German map that does not say so is mended by a line below its title, if it has lines."""

from __future__ import annotations

import pytest

from cjmap.decoding.unsaid import find_unsaid_language
from cjmap.source import Mapping, parse

LINES = "title: Schuhe\ngoal: Ich sehe nicht und niemand sagt, wie teuer es mit Versand ist\n"
IN_BRACES = (
    "{title: Schuhe,\ndescription: Ich sehe nicht und niemand sagt wie teuer es mit Versand ist}\n"
)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (LINES, len("title: Schuhe\n")),
        (LINES.replace("\n", "\r\n"), len("title: Schuhe\r\n")),
        (IN_BRACES, None),
        (LINES.replace("title: Schuhe\n", ""), None),
    ],
)
def test_the_fix_is_a_line_below_the_title(text: str, at: int | None) -> None:
    source, _ = parse(text.encode(), file="x")
    assert isinstance(source.root, Mapping)
    (finding,) = find_unsaid_language(source.root, source)
    edits = finding.fix.edits if finding.fix else ()
    line_end = "\r\n" if "\r\n" in text else "\n"
    said = [] if at is None else [(at, f"language: de{line_end}")]
    assert [(one.where.start, one.text) for one in edits] == said
