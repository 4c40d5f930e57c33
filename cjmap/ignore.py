"""Read the comments by which an author sets findings aside: `# cjmap: ignore[CJ302] because …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from cjmap.diagnostics import Diagnostic, Edit, Fix, Problem, Severity, rename, report
from cjmap.frozen import frozen
from cjmap.place import Span
from cjmap.source import Comment, Mapping, Node, Sequence, Source, shortened
from cjmap.words.dates import read_date
from cjmap.words.slips import is_slip

IGNORE_WITHOUT_REASON = Problem("CJ018", "ignore-without-reason", Severity.WARNING)
UNKNOWN_IGNORE = Problem("CJ019", "unknown-ignore", Severity.WARNING)
EXPIRED_IGNORE = Problem("CJ028", "expired-ignore", Severity.WARNING)
NEEDLESS_IGNORE = Problem("CJ029", "needless-ignore", Severity.NOTE)

_COMMENT = re.compile(r"#+\s*(?P<who>\w{4,6})(?P<colon>\s*:)?\s*(?P<rest>.*)")
_WITH_CODES = r"\w{4,8}\s*[\[(]"
# A day, however it is written: with its year, or without.
_DATE = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4}|[./-]\d|\.)"
_UNTIL = rf"(?i:until|bis(?:\s+zum)?(?=\s+{_DATE}))\s+(?P<until>[^\s,:;]+)[\s,:;]*"
_WHY = r"(?:(?i:because|weil|denn|da)\b)?[\s:,-]*(?P<reason>.*?)"
_END = rf"(?:[\s,]+(?i:until|bis(?:\s+zum)?)\s+(?P<end>{_DATE})\.?)?"
_IGNORE = rf"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?:{_UNTIL})?{_WHY}{_END}"
_INDENT = re.compile(r"(?:\s|-(?=\s))*")
# Codes or names without the brackets around them.
_BARE = (
    r"(?i)(?:ignore[\s:=([]*|[a-z]{4,8}[\s:=([]+)"
    r"(?P<codes>(?:CJ\d+|[a-z]+(?:-[a-z]+)+)(?:[\s,]+CJ\d+)*)"
    rf"[\])\s:,-]*(?:{_UNTIL})?(?:(?:because|weil|denn|da)\b[\s:,-]*)?(?P<reason>.*)"
)


@frozen
class Ignore:
    """Findings set aside in a stretch of a file, by code, name or family.

    `comment` is where it says so, `until` the last day on which it holds.
    """

    names: tuple[str, ...]
    span: Span
    comment: Span
    until: date | None = None

    def where(self, name: str, source: Source) -> Span:
        """Return where one of the names stands in the file."""
        start = source.text.index("[", self.comment.start)
        found = re.compile(rf"(?<=[\[,\s]){re.escape(name)}(?=[\],\s])").search(source.text, start)
        start, end = found.span() if found else (self.comment.start, self.comment.end)
        return Span(source.file, start, end)

    def covers(self, span: Span) -> bool:
        """Tell whether a finding at a stretch of a file is within reach."""
        end = max(self.span.end, self.span.start + 1)
        return span.file == self.span.file and self.span.start <= span.start < end


def read_ignores(source: Source) -> tuple[tuple[Ignore, ...], tuple[Diagnostic, ...]]:
    """Return what a file's comments set aside, and what is wrong with those comments.

    A comment behind a line holds for that line and the block it opens; one on a line of its own
    for the next.
    """
    said = list(_said(source))
    if not said:
        return (), ()
    blocks = _blocks_by_line(source, {_line(source, comment) for comment, _, _ in said})
    ignores: list[Ignore] = []
    findings: list[Diagnostic] = []
    for comment, rest, is_spelled in said:
        found = re.fullmatch(_IGNORE, rest.strip()) if is_spelled else None
        names = _names(found["codes"]) if found else ()
        if not found or not names:
            message = f'this comment is not understood; write "# cjmap: {_likely(rest)}"'
            fix = _in_form(comment, rest, is_spelled=is_spelled)
            findings.append(report(UNKNOWN_IGNORE, comment.span, message, help=_HELP, fix=fix))
        elif not found["reason"]:
            message = 'a finding is set aside without a reason; write "because …" behind it'
            findings.append(report(IGNORE_WITHOUT_REASON, comment.span, message, help=_HELP))
        else:
            last_day = found["until"] or found["end"]
            until = read_date(last_day)
            if last_day and until is None:
                findings.append(_no_day(comment, last_day))
            stretch = _stretch(source, comment, blocks)
            ignores.append(Ignore(names, stretch, comment.span, until))
    return tuple(ignores), tuple(findings)


_HELP = "in brackets the code or the name, behind them why; several are parted by commas"


_DAY = "a day is written as in: until 2027-01-31"


def expired(ignore: Ignore, today: date | None) -> Diagnostic | None:
    """Return the finding that an ignore holds no longer, or None."""
    if ignore.until is None or today is None or today <= ignore.until:
        return None
    names = ", ".join(f'"{shortened(name)}"' for name in ignore.names)
    message = f"this set {names} aside until {ignore.until}, which has passed"
    help = "mend what it hid, or say until when it may wait, and why"
    return report(EXPIRED_IGNORE, ignore.comment, message, help=help)


def _no_day(comment: Comment, said: str) -> Diagnostic:
    """Return the finding that something is no day, with the one that it must mean."""
    from cjmap.words.other_dates import any_date

    day = any_date(said)
    guess = f'; did you mean "{day}"?' if day else ""
    found = re.search(rf"(?<=\s){re.escape(said)}", comment.text)
    start = comment.span.start + (found.start() if found else 0)
    where = Span(comment.span.file, start, start + len(said))
    fix = rename(where, said, day.isoformat()) if day else None
    message = f'"{shortened(said)}" is no day{guess}'
    return report(UNKNOWN_IGNORE, where, message, help=_DAY, fix=fix)


def _likely(rest: str) -> str:
    """Return how a comment was meant that is not understood."""
    found = re.match(_BARE, rest)
    return _spelled(found, shortened) if found else "ignore[CODE] because …"


def _spelled(found: re.Match[str], short: Callable[[str], str] = str) -> str:
    """Return what a comment without brackets says, in the form that is understood."""
    codes = ", ".join(re.split(r"[\s,]+", found["codes"].strip()))
    from cjmap.words.other_dates import any_date

    day = found["until"] or ""
    until = f" until {any_date(day) or short(day)}" if day else ""
    return f"ignore[{short(codes)}]{until} because {short(found['reason']) or '…'}"


def _in_form(comment: Comment, rest: str, *, is_spelled: bool) -> Fix | None:
    """Return the fix of a comment that says what and why, and lacks no more than its form."""
    said = rest.strip()
    found = re.fullmatch(_BARE if is_spelled else _IGNORE, said)
    if not found or not found["reason"] or (is_spelled and "[" in said):
        return None
    if is_spelled:
        said = _spelled(found)
    start = comment.span.start
    span = Span(comment.span.file, start, start + len(comment.text.rstrip()))
    return Fix((Edit(span, f"# cjmap: {said}"),), "writes the comment as it is understood")


def _said(source: Source) -> Iterator[tuple[Comment, str, bool]]:
    """Yield the comments for cjmap with what they say, and whether they begin as they should."""
    for comment in source.comments:
        found = _COMMENT.match(comment.text)
        if not found:
            continue
        if found["who"] == "cjmap" and found["colon"]:
            yield comment, found["rest"], True
        elif re.match(_WITH_CODES, found["rest"]) and is_slip(found["who"].casefold(), "cjmap"):
            yield comment, found["rest"], False


def _names(codes: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in codes.split(",") if name.strip())


def _stretch(source: Source, comment: Comment, blocks: dict[int, Span]) -> Span:
    line = _line(source, comment)
    start = _line_start(source, line)
    block = blocks.get(line)
    end = start + len(source.line(line))
    return Span(source.file, start, max(end, block.end) if block else end)


def _line(source: Source, comment: Comment) -> int:
    """Return the line that a comment is about."""
    return _next_line(source, comment.line) if comment.alone else comment.line


def _next_line(source: Source, line: int) -> int:
    last = source.position(len(source.text))[0]
    following = range(line + 1, last + 1)
    written = (n for n in following if (text := source.line(n).strip()) and text[0] != "#")
    return next(written, line)


def _line_start(source: Source, line: int) -> int:
    """Return the offset at which a line starts, searched through the positions of the text."""
    return bisect_left(range(len(source.text)), line, key=lambda at: source.position(at)[0])


def _blocks_by_line(source: Source, lines: Iterable[int]) -> dict[int, Span]:
    """Return the outermost block that each of these lines opens, if it opens any."""
    starts = sorted(_line_start(source, line) + _indent(source.line(line)) for line in lines)
    blocks: dict[int, Span] = {}
    for block in _blocks(source.root, starts) if source.root else ():
        blocks.setdefault(source.position(block.start)[0], block)
    return blocks


def _indent(line: str) -> int:
    """Return where the first key or text of a line stands, behind blanks and dashes."""
    found = _INDENT.match(line)
    return found.end() if found else 0


def _blocks(node: Node, starts: list[int]) -> Iterator[Span]:
    """Yield the stretches around any of the places, of keys with their values, outer ones first."""
    if isinstance(node, Mapping):
        pairs = [(entry.key.span, entry.value) for entry in node.entries.values()]
    else:
        items = node.items if isinstance(node, Sequence) else ()
        pairs = [(item.span, item) for item in items]
    for first, value in pairs:
        block = Span(first.file, first.start, max(first.end, value.span.end))
        nearest = bisect_left(starts, block.start)
        if nearest < len(starts) and starts[nearest] < block.end:
            yield block
            yield from _blocks(value, starts)
