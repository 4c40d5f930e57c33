"""Choose what is reported of a map: a profile, and what is laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import TypeAlias, TypeVar

from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, Severity, rename_to_neighbour, report
from cjmap.fields import PROFILES
from cjmap.frozen import frozen
from cjmap.globs import matches
from cjmap.place import Place
from cjmap.project import SUFFIXES
from cjmap.settings.patterns import check_pattern
from cjmap.words.suggest import did_you_mean, nearest

USUAL = "workshop"

# By the name of a rule and of its option: a number, or words; as texts where a file says them.
Said = TypeVar("Said")
Options: TypeAlias = Mapping[str, Mapping[str, int | tuple[str, ...]]]


@frozen
class RuleSettings:
    """Which findings are reported of a map, and how they weigh; codes, names and families all do.

    `profile` is one of `PROFILES`.
    """

    profile: str = USUAL
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    options: Options = field(default_factory=dict)


@frozen
class RuleChoice:
    """What a project, a profile of its own, a path or a command line says about rules.

    `profile` is the one it is laid over, None where it says none, as an empty `select` does.
    """

    place: Place | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Options = field(default_factory=dict)


@frozen
class RuleLayers:
    """Everything that is said about rules: for a project, for paths in it, and when asked."""

    project: RuleChoice = field(default_factory=RuleChoice)
    profiles: Mapping[str, RuleChoice] = field(default_factory=dict)
    paths: Mapping[str, RuleChoice] = field(default_factory=dict)
    asked: RuleChoice = field(default_factory=RuleChoice)

    @property
    def written(self) -> tuple[RuleChoice, ...]:
        """What stands in the project's file."""
        return (self.project, *self.profiles.values(), *self.paths.values())


def settle(layers: RuleLayers, name: str = "") -> RuleSettings:
    """Return what holds for the map of a name: its path below the project, without its suffix.

    The last profile that is said holds. What else is said is laid over it: severities and options
    are merged, what is ignored is added, and a `select` starts anew.
    """
    here = [choice for pattern, choice in layers.paths.items() if fits(name, pattern)]
    said = (layers.project, *here, layers.asked)
    profile = next((one.profile for one in reversed(said) if one.profile), USUAL)
    base, *above = _chain(profile, layers.profiles)
    settings = RuleSettings(profile=base if isinstance(base, str) else USUAL)
    for choice in (*above, *said):
        assert isinstance(choice, RuleChoice)
        settings = _laid_over(settings, choice)
    return settings


def fits(name: str, pattern: str) -> bool:
    """Tell whether the map of a name, its path below the project without suffix, fits a pattern."""
    for suffix in SUFFIXES:
        pattern = pattern.removesuffix(suffix)
    return matches(tuple(name.split("/")), pattern)


def has_profile(layers: RuleLayers, name: str) -> bool:
    """Tell whether cjmap or the project has a profile of this name."""
    return name in (*PROFILES, *layers.profiles)


def _chain(profile: str, own: Mapping[str, RuleChoice]) -> list[str | RuleChoice]:
    """Return a profile of cjmap's, and the project's profiles that are laid over it, in order."""
    above: list[RuleChoice] = []
    seen: set[str] = set()
    while profile in own and profile not in (*PROFILES, *seen):
        seen.add(profile)
        above.insert(0, own[profile])
        profile = own[profile].profile or USUAL
    return [profile if profile in PROFILES else USUAL, *above]


def _laid_over(settings: RuleSettings, choice: RuleChoice) -> RuleSettings:
    ignored = () if choice.select else settings.ignore
    merged = {
        rule: {**settings.options.get(rule, {}), **own} for rule, own in choice.options.items()
    }
    return replace(
        settings,
        select=choice.select or settings.select,
        ignore=(*ignored, *choice.ignore),
        severity=_behind(settings.severity, choice.severity),
        options=_behind(settings.options, merged),
    )


def _behind(earlier: Mapping[str, Said], later: Mapping[str, Said]) -> dict[str, Said]:
    """Return both, the later ones behind: a rule has two names, and the last that is said holds."""
    return {name: said for name, said in earlier.items() if name not in later} | dict(later)


def check_profiles(layers: RuleLayers) -> Iterator[Diagnostic]:
    """Yield which profiles are said that there are not, and which patterns lead nowhere."""
    for choice in layers.written:
        if choice.profile and choice.place:
            own = layers.profiles.get(str(choice.place.route[-1]))
            key = "extends" if choice is own else "profile"
            yield from check_profile(choice.profile, choice.place / key, layers.profiles)
    for id, choice in layers.profiles.items():
        assert choice.place
        if id in PROFILES:
            message = f'"{id}" is a profile of cjmap; give yours another id'
            yield report(BAD_VALUE, replace(choice.place, is_key=True), message)
        elif _is_circle(id, layers.profiles):
            message = f'profile "{id}" is laid over itself'
            yield report(BAD_VALUE, choice.place / "extends", message)
    for pattern, choice in layers.paths.items():
        assert choice.place
        yield from check_pattern(pattern, replace(choice.place, is_key=True), like="drafts/**")


def check_profile(name: str, place: Place, own: Mapping[str, RuleChoice]) -> Iterator[Diagnostic]:
    """Yield that there is no profile of this name; `own` are those of a project."""
    known = (*PROFILES, *own)
    if name not in known:
        message = f'there is no profile "{name}"{did_you_mean(name, known)}'
        # What a team names may be the right spelling, and its own profile the slip.
        fix = rename_to_neighbour(place, name, PROFILES) if not nearest(name, own) else None
        yield report(BAD_VALUE, place, message, help=f"possible: {', '.join(known)}", fix=fix)


def _is_circle(id: str, own: Mapping[str, RuleChoice]) -> bool:
    name = own[id].profile
    for _ in own:
        if name is None or name == id or name not in own:
            break
        name = own[name].profile
    return name == id
