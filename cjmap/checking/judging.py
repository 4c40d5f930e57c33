"""Judge what a project, or a command line, says of rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from cjmap import coverage
from cjmap.checking.known import faults_of
from cjmap.checking.locate import Found, locate
from cjmap.checking.naming import KNOWN_NAMES, is_known, rename_rule, unknown_name
from cjmap.checking.weigh import may_refuse
from cjmap.config import Config, Settings
from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, rename_to_neighbour, report
from cjmap.place import Place
from cjmap.rules import RULES
from cjmap.rules.declare import Setting
from cjmap.rules.options import option_faults
from cjmap.settings.profiles import RuleChoice, check_profile
from cjmap.words.suggest import did_you_mean


def check_settings(settings: Settings) -> tuple[Found, ...]:
    """Return the findings of a project's `cjmap.yaml`."""
    if settings.source is None:
        return ()
    source = settings.source
    place = Place(source.file)
    layers = settings.config.layers
    own = settings.config.own
    known = [rule.name for rule in own]
    written = layers.written if layers else ()
    names = [
        *(one for choice in written for one in check_names(choice, known)),
        *(one for rule in own for one in faults_of(rule)),
    ]
    facets = _facets(settings.config, place / "coverage" / "require")
    said = (*settings.findings, *names, *facets)
    return locate(said, {source.file: source}, source.root, settings.config.manual)


def check_asked(
    asked: RuleChoice, profiles: Mapping[str, RuleChoice], own: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with what a command line says about rules.

    `profiles` and `own` are the profiles, and the names of the rules, that projects have.
    """
    place = Place("command line", ("asked",))
    if asked.profile:
        yield from check_profile(asked.profile, place, profiles)
    yield from check_names(replace(asked, place=place), own)


def _facets(config: Config, place: Place) -> Iterator[Diagnostic]:
    """Yield the facets that look like misspelled keys; others may be lanes of the maps."""
    for number, facet in enumerate(config.facets or ()):
        guess = did_you_mean(facet, coverage.KNOWN_FACETS)
        if guess and facet not in coverage.KNOWN_FACETS:
            fix = rename_to_neighbour(place / number, facet, coverage.KNOWN_FACETS)
            yield report(BAD_VALUE, place / number, f'"{facet}" is not a facet{guess}', fix=fix)


def check_names(said: RuleChoice, own: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names of rules, and with the options, that a file says.

    `own` are the names of the team's own rules.
    """
    groups = {"select": said.select, "ignore": said.ignore, "severity": said.severity}
    for key, names in groups.items():
        for number, name in enumerate(names):
            assert said.place
            where = said.place / key / (name if key == "severity" else number)
            if not is_known(name, own):
                message, fix = unknown_name(name, own), rename_rule(where, name, own)
                yield report(BAD_VALUE, where, message, help=KNOWN_NAMES, fix=fix)
            elif key != "select" and _cannot_go(name):
                message = f'"{name}" is always reported: a map with this error cannot be drawn'
                yield report(BAD_VALUE, where, message, help="mend the map instead")
    for name, options in said.options.items():
        assert said.place
        yield from _options(name, options, said.place / "options" / name)


def _options(name: str, options: Mapping[str, Setting], place: Place) -> Iterator[Diagnostic]:
    rule = next((rule for rule in RULES if name in (rule.problem.code, rule.problem.name)), None)
    if rule is None:
        help = "options are set for one rule, by its code or name"
        message = f'"{name}" names several rules' if is_known(name) else unknown_name(name)
        where = replace(place, is_key=True)
        yield report(BAD_VALUE, where, message, help=help, fix=rename_rule(where, name))
        return
    for option, message, help in option_faults(rule, options):
        yield report(BAD_VALUE, place / option, message, help=help)


def _cannot_go(name: str) -> bool:
    """Tell whether a code or name is that of a rule that always refuses a map."""
    return any(
        name in (rule.problem.code, rule.problem.name) and may_refuse(rule) for rule in RULES
    )
