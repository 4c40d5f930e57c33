"""Let a repository merge maps by their keys and show them in words, and take that back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cjmap.build.file import write_file
from cjmap.checking.sound import expect_sound
from cjmap.config import load_config
from cjmap.errors import CjmapError
from cjmap.merge.attributes import (
    OUTPUT,
    PATTERNS,
    like_outputs,
    output_lines,
    rules_merging,
    with_lines,
    without_lines,
)
from cjmap.merge.folders import output_folders, unsound
from cjmap.project import find_project
from cjmap.source import read_file
from cjmap.source.git import complaint, find_repository, run

ATTRIBUTES = ".gitattributes"

# Git calls this in a shell. Whatever goes wrong (no cjmap here, another version, no memory), git
# merges the lines as it always does: without marks in the file, nobody would see a conflict.
_ELSE = "; s=$?; else echo 'cjmap is not found here: git merges by lines' >&2; s=127; fi; "
_DRIVER = (
    "if command -v cjmap >/dev/null; then "
    "cjmap merge --path=%P --marker-size=%L --base-label=%S --ours-label=%X --theirs-label=%Y "
    f"%O %A %B{_ELSE}"
    "if test $s -ne 0 && ! { test $s -eq 1 && grep -q '^<<<' %A; }; then "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; s=$?; fi; exit $s"
)
# Of a picture that both sides have built and that cjmap can't judge, ours is left, in a conflict.
_OUTPUT_DRIVER = (
    "if command -v cjmap >/dev/null; then "
    "cjmap git merge-output --path=%P --marker-size=%L --ours-label=%X --theirs-label=%Y "
    f"%O %A %B{_ELSE}if test $s -gt 1; then "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; s=$?; "
    "test $s -le 127 || s=1; fi; exit $s"
)
_IN_ATTRIBUTES = {"set": "merge", "unset": "-merge", "unspecified": "!merge"}
_TEXTCONV = 'f() { cjmap git textconv "$1" 2>/dev/null || cat "$1"; }; f'
SETTINGS = {
    "merge.cjmap.name": "merge journey maps by their keys",
    "merge.cjmap.driver": _DRIVER,
    "merge.cjmap-output.name": "merge what cjmap has built, which it makes anew",
    "merge.cjmap-output.driver": _OUTPUT_DRIVER,
    "diff.cjmap.textconv": _TEXTCONV,
    "diff.cjmap.xfuncname": "^( ? ?[^ #-].*)$",
}


def install(folder: Path) -> Iterator[str]:
    """Set up the repository that a folder lies in; yield what was written, in words.

    What a team has decided about outputs stays: `left_alone` tells it. Raises `CjmapError` where
    there is no repository, where something else is to merge maps there, and where the settings
    of the project around have an error.
    """
    top = find_repository(folder).top
    path = _attributes_of(top)
    _refuse_others(top)
    expect_sound(load_config(find_project(folder)), "nothing was set up")
    for key, value in SETTINGS.items():
        if _setting(top, key) != value:
            _ask(top, "config", "--local", "--replace-all", key, value)
            yield f"set {key} in the configuration of this clone"
    before = _read(path)
    after = with_lines(before)
    if after != before:
        new = after.removeprefix(before).split("\n")
        yield f"added to {ATTRIBUTES}: {'; '.join(line.strip() for line in new if line.strip())}"
    for outputs in output_folders(top):
        free = [line for line, decision in _lines(top, outputs, before) if not decision]
        known, after = after, with_lines(after, free)
        if after != known:
            yield f'added to {ATTRIBUTES}: lines for the outputs in "{outputs}"'
    if after != before:
        _write(path, after)


def left_alone(folder: Path) -> Iterator[str]:
    """Yield what `install` leaves alone: what a team has decided, and what nobody can know."""
    top = find_repository(folder).top
    for settings in unsound(top):
        yield f'no lines for the outputs of "{settings}": it has errors'
    text = _read(_attributes_of(top))
    for outputs in output_folders(top):
        for line, decision in _lines(top, outputs, text):
            if decision not in ("", OUTPUT):
                yield f'left as it is: {line.partition(" ")[0]} is given "{decision}" already'


def _lines(top: Path, outputs: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the lines for a folder of outputs, each with what decides how git merges them now.

    That is "" where nobody has decided it; `binary`, said of all files of a format, is about
    their bytes.
    """
    files = tuple(like_outputs(outputs))
    answer = _ask(top, "check-attr", "-z", "merge", "binary", "--", *files).split("\0")
    for line, value, binary in zip(output_lines(outputs), answer[2::6], answer[5::6], strict=True):
        decision = _IN_ATTRIBUTES.get(value, f"merge={value}")
        is_said = rules_merging(text, line.partition(" ")[0])
        is_open = value == "unspecified" or binary == "set" or decision == OUTPUT
        yield line, decision if is_said or not is_open else ""


