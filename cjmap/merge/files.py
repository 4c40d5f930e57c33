"""Merge three files: by their keys, or else line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cjmap.frozen import frozen
from cjmap.merge.conflicts import Marks
from cjmap.merge.decisions import Dispute
from cjmap.merge.line_by_line import merge_by_lines
from cjmap.merge.merging import Merged, merge
from cjmap.project import CONFIG_NAME
from cjmap.source import read_file


@frozen
class MergedFile:
    """The bytes of the result, whether no conflict is marked in it, and what there is to say."""

    data: bytes
    is_clean: bool
    told: tuple[str, ...] = ()


def merge_files(base: Path, ours: Path, theirs: Path, *, name: str, marks: Marks) -> MergedFile:
    """Return what comes of two versions of a file and the one that both were made of.

    `name` is what the file is called in the project. Raises `CjmapError` where one can't be read,
    or git can't merge what can't be merged by keys.
    """
    part = "config" if Path(name).name == CONFIG_NAME else "map"
    versions = (read_file(one, one.as_posix(), most=-1) for one in (base, ours, theirs))
    found = merge(*versions, part=part, marks=marks)
    if isinstance(found, Merged):
        return MergedFile(found.data, not found.conflicts, tuple(_told(found)))
    by_lines = merge_by_lines(base, ours, theirs, marks)
    told = f"merged line by line, not by keys: {found.why}"
    return MergedFile(by_lines.data, not by_lines.conflicts, (told,))


def _told(found: Merged) -> Iterator[str]:
    yield from (_in_words(one) for one in found.conflicts)
    for kind, id in found.in_vain:
        yield f'{kind} "{id}" is named, and one side has taken it away'


def _in_words(dispute: Dispute) -> str:
    place = dispute.place
    if dispute.unnamed:
        kind, id = dispute.unnamed
        return f'{kind} "{id}" is in a conflict, and who took it away took it out of {place}, too'
    if dispute.how == "taken away":
        return f"one side has taken away {place}, the other has changed it"
    if dispute.how == "renamed":
        return f"both sides have given another id to {place}"
    return f"both sides have {dispute.how} {place}"
