"""Say in cjmap's words what click finds wrong with a command line."""

from __future__ import annotations

import re

import click

# Where the group leaves the arguments for whoever explains what is wrong with them.
ARGUMENTS = "cjmap.arguments"
_NO_DAY = re.compile(r"'([^']*)' does not match the formats? '%Y-.*", re.DOTALL)
_NO_CHOICE = re.compile(r"'(.*)' is not one of ", re.DOTALL)


def as_message(error: click.ClickException) -> str:
    """Return what is wrong with a command line, with what may be meant."""
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    text = _NO_DAY.sub(r'"\1" is no day; write it as in 2026-12-31', error.format_message())
    return text[:1].lower() + text[1:].rstrip(".") + _meant_choice(error)


def _no_option(error: click.NoSuchOption) -> str:
    from cjmap.words.suggest import did_you_mean

    options: list[str] = []
    written = error.option_name
    if error.ctx:
        # Of -format click reads the -f first, and says that there is no such option.
        arguments = error.ctx.meta.get(ARGUMENTS, ())
        starts = (one.partition("=")[0] for one in arguments if one.startswith(written))
        written = next(starts, written)
        params = error.ctx.command.get_params(error.ctx)
        options = [name for param in params for name in param.opts if name.startswith("--")]
    return f'there is no option "{written}"{did_you_mean(written, options)}'


def _meant_choice(error: click.ClickException) -> str:
    """Return the end of a message about a word that is none of those that an option takes."""
    if not isinstance(error, click.BadParameter) or error.param is None:
        return ""
    kind, found = error.param.type, _NO_CHOICE.match(error.message)
    if not found or not isinstance(kind, click.Choice):
        return ""
    from cjmap.words.suggest import did_you_mean

    return did_you_mean(found[1], (str(choice) for choice in kind.choices))
