"""Texts are read as they were, however they are written."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmap.fmt.texts import WIDTH, as_value, in_a_line, may_be_plain
from cjmap.place import Span
from cjmap.source import Scalar

# Characters that mean something to YAML, words, blanks and line breaks, in any mixture.
PIECES = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`\\ \n\t~=", "  ", "\n\n", "word", "Größe", "no", "1", "🙂", " # ", ": "]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES.filter(str.strip), min_size=15, max_size=60).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30),
)


def scalar(value: str, style: str) -> tuple[Scalar, str]:
    """Return a text as it may have been written in quotes, or as a block, and how it was."""
    raw = json.dumps(value, ensure_ascii=False) if style == '"' else ""
    return Scalar(value, style, Span("a.yaml", 0, 0)), raw


def read(text: str) -> list[str]:
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    return [one.value for one in events if isinstance(one, yaml.ScalarEvent)]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from("'\"|>"))
@example("  far\nin", "|")
@example("\n\tempty first\nand a tab", "|")
@example("ends\n\n", "|")
@example("two\n\nparagraphs\n", ">")
@example("one\n  more indented\n", ">")
def test_a_value_is_read_back(value: str, style: str) -> None:
    text, raw = scalar(value, style)
    lines = as_value(text, raw, start=len("  key: "), indent=4)
    lines[0] = f"  key: {lines[0]}"
    assert read("\n".join(["x:", *lines, "end: 1"])) == ["x", "key", value, "end", "1"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from("'\"|>"))
def test_a_text_in_brackets_is_read_back(value: str, style: str) -> None:
    text, raw = scalar(value, style)
    line = in_a_line(text, raw, in_brackets=True)
    assert read(f"[a, {line}, {{{line}: {line}}}]") == ["a", value, value, value]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS)
def test_what_may_be_plain_is_the_same_text_for_every_reader(value: str) -> None:
    if may_be_plain(value):
        assert yaml.safe_load(f"key: {value}") == {"key": value}
    if may_be_plain(value, in_brackets=True):
        assert yaml.load(f"[{value}]", Loader=yaml.SafeLoader) == [value]


WORDS = "true No ~ null 1 -2 1_000 0x1f 1e3 .5 .inf 12:30 2026-11-21 << = ja y"


@pytest.mark.parametrize("value", ["", "2026-11-21 10:00", *WORDS.split()])
def test_what_some_reader_takes_for_something_else_keeps_its_quotes(value: str) -> None:
    assert in_a_line(*scalar(value, "'")) == f'"{value}"'


@given(st.lists(st.sampled_from(["word", "a", "Donaudampfschiff"]), min_size=30, max_size=60))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_lines_of_a_long_text_are_full_and_not_longer(words: list[str]) -> None:
    text, raw = scalar(" ".join(words), "'")
    sign, *lines = as_value(text, raw, start=9, indent=4)
    assert sign == ">-"
    assert all(line.startswith("    ") and len(line) <= WIDTH for line in lines)
    for line, after in pairwise(lines):
        assert len(line) + 1 + len(after.split()[0]) > WIDTH
