"""Load maps as they were at every commit that changed them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cjmap.check import Checked, check
from cjmap.cli.run import Run
from cjmap.config import load_config
from cjmap.errors import CjmapError
from cjmap.load import load
from cjmap.project import Project, exists, find_project, read_from
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.log.report import History
from cjmap.source import way_to
from cjmap.source.history import Commit, commits_of, is_cut, top_of
from cjmap.source.revisions import Revision, open_commits
from cjmap.totals.history import Standing, standing


def histories(run: Run, most: int | None) -> Iterator[History]:
    """Yield how each map of a run stood at its commits, the last `most` of them, and now.

    A map without any is said to have none, where others have. Raises `CjmapError` where git, the
    repository or any commit is not there.
    """
    for checked in run.maps:
        try:
            with open_commits(_folder_of(checked.loaded.path, run)) as at:
                yield _history(checked, run, at, most)
        except CjmapError as error:
            if len(run.maps) == 1:
                raise
            yield _without(checked, error)


def _folder_of(path: Path, run: Run) -> Path:
    """Return the project's folder, or that of a repository inside of it that holds the map."""
    root, top = run.project.root, top_of(path)
    return root if root.is_relative_to(top) else top


def _without(checked: Checked, error: CjmapError) -> History:
    now, path = _standing(checked, None), checked.loaded.path.as_posix()
    return History(path, now.title or path, (now,), why_none=error.message)


def is_gone(path: Path) -> bool:
    """Tell whether there is no such file, and commits know it."""
    try:
        return not exists(path) and bool(commits_of(path))
    except CjmapError:
        return False


def history_of_gone(path: Path, most: int | None) -> History:
    """Return how a map that is gone stood at its commits, the last `most` of them."""
    project = find_project(path)
    commits = commits_of(path)
    shown = commits[-most:] if most else commits
    with open_commits(project.root) as at:
        standings = tuple(_standing_at(commit, project, at) for commit in shown)
    return History(
        file=path.as_posix(),
        title=_title(standings) or path.as_posix(),
        standings=standings,
        language=load_config(project).config.language or "en",
        left_out=len(commits) - len(shown),
        is_cut=is_cut(path),
    )


def _history(
    checked: Checked, run: Run, at: Callable[[str], Revision], most: int | None
) -> History:
    path, jmap = checked.loaded.path, checked.loaded.map
    bases = [Path(name) for name in checked.loaded.sources if Path(name) != path]
    commits = commits_of(path, bases)
    shown = commits[-most:] if most else commits
    standings = [_standing_at(commit, run.project, at) for commit in shown]
    now = _standing(checked, None)
    if not standings or _numbers(standings[-1]) != _numbers(now):
        standings.append(now)
    return History(
        file=path.as_posix(),
        title=_title(standings) or path.as_posix(),
        standings=tuple(standings),
        language=run.config.language or (jmap.language if jmap else "en"),
        left_out=len(commits) - len(shown),
        is_cut=is_cut(path),
    )


def _title(standings: Sequence[Standing]) -> str:
    return next((one.title for one in reversed(standings) if one.title), "")


def _standing_at(commit: Commit, today: Project, at: Callable[[str], Revision]) -> Standing:
    """Return how a map stood at a commit, under the settings that the project had there."""
    files = at(commit.id)
    path = Path(way_to(commit.path))
    if files.kind(path) is None:
        return Standing(commit, fault="it was not there")
    project = read_from(files, today)
    try:
        checked = check(load(path, project), load_config(project).config)
    except CjmapError as error:
        return Standing(commit, fault=error.message)
    return _standing(checked, commit)


def _standing(checked: Checked, commit: Commit | None) -> Standing:
    return standing(checked, commit, fault=fault(checked) if checked.is_refused else "")


def _numbers(one: Standing) -> tuple[object, ...]:
    return (one.title, one.coverage, one.moods, one.open, one.promised, one.done, bool(one.fault))
