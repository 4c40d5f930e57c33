"""How files differ, line by line, for people and for `git apply`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import Protocol

import click

from cjmap.mending.fixing import Fixed
from cjmap.renderers.text import terminal
from cjmap.source.characters import UTF8_MARK

_COLORS = {"+": "green", "-": "red", "@": "cyan"}
_WORDS = re.compile(r"[^ \t]+")
_NO_BREAK = "\\ No newline at end of file"


class Rewritten(Protocol):
    """A file by its name, before and after."""

    @property
    def name(self) -> str:
        """How the file is called."""

    @property
    def before(self) -> bytes:
        """What it held."""

    @property
    def after(self) -> bytes:
        """What it holds, or would."""


def unified(one: Rewritten, *, color: bool, is_terminal: bool) -> Iterator[str]:
    """Yield the lines of a unified diff, in colour or not, quoted for terminals.

    Where they go elsewhere, lines keep the CR at their ends.
    """
    name = terminal(one.name)
    before, after = _lines(one.before), _lines(one.after)
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        text = line.rstrip("\n")
        shown = _kept(text.rstrip("\r") if is_terminal else text)
        sign = _COLORS.get(text[:1]) if color else None
        yield click.style(shown, fg=sign) if sign else shown
        if not line.endswith("\n"):
            yield _NO_BREAK


def summary(files: tuple[Fixed, ...]) -> str:
    """Return in a line how much `--fix` would do."""
    if not files:
        return "nothing to fix"
    number = sum(len(one.findings) for one in files)
    which = terminal(", ".join(one.name for one in files))
    return f"--fix would mend {number} finding{'s' * (number != 1)} in {which}"


def _lines(data: bytes) -> list[str]:
    text = data.removeprefix(UTF8_MARK).decode("utf-8", "replace")
    # Not splitlines(): it also breaks lines at characters that are part of a text in YAML.
    return list(re.findall(r"[^\n]*\n|[^\n]+$", text))


def _kept(text: str) -> str:
    """Return a line with nothing that steers a terminal, and with its blanks as they are."""
    body = _WORDS.sub(lambda found: terminal(found[0]), text.rstrip("\r"))
    return body + "\r" * text.endswith("\r")
