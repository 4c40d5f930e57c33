"""Turn bytes into text, and say which characters a map cannot hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from cjmap.diagnostics import Problem
from cjmap.source.findings import SHOWN, Findings
from cjmap.source.problems import BIDI_CONTROL, CONTROL_CHARACTER, ENCODING

UTF8_MARK = b"\xef\xbb\xbf"

_WIDE_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_WIDE_STARTS = (
    (re.compile(rb"[^\0]\0\0\0|\0\0\0[^\0]"), "UTF-32"),
    (re.compile(rb"[^\0]\0[^\0]\0|\0[^\0]\0[^\0]"), "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)

# YAML's own list of characters that are not printable, and the line breaks that only some
# versions of YAML know: U+0085, U+2028, U+2029.
_REFUSED = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_REFUSED_ONE = re.compile(f"[{_REFUSED}]")
_BIDI_ONE = re.compile(f"[{_BIDI}]")
_SUSPECT = re.compile(f"[{_REFUSED}{_BIDI}]")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_KNOWN = {
    "\0": "NUL",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "a line break inside a paragraph, as word processors paste it",
    "\x0c": "page break",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufeff": "byte order mark",
}


def decode_bytes(data: bytes, *, findings: Findings) -> str:
    """Return the text without byte order mark, as far as it can be shown.

    Bytes that are not UTF-8 are reported (then the text is not worth reading on), and so are
    characters that a map can't hold. Both are replaced one by one: every offset stays true.
    """
    foreign = _foreign_encoding(data)
    if foreign:
        findings.add(ENCODING, (0, 0), f"the file is {foreign}; a map is text in UTF-8", help=_SAVE)
        return ""
    text = data.removeprefix(UTF8_MARK).decode("utf-8", "surrogateescape")
    if not text.isascii() and _NOT_UTF8.search(text):
        _report_bytes(text, findings, offset=len(data) - len(data.removeprefix(UTF8_MARK)))
        return _NOT_UTF8.sub("\ufffd", text)
    return _without_refused(text, findings)


def check_escapes(raw: str, value: str, *, start: int, findings: Findings) -> str:
    r"""Return a quoted text without the characters that came in by an escape such as `\x07`."""
    if not _SUSPECT.search(value):
        return value
    suspects = (found for found in _ESCAPE.finditer(raw) if _SUSPECT.match(_unescape(found[0])))
    for escape in islice(suspects, SHOWN):
        character = _unescape(escape[0])
        where = start + escape.start(), start + escape.end()
        if _REFUSED_ONE.match(character):
            _report_refused(character, where, findings)
        elif _BIDI_ONE.match(character):
            _report_bidi(character, where, findings)
    return _REFUSED_ONE.sub("\ufffd", value)


_SAVE = 'save it again with the encoding "UTF-8"'
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\x07", "b": "\x08", "v": "\x0b", "f": "\x0c", "e": "\x1b"}
_SHORT_ESCAPES |= {"N": "\x85", "L": "\u2028", "P": "\u2029"}


def _unescape(escape: str) -> str:
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return _SHORT_ESCAPES.get(escape[1], "")


def _foreign_encoding(data: bytes) -> str:
    for mark, name in (*_OTHER_FILES, *_WIDE_MARKS):
        if data.startswith(mark):
            return name
    for start, name in _WIDE_STARTS:
        if start.match(data):
            return name
    return ""


def _report_bytes(text: str, findings: Findings, *, offset: int) -> None:
    line, counted, byte = 1, 0, offset
    for found in _first_few(_NOT_UTF8, text, ENCODING, findings):
        passed = text[counted : found.start()]
        line += passed.count("\n")
        byte += len(passed.encode("utf-8", "surrogateescape"))
        counted = found.start()
        value = ord(found[0]) - 0xDC00
        message = f"byte 0x{value:02x} in line {line} (offset {byte}) is not UTF-8"
        findings.add(ENCODING, found.span(), message, help=_as_windows(value))


def _as_windows(byte: int) -> str:
    character = bytes([byte]).decode("cp1252", "replace")
    if not character.isalpha():
        return _SAVE
    return f'in the Windows encoding this byte is "{character}"; {_SAVE}'


def _without_refused(text: str, findings: Findings) -> str:
    if not _SUSPECT.search(text):
        return text
    for found in _first_few(_BIDI_ONE, text, BIDI_CONTROL, findings):
        _report_bidi(found[0], found.span(), findings)
    for found in _first_few(_REFUSED_ONE, text, CONTROL_CHARACTER, findings):
        _report_refused(found[0], found.span(), findings)
    return _REFUSED_ONE.sub("\ufffd", text) if findings.has(CONTROL_CHARACTER) else text


def _first_few(
    pattern: re.Pattern[str], text: str, problem: Problem, findings: Findings
) -> Iterator[re.Match[str]]:
    """Yield as many matches as are shown, and count the others."""
    matches = pattern.finditer(text)
    yield from islice(matches, SHOWN)
    findings.count(problem, sum(1 for _ in matches))


def _report_bidi(character: str, where: tuple[int, int], findings: Findings) -> None:
    name = _name(character)
    message = f"an invisible character ({name}) turns the direction of the text around it"
    findings.add(BIDI_CONTROL, where, message, help=_DELETE)


def _report_refused(character: str, where: tuple[int, int], findings: Findings) -> None:
    message = f"an invisible character ({_name(character)}) cannot be part of a map"
    findings.add(CONTROL_CHARACTER, where, message, help=_DELETE)


def _name(character: str) -> str:
    name = _KNOWN.get(character) or unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"{code}, {name}" if name else code


_DELETE = "delete it, or type the text around it again"
