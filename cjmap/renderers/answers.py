"""Keep in the user's cache where words are divided, for reading patterns takes long."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

Answer = tuple[tuple[int, ...], ...]
_LINE = re.compile(r"(\S+)\t([\d ]*)\t([\d ]*)", re.ASCII)
_MOST_BYTES = 500_000


def find(language: str, word: str) -> Answer | None:
    """Return what is kept for a word, None when nothing is."""
    return _kept(_file(language)).get(word)


def keep(language: str, word: str, answer: Answer) -> None:
    """Keep an answer for the next run where that is possible."""
    file = _file(language)
    told = "\t".join([word, *(" ".join(map(str, places)) for places in answer)])
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_full = file.is_file() and file.stat().st_size > _MOST_BYTES
        # A short line is appended whole, whoever else is writing.
        with file.open("wb" if is_full else "ab", buffering=0) as out:
            out.write(f"{told}\n".encode())


@cache
def _kept(file: Path) -> dict[str, Answer]:
    """Return the answers of a file; a line that was not written to its end is none."""
    try:
        lines = file.read_bytes().decode("utf-8", "replace").split("\n")[:-1]
    except OSError:
        return {}
    found = filter(None, map(_LINE.fullmatch, lines))
    return {one[1]: (_numbers(one[2]), _numbers(one[3])) for one in found}


@cache
def _edition() -> str:
    """Return the version of the patterns: what lies beside them says it.

    Reading it as all metadata is read takes a hundred times as long.
    """
    found = find_spec("pyphen")
    beside = Path((found and found.origin) or "").parent.parent
    names = [folder.name for folder in beside.glob("pyphen-*.dist-info")]
    return names[0][len("pyphen-") : -len(".dist-info")] if len(names) == 1 else _read_edition()


def _read_edition() -> str:
    from importlib.metadata import version

    return version("pyphen")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


@cache
def _file(language: str) -> Path:
    name = re.sub(r"[^a-z0-9-]", "", language.lower())
    return user_cache_path("cjmap") / "hyphens" / f"{name}-{_edition()}.txt"
