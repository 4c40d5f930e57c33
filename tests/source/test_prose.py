from __future__ import annotations

import pytest

from cjmap.diagnostics import Severity

from .reading import found, only, written


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c",
        "a: b ## c",
        "a: b #",
        "a: b #---",
        "a: b #cjmap: ignore[CJ302] because so",
        "a: 'b #c'",
        "a: 'b' #c",
        "a: b#c",
        "a:\n  #c\n  b: d",
        "a: #c\n  b: d",
        "a: [clara, ben]",
        "a: [Was kostet das?, und wann kommt es an?]",
        "a: [Sucht nach neuen Schuhen, Vergleicht die Preise im Netz]",
        "a: [searches for new shoes, compares prices and shops]",
        'a: ["Was ist das denn", und jenes]',
        "a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis, klickt uns weg]",
        "a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis, ohnehin zu spät]",
        "a: [1, 2, 3]",
        "a: [1,2,3]",
        "a: [-1, 0, 1]",
        "a: [Onlineshop, app]",
        "a: [x, {b: c}, Ein ganzer Satz hier]",
        "a: []",
        "a:\n  - b\n  - c",
        "a: -5",
        "a:\n  -5",
        "a: b - c\n  und weiter",
        "a: 'b\n  - c'",
        "a: |\n  - b\n  - c",
        "a: [b\n  -c]",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "culprit", "help"),
    [
        ("a: Platz #1 der Liste", "#1 der Liste", 'quotes: "Platz #1 der Liste"\n'),
        ("a: b\n  c #d", "#d", "put the text in quotes"),
        ("a: #sommer", "#sommer", 'put the text in quotes: "#sommer"\n'),
        ("a:\n  - b #c  ", "#c", 'put the text in quotes: "b #c"\n'),
        ("a: [b #c\n ]", "#c", 'put the text in quotes: "b #c"\n'),
    ],
)
def test_cut_text(text: str, culprit: str, help: str) -> None:
    source, finding = only(text)
    assert finding.problem.name == "cut-text"
    assert finding.severity is Severity.WARNING
    assert written(source, finding).rstrip() == culprit
    assert help in finding.help
    comment = culprit.replace("#", "# ", 1)
    assert f'if it is meant as a comment, write it with a blank: "{comment}"' in finding.help


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: [Was ist denn das, und warum?]", 21),
        ("a: [Nein, das passt mir nicht]", 9),
        ("a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis]", 31),
        ("a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis, weil das geht]", 31),
        ("a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis, Klickt uns weg]", 31),
        ("a: [Gibt PLZ und Verbrauch ein, sortiert nach Preis, und klickt]", 31),
        ("a: [Clara, Versandkosten kommen spät, das nervt sie]", 37),
        ("a: [Kostet nur 4,50 Euro mehr]", 17),
    ],
)
def test_split_text(text: str, column: int) -> None:
    source, finding = only(text)
    assert finding.problem.name == "split-text"
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("the comma may split a sentence into two: ")
    assert source.position(finding.place.start) == (1, column)
    assert written(source, finding) == ","


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n  -item\n  -zwei", 2, 3),
        ("a:\n  -item\nb: c", 2, 3),
        ("a:\n  - x\n    - y", 3, 5),
        ("a: b\n  - c", 2, 3),
        ("a: b\r\n  -c", 2, 3),
    ],
)
def test_list_as_text(text: str, line: int, column: int) -> None:
    source, finding = only(text)
    assert finding.problem.name == "list-as-text"
    assert finding.severity is Severity.WARNING
    assert source.position(finding.place.start) == (line, column)
    assert written(source, finding) == "-"
