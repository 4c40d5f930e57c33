"""Merge what cjmap has built: a build makes it anew, but for what people wrote in checklists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from cjmap.build.manifest import Manifest, digest, manifest_text, parse_manifest, read_manifest
from cjmap.build.manifest import united as united_manifest
from cjmap.build.names import MANIFEST
from cjmap.errors import CjmapError
from cjmap.merge.conflicts import Clash, Marks, Text, marked
from cjmap.merge.files import MergedFile
from cjmap.merge.line_by_line import merge_by_lines
from cjmap.renderers.notes import Disputed
from cjmap.renderers.rendering import CHECKLIST
from cjmap.renderers.uniting import united
from cjmap.source import read_file


def merge_output(base: Path, ours: Path, theirs: Path, *, path: str, marks: Marks) -> MergedFile:
    """Return what comes of two versions of a file in an output folder, called `path` there.

    Of an output, ours is taken whole. Ticks and notes of a checklist, and the files that a
    manifest lists, are merged. What is no output, and a checklist that is not UTF-8, is merged
    line by line, as git does, and stays as ours has it where lines make no sense. Raises
    `CjmapError` where one can't be read.
    """
    versions = tuple(read_file(one, one.as_posix(), most=-1) for one in (base, ours, theirs))
    name = PurePosixPath(path).name
    if name == MANIFEST:
        return _manifest(versions)
    is_checklist = name == CHECKLIST and _is_output(path, versions)
    if is_checklist and all(map(_is_text, versions)):
        return _checklist(versions, marks)
    if not is_checklist and _is_output(path, versions):
        return MergedFile(versions[1], is_clean=True)
    told = ("it is not UTF-8 text: merged line by line",) if is_checklist else ()
    try:
        lines = merge_by_lines(base, ours, theirs, marks)
    except CjmapError as error:
        return MergedFile(versions[1], is_clean=False, told=(f"ours is left: {error}",))
    return MergedFile(lines.data, not lines.conflicts, told)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _manifest(versions: Sequence[bytes]) -> MergedFile:
    try:
        base, ours, theirs = (parse_manifest(one.decode()) for one in versions)
    except ValueError:
        return MergedFile(versions[1], is_clean=False, told=("ours is left: one is damaged",))
    told = "both sides have built outputs: run `cjmap build`, and commit what it writes"
    data = manifest_text(united_manifest(base, ours, theirs))
    return MergedFile(data, is_clean=True, told=(told,))


def _checklist(versions: Iterable[bytes], marks: Marks) -> MergedFile:
    base, ours, theirs = (one.decode() for one in versions)
    found = united(base or None, ours, theirs)
    text: Text = tuple(_clash(one) if isinstance(one, Disputed) else f"{one}\n" for one in found)
    is_clean = all(isinstance(one, str) for one in text)
    told = () if is_clean else ("both sides have changed the same words of a note",)
    return MergedFile(marked(text, marks._replace(style="merge")).encode(), is_clean, told)


def _clash(one: Disputed) -> Clash:
    return Clash("".join(f"{line}\n" for line in one.ours), "".join(f"{x}\n" for x in one.theirs))


def _is_output(path: str, versions: Iterable[bytes]) -> bool:
    """Whether a build has written a file: its path says so, or what it held before it moved."""
    digests = {digest(one) for one in versions}
    for folder, manifest in _manifests_above(path):
        if PurePosixPath(path).relative_to(folder).as_posix() in manifest.files:
            return True
        if not digests.isdisjoint(manifest.files.values()):
            return True
    return False


def _manifests_above(path: str) -> Iterator[tuple[PurePosixPath, Manifest]]:
    for folder in PurePosixPath(path).parents:
        try:
            yield folder, read_manifest(Path(folder))
        except (CjmapError, OSError):
            continue
