"""Build nodes from YAML events, within limits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.place import Span
from cjmap.source.anchors import Anchor, Anchors, put_in_quotes
from cjmap.source.characters import check_escapes
from cjmap.source.findings import Findings
from cjmap.source.keys import accepted_key
from cjmap.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from cjmap.source.problems import EMPTY_FILE, LIMIT, NOT_A_MAP, SEVERAL_DOCUMENTS, UNSAFE_TAG
from cjmap.source.prose import report_cut, report_list, report_split

if TYPE_CHECKING:
    from yaml._yaml import CParser

MAX_DEPTH = 64
MAX_EVENTS = 2_000_000
MAX_UNFOLDED = 1_000_000


@frozen
class Composed:
    """What came of a text: the tree (None where it is of no use), and where reading stopped.

    `scalars` are the stretches of its texts in order, block texts without their first line.
    """

    root: Mapping | None
    scalars: list[tuple[int, int]]
    stop: int


def compose(text: str, *, findings: Findings) -> Composed:
    """Return the nodes of a text, and add to the findings what is wrong with it."""
    composer = _Composer(text, findings)
    parser = _parser(text)
    try:
        composer.run(parser)
    except _StopError as reason:
        return Composed(None, composer.scalars, reason.offset)
    except yaml.YAMLError as error:
        from cjmap.source.plain import explain

        stop = explain(error, text, composer.scalars, findings=findings)
        return Composed(None, composer.scalars, stop)
    finally:
        parser.dispose()
    return Composed(composer.mapping(), composer.scalars, len(text))


def _parser(text: str) -> CParser:
    if not yaml.__with_libyaml__:
        hint = "install a wheel: pip install --force-reinstall --only-binary=pyyaml pyyaml"
        raise CjmapError("PyYAML is installed without its C parser", hint)
    from yaml._yaml import CParser

    return CParser(text)


class _StopError(Exception):
    """Reading ends here, reported."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    is_mapping: bool
    flow: bool
    start: int
    end: int
    anchor: Anchor | None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    has_key: bool = False
    weight: int = 1
    height: int = 1


_PROPERTY = re.compile(r"\s*(?:(&[0-9A-Za-z_-]+)|(!<[^>]*>|![^\s,\[\]{}]*))\s*")
# What opens a text in quotes or in a block, a list or a mapping.
_OPENS = set("\"'|>[{&*")
_FIRST_LINE = re.compile(r"[^\r\n]*")


