"""What is known of a syntax error, and what is said about it."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.frozen import frozen
from cjmap.source.findings import Written
from cjmap.source.lines import Line, line_at
from cjmap.source.quoting import quoted

LONGEST_EXAMPLE = 100


class Answer(NamedTuple):
    """Where the culprit stands, what it is, and how to write it instead.

    `right` are the places where this is written out, where there is no other way to mean it.
    """

    start: int
    end: int
    message: str
    help: str
    right: tuple[Written, ...] = ()


@frozen
class Trouble:
    """A syntax error: the reader gave up at `at`, in the midst of what began at `since`.

    `says` are its own words. `scalars` are the stretches of the texts that it had read.
    """

    text: str
    at: int
    since: int
    says: str
    scalars: list[tuple[int, int]]

    @property
    def line(self) -> Line:
        """The line where the reader gave up."""
        return line_at(self.text, self.at)

    @property
    def character(self) -> str:
        """The character where the reader gave up, "" at the end of the file."""
        return self.sign(self.at)

    def sign(self, offset: int) -> str:
        """Return the character at an offset, "" outside of the text."""
        return self.text[offset : offset + 1] if offset >= 0 else ""

    @property
    def in_brackets(self) -> bool:
        """Whether it happened inside of `[…]` or `{…}`."""
        return " flow " in self.says

    @property
    def scalar_before(self) -> tuple[int, int] | None:
        """The text that ends right before the place, with only blanks between, if any."""
        for start, end in reversed(self.scalars):
            if end <= self.at:
                return None if self.text[end : self.at].strip() else (start, end)
        return None


def example(line: Line, value: str) -> str:
    """Return the advice to write a line with this value."""
    return in_short("put the text in quotes", line.with_value(value))


def in_quotes(line: Line) -> str:
    """Return the advice to put the value of a line in quotes."""
    return example(line, quoted(line.value))


def value_in_quotes(line: Line) -> tuple[Written]:
    """Return the value of a line in quotes."""
    return (Written(line.value_start, line.value_start + len(line.value), quoted(line.value)),)


def with_space(offset: int, after: str) -> tuple[Written]:
    """Return a space that is written at an offset, behind some character."""
    return (Written(offset, offset, " ", f'writes a space after "{after}"'),)


def in_short(advice: str, written: str) -> str:
    """Return advice with an example, without it where the example is too long to be shown."""
    return f"{advice}: {written}" if len(written) <= LONGEST_EXAMPLE else advice


def spaces(count: int) -> str:
    """Return a number of spaces in words.

    >>> spaces(1)
    '1 space'
    """
    return f"{count} space" if count == 1 else f"{count} spaces"


def beside(indent: int, label: str) -> str:
    """Return how to indent a line to stand beside another."""
    return f"like {label} ({spaces(indent)})"
