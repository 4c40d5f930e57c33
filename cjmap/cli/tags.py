"""Take only language tags for a `--language`."""

from __future__ import annotations

import click

from cjmap.words.languages import not_a_tag


def language_tag(context: object, option: object, value: str | None) -> str | None:
    """Return the language that an option names; raises `click.BadParameter` where it is none."""
    fault = not_a_tag(value) if value else ""
    if fault:
        raise click.BadParameter(fault)
    return value
