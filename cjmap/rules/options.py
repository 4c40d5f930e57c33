"""Read what a project sets about a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cjmap.rules.declare import Option, Rule, Setting
from cjmap.words.suggest import did_you_mean

_WHOLE = re.compile(r"\d{1,9}")


def options_of(rule: Rule, said: Mapping[str, Mapping[str, Setting]]) -> dict[str, Setting]:
    """Return what holds for each option of a rule; what cannot be is left as usual."""
    own = _about(rule, said)
    read = ((option, _read(option, own.get(option.name))) for option in rule.options)
    return {option.name: option.usual if value is None else value for option, value in read}


def option_faults(rule: Rule, said: Mapping[str, Setting]) -> Iterator[tuple[str, str, str]]:
    """Yield the options that a rule does not have or allow: the option, a message, and help."""
    known = {option.name: option for option in rule.options}
    for name, value in said.items():
        option = known.get(name)
        if option is None:
            message = f'"{name}" is not an option of "{rule.problem.name}"'
            help = f"its options: {', '.join(known)}" if known else "it has no options"
            yield name, f"{message}{did_you_mean(name, known)}", help
        elif _read(option, value) is None:
            yield name, f'"{spelled(value)}" is not possible for "{name}"', _possible(option)


def _about(rule: Rule, said: Mapping[str, Mapping[str, Setting]]) -> dict[str, Setting]:
    names = (rule.problem.code, rule.problem.name)
    own = [options for name, options in said.items() if name in names]
    return {option: value for options in own for option, value in options.items()}


def _read(option: Option, said: Setting | None) -> Setting | None:
    """Return the value of an option, or None where nothing or nothing possible is said."""
    if said is None:
        return None
    if isinstance(option.usual, tuple):
        words = said if isinstance(said, tuple) else (str(said),)
        return words if not option.words or set(words) <= set(option.words) else None
    number = said if isinstance(said, int) else _number(said)
    return number if number is not None and option.low <= number <= option.high else None


def _number(said: tuple[str, ...]) -> int | None:
    return int(said[0]) if len(said) == 1 and _WHOLE.fullmatch(said[0]) else None


def _possible(option: Option) -> str:
    if not isinstance(option.usual, tuple):
        return f"possible: a whole number from {option.low} to {option.high}; usual: {option.usual}"
    return f"possible: {', '.join(option.words)}; usual: {spelled(option.usual)}"


def spelled(value: Setting) -> str:
    """Return what is set for an option, as it is written."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
