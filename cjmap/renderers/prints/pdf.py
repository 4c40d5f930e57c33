"""Set a picture on one page of PDF."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from typing import Final

from cjmap.errors import CjmapError
from cjmap.renderers.prints import fonts
from cjmap.renderers.prints.sheet import Sheet, take_apart

# Readers of PDF need not show longer pages: ISO 32000-1, annex C.
LONGEST = 14_400

STANDARDS: Final = "ua-1"
_LACKS_GLYPH = "could not be displayed with"


def render(svg: bytes, *, name: str, language: str) -> bytes:
    """Return a finished SVG as a page of its size, with real text in fonts that it carries.

    It meets PDF/UA-1, which forbids characters without glyph. `name` is the picture in messages,
    `language` the tag of its texts. Raises CjmapError where no font has a character.
    """
    import typst

    sheet = take_apart(svg)
    chosen = fonts.choose((line.text for line in sheet.texts), language=language)
    said = _said(replace(sheet, title=sheet.title or name), chosen, language)
    try:
        page: bytes = typst.compile(
            _template(),
            font_paths=fonts.load(chosen.folders, with_system=bool(chosen.lacking)),
            sys_inputs={"sheet": json.dumps(said), "shapes": sheet.shapes},
            format="pdf",
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        if _LACKS_GLYPH in error.message:
            raise _lacking(name, chosen.lacking) from error
        raise CjmapError(f"{name} can't be set as PDF: {error.message}") from error
    return page


@cache
def _template() -> bytes:
    return (files("cjmap.templates") / "sheet.typ").read_bytes()


def _said(sheet: Sheet, chosen: fonts.Fonts, language: str) -> dict[str, object]:
    """Return what the template is told."""
    primary, *others = language.lower().split("-")
    regions = (part.upper() for part in others if re.fullmatch("[a-z]{2}", part))
    return {
        "title": sheet.title,
        "description": sheet.description or sheet.title,
        "language": primary if re.fullmatch("[a-z]{2,3}", primary) else "en",
        "region": next(regions, None),
        "width": sheet.width,
        "height": sheet.height,
        "unit": min(1, LONGEST / max(sheet.width, sheet.height)),
        "families": chosen.families,
        "with_system": bool(chosen.lacking),
        "texts": [
            asdict(replace(one, text=one.text.translate(chosen.forms))) for one in sheet.texts
        ],
        "links": [asdict(link) for link in sheet.links],
    }


def _lacking(name: str, characters: tuple[str, ...]) -> CjmapError:
    named = [_named(one) for one in characters[:5]]
    more = f" and {len(characters) - 5} more" if len(characters) > 5 else ""
    return CjmapError(
        f"{name} can't be drawn as PNG or PDF: no font here has {', '.join(named)}{more}",
        "install a font that has them, change the text, or build without png and pdf",
    )


def _named(character: str) -> str:
    code = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    return f"{character} ({code})" if character.isprintable() else code
