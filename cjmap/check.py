"""Check a loaded map: run the rules, apply the settings, find the lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice

from cjmap import coverage
from cjmap.checking.aside import ignores_of, needless, set_aside
from cjmap.checking.known import BY_NAME, sound_rules
from cjmap.checking.locate import Found, Position, locate
from cjmap.checking.weigh import (
    REFUSING_FAMILIES,
    is_asked,
    is_named_in,
    may_refuse,
    refuses,
    weigh,
)
from cjmap.config import Config, rules_for
from cjmap.coverage import Coverage
from cjmap.decoding.key_order import KEY_ORDER, find_disorder
from cjmap.decoding.unsaid import find_unsaid_language
from cjmap.diagnostics import Diagnostic, report
from cjmap.frozen import frozen
from cjmap.ignore import NEEDLESS_IGNORE, Ignore
from cjmap.load import Loaded
from cjmap.manual import Manual
from cjmap.place import Place
from cjmap.rules import FAMILIES, RULES, Facts, Finding, Gathered, Rule
from cjmap.rules.declare import Check
from cjmap.rules.options import options_of
from cjmap.rules.program import BROKEN_RULE
from cjmap.rules.rollup import roll_up, said_together
from cjmap.rules.silencing import silenced
from cjmap.settings.profiles import RuleSettings

__all__ = [
    "Checked",
    "Examined",
    "Found",
    "Position",
    "check",
    "conclude",
    "examine",
]

# Nobody reads more findings of one kind than this.
MOST = 10_000


@frozen
class Checked:
    """A map with its findings in the order of the file, and its coverage.

    `coverage` is None where the map could not be read. `is_refused` says that no output can be
    made of it; `is_partial` that coverage and method wait until its errors are mended. `known`
    is how many findings its baseline has, which are not among those `found`.
    """

    loaded: Loaded
    found: tuple[Found, ...]
    coverage: Coverage | None
    is_refused: bool
    is_partial: bool
    known: int = 0


@frozen
class Examined:
    """A map with what is to be reported of it, each single fault for itself.

    `facts` are what rules say several faults together by, None where none has looked; `own` are
    the team's rules. `ignores` are the comments that hold, and `unused` those of them that have
    set nothing aside so far. `silent` are the names of rules whose cause another one has
    said, `failed` those of rules that broke down. The `manual` tells where the pages of rules are.
    """

    loaded: Loaded
    findings: tuple[Diagnostic, ...]
    coverage: Coverage | None
    is_refused: bool
    settings: RuleSettings
    facts: Facts | None
    own: tuple[Rule, ...]
    ignores: tuple[Ignore, ...]
    unused: tuple[Ignore, ...]
    silent: frozenset[str]
    failed: frozenset[str]
    manual: Manual


def check(loaded: Loaded, config: Config, *, today: date | None = None) -> Checked:
    """Return the findings of a map under a project's settings.

    Without `today`, nothing is said of what is overdue.
    """
    return conclude(examine(loaded, config, today=today))


def examine(loaded: Loaded, config: Config, *, today: date | None = None) -> Examined:
    """Return what is to be reported of a map, before anything is put together."""
    settings = rules_for(config, loaded.name)
    facts = _facts(loaded, config, today)
    findings = _all_found(loaded, facts, settings, config)
    is_refused = loaded.map is None or any(map(refuses, findings))
    ignores = ignores_of(loaded, [rule.name for rule in config.own], today=today)
    kept, needed = set_aside(loaded, (*findings, *ignores.faults), ignores.valid)
    # Whoever sets a cause aside has seen what follows from it: that stays silent.
    silent = silenced(findings, _SILENCED_BY)
    said = (one for one in kept if one.problem.name not in silent)
    unused = tuple(one for one in ignores.valid if one not in needed)
    return Examined(
        loaded=loaded,
        findings=tuple(weigh(said, settings)),
        coverage=facts.coverage if facts else None,
        is_refused=is_refused,
        settings=settings,
        facts=facts,
        own=sound_rules(config.own),
        ignores=ignores.valid,
        unused=unused,
        silent=silent,
        failed=frozenset().union(*(one.about for one in findings if one.problem == BROKEN_RULE)),
        manual=config.manual,
    )


def _facts(loaded: Loaded, config: Config, today: date | None) -> Facts | None:
    if not loaded.map or not loaded.tree:
        return None
    measured = coverage.measure(loaded.map, config.facets)
    return Facts(loaded.map, loaded.tree, measured, Gathered(loaded.map), today)


def _all_found(
    loaded: Loaded, facts: Facts | None, settings: RuleSettings, config: Config
) -> list[Diagnostic]:
    """Return what reading a map and its rules find; most rules wait until it can be drawn."""
    findings = list(loaded.findings)
    if facts and loaded.is_whole:
        findings += _references(facts, settings, is_sure=not any(map(refuses, findings)))
    if not facts or any(map(refuses, findings)):
        return findings
    if is_named_in(settings, KEY_ORDER):
        findings += find_disorder(next(iter(loaded.sources.values())))
    if not config.language and loaded.tree:
        findings += find_unsaid_language(loaded.tree, next(iter(loaded.sources.values())))
    return [*findings, *_run((*_LATER, *sound_rules(config.own)), facts, settings)]


def conclude(examined: Examined, known: Collection[int] = ()) -> Checked:
    """Return a map with its findings, but those of which the baseline knows, by their position."""
    loaded, refused = examined.loaded, examined.is_refused
    new = [one for number, one in enumerate(examined.findings) if number not in known]
    said = _told(new, examined.facts, examined) if examined.facts else new
    # A comment may stand where several findings are put together.
    kept, needed = set_aside(loaded, said, examined.ignores)
    if not refused and is_asked(_NEEDLESS, examined.settings):
        unused = (one for one in examined.unused if one not in needed)
        idle = needless(unused, examined.settings, _file(loaded), failed=examined.failed)
        kept += weigh(idle, examined.settings)
    found = locate(kept, loaded.sources, loaded.tree, examined.manual)
    return Checked(loaded, found, examined.coverage, refused, is_partial=refused, known=len(known))


def _told(findings: Iterable[Diagnostic], facts: Facts, examined: Examined) -> Iterator[Diagnostic]:
    """Yield findings as they are to be read, each rule in its own words for what is left of it."""
    rules = BY_NAME | {rule.problem.name: rule for rule in examined.own}
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.problem.name, []).append(one)
    for name, alike in groups.items():
        rule = rules.get(name)
        if rule is None:
            yield from alike
            continue
        own = _with_options(facts, rule, examined.settings)
        said = _unless_it_fails(rule, facts, partial(said_together, rule, own, alike))
        yield from roll_up(list(said), facts.map, rule.many, once=rule.once)


def _file(loaded: Loaded) -> str:
    return next(iter(loaded.sources))


_EARLY = dict(FAMILIES)["references"]
_LATER = tuple(rule for name, rules in FAMILIES if name not in REFUSING_FAMILIES for rule in rules)
_NEEDLESS = next(rule for rule in RULES if rule.problem == NEEDLESS_IGNORE)
_SILENCED_BY = {rule.problem.name: rule.silenced_by for rule in RULES}


def _run(rules: Iterable[Rule], facts: Facts, settings: RuleSettings) -> Iterator[Diagnostic]:
    """Yield what rules find; one that fails stops none of the others."""
    for rule in rules:
        if rule.check and (may_refuse(rule) or is_asked(rule, settings)):
            own = _with_options(facts, rule, settings)
            yield from _unless_it_fails(rule, facts, partial(_found, rule, rule.check, own))


def _with_options(facts: Facts, rule: Rule, settings: RuleSettings) -> Facts:
    options = options_of(rule, settings.options) if rule.options else {}
    return replace(facts, options=options) if options else facts


def _unless_it_fails(
    rule: Rule, facts: Facts, say: Callable[[], Iterator[Diagnostic]]
) -> Iterator[Diagnostic]:
    """Yield what a rule says, and, where it fails, that it did."""
    try:
        yield from say()
    except Exception as error:
        yield _failed(rule, error, facts.map.place)


def _references(facts: Facts, settings: RuleSettings, *, is_sure: bool) -> Iterator[Diagnostic]:
    """Yield what the references lack; in a map with errors, what they name may only be hidden."""
    for one in _run(_EARLY, facts, settings):
        yield one if is_sure else replace(one, fix=None)


def _found(rule: Rule, check: Check, facts: Facts) -> Iterator[Diagnostic]:
    found = check(facts)
    if rule.together:
        yield from (_reported(rule, one) for one in found)
        return
    for one in islice(found, MOST):
        yield _reported(rule, one)
    for one in islice(found, 1):
        message = f"{one.message} (and perhaps more of this kind: mend these first)"
        yield _reported(rule, replace(one, message=message))


def _failed(rule: Rule, error: Exception, place: Place) -> Diagnostic:
    problem, said = rule.problem, " ".join(str(error).split())
    message = f'rule {problem.code} "{problem.name}" has failed: {type(error).__name__}: {said}'
    failed = report(BROKEN_RULE, place, message, help=_FAULT_OF_OURS)
    return replace(failed, about=(problem.name,))


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
        total=one.total,
        high=one.high,
        about=one.about,
    )
