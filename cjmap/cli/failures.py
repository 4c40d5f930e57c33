"""Say what went wrong with some files, after the others were done."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cjmap.errors import CjmapError
from cjmap.renderers.text import terminal


def fail(failures: Sequence[CjmapError]) -> None:
    """Raise the last of the failures, and say the others before; without any, do nothing."""
    for error in failures[:-1]:
        click.echo(terminal(f"error: {error.message}"), err=True)
    for error in failures[-1:]:
        raise error
