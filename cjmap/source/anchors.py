"""Keep the names that `&` gives and `*` uses, within a budget."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.source.findings import Findings
from cjmap.source.nodes import Node, Scalar
from cjmap.source.problems import ALIAS, LOST_START
from cjmap.source.quoting import quoted


@dataclass(slots=True)
class Anchor:
    """A name, where it is given, and what it names: nothing as long as that is being read.

    `weight` is how many parts the node unfolds to, `height` how deep it is nested.
    """

    name: str
    where: tuple[int, int]
    node: Node | None = None
    weight: int = 1
    height: int = 0
    is_used: bool = False


class Anchors:
    """The names of one file."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._known: dict[str, Anchor] = {}

    def give(self, name: str, where: tuple[int, int]) -> Anchor:
        """Return a new anchor; an earlier one of that name can't be used from here on."""
        former = self._known.get(name)
        if former:
            self._report_unused(former)
        anchor = self._known[name] = Anchor(name, where)
        return anchor

    def use(self, name: str, where: tuple[int, int]) -> Anchor | None:
        """Return the anchor that an alias refers to, or None, reported."""
        anchor = self._known.get(name)
        if anchor is None:
            self._report_unknown(name, where)
            return None
        anchor.is_used = True
        if anchor.node is None:
            message = f'"*{name}" stands inside of what it refers to, and would never end'
            first = anchor.where, f'"{name}" is named here'
            self._findings.add(ALIAS, where, message, first=first)
            return None
        return anchor

    def close(self) -> None:
        """Report the texts that lost their start to a name that nobody uses."""
        for anchor in self._known.values():
            self._report_unused(anchor)

    def _report_unused(self, anchor: Anchor) -> None:
        if anchor.is_used or not isinstance(anchor.node, Scalar):
            return
        raw = self._text[anchor.where[0] : anchor.node.span.end]
        message = f'"&{anchor.name}" is not read as text: "&" gives a name, and nothing uses it'
        where = anchor.where[0], anchor.node.span.end
        fix = None if anchor.node.style else self._findings.quoting(where, raw)
        self._findings.add(LOST_START, anchor.where, message, help=put_in_quotes(raw), fix=fix)

    def _report_unknown(self, name: str, where: tuple[int, int]) -> None:
        message = f'"*{name}" is not read as text: "*" refers to a name, and nothing has that name'
        # Beside other names it may be one of them, with a slip.
        fix = None if self._known else self._findings.quoting(where, f"*{name}")
        self._findings.add(ALIAS, where, message, help=put_in_quotes(f"*{name}"), fix=fix)


def put_in_quotes(raw: str) -> str:
    """Return the advice to quote a text, with the text where it is short enough to be shown."""
    text = raw.rstrip()
    if "\n" in text or len(text) > 100:
        return "put the text in quotes"
    return f"put the text in quotes: {quoted(text)}"
