"""Hold back what a project's baseline knows, and say what it need not know any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjmap.baseline.entries import Baseline, Entry, Kept, entry_of, old_ones
from cjmap.check import Checked, Examined, conclude
from cjmap.checking.weigh import is_always_said
from cjmap.diagnostics import Diagnostic, Related, report
from cjmap.project import SUFFIXES, Project, exists, find_project
from cjmap.rules.program import SPENT_BASELINE

_HELP = "take it out, or let `cjmap check --write-baseline` write the file anew"


def entries_of(examined: Examined) -> dict[int, Entry]:
    """Return the findings of a map that a baseline can keep, by their position.

    What keeps a map from being drawn is no matter of taste or time, and is always said.
    """
    loaded = examined.loaded
    return {
        number: entry_of(one, loaded.name, loaded.tree)
        for number, one in enumerate(examined.findings)
        if not is_always_said(one)
    }


def hold_back(
    examined: Sequence[Examined], baseline: Baseline, project: Project
) -> tuple[tuple[Checked, ...], tuple[Kept, ...]]:
    """Return the maps without what the baseline knows, and the entries it does not need."""
    now = [
        (number, position, entry)
        for number, one in enumerate(examined)
        for position, entry in entries_of(one).items()
    ]
    gone = gone_maps((kept.entry.map for kept in baseline.kept), project)
    known = [kept.entry for kept in baseline.kept]
    old = old_ones([entry for _, _, entry in now], known, gone=gone)
    held: dict[int, set[int]] = {number: set() for number in range(len(examined))}
    for which in old:
        number, position, _ = now[which]
        held[number].add(position)
    looked = {one.loaded.name: one for one in examined}
    needed = set(old.values())
    spent = tuple(
        kept
        for number, kept in enumerate(baseline.kept)
        if number not in needed and (kept.entry.map in gone or _is_told(kept.entry, looked))
    )
    return tuple(conclude(one, held[number]) for number, one in enumerate(examined)), spent


def left_over(
    known: Iterable[Entry], examined: Sequence[Examined], project: Project
) -> tuple[Entry, ...]:
    """Return the entries of which the maps that were looked at tell nothing, and that stay."""
    looked = {one.loaded.name: one for one in examined}
    left = [entry for entry in known if not _is_told(entry, looked)]
    gone = gone_maps((entry.map for entry in left), project)
    return tuple(entry for entry in left if entry.map not in gone)


def _is_told(entry: Entry, looked: Mapping[str, Examined]) -> bool:
    """Tell whether a finding would have been found again, were it still there."""
    one = looked.get(entry.map)
    return one is not None and not one.is_refused and entry.rule not in one.silent | one.failed


def gone_maps(names: Iterable[str], project: Project) -> set[str]:
    """Return which of these maps the project does not have any more."""
    return {name for name in set(names) if not _exists(name, project)}


def _exists(name: str, project: Project) -> bool:
    paths = (project.root / f"{name}{suffix}" for suffix in SUFFIXES)
    there = (path for path in paths if exists(path, project.files))
    return any(find_project(path).root == project.root for path in there)


def spent_finding(spent: Sequence[Kept]) -> tuple[Diagnostic, ...]:
    """Return the finding for entries that a baseline does not need, if there are any."""
    if not spent:
        return ()
    related = tuple(Related(kept.span, _said(kept.entry)) for kept in spent[1:])
    message = f"{_said(spent[0].entry)} is mended, and need not be in the baseline"
    if related:
        message = f"{len(spent)} findings of the baseline are mended, and need not be in it"
    return (report(SPENT_BASELINE, spent[0].span, message, help=_HELP, related=related),)


def _said(entry: Entry) -> str:
    return f'"{entry.rule}" at {entry.at or "the map"} of {entry.map}'
