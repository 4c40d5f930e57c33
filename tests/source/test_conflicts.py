"""All that git could not merge in a file is said at once."""

from __future__ import annotations

import time

import pytest

from cjmap.source import parse

ONE = "<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n"


def _said(text: str) -> list[tuple[int, str]]:
    source, findings = parse(text.encode(), file="a.journey.yaml")
    assert source.root is None
    return [(source.position(one.place.start)[0], one.message) for one in findings]


def _unmerged(first: int, last: int) -> tuple[int, str]:
    return first, f"git could not merge lines {first} to {last}: both versions stand here"


def _left(line: int, mark: str) -> tuple[int, str]:
    return line, f'"{mark}" is a mark of git, left over from a merge'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"a: b\n{ONE}f: g\n{ONE}", [_unmerged(2, 6), _unmerged(8, 12)]),
        # What both sides lack, and what stood there before.
        ("<<<<<<< a\n||||||| c\nx: y\n=======\n>>>>>>> b\n", [_unmerged(1, 5)]),
        # A conflict inside of one has longer marks.
        (
            f"<<<<<<< a\n{'<' * 9} b\n{'=' * 9}\n{'>' * 9} c\n=======\n>>>>>>> d\n",
            [_unmerged(1, 6)],
        ),
        # Other faults of the file wait.
        (f"a: [b\n{ONE}c: {{\n", [_unmerged(2, 6)]),
        # All of this can be read, and is no text.
        (f"a: [b,\n{ONE}]\n".replace(": ", ""), [_unmerged(2, 6)]),
        (f"a: 'b\n{ONE}'\n", [_unmerged(2, 6)]),
        (f"{ONE}>>>>>>> x\n<<<<<<< y\n", [_unmerged(1, 5), _left(6, ">" * 7), _left(7, "<" * 7)]),
        ("a: b\n<<<<<<< HEAD\nc: [d\n", [_left(2, "<" * 7)]),
        (f"a: b\n<<<<<<< HEAD\n{ONE}", [_left(2, "<" * 7), _unmerged(3, 7)]),
    ],
)
def test_each_conflict_has_its_lines(text: str, said: list[tuple[int, str]], end: str) -> None:
    assert _said(text.replace("\n", end)) == said


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  <<<<<<< x\n  =======\n  >>>>>>> y\n",
        "a: '\n<<<<<<< x\n'\n",
        "# <<<<<<< x\n# =======\n# >>>>>>> y\na: b\n",
    ],
)
def test_what_is_no_conflict_can_be_read(text: str) -> None:
    source, findings = parse(text.encode(), file="a.journey.yaml")
    assert source.root is not None
    assert findings == ()


def test_a_file_full_of_them_takes_no_longer() -> None:
    before = time.perf_counter()
    said = _said(ONE * 60_000)
    assert time.perf_counter() - before < 3
    assert len(said) == 20
    assert said[-1][1].endswith("(and 59980 more of this kind)")