class _Composer:
    """Takes events one by one and never calls itself, so that no file exhausts the stack."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.scalars: list[tuple[int, int]] = []
        self._text = text
        self._findings = findings
        self._file = findings.file
        self._anchors = Anchors(text, findings)
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._unfolded = 0
        self._has_hash = "#" in text

    def run(self, parser: Any) -> None:
        take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for _ in range(MAX_EVENTS):
            event = parser.get_event()
            if event is None:
                return
            handle = take.get(event.__class__)
            if handle:
                handle(event)
        self._stop(event, f"a file has at most {MAX_EVENTS:,} parts; divide it into several maps")

    def mapping(self) -> Mapping | None:
        """Return the root when it is a mapping, else report what it is."""
        self._anchors.close()
        root = self._root
        if isinstance(root, Mapping):
            return root
        if root is None or root.span.start == root.span.end:
            state = "holds no keys" if self._text.strip() else "is empty"
            self._findings.add(EMPTY_FILE, (0, 0), f"the file {state}", help=_KEYS)
            return None
        kind = "list" if isinstance(root, Sequence) else "text"
        message = f"the file is one {kind}; it has to be keys with values"
        where = root.span.start, min(root.span.end, root.span.start + 1)
        self._findings.add(NOT_A_MAP, where, message, help=_KEYS)
        return None

    def _document(self, event: Any) -> None:
        if self._root is None:
            return
        where = event.start_mark.index, event.end_mark.index
        message = "a second document starts here; a file is one document"
        advice = 'take out the line "---", or move what follows to a file of its own'
        self._findings.add(SEVERAL_DOCUMENTS, where, message, help=advice)
        raise _StopError(where[0])

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        value, style, anchor = event.value, event.style, None
        if event.anchor is not None or event.tag is not None:
            start, anchor = self._properties(event, start, end)
        reach = start, end
        if style == "":
            if self._has_hash:
                report_cut(self._text, start, end, self._findings)
            if event.start_mark.line != event.end_mark.line or value[:1] == "-":
                self._look_for_list(start, end)
        elif style == '"':
            raw = self._text[start:end]
            if "\\" in raw:
                value = check_escapes(raw, value, start=start, findings=self._findings)
        elif style != "'":
            reach = self._end_of_line(start), end
            end = start + len(self._text[start:end].rstrip())
        self.scalars.append(reach)
        node = Scalar(value, style, Span(self._file, start, end))
        weight = 1 + len(value) // 100
        if anchor:
            anchor.node, anchor.weight = node, weight
        self._add(node, end, weight, 0)

    def _look_for_list(self, start: int, end: int) -> None:
        in_brackets = self._open and self._open[-1].flow
        if not in_brackets:
            report_list(self._text, start, end, self._findings)

    def _start(self, event: Any) -> None:
        if len(self._open) == MAX_DEPTH:
            self._stop(event, f"parts are nested more than {MAX_DEPTH} deep")
        start, end = event.start_mark.index, event.end_mark.index
        anchor = None
        if event.anchor is not None or event.tag is not None:
            start, anchor = self._properties(event, start, end)
        is_mapping = event.__class__ is yaml.MappingStartEvent
        self._open.append(_Open(is_mapping, bool(event.flow_style), start, start, anchor))

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        # PyYAML ends a block collection where the next token starts: keep the last child's end.
        end = max(done.end, event.end_mark.index) if done.flow else done.end
        span = Span(self._file, done.start, end)
        node: Mapping | Sequence
        if done.is_mapping:
            node = Mapping(done.entries, done.flow, span)
        else:
            node = Sequence(tuple(done.items), done.flow, span)
            if done.flow:
                report_split(node.items, self._text, self._findings)
        if done.anchor:
            anchor = done.anchor
            anchor.node, anchor.weight, anchor.height = node, done.weight, done.height
        self._add(node, end, done.weight, done.height)

    def _alias(self, event: Any) -> None:
        where = event.start_mark.index, event.end_mark.index
        anchor = self._anchors.use(event.anchor, where)
        if anchor is None or anchor.node is None:
            self._add(Scalar("", "", Span(self._file, *where)), where[1], 1, 0)
            return
        self._unfolded += anchor.weight
        if self._unfolded > MAX_UNFOLDED:
            self._stop(event, f"aliases unfold to more than {MAX_UNFOLDED:,} parts")
        if len(self._open) + anchor.height > MAX_DEPTH:
            self._stop(event, f"aliases nest parts more than {MAX_DEPTH} deep")
        node = anchor.node
        if isinstance(node, Scalar) and self._expects_key():
            node = replace(node, span=Span(self._file, *where))
        self._add(node, where[1], anchor.weight, anchor.height)

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and not self._open[-1].has_key

    def _add(self, node: Node, end: int, weight: int, height: int) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.end = end
        parent.weight += weight
        if height >= parent.height:
            parent.height = height + 1
        if not parent.is_mapping:
            parent.items.append(node)
        elif not parent.has_key:
            parent.has_key = True
            entries = parent.entries
            parent.key = accepted_key(node, entries, text=self._text, findings=self._findings)
        else:
            parent.has_key = False
            if parent.key is not None:
                bare = parent.flow and self._is_bare(parent.key, node)
                parent.entries[parent.key.value] = Entry(parent.key, node, bare)

    def _is_bare(self, key: Scalar, value: Node) -> bool:
        start, end = key.span.end, value.span.start
        return start <= end == value.span.end and ":" not in self._text[start:end]

    def _properties(self, event: Any, start: int, end: int) -> tuple[int, Anchor | None]:
        """Return where the node behind its anchor and tag starts, and the anchor."""
        anchor = None
        found = _PROPERTY.match(self._text, start, end)
        while found:
            if found[1]:
                anchor = self._anchors.give(event.anchor, found.span(1))
            else:
                self._report_tag(found[2], found.span(2), end)
            start = found.end()
            found = _PROPERTY.match(self._text, start, end)
        return start, anchor

    def _report_tag(self, tag: str, where: tuple[int, int], end: int) -> None:
        message = f'"{tag}" is not read as text: "!" starts a tag, and a map has no tags'
        advice = put_in_quotes(self._text[where[0] : end])
        raw = self._text[where[0] : end]
        is_text = len(tag) > 1 and tag[1] not in "!<" and raw[len(tag) :].lstrip()[:1] not in _OPENS
        fix = self._findings.quoting(where, raw) if is_text else None
        self._findings.add(UNSAFE_TAG, where, message, help=advice, fix=fix)

    def _end_of_line(self, offset: int) -> int:
        found = _FIRST_LINE.match(self._text, offset)
        return found.end() if found else offset

    def _stop(self, event: Any, message: str) -> NoReturn:
        start = event.start_mark.index
        self._findings.add(LIMIT, (start, start + 1), message)
        raise _StopError(start)


_KEYS = 'write keys with values, such as "title: Buying shoes"'
