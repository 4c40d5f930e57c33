"""What people did at a touchpoint follows it to its new id, and nothing else does."""

from __future__ import annotations

import pytest

from cjmap.renderers.checklist import render

from ..everything import view_of_text

MAP = """\
title: A
phases: {x: {name: X}, letter: {name: Y}}
touchpoints:
  letter: {name: Letter, phase: x, pain_points: Late, solutions: {text: A bell, status: planned}}
  desk: {name: Desk, phase: letter, questions: When?}
"""
BELL = "Carry out: A bell"


def worked_in(text: str) -> str:
    """Return a checklist with a tick, a note below it, and words below the heading."""
    found = []
    for line in render(view_of_text(text)).split("\n"):
        ticked = BELL in line
        found.append(line.replace("[ ]", "[x]") if ticked else line)
        found += ["  a note"] * ticked + ["", "free words"] * line.startswith("### Letter")
    return "\n".join(found)


def gone(text: str) -> str:
    return text.partition("## No longer in the map")[2]


def test_ticks_notes_and_words_follow() -> None:
    renamed = MAP.replace("letter: {name: Letter", "mail: {name: Letter")
    text = render(view_of_text(renamed), previous=worked_in(MAP))
    assert "1 done, " in text
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if BELL in line)
    assert "[x]" in lines[at]
    assert "cj:solution/mail/" in lines[at]
    assert lines[at + 1] == "  a note"
    assert (
        lines[lines.index(next(x for x in lines if x.startswith("### Letter"))) + 2] == "free words"
    )
    assert not gone(text)
    assert render(view_of_text(renamed), previous=text) == text


def test_what_both_sides_of_a_merge_did_comes_together() -> None:
    renamed = MAP.replace("letter: {name: Letter", "mail: {name: Letter")
    both = f"{render(view_of_text(renamed))}\n{worked_in(MAP)}"
    text = render(view_of_text(renamed), previous=both)
    assert text.count(BELL) == 1
    assert text.count("a note") == 1
    assert "[x]" in next(line for line in text.split("\n") if BELL in line)


@pytest.mark.parametrize(
    "now",
    [
        # Two are called so: nobody knows which.
        MAP.replace("letter: {name: Letter", "mail: {name: Letter")
        + "  mail-2: {name: Letter, phase: x}\n",
        # It is called otherwise.
        MAP.replace("letter: {name: Letter", "mail: {name: Mail"),
    ],
)
def test_where_it_is_not_sure_nothing_follows(now: str) -> None:
    text = render(view_of_text(now), previous=worked_in(MAP))
    assert "a note" in gone(text)
    assert "[x]" in gone(text)


def test_what_is_not_said_any_more_stays_among_what_is_gone() -> None:
    now = MAP.replace("letter: {name: Letter", "mail: {name: Letter").replace("A bell", "A horn")
    text = render(view_of_text(now), previous=worked_in(MAP))
    assert "A bell" in gone(text)
    assert "free words" not in gone(text)
