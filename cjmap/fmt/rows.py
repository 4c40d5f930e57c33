"""A file as rows: keys and items, each with the comments that belong to it."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.source import Node, Scalar


class Remark(NamedTuple):
    """A comment on a line of its own; `apart` when a blank line stands before it."""

    text: str
    apart: bool


class Row(NamedTuple):
    """A key with its value, or an item of a list, with all comments of it and below.

    `key` is None for an item. `anchor` is `&name` where the value gets a name, `label` where the
    key does; `alias` is `*name` where one stands instead of a value. `rows` are what the value
    holds. `above` are the comments on the lines before, `beside` the one behind the line, `head`
    and `tail` those before the first and behind the last of the rows. `apart` when a blank line
    stands before the row itself, `head_apart` when one stands behind the head; `bare` when in
    braces not even a colon follows the key.
    """

    key: Scalar | None
    value: Node
    anchor: str = ""
    label: str = ""
    alias: str = ""
    rows: tuple[Row, ...] = ()
    above: tuple[Remark, ...] = ()
    beside: str = ""
    head: tuple[Remark, ...] = ()
    tail: tuple[Remark, ...] = ()
    apart: bool = False
    head_apart: bool = True
    bare: bool = False

    @property
    def name(self) -> str:
        """The key as it is read, "" for an item."""
        return self.key.value if self.key else ""
