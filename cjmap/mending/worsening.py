"""Tell whether a fix makes anything worse than it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from cjmap.checking.locate import Found
from cjmap.checking.weigh import refuses
from cjmap.fields import PARTS
from cjmap.frozen import frozen
from cjmap.place import Span
from cjmap.source import Mapping as Tree
from cjmap.source import Node, Replacement, Scalar, Sequence, Source, moved
from cjmap.source.tokens import in_any_order, says_else, tokens

Stretches: TypeAlias = Mapping[Path, list[tuple[int, int]]]

_KEYS = sorted({field.name for table in PARTS.values() for field in table})
_LAST_WORD = re.compile(r"[a-z0-9_-]+\Z")
_HOLDS_KEY = re.compile(rf"""["'](?:.*[^\w-])?(?:{"|".join(_KEYS)}):(?:\s|.$)""", re.DOTALL)


@frozen
class Checkup:
    """What a check says of some files: its findings, each once, and what it read, by real path."""

    found: tuple[Found, ...]
    sources: Mapping[Path, Source]


def path_of(name: str) -> Path:
    """Return the real path of a file by the name that findings show."""
    return Path(name).resolve()


def why_worse(
    before: Checkup, after: Checkup, tried: Iterable[Found], *, doubtful: Stretches
) -> str:
    """Return what the fixes of some findings have broken or left, in words, "" for nothing.

    `doubtful` is what was replaced before in files that could not be read since: it is looked
    at as soon as they can.
    """
    step = _Step(before, after, tuple(tried), doubtful)
    if step.is_doubtful():
        return "more than this may be mistyped there"
    if step.swallows_keys():
        return "the text in quotes would hold a key"
    if step.reads_worse():
        return "other lines would be read in another way, or not at all"
    if step.leaves_any():
        return "the fault would still be there"
    error = step.added_error()
    return f"then {error.at.file}:{error.at.line} says: {error.diagnostic.message}" if error else ""


def reorders(one: Found) -> bool:
    """Tell whether a fix writes the same in another order."""
    fix = one.diagnostic.fix
    return fix is not None and fix.reorders


def by_path(fixed: Iterable[Found]) -> dict[Path, list[Replacement]]:
    """Return what the fixes of findings replace in each file, in order, each once."""
    replaced: dict[Path, set[Replacement]] = {}
    for edit in (edit for one in fixed for edit in one.edits):
        replaced.setdefault(path_of(edit.file), set()).add(edit)
    return {path: sorted(edits) for path, edits in replaced.items()}


