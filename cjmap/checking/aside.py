"""Set findings aside where a comment says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from cjmap.checking.locate import span_in
from cjmap.checking.naming import KNOWN_NAMES, is_known, is_named, rename_rule, unknown_name
from cjmap.checking.weigh import is_always_said, is_asked
from cjmap.diagnostics import Diagnostic, report
from cjmap.frozen import frozen
from cjmap.ignore import NEEDLESS_IGNORE, UNKNOWN_IGNORE, Ignore, expired, read_ignores
from cjmap.load import Loaded
from cjmap.place import Place, Span
from cjmap.rules import RULES
from cjmap.rules.rollup import phase_around
from cjmap.settings.profiles import RuleSettings
from cjmap.source import Mapping, Source


@frozen
class Ignores:
    """The comments of a map and its bases that hold today, and what is wrong with any."""

    valid: tuple[Ignore, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def ignores_of(loaded: Loaded, own: Collection[str], *, today: date | None) -> Ignores:
    """Return the comments that set something aside; `own` are the names of the team's rules.

    After its last day a comment holds no longer.
    """
    valid: list[Ignore] = []
    faults: list[Diagnostic] = []
    for source in loaded.sources.values():
        read, wrong = read_ignores(source)
        faults += wrong
        for ignore in read:
            faults += _unknown(source, ignore, own)
            late = expired(ignore, today)
            valid += [] if late else [ignore]
            faults += [late] if late else []
    return Ignores(tuple(valid), tuple(faults))


def set_aside(
    loaded: Loaded, findings: Iterable[Diagnostic], ignores: Collection[Ignore]
) -> tuple[list[Diagnostic], set[Ignore]]:
    """Return the findings that no comment sets aside, and the comments that set any aside.

    A comment at a phase holds for its touchpoints, too.
    """
    kept: list[Diagnostic] = []
    needed: set[Ignore] = set()
    if not ignores:
        return list(findings), needed
    for one in findings:
        where = _stretches(loaded, one.place)
        covering = [ignore for ignore in ignores if _covers(ignore, one, where)]
        needed.update(covering)
        kept += [] if covering else [one]
    return kept, needed


def needless(
    ignores: Iterable[Ignore], settings: RuleSettings, file: str, *, failed: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the comments in a file that set nothing aside, though all they name has spoken.

    Of rules that have `failed`, by name, nobody knows. What a comment in a base sets aside, that
    map itself knows best.
    """
    for ignore in ignores:
        if ignore.comment.file == file and _have_spoken(ignore, settings, failed):
            names = ", ".join(f'"{name}"' for name in ignore.names)
            message = f"this sets {names} aside, which is not found here"
            help = "take the comment away, lest it hides the same fault later"
            yield report(NEEDLESS_IGNORE, ignore.comment, message, help=help)


def _unknown(source: Source, ignore: Ignore, own: Collection[str]) -> Iterator[Diagnostic]:
    for name in ignore.names:
        if not is_known(name, own):
            message, where = unknown_name(name, own), ignore.where(name, source)
            fix = rename_rule(where, name, own)
            yield report(UNKNOWN_IGNORE, ignore.comment, message, help=KNOWN_NAMES, fix=fix)


def _have_spoken(ignore: Ignore, settings: RuleSettings, failed: Collection[str]) -> bool:
    """Tell whether all that a comment names has spoken; of the team's own rules, nobody knows."""
    for name in ignore.names:
        named = [rule for rule in RULES if is_named(rule.problem, name)]
        heard = (is_asked(one, settings) and one.problem.name not in failed for one in named)
        if not named or not all(heard):
            return False
    return True


def _stretches(loaded: Loaded, place: Place | Span) -> tuple[Span, ...]:
    """Return where a comment may stand that holds for a place: there, or at its phase."""
    part = _touchpoint_at(loaded, place) if isinstance(place, Span) else place
    phase = phase_around(loaded.map, part) if loaded.map and part else None
    return tuple(span_in(loaded.tree, one) for one in (place, phase) if one)


def _touchpoint_at(loaded: Loaded, span: Span) -> Place | None:
    """Return the touchpoint in which a stretch of a file lies, or None."""
    section = loaded.tree.get("touchpoints") if loaded.tree else None
    for id, entry in section.entries.items() if isinstance(section, Mapping) else ():
        first, last = entry.key.span, entry.value.span
        if first.file == span.file and first.start <= span.start < last.end:
            return Place(span.file, ("touchpoints", id))
    return None


def _covers(ignore: Ignore, finding: Diagnostic, where: Iterable[Span]) -> bool:
    """Tell whether a comment sets a finding aside; what refuses a map can't be."""
    return (
        not is_always_said(finding)
        and any(is_named(finding.problem, name) for name in ignore.names)
        and any(map(ignore.covers, where))
    )