def uninstall(folder: Path, *, attributes: bool = False) -> Iterator[str]:
    """Take back what `install` has written; yield what was taken back or left, in words.

    Lines that are committed are the team's: they are taken out only with `attributes`.
    """
    top = find_repository(folder).top
    path = _attributes_of(top)
    for section in dict.fromkeys(key.rpartition(".")[0] for key in SETTINGS):
        keys = (key for key in SETTINGS if key.rpartition(".")[0] == section)
        if any(_setting(top, key) is not None for key in keys):
            _ask(top, "config", "--local", "--remove-section", section)
            yield f"took {section} out of the configuration of this clone"
    before = _read(path)
    after = without_lines(before)
    if after == before:
        return
    is_committed = _has_committed_lines(top)
    if is_committed and not attributes:
        yield (
            f"left the lines of cjmap in {ATTRIBUTES}: they are committed, for the whole team; "
            "`cjmap git uninstall --attributes` takes them out"
        )
        return
    _write(path, after)
    yield f"took the lines of cjmap out of {ATTRIBUTES}"
    if not after:
        yield f"{ATTRIBUTES} held nothing else: the file is gone"
    if is_committed:
        yield "committing this takes the merge driver from the whole team"


def _has_committed_lines(top: Path) -> bool:
    done = run(top, "show", f"HEAD:{ATTRIBUTES}")
    text = done.stdout.decode("utf-8", "surrogateescape")
    return done.returncode == 0 and without_lines(text) != text


def _attributes_of(top: Path) -> Path:
    path = top / ATTRIBUTES
    if path.is_symlink():
        hint = "make a file of it"
        raise CjmapError(f'git does not read "{ATTRIBUTES}" where it is a link', hint, status=2)
    return path


def _refuse_others(top: Path) -> None:
    """Raise where maps are to be merged by something else."""
    for pattern in PATTERNS:
        name = pattern.replace("*", "map")
        said = _ask(top, "check-attr", "merge", "diff", "--", name).splitlines()
        for line in said:
            _, attribute, value = line.rsplit(": ", 2)
            if value not in ("unspecified", "cjmap"):
                message = f'{pattern} is given "{attribute}={value}" already'
                hint = f"see who wants that (`git check-attr -a {name}`), and take it out first"
                raise CjmapError(message, hint, status=2)


def _setting(top: Path, key: str) -> str | None:
    done = run(top, "config", "--local", "--null", "--get", key)
    return None if done.returncode else os.fsdecode(done.stdout).rstrip("\0")


def _ask(top: Path, *words: str) -> str:
    done = run(top, *words)
    if done.returncode:
        raise CjmapError(f"git refuses: {complaint(done)}")
    return os.fsdecode(done.stdout)


def _read(path: Path) -> str:
    """Return the attributes, "" where there are none."""
    if not path.exists():
        return ""
    return read_file(path, ATTRIBUTES, most=-1).decode("utf-8", "surrogateescape")


def _write(path: Path, text: str) -> None:
    """Put the attributes in place; of none, no file is left."""
    if text:
        write_file(path, text.encode("utf-8", "surrogateescape"))
    else:
        path.unlink()
