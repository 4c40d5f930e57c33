"""The settings of a project, from its `cjmap.yaml`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.assets.named import named_problem
from cjmap.decode import decode_part
from cjmap.decoding.walk import BAD_VALUE, Walk
from cjmap.diagnostics import Diagnostic, Severity, rename_to_neighbour, report
from cjmap.fields import FORMATS, SHOWS, USUAL_FORMATS
from cjmap.frozen import frozen
from cjmap.manual import PAGES, USUAL, Manual, is_address, tells_rules_apart
from cjmap.parts import rule_choice
from cjmap.place import Place
from cjmap.project import Project
from cjmap.settings.patterns import check_pattern
from cjmap.settings.profiles import RuleLayers, RuleSettings, check_profiles, settle
from cjmap.source import Source, read_source, shortened, way_to
from cjmap.words.suggest import did_you_mean

if TYPE_CHECKING:
    from cjmap.settings.conditions import OwnRule
    from cjmap.settings.overrides import Overrides
    from cjmap.settings.theme import Theme


@frozen
class Config:
    """A project's settings; what `cjmap.yaml` leaves out has its usual value.

    `rules` hold for its maps, but where `layers` say otherwise for the path of a map; `own` are
    the rules of the team, and the `manual` tells where the pages of all rules are.
    """

    maps: tuple[str, ...] | None = None
    output: str = "journeys"
    formats: tuple[str, ...] = USUAL_FORMATS
    show: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    language: str | None = None
    rules: RuleSettings = field(default_factory=RuleSettings)
    layers: RuleLayers | None = None
    own: tuple[OwnRule, ...] = ()
    manual: Manual = USUAL
    facets: tuple[str, ...] | None = None
    fail_on: Severity | None = Severity.ERROR
    fail_under: Decimal | None = None
    engine: str = "pure"
    templates: Overrides | None = None
    theme: Theme | None = None
    schemas: str | None = None


@frozen
class Settings:
    """A project's config with the file it came from, if any, and what is wrong in it."""

    config: Config
    source: Source | None = None
    findings: tuple[Diagnostic, ...] = ()


def load_config(project: Project) -> Settings:
    """Return the settings of a project; raises `CjmapError` when the file cannot be read."""
    if project.config is None:
        return Settings(Config())
    name = way_to(project.config)
    source, findings = read_source(project.config, file=name, files=project.files)
    if source.root is None:
        # A file of comments only is a project with the usual settings.
        empty = all(finding.problem.name == "empty-file" for finding in findings)
        return Settings(Config(), source, () if empty else findings)
    walk = Walk()
    values = decode_part(walk, "config", source.root, Place(source.file))
    place = Place(source.file)
    templates, unfit = _templates(values.pop("templates", None), project, place / "templates")
    theme, odd = _theme(values.pop("theme", None), project, place / "theme")
    docs = _pages((values.get("rules") or {}).get("docs"), place / "rules" / "docs")
    schemas, not_one = _schemas(values.pop("schemas", None), project, place / "schemas")
    config = _config(values, place)
    config = replace(config, templates=templates, theme=theme, schemas=schemas)
    assert config.layers
    profiles = check_profiles(config.layers)
    looks = (*unfit, *odd, *not_one)
    faults = (*_patterns(config, place), *_unknown(config, place), *profiles, *docs, *looks)
    return Settings(config, source, (*findings, *walk.findings, *faults))


def rules_for(config: Config, name: str) -> RuleSettings:
    """Return which findings are reported of the map of a name, and how they weigh."""
    return settle(config.layers, name) if config.layers else config.rules


def _config(values: dict[str, Any], place: Place) -> Config:
    own = dict(values)
    rules = own.pop("rules", None) or {}
    coverage = own.pop("coverage", None) or {}
    layers = RuleLayers(
        project=rule_choice("rules", place / "rules", rules),
        profiles=rules.get("profiles") or {},
        paths=rules.get("paths") or {},
    )
    team = tuple((rules.get("own") or {}).values())
    fail_on = own.pop("fail_on", "error")
    return Config(
        rules=settle(layers),
        layers=layers,
        own=team,
        manual=_manual(rules.get("docs"), team),
        facets=coverage.get("require"),
        fail_on=None if fail_on == "never" else Severity(fail_on),
        **own,
    )


def _templates(
    said: str | None, project: Project, place: Place
) -> tuple[Overrides | None, tuple[Diagnostic, ...]]:
    """Return the templates in a folder that the settings name, and what is wrong with them."""
    if not said:
        return None, ()
    from cjmap.settings.overrides import read_overrides

    folder = Path(os.path.normpath(project.root / said))
    if problem := named_problem(folder, said, project, where=place, kind="folder"):
        return None, (problem,)
    overrides, unfit = read_overrides(folder, project.root, files=project.files)
    return overrides, tuple(report(BAD_VALUE, place, u.message, help=u.help) for u in unfit)


def _theme(
    said: dict[str, Any] | None, project: Project, place: Place
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    if not said:
        return None, ()
    from cjmap.settings.theming import read_theme

    return read_theme(said, project, place)


def _schemas(
    said: str | None, project: Project, place: Place
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the address of the schemas, or the folder as seen from anywhere."""
    if not said or is_address(said):
        return said, ()
    if len(said.split()) == 1 and "://" not in said and said.isprintable():
        return os.path.normpath(project.root / said), ()
    message = f'"{shortened(said)}" is neither a folder nor an address'
    help = "as in schema, or https://example.org/schema; blanks are written %20"
    return None, (report(BAD_VALUE, place, message, help=help),)


def _manual(said: str | None, team: tuple[OwnRule, ...]) -> Manual:
    pages = said if said and is_address(said) and tells_rules_apart(said) else PAGES
    return Manual(pages, {rule.name: rule.address for rule in team})


def _pages(said: str | None, place: Place) -> Iterator[Diagnostic]:
    """Yield why a text does not say where the pages of rules are."""
    help = f"as in {_PAGES_AS_IN}; {{name}} and {{code}} stand for those of a rule"
    if said and not is_address(said):
        message = f'"{shortened(said)}" is no address of the pages of rules'
        yield report(BAD_VALUE, place, message, help=help)
    elif said and not tells_rules_apart(said):
        message = f'"{shortened(said)}" is the same address for all rules'
        yield report(BAD_VALUE, place, message, help=help)


_PAGES_AS_IN = "https://handbook.example/rules/{name}.html"


def _patterns(config: Config, place: Place) -> Iterator[Diagnostic]:
    for number, pattern in enumerate(config.maps or ()):
        yield from check_pattern(pattern, place / "maps" / number, like="maps/**/*.journey.yaml")


def _unknown(config: Config, place: Place) -> Iterator[Diagnostic]:
    """Yield what the settings name that cjmap does not have."""
    for key, called, known, said in (
        ("formats", "a format", FORMATS, config.formats),
        ("show", "something to show", SHOWS, config.show),
    ):
        for number, name in enumerate(said):
            if name not in known:
                message = f'"{name}" is not {called}{did_you_mean(name, known)}'
                help = f"possible: {', '.join(known)}"
                where = place / key / number
                fix = rename_to_neighbour(where, name, known)
                yield report(BAD_VALUE, where, message, help=help, fix=fix)
