"""Write a file in the one way in which it is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

from cjmap import fields
from cjmap.diagnostics import Diagnostic, Severity
from cjmap.errors import CjmapError
from cjmap.fmt.brackets import Brackets
from cjmap.fmt.lines import Writer
from cjmap.fmt.placing import rows_of
from cjmap.fmt.same import faults, remarks, say_the_same
from cjmap.frozen import frozen
from cjmap.source import Source, parse
from cjmap.source.problems import EMPTY_FILE

Part: TypeAlias = Literal["map", "config"]


@frozen
class Formatted:
    """A file as it is written, `after` is None where it has `faults` and can't be read."""

    source: Source
    faults: tuple[Diagnostic, ...]
    after: bytes | None


def formatted(data: bytes, *, file: str, part: Part = "map") -> Formatted:
    r"""Return a file's bytes as they should be: UTF-8 without mark, with `\n` at every end of line.

    Without a key there is nothing to write: `{}`, or settings that are all comments, stay as is.
    Raises `CjmapError` where that would change what the file says, which is a bug.
    """
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    source, findings = parse(plain, file=file)
    errors = tuple(one for one in findings if one.severity is Severity.ERROR)
    if part == "config" and [one.problem for one in errors] == [EMPTY_FILE]:
        return Formatted(source, (), data)
    if errors or source.root is None:
        return Formatted(source, errors, None)
    if not source.root.entries:
        return Formatted(source, (), data)
    brackets = Brackets(source.text, has_aliases="*" in source.text)
    after = Writer(brackets, part == "map").file(rows_of(source), fields.Part(part)).encode()
    if after != data:
        _expect_same(source, findings, after, part)
    return Formatted(source, (), after)


def _expect_same(
    source: Source, findings: tuple[Diagnostic, ...], after: bytes, part: Part
) -> None:
    """Raise `CjmapError` where other bytes do not say what a source says, comments and all."""
    other, others = parse(after, file=source.file)
    is_same = (
        source.root is not None
        and other.root is not None
        and say_the_same(source.root, other.root, fields.Part(part))
        and remarks(source) == remarks(other)
        and faults(findings) == faults(others)
    )
    if not is_same:
        message = f'"{source.file}" can\'t be written anew without saying something else'
        raise CjmapError(message, "it stays as it is; please report this")
