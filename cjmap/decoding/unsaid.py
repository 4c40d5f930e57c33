"""Notice maps whose texts are in another language than their labels."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.decoding.walk import is_empty
from cjmap.diagnostics import Diagnostic, Edit, Fix, Problem, Severity, report
from cjmap.place import Place, Span
from cjmap.source import Mapping, Node, Scalar, Source
from cjmap.words.tongues import is_german

UNSAID_LANGUAGE = Problem("CJ032", "unsaid-language", Severity.NOTE)


def find_unsaid_language(tree: Mapping, source: Source) -> Iterator[Diagnostic]:
    """Yield that a map is German and does not say so, where that is beyond doubt.

    `tree` is all that the map says, with its bases, `source` its own file.
    """
    said = tree.get("language")
    if (said and not is_empty(said)) or not is_german(_texts(tree)):
        return
    message = "the texts of this map are German, and its labels will be English"
    help = "say so at the top: `language: de`"
    where = Place(source.file) / "language"
    yield report(UNSAID_LANGUAGE, where, message, help=help, fix=_saying(source))


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.value
        return
    inner = [e.value for e in node.entries.values()] if isinstance(node, Mapping) else node.items
    for one in inner:
        yield from _texts(one)


def _saying(source: Source) -> Fix | None:
    """Return the fix that says so in the line below the title, None where there is none."""
    root = source.root
    title = root.get("title") if root and not root.flow and "language" not in root.entries else None
    end = source.text.find("\n", title.span.end) if title else -1
    if end < 0:
        return None
    line_break = "\r\n" if source.text[end - 1] == "\r" else "\n"
    edit = Edit(Span(source.file, end + 1, end + 1), f"language: de{line_break}")
    return Fix((edit,), "writes `language: de` below the title")
