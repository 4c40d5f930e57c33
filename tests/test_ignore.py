"""How far a comment reaches that sets findings aside."""

from __future__ import annotations

import pytest

from cjmap.check import check
from cjmap.config import Config
from cjmap.ignore import read_ignores
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.source import parse

MAP = """\
title: Shoes
phases:
  buy: {name: Buy}
touchpoints:AT_THE_GROUP
  cart:AT_THE_PART
    name: Cart
    pain_points:AT_THE_KEY
      - The line
      - The music
  desk:
    name: Cash desk
    pain_points: The price
  bag: {name: Bag, solutions: A strap}
coverage: {require: []}
"""
IGNORE = "  # cjmap: ignore[CJ302] because it is the city's"


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("nowhere", [8, 12]),
        ("AT_THE_GROUP", []),
        ("AT_THE_PART", [12]),
        ("AT_THE_KEY", [12]),
    ],
)
def test_a_comment_holds_for_the_block_that_its_line_opens(tmp_path, where, left) -> None:
    text = MAP.replace(where, IGNORE)
    for place in ("AT_THE_GROUP", "AT_THE_PART", "AT_THE_KEY"):
        text = text.replace(place, "")
    checked = check(load_bytes(text.encode(), Project(tmp_path)), Config())
    assert [one.at.line for one in checked.found] == left


MEANT = (
    ("ignore CJ203 later", "ignore[CJ203] because later"),
    ("ignore CJ203", "ignore[CJ203] because …"),
    ("ignore(CJ203, CJ302): because so", "ignore[CJ203, CJ302] because so"),
    ("ignore: missing-facet because of it", "ignore[missing-facet] because of it"),
    ("ignore this", "ignore[CODE] because …"),
    ("skip", "ignore[CODE] because …"),
    ("ignre[CJ203] because so", "ignore[CJ203] because so"),
    ("disable CJ203", "ignore[CJ203] because …"),
    ("ignore CJ203 until 2026-12-31 because so", "ignore[CJ203] until 2026-12-31 because so"),
    ("ignore CJ203 until 31.12.2026 because so", "ignore[CJ203] until 2026-12-31 because so"),
    ("ignore CJ203 bis 31.12.2026 weil so", "ignore[CJ203] until 2026-12-31 because so"),
    ("ignore CJ203 until spring because so", "ignore[CJ203] until spring because so"),
    ("ignore CJ203 until 2026-12-31", "ignore[CJ203] until 2026-12-31 because …"),
)


@pytest.mark.parametrize(("said", "meant"), MEANT, ids=[one[0] for one in MEANT])
def test_a_comment_that_is_not_understood_shows_the_right_form(said, meant) -> None:
    source, _ = parse(f"title: Shoes  # cjmap: {said}\n".encode(), file="map.journey.yaml")
    _, (finding,) = read_ignores(source)
    assert finding.message == f'this comment is not understood; write "# cjmap: {meant}"'


@pytest.mark.parametrize("who", ["cmjap:", "cjmp: ", "cjmap", "Cjmap:"])
def test_a_comment_that_begins_with_a_slip_is_noted(who) -> None:
    text = f"title: Shoes  # {who} ignore[CJ203] because so\n"
    source, _ = parse(text.encode(), file="map.journey.yaml")
    _, (finding,) = read_ignores(source)
    assert finding.message.endswith('write "# cjmap: ignore[CJ203] because so"')


@pytest.mark.parametrize("said", ["# Note: ignore[CJ203]", "# map: buy", "# cjmap draws this"])
def test_other_comments_are_nothing(said) -> None:
    source, _ = parse(f"title: Shoes  {said}\n".encode(), file="map.journey.yaml")
    assert read_ignores(source) == ((), ())


def test_a_comment_on_its_own_line_holds_for_the_next(tmp_path) -> None:
    for place in ("AT_THE_GROUP", "AT_THE_PART", "AT_THE_KEY"):
        text = MAP.replace("  desk:\n", f"{IGNORE}\n\n  # and more\n  desk:\n").replace(place, "")
    text = text.replace("AT_THE_GROUP", "").replace("AT_THE_PART", "")
    checked = check(load_bytes(text.encode(), Project(tmp_path)), Config())
    assert [one.at.line for one in checked.found] == [8]


ENDS = (
    ("until 2026-01-31 because so", "2026-01-31"),
    ("until 2026-01-31: so", "2026-01-31"),
    ("bis 2026-01-31 weil so", "2026-01-31"),
    ("Bis zum 2026-01-31, denn so", "2026-01-31"),
    ("because it runs until 2026-01-31.", "2026-01-31"),
    ("da das Projekt läuft bis 2026-01-31", "2026-01-31"),
    ("weil es bis Ende März läuft", None),
    ("bis Ende März, weil so", None),
    ("because 31.12.2026 was too early", None),
)


@pytest.mark.parametrize(("said", "day"), ENDS, ids=[one[0] for one in ENDS])
def test_until_when_a_comment_holds(said, day) -> None:
    source, _ = parse(f"title: Shoes  # cjmap: ignore[CJ302] {said}\n".encode(), file="a.yaml")
    (ignore,), findings = read_ignores(source)
    assert (ignore.until and ignore.until.isoformat()) == day
    assert not findings


OTHER_DAYS = (
    ("until 31.12.2026 because so", "31.12.2026", "2026-12-31"),
    ("bis 1.2.2026 weil so", "1.2.2026", "2026-02-01"),
    ("until 12/31/2026 because so", "12/31/2026", "2026-12-31"),
    ("until 31/12/2026 because so", "31/12/2026", "2026-12-31"),
    ("because it runs until 31.12.2026.", "31.12.2026", "2026-12-31"),
    ("weil das Projekt läuft bis zum 31.12.2026", "31.12.2026", "2026-12-31"),
    ("until 4/5/2026 because so", "4/5/2026", None),
    ("until 31.2.2026 because so", "31.2.2026", None),
    ("bis 31.12. weil so", "31.12.", None),
    ("until 31.12.26 because so", "31.12.26", None),
    ("until spring because so", "spring", None),
)


@pytest.mark.parametrize(("said", "day", "meant"), OTHER_DAYS, ids=[one[0] for one in OTHER_DAYS])
def test_a_day_in_another_form_is_told(said, day, meant) -> None:
    source, _ = parse(f"title: Shoes  # cjmap: ignore[CJ302] {said}\n".encode(), file="a.yaml")
    _, (finding,) = read_ignores(source)
    guess = f'; did you mean "{meant}"?' if meant else ""
    assert finding.message == f'"{day}" is no day{guess}'
    assert source.text[finding.place.start : finding.place.end] == day
    assert bool(finding.fix) == bool(meant)
