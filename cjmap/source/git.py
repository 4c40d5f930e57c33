"""Ask git about a repository, so that nothing it reads can make it do more than answer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.source.quoting import shortened
from cjmap.source.ways import way_to
from cjmap.words.suggest import did_you_mean

# How long an answer may take, in seconds.
LIMIT = 60

# Git sets these for its hooks: they would lead to another repository than the one of the folder.
_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
# No locks, no questions, no pager, nothing from the network (a partial clone would fetch).
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}


@frozen
class Repository:
    """A working tree of git; a shallow one lacks what is older than its last commits."""

    top: Path
    is_shallow: bool = False


def find_repository(folder: Path) -> Repository:
    """Return the repository that a folder lies in; raises `CjmapError` where there is none."""
    done = run(
        folder,
        "rev-parse",
        "--is-shallow-repository",
        "--is-bare-repository",
        "--is-inside-work-tree",
        "--show-toplevel",
    )
    answers = os.fsdecode(done.stdout).split("\n", 3)
    if len(answers) < 4:
        raise _no_repository(folder, done)
    shallow, bare, inside, top = answers
    if done.returncode or inside != "true":
        what = "a bare repository" if bare == "true" else "inside of git's own folder"
        hint = "clone the repository, and run cjmap in the clone"
        raise CjmapError(f'"{way_to(folder)}" is {what}: it holds no files', hint, status=2)
    return Repository(Path(top.removesuffix("\n")), shallow == "true")


def _no_repository(folder: Path, done: subprocess.CompletedProcess[bytes]) -> CjmapError:
    said = os.fsdecode(done.stderr).strip().splitlines()
    if not said or "not a git repository" in said[0]:
        hint = "`git init` makes one; revisions are there from the first commit on"
        return CjmapError(f'"{way_to(folder)}" is in no git repository', hint, status=2)
    return CjmapError(f"git refuses: {complaint(done)}", " ".join(said[1:]))


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names; raises `CjmapError` where none does."""
    wanted = f"{revision}^{{commit}}"
    # What begins with a hyphen is a revision here, never an option.
    found = run(repository.top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    commit = os.fsdecode(found.stdout).strip()
    if found.returncode or not commit or not revision.strip():
        raise _unknown(repository, revision)
    return commit


def merge_base(repository: Repository, one: str, other: str) -> str:
    """Return the commit at which two commits parted; raises `CjmapError` where none is known."""
    done = run(repository.top, "merge-base", one, other)
    commit = os.fsdecode(done.stdout).strip()
    if done.returncode or not commit:
        raise CjmapError("these revisions have no commit in common", _shallow(repository), status=2)
    return commit


def _shallow(repository: Repository) -> str:
    """Return how to get what a shallow clone lacks, "" where it is whole."""
    if not repository.is_shallow:
        return ""
    return (
        "this clone is shallow and may lack it: `git fetch --unshallow` gets what is older, "
        "`git remote set-branches origin '*'` and `git fetch` other branches "
        "(in GitHub Actions `fetch-depth: 0` with actions/checkout)"
    )


def _unknown(repository: Repository, revision: str) -> CjmapError:
    said = f'"{shortened(revision)}"'
    if ".." in revision:
        hint = "name one, as in main or HEAD~3: it is compared with the files as they are"
        return CjmapError(f"{said} is not one revision", hint, status=2)
    names = _names(repository)
    if not names and run(repository.top, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        hint = "revisions are there from the first commit on"
        return CjmapError(f"there is no revision {said}, and no commit at all", hint, status=2)
    remote = (name for name in names if name.endswith(f"/{revision}"))
    near = next(remote, None) if revision else None
    guess = f'; did you mean "{near}"?' if near else did_you_mean(revision, names)
    hint = (
        _shallow(repository) or "a branch, a tag or a commit is meant, as in main, v1.2 or HEAD~3"
    )
    return CjmapError(f"there is no revision {said}{guess}", hint, status=2)


def _names(repository: Repository) -> list[str]:
    """Return the names of branches, also of other repositories, and of tags."""
    groups = ("refs/heads", "refs/remotes", "refs/tags")
    done = run(repository.top, "for-each-ref", "--format=%(refname:short)", *groups)
    return os.fsdecode(done.stdout).split("\n")[:-1]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return how a git command ended in a folder; raises `CjmapError` where git can't be run."""
    try:
        return subprocess.run(
            command(*arguments),
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow() from error
    except OSError as error:
        raise no_git(error) from error
    except ValueError as error:
        # A NUL can't be handed to a program.
        raise CjmapError("git can't be asked that: there is a NUL in it", status=2) from error


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of what git says where it fails, without its "fatal: "."""
    said = os.fsdecode(done.stderr).strip().partition("\n")[0]
    return said.removeprefix("fatal: ").removeprefix("error: ")


def command(*arguments: str) -> tuple[str, ...]:
    """Return the words of a git command in which paths are names, never patterns."""
    return ("git", "--no-pager", "--literal-pathspecs", *arguments)


def environment() -> dict[str, str]:
    """Return the environment in which git only answers, about the folder it is run in."""
    return {k: v for k, v in os.environ.items() if k not in _ELSEWHERE} | _QUIET


def too_slow() -> CjmapError:
    """Return the error that ends the waiting for git."""
    return CjmapError(f"git did not answer within {LIMIT} seconds")


def no_git(error: OSError) -> CjmapError:
    """Return the error that says why git can't be run."""
    if isinstance(error, FileNotFoundError):
        return CjmapError("git is not there", "install it, or put it on the PATH")
    return CjmapError(f"git can't be run: {str(error.strerror).lower()}")
