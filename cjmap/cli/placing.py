"""Place a new map where its project finds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cjmap.project import MAP_SUFFIXES, Project, is_found, without_suffix
from cjmap.renderers.text import terminal
from cjmap.source import way_to

_WILD = frozenset("*?[")


def placed(path: Path, project: Project, patterns: tuple[str, ...] | None) -> Path:
    """Return where a map of a mere name goes: where the project's `patterns` look, if it is plain.

    A path with a folder, or one that is found where it is, stays; so does it where the patterns
    look into several folders.
    """
    if len(path.parts) > 1 or not patterns or is_found(path, project, patterns):
        return path
    said = (_place(pattern, without_suffix(path.name)) for pattern in patterns)
    places = {project.root / one for one in said if one}
    found = [one for one in places if is_found(one, project, patterns)]
    return Path(way_to(found[0])) if len(found) == 1 == len(patterns) else path


def _place(pattern: str, name: str) -> Path | None:
    """Return the place of a map in the only folder of a pattern, such as `maps/*.journey.yaml`."""
    *folders, last = (part for part in pattern.split("/") if part not in ("", ".", "**"))
    star, ending = last[:1], last[1:]
    if star != "*" or _WILD & {*ending, *"".join(folders)}:
        return None
    return Path(*folders, f"{name}{ending}")


def why_unfound(path: Path, project: Project, patterns: tuple[str, ...] | None) -> Iterator[str]:
    """Yield why a new map is not found unless it is named, with what would be right."""
    if is_found(path, project, patterns):
        return
    said = terminal(path.as_posix())
    yield f'`cjmap check` and `cjmap build` find "{said}" only where they name it:'
    if patterns:
        yield f"  cjmap.yaml looks for maps at {terminal(', '.join(patterns))}"
    elif path.name.endswith(MAP_SUFFIXES):
        root = terminal(way_to(project.root))
        yield f'  it is not below "{root}", or in a hidden folder, or hidden itself'
    else:
        right = path.with_name(f"{without_suffix(path.name)}{MAP_SUFFIXES[0]}")
        yield f'  maps are found by their ending, as in "{terminal(right.as_posix())}"'
