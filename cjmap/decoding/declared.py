"""Make parts of texts that stand where one is declared."""

from __future__ import annotations

import re

from cjmap.diagnostics import Edit, Fix
from cjmap.source import Scalar, quoted

# What can stand in braces without quotes, and is read as a text.
_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off)\Z)[^\W\d_][\w '-]*(?<! )", re.IGNORECASE)
# Of these, a text where keys are expected is the name.
_NAMED = ("persona", "channel", "source")


def naming(part: str, node: Scalar) -> Fix | None:
    """Return the fix that makes a part of a text that can only be its name."""
    name = node.value.strip()
    if part not in _NAMED or "\n" in name or not any(map(str.isalpha, name)):
        return None
    text = name if _PLAIN.fullmatch(name) else quoted(name)
    return Fix((Edit(node.span, f"{{name: {text}}}"),), "makes a name of the text")
