"""Say where a team's template has a fault, and what it is."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from cjmap.assets.shipped import shipped_names
from cjmap.errors import CjmapError
from cjmap.settings.overrides import SHIPPED, Overrides
from cjmap.source import shortened
from cjmap.words.suggest import did_you_mean

_UNDEFINED = re.compile(r'"(.*)" is not defined')


class TimeUpError(Exception):
    """A template is at work for longer than it may."""


def fault(error: Exception, overrides: Overrides, *, known: Iterable[str]) -> CjmapError:
    """Return what a team is told about an error in its templates: the file, the line, the cause.

    `known` are the names that templates are given. What cjmap's own templates meet is shown
    where the team's lead there. An error that no template has to do with is raised again.
    """
    file, line = _place(error, overrides)
    if not file:
        raise error
    where = f"{file}:{line}" if line else file
    said = f"{where}: {_cause(error, overrides, known)}"
    text = overrides.texts.get(file.removeprefix(f"{overrides.folder}/"), "").split("\n")
    shown = text[line - 1].strip() if 0 < line <= len(text) else ""
    hint = f"{line} | {shortened(shown)}" if shown else f"see the templates in {overrides.folder}"
    return CjmapError(said, hint, status=2)


def _place(error: Exception, overrides: Overrides) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError):
        return error.filename or overrides.folder, error.lineno
    frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
    frames += [(file, 0) for file in _compiled(error)]
    theirs = [frame for frame in frames if frame[0].startswith(f"{overrides.folder}/")]
    ours = [frame for frame in frames if frame[0].startswith(SHIPPED)]
    return next(iter([*reversed(theirs), *reversed(ours)]), ("", 0))


def _compiled(error: Exception) -> Iterator[str]:
    """Yield the template that was compiled when an error came up: Jinja knows no line then."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_globals.get("__name__") == "jinja2.environment":
            file = frame.f_locals.get("filename")
            yield from [file] if isinstance(file, str) else []


def _cause(error: Exception, overrides: Overrides, known: Iterable[str]) -> str:
    message = str(error)
    if isinstance(error, UndefinedError):
        name = _UNDEFINED.fullmatch(message)
        return message + (did_you_mean(name[1], sorted(known)) if name else "")
    if isinstance(error, TemplatesNotFound | TemplateNotFound):
        found = [*overrides.texts, *shipped_names(), *(SHIPPED + name for name in shipped_names())]
        return f'there is no template "{error.name}"{did_you_mean(str(error.name), sorted(found))}'
    if isinstance(error, TemplateSyntaxError | SecurityError):
        return f"{message[:1].lower()}{message[1:].rstrip('.')}"
    return _TOLD.get(type(error), f"{type(error).__name__}: {message}")


_TOLD: dict[type, str] = {
    TimeUpError: "filling this takes too long; is there a loop without end?",
    MemoryError: "filling this needs too much memory",
    RecursionError: "this includes or calls itself without end, or is nested too deep",
}
