"""Find out how files should be written."""

from __future__ import annotations

from pathlib import Path

from cjmap.checking.locate import Found, locate
from cjmap.cli.given import STDIN, read_stdin
from cjmap.cli.places import files_at
from cjmap.config import load_config
from cjmap.errors import CjmapError
from cjmap.fmt import Part, formatted, with_modeline
from cjmap.frozen import frozen
from cjmap.project import CONFIG_NAME, find_project
from cjmap.source import read_file


@frozen
class Rewritten:
    """A file as it is and as it should be; where it can't be read, `faults` say why."""

    name: str
    before: bytes
    after: bytes
    faults: tuple[Found, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether it is not as it should be."""
        return self.before != self.after


@frozen
class Rewriting:
    """The files that were asked for, and why others could not be had; or standard input."""

    files: tuple[Rewritten, ...]
    failures: tuple[CjmapError, ...] = ()

    @property
    def changed(self) -> tuple[Rewritten, ...]:
        """The files that are not as they should be."""
        return tuple(one for one in self.files if one.differs)

    @property
    def broken(self) -> tuple[Rewritten, ...]:
        """The files that can't be read."""
        return tuple(one for one in self.files if one.faults)


def from_files(paths: tuple[str, ...], *, schemas: str | None = None) -> Rewriting:
    """Return how the files should be that arguments lead to.

    Each says where its schema is: in `schemas`, an address or folder, else where its project says.
    Raises `CjmapError` where there is no such file, and where a folder holds no map.
    """
    files: list[Rewritten] = []
    failures: list[CjmapError] = []
    for path, config in files_at(paths).items():
        try:
            data = read_file(path, path.as_posix())
            files.append(_rewritten(data, path.as_posix(), schemas or config.schemas))
        except CjmapError as error:
            failures.append(error)
    return Rewriting(tuple(files), tuple(failures))


def from_stdin(name: str, *, schemas: str | None = None) -> Rewriting:
    """Return how standard input should be, which findings call `name`.

    Where that is the name of a file, it says where its schema is as that file would.
    """
    if name != STDIN:
        schemas = schemas or load_config(find_project(Path(name))).config.schemas
    return Rewriting((_rewritten(read_stdin(), name, schemas),))


def _rewritten(data: bytes, name: str, schemas: str | None) -> Rewritten:
    """Return a file as it should be; one called `cjmap.yaml` holds settings, any other a map."""
    part: Part = "config" if Path(name).name == CONFIG_NAME else "map"
    done = formatted(data, file=name, part=part)
    if done.after is None:
        source = done.source
        return Rewritten(name, data, data, locate(done.faults, {name: source}, source.root))
    if schemas is None:
        return Rewritten(name, data, done.after)
    return Rewritten(name, data, with_modeline(done.after, schemas, file=Path(name), part=part))
