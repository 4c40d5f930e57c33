"""Read and spell the file of a baseline."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from cjmap.baseline.entries import Baseline, Entry, Kept
from cjmap.decoding.walk import BAD_VALUE, WRONG_TYPE, head
from cjmap.diagnostics import Diagnostic, report
from cjmap.project import BASELINE_NAME, Project
from cjmap.source import Mapping, Node, Scalar, Sequence, Source, read_source

VERSION = "1"
_KEYS = ("rule", "map", "at", "called", "says")
_HEAD = """\
# What `cjmap check` found before, and does not report again; `cjmap check --write-baseline` writes
# this file. It only gets shorter: take out what you have mended.
"""


def read_baseline(
    project: Project, file: str
) -> tuple[Baseline, Source | None, tuple[Diagnostic, ...]]:
    """Return the baseline of a project, the file, and what is wrong with it.

    `file` is the name that findings show. Raises `CjmapError` when there is a file that cannot be
    read.
    """
    path = project.root / BASELINE_NAME
    if project.files.kind(path) is None:
        return Baseline(file), None, ()
    source, findings = read_source(path, file=file, files=project.files)
    if source.root is None:
        return Baseline(file), source, findings
    kept, faults = _kept(source.root)
    return Baseline(file, tuple(kept)), source, (*findings, *faults)


def spelled(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline, an entry in a line, in a stable order."""
    ordered = sorted(entries, key=lambda one: (one.map, one.rule, one.at, one.called, one.says))
    lines = [f"  - {_entry(one)}" for one in ordered]
    found = "\n".join(["findings:", *lines]) if lines else "findings: []"
    return f"{_HEAD}baseline: {VERSION}\n{found}\n"


def _entry(entry: Entry) -> str:
    said = [f"{key}: {_text(getattr(entry, key))}" for key in _KEYS]
    return "{" + ", ".join(said) + "}"


def _text(text: str) -> str:
    """Return a text in double quotes, with what can't be seen as an escape."""
    return '"' + "".join(map(_character, text)) + '"'


def _character(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if unicodedata.category(char)[0] in "CZ" and char != " ":
        return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
    return char


def _kept(root: Mapping) -> tuple[list[Kept], list[Diagnostic]]:
    kept: list[Kept] = []
    faults = list(_head_faults(root))
    found = root.get("findings")
    for item in found.items if isinstance(found, Sequence) else ():
        entry = _entry_in(item)
        if entry is None:
            faults.append(report(WRONG_TYPE, head(item), _NO_ENTRY, help=_ANEW))
        else:
            kept.append(Kept(entry, item.span))
    return kept, faults


def _head_faults(root: Mapping) -> Iterator[Diagnostic]:
    version, found = root.get("baseline"), root.get("findings")
    if not isinstance(version, Scalar) or version.value != VERSION:
        span = head(version) if version else root.span
        message = f"this is no baseline that this cjmap reads: it starts with `baseline: {VERSION}`"
        yield report(BAD_VALUE, span, message, help=_ANEW)
    if not isinstance(found, Sequence):
        message = 'a list is expected under "findings"'
        yield report(WRONG_TYPE, head(found) if found else root.span, message, help=_ANEW)


_ANEW = "`cjmap check --write-baseline` writes the file anew"
_NO_ENTRY = f"an entry of a baseline has the keys {', '.join(_KEYS)}, each with a text"


def _entry_in(item: Node) -> Entry | None:
    if not isinstance(item, Mapping) or set(item.entries) != {*_KEYS}:
        return None
    nodes = {key: entry.value for key, entry in item.entries.items()}
    texts = {key: node.value for key, node in nodes.items() if isinstance(node, Scalar)}
    return Entry(**texts) if len(texts) == len(_KEYS) else None
