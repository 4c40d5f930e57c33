from __future__ import annotations

import pytest

from cjmap.source import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b", []),
        ("a: b#c", []),
        ("a: '# b'", []),
        ('a: "x # b"', []),
        ("a: |\n  # b\n  c\n", []),
        ("a: 'x\n  # b'", []),
        ("http://x#y: b", []),
        ("a: b # c", [(1, False, "# c")]),
        ("# c\r\n  # d\r\na: b # e\r\n", [(1, True, "# c"), (2, True, "# d"), (3, False, "# e")]),
        ("a: 'x'#c\nb: [c,#d\n e]", [(1, False, "#c"), (2, False, "#d")]),
        ("a: | # b\n  # c\n# d\ne: f", [(1, False, "# b"), (3, True, "# d")]),
        ("a: |\n  b\n # less\nc: d", [(3, True, "# less")]),
        ("a: # b\n  c: d", [(1, False, "# b")]),
        ("a: &x # b\n  - c", [(1, False, "# b")]),
        ("a: b # 🙂 # c", [(1, False, "# 🙂 # c")]),
        ("# c", [(1, True, "# c")]),
        ("a: b\n# c\nd: @\n# e", [(2, True, "# c")]),
        ("a: b\n---\n# c", []),
        ("\ra: b\r# c\rd: e", [(3, True, "# c")]),
    ],
)
def test_comments(text: str, expected: list[tuple[int, bool, str]]) -> None:
    source, _ = parse(text.encode(), file="x")
    assert [(one.line, one.alone, one.text) for one in source.comments] == expected
    for comment in source.comments:
        assert source.text[comment.span.start : comment.span.end] == comment.text
