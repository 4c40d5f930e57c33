"""Turn the bytes of a file into a source and what is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from cjmap.diagnostics import Diagnostic
from cjmap.source.characters import decode_bytes
from cjmap.source.comments import find_comments
from cjmap.source.compose import compose
from cjmap.source.conflicts import report_conflicts
from cjmap.source.findings import Findings
from cjmap.source.problems import ENCODING, LIMIT
from cjmap.source.text import Source

MAX_BYTES = 16 * 1024 * 1024


def parse(data: bytes, *, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the source and all findings in the order of the text; whatever the bytes are.

    Raises `CjmapError` only where PyYAML has no C parser.
    """
    findings = Findings(file)
    if len(data) > MAX_BYTES:
        findings.add(LIMIT, (0, 0), f"the file has more than {MAX_BYTES // 2**20} MiB")
        return Source(file, ""), findings.all()
    text = decode_bytes(data, findings=findings)
    if findings.has(ENCODING) or report_conflicts(text, findings):
        return Source(file, text), findings.all()
    with _paused_collector():
        composed = compose(text, findings=findings)
        comments = tuple(find_comments(text, composed.scalars, file=file, until=composed.stop))
    return Source(file, text, composed.root, comments), findings.all()


@contextmanager
def _paused_collector() -> Iterator[None]:
    # Thousands of new values and none to collect: with the collector this takes four times as long.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
