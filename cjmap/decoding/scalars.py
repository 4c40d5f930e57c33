"""Read the value of a single key: texts, words, numbers, ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from cjmap import fields
from cjmap.decoding.colons import in_quotes, is_prose
from cjmap.decoding.splits import without_keys
from cjmap.decoding.walk import BAD_VALUE, NO_DATE, WRONG_TYPE, Walk, nothing_to_take_away
from cjmap.diagnostics import Edit, Fix, rename, rename_to_neighbour
from cjmap.place import Place
from cjmap.source import Mapping, Node, Scalar, Sequence, quoted, shortened
from cjmap.words.languages import not_a_tag
from cjmap.words.suggest import did_you_mean, meaning

_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
# A decimal comma, or a minus of another kind; three digits behind the comma may be thousands.
_SURE = "[-+\N{MINUS SIGN}\N{EN DASH}]?\\d{1,18}([.,]\\d{1,2})?"
COLOUR = "#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
_TRUTH = {"true": True, "false": False}
_MEANT = {
    **dict.fromkeys(("true", "yes", "on", "ja", "y", "1"), "true"),
    **dict.fromkeys(("false", "no", "off", "nein", "n", "0"), "false"),
}


def read_text(walk: Walk, kind: Any, node: Node, place: Place) -> str | None:
    """Return a text without the blanks around it."""
    if not isinstance(node, Scalar):
        walk.wrong(kind, node, help=_colon(node))
        return None
    if node.is_null:
        nothing_to_take_away(walk, node)
        return None
    if node.style == "" and node.value in _TRUTH:
        walk.fault(
            WRONG_TYPE,
            node.span,
            f'a text is expected here, and "{node.value}" without quotes is no text',
            help=f'put it in quotes: "{node.value}"',
            fix=Fix((Edit(node.span, f'"{node.value}"'),), "puts the text in quotes"),
        )
        return None
    if isinstance(kind, fields.Text) and kind.form in _JUDGED and node.value.strip():
        return _JUDGED[kind.form](walk, node, place)
    return node.value.strip()


def _language(walk: Walk, node: Scalar, place: Place) -> str | None:
    tag = node.value.strip()
    fault = not_a_tag(shortened(tag))
    if not fault:
        return tag
    walk.fault(BAD_VALUE, node.span, fault, help="a tag is short, as in de, en, de-AT or pt-BR")
    return None


def _colour(walk: Walk, node: Scalar, place: Place) -> str | None:
    """Return a colour as `#1b4f8f`."""
    said = node.value.strip()
    if not re.fullmatch(COLOUR, said):
        message = f'"{shortened(said)}" is not a colour'
        walk.fault(BAD_VALUE, node.span, message, help='write it in quotes, as in "#1b4f8f"')
        return None
    digits = said.removeprefix("#").lower()
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


def _date(walk: Walk, node: Scalar, place: Place) -> str:
    """Return a date as the format has it; what may be none is kept as it is written."""
    from cjmap.words.dates import read_date

    said = node.value.strip()
    if read_date(said):
        return said
    from cjmap.words.other_dates import any_date

    day = any_date(said)
    # When a solution is due is asked by a rule of its own, as long as it is not done.
    if day or not _is_of_solution(place):
        _no_date(walk, node, day.isoformat() if day else "", _A_DATE)
    return day.isoformat() if day else said


def _interval(walk: Walk, node: Scalar, place: Place) -> str:
    """Return an interval as the format has it; what may be none is kept as it is written."""
    from cjmap.words.dates import read_interval

    said = node.value.strip()
    if read_interval(said):
        return said
    from cjmap.words.other_dates import any_interval

    meant = any_interval(said)
    _no_date(walk, node, meant, _AN_INTERVAL)
    return meant or said


_A_DATE = "date", "a date is a day: year, month and day, as in 2026-12-15"
_AN_INTERVAL = "interval", "an interval is a number of days, weeks, months or years, as in 6 months"


def _is_of_solution(place: Place) -> bool:
    return not _SOLVING.isdisjoint(place.route[-3:])


def _no_date(walk: Walk, node: Scalar, meant: str, expected: tuple[str, str]) -> None:
    from cjmap.words.other_dates import has_time
    from cjmap.words.standins import is_stand_in

    said, (kind, help) = node.value.strip(), expected
    if is_stand_in(said):
        return
    message = f'"{shortened(said)}" is no {kind}, and nothing is reckoned with it'
    if meant:
        message = f'"{shortened(said)}" is not written as {kind}s are; did you mean "{meant}"?'
    # A time is an author's word, and a day would drop it.
    fix = rename(node.span, said, meant) if meant and not has_time(said) else None
    walk.fault(NO_DATE, node.span, message, help=help, fix=fix)


_JUDGED: dict[str, Callable[[Walk, Scalar, Place], str | None]] = {
    "language": _language,
    "colour": _colour,
    "date": _date,
    "interval": _interval,
}
_SOLVING = frozenset({"solutions", "opportunities"})


def _colon(node: Node) -> str:
    if not isinstance(node, Mapping):
        return ""
    if text := without_keys(node):
        return f"put the text in quotes: {quoted(text)}"
    if len(node.entries) != 1:
        return in_quotes(node) if is_prose(node, ()) else ""
    key = shortened(next(iter(node.entries)))
    return f'a colon with a blank makes a key; put the whole text in quotes: "{key}: …"'


def read_texts(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[str, ...]:
    """Return a text, or the texts of a list, without the empty ones."""
    if not isinstance(node, Sequence):
        text = read_text(walk, kind, node, place)
        return (text,) if text else ()
    read = (read_text(walk, fields.Text(), item, place) for item in node.items)
    return tuple(text for text in read if text)


def read_ids(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[str, ...] | None:
    """Return an id, or the ids of a list, each once; None where not one is left."""
    return tuple(dict.fromkeys(read_texts(walk, kind, node, place))) or None


def read_choice(walk: Walk, kind: fields.Choice, node: Node, place: Place) -> str | None:
    """Return one of the words that are possible."""
    word = read_text(walk, kind, node, place)
    if word is None or word in kind.values:
        return word
    from cjmap.words.synonyms import meant

    words = meant(word, kind.values)
    guess = meaning(words) or did_you_mean(word, kind.values)
    *most, last = kind.values
    walk.fault(
        BAD_VALUE,
        node.span,
        f'"{shortened(word)}" is not possible for "{place.route[-1]}"{guess}',
        help=f"possible: {', '.join(most)} or {last}",
        fix=rename(node.span, word, words[0])
        if len(words) == 1
        else rename_to_neighbour(node.span, word, kind.values),
    )
    return None


def read_number(walk: Walk, kind: Any, node: Node, place: Place) -> Decimal | None:
    """Return a number as it is spelled, without rounding."""
    if not isinstance(node, Scalar):
        walk.wrong(kind, node)
        return None
    text = node.value.strip()
    if not _NUMBER.fullmatch(text):
        _no_number(walk, kind, node, text)
        return None
    number = Decimal(text)
    if isinstance(kind, fields.Number) and not _in_range(kind, number):
        message = f'"{text}" is not possible here; {_range(kind)} is'
        walk.fault(BAD_VALUE, node.span, message)
        return None
    return number


def _no_number(walk: Walk, kind: Any, node: Scalar, text: str) -> None:
    help = "a number is written with a point and without a unit, as in 4.5 or -2"
    if isinstance(kind, fields.Course):
        help += "; how it feels in words stands under `feeling`"
    likely = _likely_number(text)
    guess = f'; did you mean "{likely}"?' if likely else ""
    message = f'a number is expected here, found "{shortened(text)}"{guess}'
    is_sure = likely and re.fullmatch(_SURE, text)
    fix = rename(node.span, text, likely) if is_sure else None
    walk.fault(WRONG_TYPE, node.span, message, help=help, fix=fix)


def _likely_number(text: str) -> str:
    """Return the number in a text with a decimal comma, a unit or another minus."""
    spelled = text.replace(",", ".").replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    number = re.fullmatch(r"([^\w+-]*)([+-]?\d{1,18}(\.\d{1,18})?)([^\d.]*)", spelled)
    return number[2] if number else ""


def _in_range(kind: fields.Number, number: Decimal) -> bool:
    if kind.whole and number != number.to_integral_value():
        return False
    return (kind.low is None or number >= kind.low) and (kind.high is None or number <= kind.high)


def _range(kind: fields.Number) -> str:
    low = "" if kind.low is None else f" from {kind.low}"
    high = "" if kind.high is None else f" to {kind.high}"
    return f"a {'whole ' if kind.whole else ''}number{low}{high}"


def read_reason(walk: Walk, kind: Any, node: Node, place: Place) -> bool | str | None:
    """Return true or false, or the text that says why."""
    if not isinstance(node, Scalar):
        walk.wrong(kind, node)
        return None
    if node.style == "" and node.value in _TRUTH:
        return _TRUTH[node.value]
    meant = _MEANT.get(node.value.casefold()) if node.style == "" else None
    if meant:
        walk.fault(
            WRONG_TYPE,
            node.span,
            f'"{node.value}" is neither true nor false, and no reason',
            help=f"write {meant} instead of {node.value}, or a sentence that says why",
            fix=rename(node.span, node.value, meant),
        )
        return None
    return node.value.strip()


def read_course(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[Decimal, ...] | None:
    """Return a rating, or the ratings of a list; None where not one is left."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    read = [read_number(walk, kind, item, place) for item in nodes]
    return tuple(number for number in read if number is not None) or None
