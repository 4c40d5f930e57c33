"""Read the fonts and the logo of a team's theme."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cjmap.assets.named import named_problem
from cjmap.assets.pictures import read_picture
from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, report
from cjmap.errors import CjmapError
from cjmap.place import Place
from cjmap.project import Project
from cjmap.settings.theme import Logo, Theme
from cjmap.source import shortened

MOST_LOGO = 100 * 1024
# A name of a font that needs no more than quotes in a style sheet.
_FONT = re.compile(r"[^\W_](?:[\w .&+-]{0,60}[\w.])?")


def read_theme(
    said: dict[str, Any], project: Project, place: Place
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Return the theme that settings say, and what is wrong with its fonts and its logo."""
    values = dict(said)
    findings: list[Diagnostic] = []
    for key in ("font", "heading_font"):
        findings += _odd_fonts(values.get(key, ()), place / key)
    logo, faults = _logo(values.pop("logo", None), project, place / "logo")
    alt = values.pop("logo_alt", "")
    if logo:
        values["logo"] = Logo(logo, alt)
    return Theme(**values), (*findings, *faults)


def _odd_fonts(names: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    for number, name in enumerate(names):
        if not _FONT.fullmatch(name):
            help = "a font is named as in font: [Inter, Arial]; the readers need to have it"
            message = f'"{shortened(name)}" is not the name of a font'
            yield report(BAD_VALUE, place / number, message, help=help)


def _logo(
    said: str | None, project: Project, place: Place
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return a logo as a data address, and what is wrong with it."""
    if not said:
        return None, ()
    path = Path(os.path.normpath(project.root / said))
    if problem := named_problem(path, said, project, where=place):
        return None, (problem,)
    try:
        return read_picture(path, most=MOST_LOGO, vectors=True, files=project.files), ()
    except CjmapError as error:
        return None, (report(BAD_VALUE, place, error.message, help=error.hint),)
