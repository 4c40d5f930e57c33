"""A YAML file as values: nodes that know where they stand."""

from __future__ import annotations

from typing import TypeAlias

from cjmap.frozen import frozen
from cjmap.place import Span


@frozen
class Scalar:
    """A text as the author spelled it: `no` is "no", `0123` is "0123", an empty value is "".

    `style` is "" for plain text, else the character that opens it: one of ' " | >
    """

    value: str
    style: str
    span: Span

    @property
    def is_empty(self) -> bool:
        """Whether the key has no value, or an empty text."""
        return not self.value.strip()

    @property
    def is_null(self) -> bool:
        """Whether the author wrote `null` or `~`, which takes away what a base says."""
        return self.style == "" and self.value in {"~", "null", "Null", "NULL"}


@frozen
class Sequence:
    """A list; `flow` when it is written in brackets."""

    items: tuple[Node, ...]
    flow: bool
    span: Span


@frozen
class Entry:
    """A key of a mapping and its value; `bare` when in braces not even a colon follows it."""

    key: Scalar
    value: Node
    bare: bool = False


@frozen
class Mapping:
    """Keys and values in file order; `flow` when it is written in braces."""

    entries: dict[str, Entry]
    flow: bool
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None where the key is not written."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping
