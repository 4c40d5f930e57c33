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
    "GIT_OBJECT_DIRECTORY",
    "GIT_SHALLOW_FILE",
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
        "--is-inside-git-dir",
        "--is-inside-work-tree",
        "--show-toplevel",
    )
    answers = os.fsdecode(done.stdout).split("\n", 4)
    if len(answers) < 5:
        raise _no_repository(folder, done)
    shallow, bare, within, inside, top = answers
    if done.returncode or inside != "true":
        raise _no_files(folder, is_bare=bare == "true", is_within=within == "true")
    return Repository(Path(top.removesuffix("\n")), shallow == "true")


def _no_files(folder: Path, *, is_bare: bool, is_within: bool) -> CjmapError:
    if not is_bare and not is_within:
        return files_elsewhere()
    what = "a bare repository" if is_bare else "inside of git's own folder"
    hint = "clone the repository, and run cjmap in the clone"
    return CjmapError(f'"{way_to(folder)}" is {what}: it holds no files', hint, status=2)


def files_elsewhere() -> CjmapError:
    """Return the error that says that a repository has its files not where it lies itself."""
    hint = "`git config core.worktree` says where: run cjmap there"
    return CjmapError("the files of this git repository lie in another folder", hint, status=2)


def _no_repository(folder: Path, done: subprocess.CompletedProcess[bytes]) -> CjmapError:
    said = complaint(done)
    if said and "not a git repository" not in said:
        more = os.fsdecode(done.stderr).partition(said)[2]
        return CjmapError(f"git refuses: {said}", " ".join(more.split("\n")).strip())
    here = folder.resolve()
    kept = next((one / ".git" for one in (here, *here.parents) if (one / ".git").exists()), None)
    if kept:
        hint = "it is damaged, or leads to what has been moved: clone the repository anew"
        return CjmapError(f'git can\'t use "{way_to(kept)}"', hint)
    hint = "`git init` makes one; revisions are there from the first commit on"
    return CjmapError(f'"{way_to(folder)}" is in no git repository', hint, status=2)


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
    named = run(repository.top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    if named.returncode == 0:
        return _no_commit(repository, said, os.fsdecode(named.stdout).strip())
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


def _no_commit(repository: Repository, said: str, id: str) -> CjmapError:
    """Return why what a revision names is no commit."""
    done = run(repository.top, "cat-file", "-t", id)
    if done.returncode:
        hint = "`git fsck` says what is damaged, and a new clone has all of it"
        return CjmapError(f"git does not have the commit that {said} names", hint)
    kind = {"blob": "file", "tree": "folder"}.get(os.fsdecode(done.stdout).strip(), "tag")
    return CjmapError(f"{said} names a {kind}, and no commit", status=2)


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
    lines = os.fsdecode(done.stderr).strip().splitlines()
    # With GIT_TRACE, other lines stand before.
    heads = (line for line in lines if line.startswith(("fatal: ", "error: ")))
    said = next(heads, lines[0] if lines else "")
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
