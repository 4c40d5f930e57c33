"""Check a loaded map: run the rules, apply the settings, find the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from cjmap import coverage
from cjmap.config import Config, Settings, rules_for
from cjmap.coverage import Coverage
from cjmap.diagnostics import Diagnostic, report
from cjmap.ignore import UNKNOWN_IGNORE, Ignore, read_ignores
from cjmap.load import Loaded
from cjmap.locate import Found, Position, locate, span_in
from cjmap.place import Place
from cjmap.profiles import RuleLayers, RuleSettings, check_profiles
from cjmap.rules import FAMILIES, RULES, Facts, Finding, Gathered, Rule
from cjmap.rules.options import options_of
from cjmap.rules.program import BROKEN_RULE
from cjmap.rules.rollup import roll_up
from cjmap.rules.silencing import without_consequences
from cjmap.suggest import did_you_mean
from cjmap.walk import BAD_VALUE
from cjmap.weigh import (
    KNOWN_NAMES,
    check_names,
    is_asked,
    is_known,
    is_named,
    may_refuse,
    meant_rule,
    refuses,
    rule_names,
    unknown_name,
    weigh,
)

__all__ = [
    "Checked",
    "Found",
    "Position",
    "check",
    "check_asked",
    "check_settings",
    "find_rule",
    "meant_rule",
    "rule_names",
]

# Nobody reads more findings of one kind than this.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A map with its findings in the order of the file, and its coverage.

    `coverage` is None where the map could not be read. `is_refused` says that no output can be
    made of it; `is_partial` that coverage and method wait until its errors are mended.
    """

    loaded: Loaded
    found: tuple[Found, ...]
    coverage: Coverage | None
    is_refused: bool
    is_partial: bool


def check(loaded: Loaded, config: Config, *, today: date | None = None) -> Checked:
    """Return the findings of a map under a project's settings.

    Without `today`, nothing is said of what is overdue.
    """
    findings = list(loaded.findings)
    settings = rules_for(config, loaded.name)
    measured = None
    if loaded.map:
        measured = coverage.measure(loaded.map, config.facets)
        facts = Facts(loaded.map, measured, Gathered(loaded.map), today)
        if loaded.is_whole:
            findings += _run(("references",), facts, settings)
        if not any(map(refuses, findings)):
            findings += without_consequences(_run(_LATER, facts, settings), _SILENCED_BY)
    is_refused = loaded.map is None or any(map(refuses, findings))
    ignores, more = _ignores(loaded)
    kept = (one for one in (*findings, *more) if not _is_set_aside(loaded, one, ignores))
    weighed = weigh(kept, settings)
    if loaded.map:
        weighed = roll_up(weighed, loaded.map, _MANY)
    found = locate(weighed, loaded.sources, loaded.tree)
    return Checked(loaded, found, measured, is_refused, is_partial=is_refused)


def check_settings(settings: Settings) -> tuple[Found, ...]:
    """Return the findings of a project's `cjmap.yaml`."""
    if settings.source is None:
        return ()
    source = settings.source
    place = Place(source.file)
    layers = settings.config.layers
    names = [one for choice in layers.written for one in check_names(choice)] if layers else []
    facets = _facets(settings.config, place / "coverage" / "require")
    return locate((*settings.findings, *names, *facets), {source.file: source}, source.root)


def check_asked(layers: RuleLayers) -> Iterator[Diagnostic]:
    """Yield what is wrong with what a command line says about rules."""
    asked = replace(layers.asked, place=Place("command line", ("asked",)))
    yield from check_profiles(replace(layers, project=asked, paths={}, profiles=layers.profiles))
    yield from check_names(asked)


def _facets(config: Config, place: Place) -> Iterator[Diagnostic]:
    """Yield the facets that look like misspelled keys; others may be lanes of the maps."""
    for number, facet in enumerate(config.facets or ()):
        guess = did_you_mean(facet, coverage.KNOWN_FACETS)
        if guess and facet not in coverage.KNOWN_FACETS:
            yield report(BAD_VALUE, place / number, f'"{facet}" is not a facet{guess}')


def find_rule(name: str) -> Rule | None:
    """Return the rule with a code or name, in any case, or None."""
    wanted = name.strip().casefold()
    rules = (r for r in RULES if wanted in (r.problem.code.casefold(), r.problem.name))
    return next(rules, None)


_LATER = tuple(name for name, _ in FAMILIES if name not in ("reading", "references"))
_SILENCED_BY = {rule.problem.name: rule.silenced_by for rule in RULES}
_MANY = {rule.problem.code: rule.many for rule in RULES}


def _run(families: tuple[str, ...], facts: Facts, settings: RuleSettings) -> Iterator[Diagnostic]:
    """Yield what the rules of some families find; one that fails stops none of the others."""
    for rule in (rule for name in families for rule in dict(FAMILIES)[name]):
        if rule.check and (may_refuse(rule) or is_asked(rule, settings)):
            own = replace(facts, options=options_of(rule, settings.options))
            try:
                yield from _found(rule, rule.check(own))
            except Exception as error:
                yield _failed(rule, error, facts.map.place)


def _found(rule: Rule, found: Iterator[Finding]) -> Iterator[Diagnostic]:
    for one in islice(found, MOST):
        yield _reported(rule, one)
    for one in islice(found, 1):
        message = f"{one.message} (and perhaps more of this kind: mend these first)"
        yield _reported(rule, replace(one, message=message))


def _failed(rule: Rule, error: Exception, place: Place) -> Diagnostic:
    problem, said = rule.problem, " ".join(str(error).split())
    message = f'rule {problem.code} "{problem.name}" has failed: {type(error).__name__}: {said}'
    return report(BROKEN_RULE, place, message, help=_FAULT_OF_OURS)


_FAULT_OF_OURS = (
    "this is a fault of cjmap, not of your map; please report it. The other rules have spoken"
)


def _reported(rule: Rule, one: Finding) -> Diagnostic:
    return Diagnostic(
        rule.problem,
        rule.problem.severity,
        one.message,
        one.place,
        help=one.help,
        related=one.related,
        count=one.count,
        fix=one.fix,
    )


def _ignores(loaded: Loaded) -> tuple[list[Ignore], list[Diagnostic]]:
    ignores: list[Ignore] = []
    findings: list[Diagnostic] = []
    for source in loaded.sources.values():
        read, faults = read_ignores(source)
        ignores += read
        findings += faults
        for ignore in read:
            unknown = (name for name in ignore.names if not is_known(name))
            findings += [
                report(UNKNOWN_IGNORE, ignore.comment, unknown_name(name), help=KNOWN_NAMES)
                for name in unknown
            ]
    return ignores, findings


def _is_set_aside(loaded: Loaded, finding: Diagnostic, ignores: Iterable[Ignore]) -> bool:
    if not ignores or refuses(finding):
        return False
    span = span_in(loaded.tree, finding.place)
    return any(
        ignore.covers(span) and any(is_named(finding.problem, name) for name in ignore.names)
        for ignore in ignores
    )
