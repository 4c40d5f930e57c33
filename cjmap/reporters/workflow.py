"""Spell the commands by which a step tells things to the runner of GitHub Actions.

The runner splits a line at `::`, its properties at `,`, and then undoes five escapes:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions

>>> command("error", "50 % off", title="a:b, c")
'::error title=a%3Ab%2C c::50 %25 off'
"""

from __future__ import annotations

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command(name: str, message: str, **properties: str | int) -> str:
    """Return the line that says a message, as an `error`, `warning` or `notice`."""
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    head = f"{name} {said}" if said else name
    return f"::{head}::{message.translate(_DATA)}"


def plain(line: str) -> str:
    """Return a line for the log in which the runner finds no command.

    >>> plain("::stop-commands::x"), plain("say ##[add-mask]a")
    ('- ::stop-commands::x', 'say ## [add-mask]a')
    """
    # The runner still obeys its first syntax, wherever in a line it stands.
    said = line.replace("##[", "## [")
    return f"- {said}" if said.lstrip().startswith("::") else said
