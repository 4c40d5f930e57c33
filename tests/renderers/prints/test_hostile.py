"""What an author writes is never taken for what the typesetter is told to do."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pypdf
import pytest

from cjmap.renderers.rendering import render

from ...everything import Everything, everything, view_of

# What Typst has a meaning for: code, escapes, quotes of JSON, markup, math, comments.
HOSTILE = (
    '#read("/etc/passwd")',
    "#sys.inputs \\ #panic(1)",
    '\\" "}]} \\n \\u{41}',
    "$x$ @ref <label> *b* _i_ `r`",
    '// a /* b */ ] } ) ; #include "x"',
)
SVG = "{http://www.w3.org/2000/svg}"


def saying(text: str, made: Everything, value: Any) -> Any:
    """Return a value of a map with the same text for each of its words."""
    if isinstance(value, dict):
        return {key: saying(text, made, one) for key, one in value.items()}
    if isinstance(value, list):
        return [saying(text, made, one) for one in value]
    return text if value in made.words else value


def without_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_pages_say_what_their_pictures_say_and_nothing_else(tmp_path: Path, text: str) -> None:
    made = everything()
    made.values = saying(text, made, made.values)
    view = view_of(made.write(tmp_path))
    formats = ("diagram", "emotion", "blueprint", "pdf")
    (files,) = render((view,), formats, checklists={}).values()
    for name in ("journey", "emotion", "blueprint"):
        picture = ET.fromstring(files[f"{name}.svg"])
        lines = ["".join(line.itertext()) for line in picture.iter(f"{SVG}text")]
        document = pypdf.PdfReader(io.BytesIO(files[f"{name}.pdf"]))
        assert without_blanks(document.pages[0].extract_text()) == without_blanks("".join(lines))
        assert text in lines
        assert document.metadata
        assert document.metadata["/Title"] == picture.findtext(f"{SVG}title")
