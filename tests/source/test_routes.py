from __future__ import annotations

import pytest

from cjmap.source import Source, find, parse, span_of

TEXT = """\
title: Schuhe
personas:
  clara:
    name: Clara
    role:
phases: {buy: {name: Kaufen}}
touchpoints:
  - text: eins
  - zwei
  - [drei, vier]
"""


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        ((), "1:1 t"),
        (("title",), "1:8 Schuhe"),
        (("personas",), "2:1 personas"),
        (("personas", "clara"), "3:3 clara"),
        (("personas", "clara", "name"), "4:11 Clara"),
        (("personas", "clara", "role"), "5:5 role"),
        (("personas", "clara", "age"), "3:3 clara"),
        (("personas", "ben", "age"), "2:1 personas"),
        (("title", "deeper"), "1:8 Schuhe"),
        (("nothing",), "1:1 t"),
        (("phases", "buy"), "6:10 buy"),
        (("touchpoints", 0), "8:5 t"),
        (("touchpoints", 0, "text"), "8:11 eins"),
        (("touchpoints", 1), "9:5 zwei"),
        (("touchpoints", 2), "10:5 ["),
        (("touchpoints", 2, 1), "10:12 vier"),
        (("touchpoints", 9), "7:1 touchpoints"),
        (("touchpoints", -1), "7:1 touchpoints"),
        (("touchpoints", "x"), "7:1 touchpoints"),
    ],
)
def test_where_a_route_stands(route: tuple[str | int, ...], expected: str) -> None:
    source, _ = parse(TEXT.encode(), file="x")
    assert source.root is not None
    span = span_of(source.root, route)
    line, column = source.position(span.start)
    assert f"{line}:{column} {source.text[span.start : span.end]}" == expected


def test_find() -> None:
    source, _ = parse(TEXT.encode(), file="x")
    assert source.root is not None
    assert find(source.root, ()) is source.root
    assert find(source.root, ("personas", "clara")) is not None
    assert find(source.root, ("personas", "clara", "age")) is None
    assert find(source.root, ("personas", "ben", "age")) is None
    assert find(source.root, ("touchpoints", -1)) is None


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("🙂x", 1, (1, 2)),
        ("a\n", 2, (2, 1)),
        ("a\u2028b", 2, (1, 3)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Source("x", text).position(offset) == expected


def test_line() -> None:
    source = Source("x", "a\r\n\nb\rc")
    assert [source.line(number) for number in range(6)] == ["", "a", "", "b", "c", ""]
    assert Source("x", "").line(1) == ""
