"""Load maps as they were at every commit that changed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cjmap.check import Checked, check
from cjmap.checking.sound import expect_sound
from cjmap.cli.run import Run
from cjmap.config import Config, load_config
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load
from cjmap.project import Project, exists, find_project, read_from
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.log.report import History
from cjmap.source import way_to
from cjmap.source.git import Repository, find_repository
from cjmap.source.history import Commit, commits_of
from cjmap.source.revisions import Revision, open_commits
from cjmap.view.history import Standing, standing
from cjmap.view.making import make_view


@frozen
class _Followed:
    """A map that is followed through the commits, in the project of today.

    `now` is None where it is gone.
    """

    path: Path
    project: Project
    config: Config
    now: Checked | None = None

    @property
    def bases(self) -> Iterator[Path]:
        """The other files of which the map is made."""
        names = self.now.loaded.sources if self.now else ()
        yield from (path for path in map(Path, names) if path != self.path)

    @property
    def language(self) -> str:
        """The language of its labels."""
        jmap = self.now.loaded.map if self.now else None
        return self.config.language or (jmap.language if jmap else "en")


def histories(run: Run, most: int | None) -> Iterator[History]:
    """Yield how each map of a run stood at its commits, the last `most` of them, and now.

    A map without any is said to have none, where others have. Raises `CjmapError` where git, the
    repository or any commit is not there.
    """
    for checked in run.maps:
        followed = _Followed(checked.loaded.path, run.project, run.config, checked)
        try:
            yield _history(followed, most)
        except CjmapError as error:
            if len(run.maps) == 1:
                raise
            now = _standing(checked, None, run.project)
            yield _told(followed, (now,), why_none=error.message)


def is_gone(path: Path) -> bool:
    """Tell whether there is no such file, and commits know it."""
    try:
        return not exists(path) and bool(commits_of(_repository_of(path), path))
    except CjmapError:
        return False


def history_of_gone(path: Path, most: int | None) -> History:
    """Return how a map that is gone stood at its commits, the last `most` of them.

    Raises `CjmapError` where the settings of today have an error, too.
    """
    project = find_project(path)
    settings = load_config(project)
    expect_sound(settings, "nothing was shown")
    return _history(_Followed(path, project, settings.config), most)


def _history(one: _Followed, most: int | None) -> History:
    repository = _repository_of(one.path)
    commits = commits_of(repository, one.path, one.bases)
    shown = commits[-most:] if most else commits
    standings = [*_standings(one, repository, shown)]
    now = _standing(one.now, None, one.project) if one.now else None
    if now and (not standings or _numbers(standings[-1]) != _numbers(now)):
        standings.append(now)
    left_out = len(commits) - len(shown)
    return _told(one, standings, left_out=left_out, is_cut=repository.is_shallow)


def _told(
    one: _Followed,
    standings: Sequence[Standing],
    *,
    left_out: int = 0,
    is_cut: bool = False,
    why_none: str = "",
) -> History:
    file = one.path.as_posix()
    return History(
        file=file,
        title=next((each.title for each in reversed(standings) if each.title), file),
        standings=tuple(standings),
        language=one.language,
        left_out=left_out,
        is_cut=is_cut,
        why_none=why_none,
    )


def _repository_of(path: Path) -> Repository:
    return find_repository(_nearest(path.resolve().parent))


def _nearest(path: Path) -> Path:
    """Return what is there of a path that may be gone with its folders."""
    return next(one for one in (path, *path.absolute().parents) if exists(one))


def _standings(
    one: _Followed, repository: Repository, commits: Sequence[Commit]
) -> Iterator[Standing]:
    """Yield how a map stood at commits, under the settings that the project had at each.

    In a repository inside of the project, which knows nothing of these, under those of today.
    """
    root = one.project.root
    is_own = root.is_relative_to(repository.top)
    with open_commits(repository, root if is_own else repository.top) as at:
        for commit in commits:
            files = at(commit.id)
            config = None if is_own else one.config
            yield _standing_at(commit, read_from(files, one.project), files, config)


def _standing_at(
    commit: Commit, project: Project, files: Revision, config: Config | None
) -> Standing:
    path = Path(way_to(commit.path))
    if files.kind(path) is None:
        return Standing(commit, fault="it was not there", is_gone=True)
    try:
        checked = check(load(path, project), config or load_config(project).config)
    except CjmapError as error:
        return Standing(commit, fault=error.message)
    return _standing(checked, commit, project)


def _standing(checked: Checked, commit: Commit | None, project: Project) -> Standing:
    if checked.is_refused:
        jmap = checked.loaded.map
        return Standing(commit, title=jmap.title if jmap else "", fault=fault(checked))
    return standing(make_view(checked, project), commit)


def _numbers(one: Standing) -> tuple[object, ...]:
    return (one.title, one.coverage, one.moods, one.open, one.promised, one.done, bool(one.fault))
