"""Check a loaded map: run the rules, apply the settings, find the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cjmap import coverage
from cjmap.config import Config, RuleSettings, Settings
from cjmap.coverage import Coverage
from cjmap.decode import BAD_VALUE
from cjmap.diagnostics import Diagnostic, Severity, report
from cjmap.ignore import UNKNOWN_IGNORE, Ignore, read_ignores
from cjmap.load import Loaded
from cjmap.place import Place, Span
from cjmap.rules import FAMILIES, RULES, Facts, Rule
from cjmap.source import Mapping, Source, span_of
from cjmap.suggest import did_you_mean

REFUSING_FAMILIES = ("reading", "references")


@dataclass(frozen=True, slots=True)
class Position:
    """Lines and columns, 1-based, columns in characters, the end exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the lines it points at, ready for every reporter."""

    diagnostic: Diagnostic
    at: Position
    route: str
    related: tuple[tuple[str, Position], ...] = ()


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


def check(loaded: Loaded, config: Config) -> Checked:
    """Return the findings of a map under a project's settings."""
    findings = list(loaded.findings)
    measured = None
    if loaded.map:
        measured = coverage.measure(loaded.map, config.facets)
        facts = Facts(loaded.map, measured)
        findings += _run("references", facts)
        is_partial = _has_errors(findings)
        if not is_partial:
            findings += [one for name in _LATER for one in _run(name, facts)]
    is_partial = _has_errors(d for d in findings if _family(d) in REFUSING_FAMILIES)
    ignores, more = _ignores(loaded)
    kept = [one for one in (*findings, *more) if not _is_set_aside(loaded, one, ignores)]
    found = _located(_weighed(kept, config.rules), loaded.sources, loaded.tree)
    return Checked(loaded, found, measured, loaded.map is None or is_partial, is_partial)


def check_settings(settings: Settings) -> tuple[Found, ...]:
    """Return the findings of a project's `cjmap.yaml`."""
    if settings.source is None:
        return ()
    source = settings.source
    findings = (*settings.findings, *_unknown_rules(settings.config.rules, Place(source.file)))
    return _located(findings, {source.file: source}, source.root)


def find_rule(name: str) -> Rule | None:
    """Return the rule with a code or name, in any case, or None."""
    wanted = name.strip().casefold()
    rules = (r for r in RULES if wanted in (r.problem.code.casefold(), r.problem.name))
    return next(rules, None)


_LATER = tuple(name for name, _ in FAMILIES if name not in REFUSING_FAMILIES)
_FAMILY_OF = {rule.problem.code: name for name, rules in FAMILIES for rule in rules}


def _family(diagnostic: Diagnostic) -> str:
    return _FAMILY_OF.get(diagnostic.problem.code, "reading")


def _has_errors(findings: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _run(family: str, facts: Facts) -> Iterator[Diagnostic]:
    for rule in dict(FAMILIES)[family]:
        for one in rule.check(facts) if rule.check else ():
            yield report(rule.problem, one.place, one.message, help=one.help, related=one.related)


def _ignores(loaded: Loaded) -> tuple[list[Ignore], list[Diagnostic]]:
    ignores: list[Ignore] = []
    findings: list[Diagnostic] = []
    for source in loaded.sources.values():
        read, faults = read_ignores(source)
        ignores += read
        findings += faults
        for ignore in read:
            for name in ignore.names:
                if not _is_known(name):
                    message = f'"{name}" is not a rule{did_you_mean(name, rule_names())}'
                    findings.append(report(UNKNOWN_IGNORE, ignore.span, message))
    return ignores, findings


def _is_set_aside(loaded: Loaded, finding: Diagnostic, ignores: list[Ignore]) -> bool:
    if not ignores:
        return False
    span = _span(finding.place, loaded.tree)
    names = {finding.problem.code, finding.problem.name, _family(finding)}
    return any(
        names & set(ignore.names)
        and span.file == ignore.span.file
        and ignore.span.start <= span.start < max(ignore.span.end, ignore.span.start + 1)
        for ignore in ignores
    )


def _weighed(findings: Iterable[Diagnostic], settings: RuleSettings) -> Iterator[Diagnostic]:
    """Apply selection and severities; errors of reading cannot be switched off."""
    for one in findings:
        names = (one.problem.code, one.problem.name, _family(one))
        severity = next((settings.severity[n] for n in names if n in settings.severity), None)
        if _family(one) in REFUSING_FAMILIES and one.severity is Severity.ERROR:
            yield one
        elif _is_selected(one, names, settings):
            weighed = replace(one, severity=severity or one.severity)
            if weighed.severity is not Severity.OFF:
                yield weighed


def _is_selected(one: Diagnostic, names: tuple[str, ...], settings: RuleSettings) -> bool:
    def names_it(patterns: tuple[str, ...]) -> bool:
        return any(p in names or one.problem.code.startswith(p) for p in patterns)

    if settings.profile == "draft" and one.severity is not Severity.ERROR:
        return False
    if settings.select and not names_it(settings.select):
        return False
    return not names_it(settings.ignore)


def _unknown_rules(settings: RuleSettings, place: Place) -> Iterator[Diagnostic]:
    groups = {"select": settings.select, "ignore": settings.ignore, "severity": settings.severity}
    for key, names in groups.items():
        for name in names:
            if not _is_known(name):
                message = f'"{name}" is not a rule{did_you_mean(name, rule_names())}'
                help = "a code (CJ302), the start of one (CJ3), a name, or a family"
                yield report(BAD_VALUE, place / "rules" / key, message, help=help)


def _is_known(name: str) -> bool:
    is_start = len(name) > 2 and any(r.problem.code.startswith(name) for r in RULES)
    return is_start or name in rule_names()


def rule_names() -> list[str]:
    """Return everything that names rules: codes, names, families."""
    codes = [rule.problem.code for rule in RULES]
    return [*codes, *(rule.problem.name for rule in RULES), *(name for name, _ in FAMILIES)]


def _located(
    findings: Iterable[Diagnostic], sources: dict[str, Source], tree: Mapping | None
) -> tuple[Found, ...]:
    found = [_locate(one, sources, tree) for one in findings]
    order = {file: number for number, file in enumerate(sources)}
    found.sort(
        key=lambda one: (
            order.get(one.at.file, 0),
            one.at.line,
            one.at.column,
            one.diagnostic.problem.code,
            one.diagnostic.message,
        )
    )
    return tuple(dict.fromkeys(found))


def _locate(one: Diagnostic, sources: dict[str, Source], tree: Mapping | None) -> Found:
    route = str(one.place) if isinstance(one.place, Place) else ""
    related = tuple(
        (other.message, _position(_span(other.place, tree), sources)) for other in one.related
    )
    at = _position(_span(one.place, tree), sources)
    return Found(one, at, route, related)


def _span(place: Place | Span, tree: Mapping | None) -> Span:
    if isinstance(place, Span):
        return place
    return span_of(tree, place.route) if tree else Span(place.file, 0, 0)


def _position(span: Span, sources: dict[str, Source]) -> Position:
    source = sources.get(span.file)
    if source is None:
        return Position(span.file, 1, 1, 1, 1)
    line, column = source.position(span.start)
    end_line, end_column = source.position(max(span.start, span.end))
    return Position(span.file, line, column, end_line, end_column, source.line(line))
