"""Find the patterns of a project's settings that fit none of its maps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from cjmap.config import Config
from cjmap.diagnostics import Diagnostic, report
from cjmap.globs import has_backslash, leads_out, matches
from cjmap.place import Place
from cjmap.project import without_suffix
from cjmap.rules.program import IDLE_PATTERN
from cjmap.settings.profiles import fits
from cjmap.words.suggest import did_you_mean

_HELP = "patterns are relative to the folder of cjmap.yaml, as in maps/**/*.journey.yaml"


def idle_patterns(config: Config, maps: Collection[str], file: str) -> Iterator[Diagnostic]:
    """Yield the patterns in `file` that fit none of a project's maps, which are paths below it."""
    place, names = Place(file), [without_suffix(one) for one in maps]
    for number, pattern in enumerate(config.maps or ()):
        fitting = any(matches(tuple(one.split("/")), pattern) for one in maps)
        if not fitting and _is_sound(pattern):
            yield _idle(pattern, place / "maps" / number, maps)
    for pattern in config.layers.paths if config.layers else ():
        if not any(fits(name, pattern) for name in names) and _is_sound(pattern):
            where = replace(place / "rules" / "paths" / pattern, is_key=True)
            yield _idle(pattern, where, maps)


def _is_sound(pattern: str) -> bool:
    """Tell whether a pattern can fit a map; of others, the settings are told."""
    return not leads_out(pattern) and not has_backslash(pattern)


def _idle(pattern: str, place: Place, maps: Collection[str]) -> Diagnostic:
    folders = sorted({one.split("/")[0] for one in maps if "/" in one})
    folder, _, _ = pattern.partition("/")
    guess = "" if folder in folders or "*" in folder else did_you_mean(folder, folders)
    return report(IDLE_PATTERN, place, f'no map fits "{pattern}"{guess}', help=_HELP)
