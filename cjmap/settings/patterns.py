"""Say what is wrong with the patterns by which settings name maps."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, rename, report
from cjmap.globs import has_backslash, leads_out
from cjmap.place import Place


def check_pattern(pattern: str, place: Place, *, like: str) -> Iterator[Diagnostic]:
    """Yield why a pattern at a place fits no map of any project; `like` is one that may."""
    if leads_out(pattern):
        message = f'"{pattern}" leads out of the folder of cjmap.yaml'
        yield report(
            BAD_VALUE, place, message, help=f"patterns are relative to that folder, as in {like}"
        )
    elif has_backslash(pattern):
        meant = pattern.replace("\\", "/")
        message = f'"{pattern}" has a backslash; did you mean "{meant}"?'
        help = "on every system, patterns part folders with /"
        yield report(BAD_VALUE, place, message, help=help, fix=rename(place, pattern, meant))
