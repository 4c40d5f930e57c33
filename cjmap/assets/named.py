"""Find the files that a map names, inside of its project only."""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.place import Place, Span
from cjmap.project import Project, nearest_beside
from cjmap.source import DISK, Files, Kind

MISSING_FILE = Problem("CJ108", "missing-file")
OUTSIDE_PROJECT = Problem("CJ109", "outside-project")


def named_path(writer: Path, said: str) -> Path:
    """Return the path that a text in the file `writer` names, without `..` in it."""
    return Path(os.path.normpath(writer.parent / said))


def named_problem(
    path: Path,
    said: str,
    project: Project,
    *,
    where: Place | Span,
    kind: Kind = "file",
    help: str = "",
) -> Diagnostic | None:
    """Return what keeps a map or the settings of a project from naming a file or folder, or None.

    `said` is what they wrote, `path` where that leads.
    """
    if not is_inside(path, project.root, files=project.files):
        return _outside(said, where)
    if not _is_a(kind, path, project.files):
        guess = _similar(path, Path(where.file), project.files)
        message = f'there is no {kind} "{said}"{guess}'
        return report(MISSING_FILE, where, message, help=help)
    return None


def _outside(said: str, where: Place | Span) -> Diagnostic:
    help = "files that a map names stay below the folder of cjmap.yaml, or of the git root"
    return report(OUTSIDE_PROJECT, where, f'"{said}" leads out of the project', help=help)


def is_inside(path: Path, root: Path, *, files: Files = DISK) -> bool:
    """Tell whether a path lies in a folder, symbolic links followed."""
    try:
        return files.resolve(path).is_relative_to(files.resolve(root))
    except (OSError, ValueError, RuntimeError):
        return False


def _is_a(kind: Kind, path: Path, files: Files) -> bool:
    try:
        return files.kind(path) == kind
    except (OSError, ValueError):
        return False


def _similar(path: Path, writer: Path, files: Files) -> str:
    found = nearest_beside(path, files, but=writer)
    return f'; did you mean "{found}"?' if found else ""
