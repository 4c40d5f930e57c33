"""What a node says, whatever the way it is written."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from cjmap.merge.aliases import ALIAS
from cjmap.source import Mapping, Node, Scalar

_NO_TEXT = re.compile(r"(?:~|null|true|false|[-+.]?\d.*)?", re.IGNORECASE)


class Plain(NamedTuple):
    """A word that is more than a text: a number, `true`, `null`, nothing, an alias."""

    word: str


# Keys are in the order of the file, which does not matter when meanings are compared.
Meaning: TypeAlias = "str | Plain | list[Meaning] | dict[str, Meaning]"


def meaning(node: Node) -> Meaning:
    """Return what a node says."""
    if isinstance(node, Scalar):
        is_plain = node.style == ALIAS or (node.style == "" and _NO_TEXT.fullmatch(node.value))
        return Plain(node.value) if is_plain else node.value
    if isinstance(node, Mapping):
        return {key: meaning(entry.value) for key, entry in node.entries.items()}
    return [meaning(item) for item in node.items]
