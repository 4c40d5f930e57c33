"""Give each map a folder of its own for its outputs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from cjmap.build.names import folded
from cjmap.errors import CjmapError
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.rendering import PAGES
from cjmap.renderers.text import file_slug
from cjmap.source import way_to

INDEX = "index.html"

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
_OUR_FILES = {
    INDEX,
    *(name for name, _ in PAGES.values()),
    *(f"{one.name}.{suffix}" for one in DIAGRAMS.values() for suffix in ("svg", "dot")),
}


def folder_name(name: str) -> str:
    """Return a folder for a map of that name: the name itself where every system takes it.

    Otherwise it is one made of plain letters, with a digest of the name to tell it from others.

    >>> folder_name("shops/straße"), folder_name("shops/strasse")
    ('shops/strasse-2463168e', 'shops/strasse')
    """
    folder = "/".join(_segment(part) for part in name.split("/"))
    if folder == name:
        return folder
    return f"{folder}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def refuse_sharing(claims: Iterable[tuple[str, Path]], root: Path) -> None:
    """Raise CjmapError where two maps claim one folder below `root`, or one but for its case."""
    claimed: dict[str, tuple[str, Path]] = {}
    for folder, file in claims:
        other_folder, other = claimed.setdefault(folded(folder), (folder, file))
        if is_same_file(other, file):
            continue
        one, two = sorted((way_to(other), way_to(file)))
        same = "one folder" if folder == other_folder else "one folder on some systems"
        raise CjmapError(
            f'"{one}" and "{two}" would have {same}, "{(root / folder).as_posix()}"',
            "rename one of them, or build one into another folder with --output",
            status=2,
        )


def is_same_file(one: Path, two: Path) -> bool:
    """Whether two paths lead to one file, or would if it were there."""
    if one.resolve() == two.resolve():
        return True
    try:
        return one.samefile(two)
    except OSError:
        return False


def _segment(part: str) -> str:
    slug = file_slug(part)
    is_plain = _PLAIN.fullmatch(part) and len(part) <= 80 and not slug.endswith("-x")
    return part if is_plain and part.lower() not in _OUR_FILES else slug
