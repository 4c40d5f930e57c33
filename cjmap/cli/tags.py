"""Take only language tags for a `--language`."""

from __future__ import annotations

import click

from cjmap.words.languages import not_a_tag


def as_tag(value: str) -> str:
    """Return a language that was answered; raises `click.BadParameter` where it is none."""
    said = value.strip()
    if fault := not_a_tag(said):
        raise click.BadParameter(fault)
    return said


def language_tag(context: object, option: object, value: str | None) -> str | None:
    """Return the language that an option names; raises `click.BadParameter` where it is none."""
    return as_tag(value) if value else value
