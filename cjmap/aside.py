"""Set findings aside where a comment says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from cjmap.diagnostics import Diagnostic, report
from cjmap.ignore import NEEDLESS_IGNORE, UNKNOWN_IGNORE, Ignore, expired, read_ignores
from cjmap.load import Loaded
from cjmap.locate import span_in
from cjmap.profiles import RuleSettings
from cjmap.rules import RULES
from cjmap.source import Source
from cjmap.weigh import (
    KNOWN_NAMES,
    is_asked,
    is_known,
    is_named,
    refuses,
    rename_rule,
    unknown_name,
)


def set_aside(
    loaded: Loaded, findings: Iterable[Diagnostic], own: Collection[str], *, today: date | None
) -> list[Diagnostic]:
    """Return the findings that no comment sets aside, and what is wrong with the comments.

    `own` are the names of the team's rules. After its last day a comment holds no longer.
    """
    ignores: list[Ignore] = []
    faults: list[Diagnostic] = []
    for source in loaded.sources.values():
        read, wrong = read_ignores(source)
        ignores += read
        faults += wrong
        faults += [fault for ignore in read for fault in _unknown(source, ignore, own)]
    faults += [fault for ignore in ignores if (fault := expired(ignore, today))]
    valid = [ignore for ignore in ignores if not expired(ignore, today)]
    everything = (*findings, *faults)
    return [one for one in everything if not any(_covers(loaded, i, one) for i in valid)]


def needless(
    loaded: Loaded, findings: Iterable[Diagnostic], settings: RuleSettings, *, today: date | None
) -> Iterator[Diagnostic]:
    """Yield the comments that set nothing aside, though all that they name was asked for."""
    found = list(findings)
    for source in loaded.sources.values():
        for ignore in read_ignores(source)[0]:
            is_needed = any(_covers(loaded, ignore, one) for one in found)
            if not is_needed and not expired(ignore, today) and _are_asked(ignore, settings):
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


def _are_asked(ignore: Ignore, settings: RuleSettings) -> bool:
    """Tell whether all that a comment names has spoken; of the team's own rules, nobody knows."""
    for name in ignore.names:
        named = [rule for rule in RULES if is_named(rule.problem, name)]
        if not named or not all(is_asked(rule, settings) for rule in named):
            return False
    return True


def _covers(loaded: Loaded, ignore: Ignore, finding: Diagnostic) -> bool:
    """Tell whether a comment sets a finding aside; what refuses a map can't be."""
    return (
        not refuses(finding)
        and any(is_named(finding.problem, name) for name in ignore.names)
        and ignore.covers(span_in(loaded.tree, finding.place))
    )
