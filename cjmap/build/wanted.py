"""What a command line asks a build for, and whether the maps have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cjmap.check import Checked
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.project import CONFIG_NAME
from cjmap.view.values import PersonaView
from cjmap.words.suggest import did_you_mean

EVERYONE = "all"


@frozen
class Wanted:
    """What the command line asks for; None and () leave it to the project's settings."""

    formats: tuple[str, ...] = ()
    output: str | None = None
    language: str | None = None
    journey: str | None = None
    engine: str | None = None
    show: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()


def expect_asked(wanted: Wanted, maps: Iterable[Checked]) -> None:
    """Raise `CjmapError` for a journey or a persona that none of the asked maps has."""
    known = tuple(maps)
    if wanted.journey is not None:
        _expect((wanted.journey,), known, lambda jmap: jmap.journeys, "no map has a journey")
    _expect(_named(wanted.personas), known, lambda jmap: jmap.personas, "no map has a persona")


def expect_set(config: Config, maps: Iterable[Checked]) -> None:
    """Raise `CjmapError` for a persona whom the settings name and no map of the project has."""
    said = f"{CONFIG_NAME} asks for diagrams of a persona whom no map has,"
    _expect(_named(config.personas), tuple(maps), lambda jmap: jmap.personas, said)


def drawn_alone(personas: Iterable[PersonaView], wanted: Wanted, config: Config) -> tuple[str, ...]:
    """Return the ids of the personas who are to have diagrams of their own."""
    asked = wanted.personas or config.personas
    is_asked = (p.id for p in personas if p.id in asked or EVERYONE in asked)
    return tuple(id for id in is_asked if id)


def _named(personas: Iterable[str]) -> tuple[str, ...]:
    return tuple(id for id in personas if id != EVERYONE)


def _expect(
    asked: Iterable[str],
    maps: tuple[Checked, ...],
    parts: Callable[[JourneyMap], Iterable[str]],
    said: str,
) -> None:
    # What cannot be read may hold it.
    if not all(one.loaded.map for one in maps):
        return
    known = sorted({id for one in maps if one.loaded.map for id in parts(one.loaded.map)})
    for id in asked:
        if id not in known:
            message = f'{said} "{id}"{did_you_mean(id, known)}'
            raise CjmapError(message, f"there are: {', '.join(known) or 'none'}", status=2)