def stretches_after(
    edits: Iterable[Replacement], earlier: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Return where replaced texts stand afterwards, and stretches that were known before."""
    known = list(edits)
    starts = ((moved(one.start, known), len(one.text)) for one in known)
    kept = [(moved(start, known), moved(end, known)) for start, end in earlier]
    return sorted([*kept, *((start, start + length) for start, length in starts)])


class _Spot(NamedTuple):
    """Where a finding stands, and what it says."""

    path: Path
    start: int
    end: int
    code: str
    message: str
    refuses: bool
    has_fix: bool
    found: Found


class _Step:
    """Some fixes at once, with what a check said before and says after them."""

    def __init__(
        self, before: Checkup, after: Checkup, tried: tuple[Found, ...], doubtful: Stretches
    ) -> None:
        self._before, self._after, self._tried = before, after, tried
        self._edits = by_path(tried)
        self._reorders = all(map(reorders, tried))
        self._new = {
            path: stretches_after(edits, doubtful.get(path, ()))
            for path, edits in self._edits.items()
        }
        self._said = list(_spots(after))
        self._was_unreadable = any(before.sources[path].root is None for path in self._edits)

    def is_doubtful(self) -> bool:
        """Tell whether more than the fault was mistyped: a bracket, or the id before a colon."""
        return any(
            _closes_nothing(self._before.sources[path], edits)
            or _opens_unknown(self._before.sources[path].text, edits)
            for path, edits in self._edits.items()
        )

    def swallows_keys(self) -> bool:
        """Tell whether a text in quotes now holds what was meant as a key."""
        texts = (edit.text for edits in self._edits.values() for edit in edits)
        return any(_HOLDS_KEY.match(text) for text in texts)

    def reads_worse(self) -> bool:
        """Tell whether a file can't be read, or says something else where nothing was edited."""
        return any(self._reads_worse(path, edits) for path, edits in self._edits.items())

    def leaves_any(self) -> bool:
        """Tell whether a finding is still there after its fix."""
        left = {(one.path, one.start, one.code, one.message) for one in self._said}
        tried = _spots(Checkup(self._tried, self._before.sources))
        return any((*self._moved(one), one.message) in left for one in tried)

    def added_error(self) -> Found | None:
        """Return an error that can't have been there before, or None."""
        were = list(_spots(self._before))
        places = {self._moved(one) for one in were}
        messages = {(one.path, one.code, one.message) for one in were}
        added = (
            one.found
            for one in self._said
            if one.refuses
            and (one.path, one.start, one.code) not in places
            and (one.path, one.code, one.message) not in messages
            and not self._was_hidden(one)
        )
        return next(added, None)

    def _reads_worse(self, path: Path, edits: list[Replacement]) -> bool:
        old, new = self._before.sources[path].root, self._after.sources.get(path)
        if new is None:
            return True
        if old is None:
            return new.root is None and not self._reads_further(path, edits)
        if new.root is None:
            return True
        if self._reorders:
            return in_any_order(old) != in_any_order(new.root)
        return says_else(old, new.root, edits)

    def _reads_further(self, path: Path, edits: list[Replacement]) -> bool:
        """Tell whether what makes a file unreadable lies behind all that was replaced."""
        ends = [end for _, end in stretches_after(edits)]
        faults = (one for one in self._said if one.path == path and one.refuses)
        return all(one.start >= max(ends) for one in faults)

    def _moved(self, spot: _Spot) -> tuple[Path, int, str]:
        return spot.path, moved(spot.start, self._edits.get(spot.path, ())), spot.code

    def _was_hidden(self, error: _Spot) -> bool:
        """Tell whether an error lies where nothing could be read before, and no edit made it."""
        if error.path not in self._before.sources:
            return True
        if self._was_unreadable:
            stretches = self._new.get(error.path, ())
            return not any(start <= error.end and error.start <= end for start, end in stretches)
        source = self._after.sources[error.path]
        values = _values(source.root, self._new.get(error.path, ())) if source.root else ()
        return any(_is_deep_in(error, value) for value in values)


def _closes_nothing(source: Source, edits: Iterable[Replacement]) -> bool:
    """Tell whether a text without quotes beside an edit has a closing bracket too many."""
    lines = {source.position(edit.start)[0] for edit in edits}
    texts = tokens(source.root) if source.root else ()
    plain = (one for one in texts if one.says[1] and _is_open_at_start(one.says[0]))
    return any(source.position(one.start)[0] in lines for one in plain)


def _opens_unknown(text: str, edits: Iterable[Replacement]) -> bool:
    """Tell whether a colon makes a key of a word that is none, and stands nowhere else."""
    words = (_LAST_WORD.search(text, 0, one.start) for one in edits if one.text == ":")
    return any(
        word[0] not in _KEYS and len(re.findall(rf"(?<![\w-]){word[0]}(?![\w-])", text)) < 2
        for word in words
        if word
    )


def _is_open_at_start(text: str) -> bool:
    return any(text.count(closing) > text.count(opening) for opening, closing in ("[]", "{}"))


def _is_deep_in(error: _Spot, value: Node) -> bool:
    """Tell whether an error lies in a value, and does not say that the value is none."""
    start, end = value.span.start, value.span.end
    if not start <= error.start <= error.end <= end:
        return False
    if isinstance(value, Scalar):
        return error.has_fix
    return error.start > start or error.end > start + 1


def _values(node: Node, edited: Iterable[tuple[int, int]]) -> Iterator[Node]:
    """Yield the values of the keys that were edited, and those beside such an `over`."""
    known = set(edited)
    entries = list(node.entries.values()) if isinstance(node, Tree) else []
    # What a rule of one's own is asked over decides what its conditions can be.
    is_over = any(one.key.value == "over" and _holds(one.value.span, known) for one in entries)
    for entry in entries:
        if is_over or _holds(entry.key.span, known):
            yield entry.value
    inner = [entry.value for entry in entries]
    for one in (*inner, *(node.items if isinstance(node, Sequence) else ())):
        yield from _values(one, known)


def _holds(span: Span, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(span.start <= start and end <= span.end for start, end in stretches)


def _spots(checkup: Checkup) -> Iterator[_Spot]:
    paths: dict[str, Path] = {}
    for one in checkup.found:
        at, said = one.at, one.diagnostic
        path = paths.setdefault(at.file, path_of(at.file))
        source = checkup.sources.get(path)
        if source:
            start, end = (
                source.offset(at.line, at.column),
                source.offset(at.end_line, at.end_column),
            )
            yield _Spot(
                path,
                start,
                end,
                said.problem.code,
                said.message,
                refuses(said),
                bool(one.edits),
                one,
            )
