"""Choose the fonts that a picture's texts need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.frozen import frozen
from cjmap.renderers.prints.charmap import characters
from cjmap.renderers.prints.formats import FONTS

if TYPE_CHECKING:
    import typst

# Han characters look different where they are written.
_HAN = "Noto Sans CJK "
_HAN_OF = (("ja", "JP"), ("ko", "KR"), ("zh-hk", "HK"), ("zh-tw", "TC"), ("zh-hant", "TC"))
_HAN_BY_SCRIPT = ((re.compile("[\u3040-\u30ff]"), "JP"), (re.compile("[\uac00-\ud7af]"), "KR"))

# Shows nothing, so that no font need have it: Default_Ignorable_Code_Point in Unicode.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


@frozen
class Fonts:
    """Families, of which the first that has a character draws it, and the folders they are in.

    `forms` are compatible forms (X for 𝒳) of what no family has; `lacking` has not even one.
    """

    families: tuple[str, ...]
    folders: tuple[Path, ...]
    forms: Mapping[int, str] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()


def choose(texts: Iterable[str], *, language: str) -> Fonts:
    """Return the fonts for texts: as few packages as have all characters.

    `language` is the tag of the map, which decides how Han characters look.
    """
    text = "".join(texts)
    wanted = {ord(one) for one in _UNSEEN.sub("", text)}
    families: list[str] = []
    folders: list[Path] = []
    known: set[int] = set()
    for package in FONTS:
        folder = _folder(package)
        for family, own in _families(folder):
            if not family.startswith(_HAN) or family == _HAN + _han(text, language):
                families.append(family)
                known |= own
        folders.append(folder)
        if wanted <= known:
            break
    forms = _forms(wanted - known, known)
    lacking = tuple(map(chr, sorted(wanted - known - forms.keys())))
    return Fonts(tuple(families), tuple(folders), forms, lacking)


@cache
def load(folders: tuple[Path, ...], *, with_system: bool = False) -> typst.Fonts:
    """Return the fonts of folders for the typesetter, with those of the machine when asked."""
    import typst

    return typst.Fonts(
        include_system_fonts=with_system,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )


def _folder(package: str) -> Path:
    (folder,) = map(Path, import_module(package).__path__)
    return folder / "files" if (folder / "files").is_dir() else folder


@cache
def _families(folder: Path) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the families of a folder, and the characters that all styles of each have."""
    found = sorted(
        {(one.family, one.path) for one in load((folder,)).fonts() if one.path},
        # Letters rather come from a font for text than from one for emoji.
        key=lambda one: ("Emoji" in one[0], one),
    )
    return tuple(
        (family, frozenset.intersection(*(_known(path) for _, path in files)))
        for family, files in groupby(found, key=lambda one: one[0])
    )


@cache
def _known(path: str) -> frozenset[int]:
    return characters(Path(path))


def _han(text: str, language: str) -> str:
    tag = language.lower()
    spoken = (style for prefix, style in _HAN_OF if f"{tag}-".startswith(f"{prefix}-"))
    seen = (style for script, style in _HAN_BY_SCRIPT if script.search(text))
    is_chinese = f"{tag}-".startswith("zh-")
    return next(spoken, None) or (None if is_chinese else next(seen, None)) or "SC"


def _forms(lacking: Iterable[int], known: set[int]) -> dict[int, str]:
    forms = {code: unicodedata.normalize("NFKC", chr(code)) for code in lacking}
    return {code: form for code, form in forms.items() if known.issuperset(map(ord, form))}
