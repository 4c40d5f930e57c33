from __future__ import annotations

import pytest

from cjmap.diagnostics import Severity
from cjmap.source import Scalar, parse

from .reading import found, only, written


@pytest.mark.parametrize(
    "data",
    [
        "a: Größe 🙂 \u00a0 \u200d".encode(),
        "\ufeffa: b".encode(),
        b"a: b\r\nc: d\r\n",
        b"a:\tb",
        b'a: "x\\ty\\nz\\u00fc\\U0001F642\\_"',
        "a: \u200e\u200f".encode(),
        b"a: '\\x07'",
    ],
)
def test_silent(data: bytes) -> None:
    source, findings = parse(data, file="x")
    assert findings == ()
    assert source.root is not None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: b".encode("utf-16"), "the file is UTF-16; a map is text in UTF-8"),
        ("a: b".encode("utf-16-le"), "the file is UTF-16; a map is text in UTF-8"),
        ("a: b".encode("utf-16-be"), "the file is UTF-16; a map is text in UTF-8"),
        ("a: b".encode("utf-32"), "the file is UTF-32; a map is text in UTF-8"),
        ("a: b".encode("utf-32-le"), "the file is UTF-32; a map is text in UTF-8"),
        ("a: b".encode("utf-32-be"), "the file is UTF-32; a map is text in UTF-8"),
        (b"PK\x03\x04rest", "the file is a zip archive or an office document; a map is text in "),
        (b"%PDF-1.7", "the file is a PDF; a map is text in UTF-8"),
    ],
)
def test_another_kind_of_file(data: bytes, message: str) -> None:
    source, finding = only(data)
    assert finding.problem.name == "wrong-encoding"
    assert finding.message.startswith(message)
    assert source.root is None


def test_a_byte_that_is_not_utf8() -> None:
    source, finding = only("a: b\nc: schön\n".encode("latin-1"))
    assert finding.message == "byte 0xf6 in line 2 (offset 11) is not UTF-8"
    assert finding.help.startswith('in the Windows encoding this byte is "ö"')
    assert source.position(finding.place.start) == (2, 7)
    assert source.line(2) == "c: sch\ufffdn"
    assert source.root is None


@pytest.mark.parametrize(
    ("data", "byte", "position"),
    [
        (b"a: \xff", 3, (1, 4)),
        ("é: ".encode() + b"\xff", 4, (1, 4)),
        ("\ufeffa: ".encode() + b"\xff", 6, (1, 4)),
        (b"a: \xed\xa0\xbd", 3, (1, 4)),
        (b"a: \xc0\x80", 3, (1, 4)),
        (b"a: \xf4\x90\x80\x80", 3, (1, 4)),
        (b"a: b\r\n\xe2\x82", 6, (2, 1)),
    ],
)
def test_where_the_byte_stands(data: bytes, byte: int, position: tuple[int, int]) -> None:
    source, findings = parse(data, file="x")
    assert f"(offset {byte})" in findings[0].message
    assert source.position(findings[0].place.start) == position


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000, NUL"),
        ("\x01", "U+0001"),
        ("\x0b", "U+000B, a line break inside a paragraph, as word processors paste it"),
        ("\x1b", "U+001B, escape"),
        ("\x7f", "U+007F, delete"),
        ("\x85", "U+0085, next line"),
        ("\x9f", "U+009F"),
        ("\u2028", "U+2028, line separator"),
        ("\u2029", "U+2029, paragraph separator"),
        ("\ufeff", "U+FEFF, byte order mark"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_refused_character(character: str, name: str) -> None:
    source, finding = only(f"a: b\nc: Größe {character}x\nd: e")
    assert finding.problem.name == "control-character"
    assert finding.message == f"an invisible character ({name}) cannot be part of a map"
    assert source.position(finding.place.start) == (2, 10)
    assert source.root is not None
    assert list(source.root.entries) == ["a", "c", "d"]
    node = source.root.get("c")
    assert isinstance(node, Scalar)
    assert node.value == "Größe \ufffdx"


@pytest.mark.parametrize("escape", ["\\x07", "\\a", "\\0", "\\e", "\\u0085", "\\N", "\\U0000009f"])
def test_refused_escape(escape: str) -> None:
    source, finding = only(f'a: "b {escape} c"')
    assert finding.problem.name == "control-character"
    assert written(source, finding) == escape
    assert source.root is not None
    node = source.root.get("a")
    assert isinstance(node, Scalar)
    assert node.value == "b \ufffd c"


def test_an_escaped_backslash_is_no_escape() -> None:
    assert found('a: "\\\\x07"') == []
    assert found('a: "\\\\\\x07"') == [("control-character", 1, 7)]


@pytest.mark.parametrize("character", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_hidden_direction(character: str) -> None:
    for text in (f"a: b{character}c", f'a: "\\u{ord(character):04x}"'):
        _, finding = only(text)
        assert finding.problem.name == "hidden-direction"
        assert finding.severity is Severity.WARNING


def test_a_file_full_of_them_is_reported_in_short() -> None:
    for data in (b"\x01" * 5000, b"\xff" * 5000, b"a: " + "\u202e".encode() * 5000):
        _, findings = parse(data, file="x")
        first = [one for one in findings if one.problem is findings[0].problem]
        assert len(first) == 20
        assert first[-1].message.endswith("(and 4980 more of this kind)")
