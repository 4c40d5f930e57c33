"""Read files from the disk."""

from __future__ import annotations

from pathlib import Path

from cjmap.diagnostics import Diagnostic
from cjmap.errors import CjmapError
from cjmap.source.parsing import MAX_BYTES, parse
from cjmap.source.text import Source


def read_source(path: Path, *, file: str | None = None) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the source of a file and what is wrong with it; `file` is the name findings show.

    Raises `CjmapError` where there is no such file (2) or it can't be read (3).
    """
    name = path.as_posix() if file is None else file
    return parse(_read(path, name), file=name)


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            # One byte more than allowed is enough to know that it is too much.
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise CjmapError(f'there is no file "{name}"', status=2) from None
    except IsADirectoryError:
        raise CjmapError(f'"{name}" is a folder, not a file') from None
    except PermissionError:
        raise CjmapError(f'"{name}" cannot be read: permission denied') from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CjmapError(f'"{name}" cannot be read: {str(reason).lower()}') from None
