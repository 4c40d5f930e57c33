"""Find the files that a map names, inside of its project only."""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.place import Place, Span
from cjmap.project import nearest_beside

MISSING_FILE = Problem("CJ108", "missing-file")
OUTSIDE_PROJECT = Problem("CJ109", "outside-project")


def named_path(writer: Path, said: str) -> Path:
    """Return the path that a text in the file `writer` names, without `..` in it."""
    return Path(os.path.normpath(writer.parent / said))


def named_problem(
    path: Path, said: str, root: Path, *, where: Place | Span, help: str = ""
) -> Diagnostic | None:
    """Return what keeps a map in the project `root` from naming a file, or None."""
    if not is_inside(path, root):
        return _outside(said, where)
    if not _is_file(path):
        return report(MISSING_FILE, where, f'there is no file "{said}"{_similar(path)}', help=help)
    return None


def named_folder_problem(path: Path, said: str, root: Path, *, where: Place) -> Diagnostic | None:
    """Return what keeps the settings of the project `root` from naming a folder, or None."""
    if not is_inside(path, root):
        return _outside(said, where)
    if not _is_folder(path):
        return report(MISSING_FILE, where, f'there is no folder "{said}"{_similar(path)}')
    return None


def _outside(said: str, where: Place | Span) -> Diagnostic:
    help = "files that a map names stay below the folder of cjmap.yaml, or of the git root"
    return report(OUTSIDE_PROJECT, where, f'"{said}" leads out of the project', help=help)


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path lies in a folder, symbolic links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _similar(path: Path) -> str:
    found = nearest_beside(path)
    return f'; did you mean "{found}"?' if found else ""
