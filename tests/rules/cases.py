"""Read rule cases: small maps with the expected finding as a comment on its line.

A file holds the cases of one rule, named like it. `## silent: …` and `## reports: …` begin a map,
`## file: NAME` another file beside it, `## also: CODE …` reports these rules too. On a line,
`# error: CJ103 the start of the message` expects a finding there (with ` $` at its end, the
whole message); `# below, error: …` on the
next line and `# 3 lines below, error: …` further down, where a comment cannot stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjmap.check import Checked
from cjmap.rules.pages import MAP_FILE

_HEAD = re.compile(r"^## (silent|reports): (.+)\n", re.MULTILINE)
_FILE = re.compile(r"^## file: (\S+)\n", re.MULTILINE)
_ALSO = re.compile(r"^## also: (.+)\n", re.MULTILINE)
_EXPECTED = re.compile(r"# (?:(below|\d+ lines below), )?(error|warning|note): (CJ\d{3})([^#\n]*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding as a comment says it; `message` is how it starts."""

    file: str
    line: int
    severity: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Case:
    """A map with its files, the rules that are asked, and what they are to find."""

    rule: str
    title: str
    also: tuple[str, ...]
    files: dict[str, bytes]
    expected: tuple[Expected, ...]
    is_silent: bool

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of every file below a folder."""
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        starts = list(_HEAD.finditer(text))
        ends = [*(start.start() for start in starts[1:]), len(text)]
        for start, end in zip(starts, ends, strict=True):
            yield _case(path.stem, start, text[start.end() : end])


def _case(rule: str, head: re.Match[str], body: str) -> Case:
    also = tuple(name for found in _ALSO.findall(body) for name in found.split())
    first, *others = _FILE.split(_ALSO.sub("", body))
    texts = dict(zip([MAP_FILE, *others[::2]], [first, *others[1::2]], strict=True))
    expected = (one for name, text in texts.items() for one in _expected(name, text))
    files = {name: text.encode() for name, text in texts.items()}
    return Case(rule, head[2], also, files, tuple(expected), is_silent=head[1] == "silent")


def _expected(file: str, text: str) -> Iterator[Expected]:
    for number, line in enumerate(text.split("\n"), 1):
        for below, severity, code, message in _EXPECTED.findall(line):
            line_of_it = number + (int(below.split()[0]) if below[:1].isdigit() else bool(below))
            yield Expected(file, line_of_it, severity, code, message.strip())


def faults(case: Case, checked: Checked) -> list[str]:
    """Return what was expected and not found, and what was found and not expected."""
    left = list(case.expected)
    unexpected = []
    for found in checked.found:
        one = found.diagnostic
        fits = (
            e
            for e in left
            if (e.file, e.line, e.severity, e.code)
            == (found.at.file, found.at.line, one.severity.value, one.problem.code)
            and _says(one.message, e.message)
        )
        match = next(fits, None)
        if match:
            left.remove(match)
        else:
            where = f"{found.at.file}:{found.at.line}"
            unexpected.append(f"{where}: {one.severity.value}: {one.problem.code} {one.message}")
    missing = [f"{e.file}:{e.line}: {e.severity}: {e.code} {e.message}" for e in left]
    return [*(f"missing: {m}" for m in missing), *(f"not expected: {u}" for u in unexpected)]


def _says(message: str, expected: str) -> bool:
    if expected.endswith(" $"):
        return message == expected[:-2]
    return message.startswith(expected)
