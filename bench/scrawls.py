"""Write maps as nobody should: every key in any order, every spelling, comments everywhere."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import TypeAlias

import yaml

from cjmap import fields
from cjmap.diagnostics import Severity
from cjmap.fields import PARTS, Field, Kind
from cjmap.source import parse

IDS = {
    "phase": ("look", "buy", "use"),
    "persona": ("clara", "ben"),
    "channel": ("shop", "phone", "letter"),
    "touchpoint": ("ad", "cart", "parcel", "call", "review"),
    "lane": ("legal", "money"),
    "journey": ("first", "second"),
    "source": ("talks", "survey-2026"),
    "metric": ("rate", "time"),
    "facet": ("actions", "questions", "legal"),
    "model": ("three-stage",),
    "format": fields.FORMATS,
    "show": fields.SHOWS,
    "per_persona": ("clara", "ben"),
    "profile": ("ours", "theirs"),
    "path_rules": ("drafts/*", "maps/**"),
    "own_rule": ("named", "short"),
}
_PROSE = (
    "Clara reads the label; Größe? Wo ist das Maß – 5–10 min, 72 % „ja“ it's 🙂 said twice, "
    "then nothing and nobody https://example.org/a?b=1&c=2 C:\\new [sic] {so} 12:30 on no"
)
WORDS = _PROSE.split()
ODD = (
    "",
    "no",
    "true",
    "null",
    "~",
    "0123",
    "12:30",
    "2026-11-21",
    "1e3",
    "-2",
    "- dash",
    "-dash",
    "@home",
    "%",
    "*star*",
    "&and",
    "!now",
    "# sign",
    "a # b",
    "C#",
    "key: value",
    "ends:",
    "a, b",
    "[x]",
    "{x}",
    "'single'",
    '"double"',
    'it\'s "both"',
    "back\\slash",
    " leads",
    "trails ",
    "two  blanks",
    "tab\there",
    "line\nbreak",
    "ends\n",
    "ends\n\n",
    "para\n\ngraph",
    "  far\nin",
    "\nfirst empty",
    "a\n  b\nc",
    "a\n \nb",
    "nbsp\u00a0here",
    "zero\u200bwidth",
    "<<",
    "=",
    "? what",
    "what?",
    ": colon",
    "---",
    "...",
    "| pipe",
    "> more",
    "`tick`",
)


@dataclass(frozen=True)
class Text:
    value: str


@dataclass(frozen=True)
class Many:
    items: tuple[Written, ...]


@dataclass(frozen=True)
class Keys:
    pairs: tuple[tuple[str, Written], ...]


@dataclass(frozen=True)
class Alias:
    name: str


@dataclass(frozen=True)
class Anchored:
    name: str
    value: Written


Written: TypeAlias = Text | Many | Keys | Alias | Anchored


@dataclass
class Scrawl:
    """One file being written; `comments` are all that were put into it."""

    dice: Random
    comments: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    given: int = 0

    # What is said

    def root(self, part: str) -> Keys:
        wanted = {"title", "phases", "personas", "touchpoints"} if part == "map" else set()
        return self.part(part, 0, wanted)

    def part(self, part: str, depth: int, wanted: set[str] = frozenset()) -> Keys:
        share = (0.6, 0.4, 0.2, 0.12, 0.08)[min(depth, 4)]
        table = [one for one in PARTS[part] if not isinstance(one.kind, fields.File | fields.Files)]
        chosen = [
            one for one in table if one.required or one.name in wanted or self.dice.random() < share
        ]
        if self.dice.random() < 0.7:
            self.dice.shuffle(chosen)
        pairs = [(one.name, self.of_field(one, depth)) for one in chosen]
        if self.dice.random() < 0.03:
            pairs.insert(self.dice.randrange(len(pairs) + 1), ("of_my_own", self.text()))
        return Keys(tuple(pairs))

    def of_field(self, known: Field, depth: int) -> Written:
        if self.dice.random() < 0.04 and not known.required:
            return Text("")
        if known.none and self.dice.random() < 0.05:
            return Many(())
        kind = repr(known.kind)
        if self.names[kind] and self.dice.random() < 0.08:
            return Alias(self.dice.choice(self.names[kind]))
        value = self.of_kind(known.kind, depth)
        return self.named(kind, value) if self.dice.random() < 0.04 else value

    def named(self, kind: str, value: Written) -> Written:
        if isinstance(value, Alias | Anchored):
            return value
        self.given += 1
        name = f"n{self.given}"
        self.names[kind].append(name)
        return Anchored(name, value)

    def of_kind(self, kind: Kind, depth: int) -> Written:
        dice = self.dice
        match kind:
            case fields.Choice():
                return Text(dice.choice(kind.values))
            case fields.Number():
                return Text(str(dice.randint(1, 5)))
            case fields.Course():
                return self.some(lambda: Text(dice.choice(("-2", "-1", "0", "1", "+2", "0.5"))))
            case fields.Reason():
                return Text("true") if dice.random() < 0.4 else self.text()
            case fields.Id():
                return Text(dice.choice(IDS[kind.of]))
            case fields.Ids():
                return self.some(lambda: Text(dice.choice(IDS[kind.of])))
            case fields.Texts():
                return self.some(self.text)
            case fields.Statements():
                return self.some(lambda: self.statement(depth))
            case fields.Links():
                return self.some(lambda: self.link(depth))
            case fields.Stops():
                return Many(tuple(self.stop() for _ in range(dice.randint(1, 14))))
            case fields.Parts() | fields.Patterns():
                return self.parts(kind.part, depth)
            case fields.LaneTexts():
                lanes = dice.sample(IDS["lane"], dice.randint(1, 2))
                return Keys(tuple((one, self.statements(depth)) for one in lanes))
            case fields.Part():
                return self.part(kind.part, depth + 1)
            case fields.Text(form="colour") | fields.Colours():
                return Text("#1b4f8f")
            case fields.Text(form="language"):
                return Text(dice.choice(("de", "en")))
            case fields.Severities() | fields.Options() | fields.Conditions():
                return Keys((("actions", Text("written")),))
        return self.text()

    def some(self, make) -> Written:
        """Return one, or a list of some."""
        if self.dice.random() < 0.4:
            return make()
        return Many(tuple(make() for _ in range(self.dice.randint(1, 4))))

    def statements(self, depth: int) -> Written:
        return self.some(lambda: self.statement(depth))

    def statement(self, depth: int) -> Written:
        if self.names["item"] and self.dice.random() < 0.1:
            return Alias(self.dice.choice(self.names["item"]))
        value = self.text() if self.dice.random() < 0.5 else self.part("statement", depth + 2)
        return self.named("item", value) if self.dice.random() < 0.1 else value

    def link(self, depth: int) -> Written:
        return self.part("link", depth) if self.dice.random() < 0.5 else Text("https://example.org")

    def stop(self) -> Written:
        name = self.dice.choice(IDS["touchpoint"])
        return Keys(((name, self.text()),)) if self.dice.random() < 0.2 else Text(name)

    def parts(self, part: str, depth: int) -> Keys:
        ids = IDS.get(part, ("one", "two"))
        chosen = self.dice.sample(ids, self.dice.randint(1, len(ids)))
        return Keys(tuple((one, self.part(part, depth + 1)) for one in chosen))

    def text(self) -> Text:
        dice = self.dice
        if dice.random() < 0.15:
            return Text(dice.choice(ODD))
        number = dice.choice((1, 3, 5, 9, 30))
        return Text(" ".join(dice.choice(WORDS) for _ in range(number)))

    # How it is written

    def remark(self) -> str:
        """Return a comment that there is only once."""
        number = f"{len(self.comments):04}"
        said = self.dice.choice(
            (
                f"# remark {number}",
                f"# remark {number}",
                f"# remark {number}",
                f"#tag{number}",
                f"## key: [{number}",
                f"# cjmap: ignore[coverage] because of {number}",
                f"# cjmap: ignore[CJ3] because of {number}",
            )
        )
        self.comments.append(said)
        return said

    def behind(self) -> str:
        """Return a comment at the end of a line, or nothing."""
        if self.dice.random() < 0.9:
            return self.dice.choice(("", "", " "))
        return self.dice.choice((" ", "  ", "     ")) + self.remark()

    def between(self, indent: int) -> Iterator[str]:
        """Yield blank lines and comments that may stand between two lines."""
        while self.dice.random() < 0.15:
            if self.dice.random() < 0.5:
                yield self.dice.choice(("", "", "   "))
            else:
                yield (
                    " " * self.dice.choice((indent, indent, indent, 0, indent + 3)) + self.remark()
                )

    def block(self, value: Keys | Many, indent: int) -> Iterator[str]:
        if isinstance(value, Keys):
            for key, one in value.pairs:
                yield from self.between(indent)
                yield from self.beside(
                    f"{' ' * indent}{self.key(key)}:", one, indent, in_list=False
                )
        else:
            for one in value.items:
                yield from self.between(indent)
                dash = f"{' ' * indent}-{' ' * self.dice.choice((0, 0, 0, 1, 3))}"
                yield from self.beside(dash, one, indent, in_list=True)
        yield from self.between(indent)

    def beside(self, lead: str, value: Written, indent: int, *, in_list: bool) -> Iterator[str]:
        """Yield the lines of a value behind a key or a dash."""
        if isinstance(value, Alias):
            yield f"{lead} *{value.name}{self.behind()}"
            return
        anchor = ""
        if isinstance(value, Anchored):
            anchor, value = f" &{value.name}", value.value
        if isinstance(value, Text):
            yield from self.spelled(lead + anchor, value.value, indent, in_list=in_list)
            return
        is_empty = not (value.pairs if isinstance(value, Keys) else value.items)
        if is_empty or self.dice.random() < 0.25:
            first, *others = self.flow(value, indent).split("\n")
            lines = [f"{lead}{anchor} {first}", *others]
            yield from lines[:-1]
            yield lines[-1] + self.behind()
            return
        if in_list and not anchor and self.dice.random() < 0.9:
            lines = list(self.block(value, len(lead) + 1))
            if lines[0].strip() and not lines[0].lstrip().startswith("#"):
                yield f"{lead} {lines[0].lstrip(' ')}"
                yield from lines[1:]
            else:
                yield lead
                yield from lines
            return
        yield lead + anchor + self.behind()
        is_list = isinstance(value, Many)
        step = self.dice.choice((2, 2, 2, 4, 1, *([0] if is_list and not in_list else [])))
        yield from self.block(value, indent + step)

    def key(self, key: str) -> str:
        return self.dice.choice((key,) * 12 + (f'"{key}"', f"'{key}'"))

    def flow(self, value: Written, indent: int) -> str:
        """Return a value in brackets, maybe over several lines, with comments in between."""
        if isinstance(value, Alias):
            return f"*{value.name}"
        if isinstance(value, Anchored):
            return f"&{value.name} {self.flow(value.value, indent)}"
        if isinstance(value, Text):
            return self.in_brackets(value.value)
        gap = " " * (indent + 2)
        if isinstance(value, Many):
            parts, opens, closes = [self.flow(one, indent) for one in value.items], "[", "]"
        else:
            parts = [f"{self.key(key)}: {self.flow(one, indent)}" for key, one in value.pairs]
            opens, closes = "{", "}"
        whole = opens
        is_long = self.dice.random() < 0.3
        for number, part in enumerate(parts):
            comma = "," if number < len(parts) - 1 or self.dice.random() < 0.1 else ""
            if is_long:
                above = f"{gap}{self.remark()}\n" if self.dice.random() < 0.1 else ""
                beside = f"  {self.remark()}" if self.dice.random() < 0.1 else ""
                whole += f"\n{above}{gap}{part}{comma}{beside}"
            else:
                whole += f"{part}{comma}{' ' if comma else ''}"
        return f"{whole}\n{gap}{closes}" if is_long else whole.rstrip(" ") + closes

    def in_brackets(self, value: str) -> str:
        if not value:
            return self.dice.choice(("''", '""'))
        if not re.search(r"[\x00-\x1f]", value) and self.dice.random() < 0.7:
            if _reads(f"[{value}]", value):
                return value
            return "'" + value.replace("'", "''") + "'"
        return _double(value, self.dice)

    def spelled(self, lead: str, value: str, indent: int, *, in_list: bool) -> Iterator[str]:
        """Yield the lines of a text in one of the ways in which it can be written."""
        gap = " " * (indent + self.dice.choice((1, 2, 2, 4)))
        for style in self.dice.sample(STYLES, len(STYLES)):
            lines = list(style(value, self.dice))
            indented = [lines[0], *(gap + line if line else "" for line in lines[1:])]
            if value == "" and lines == [""]:
                break
            if _reads(
                "x:\n - "
                + "\n".join([lines[0], *(f"    {one}" if one else "" for one in lines[1:])]),
                value,
            ):
                break
        else:
            indented = [_double(value, self.dice)]
        head, *rest = indented
        is_block = head[:1] in (">", "|")
        behind = self.behind()
        if is_block or not rest:
            yield f"{lead} {head}{behind}".rstrip(" ")
            yield from rest
            return
        yield f"{lead} {head}"
        yield from rest[:-1]
        yield rest[-1] + behind


def _plain(value: str, dice: Random) -> Iterator[str]:
    yield value


def _plain_lines(value: str, dice: Random) -> Iterator[str]:
    words = value.split(" ")
    at = dice.randrange(len(words)) + 1
    yield " ".join(words[:at])
    if words[at:]:
        yield " ".join(words[at:])


def _single(value: str, dice: Random) -> Iterator[str]:
    yield from f"'{value.replace(chr(39), chr(39) * 2)}'".replace("\n", "\n\n").split("\n")


def _double_line(value: str, dice: Random) -> Iterator[str]:
    yield _double(value, dice)


def _double(value: str, dice: Random) -> str:
    if dice.random() < 0.1:
        return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in value) + '"'
    return json.dumps(value, ensure_ascii=False)


def _double_lines(value: str, dice: Random) -> Iterator[str]:
    words = _double(value, dice).split(" ")
    at = dice.randrange(len(words)) + 1
    is_joined = dice.random() < 0.5
    yield " ".join(words[:at]) + (" \\" if is_joined and words[at:] else "")
    if words[at:]:
        yield from " ".join(words[at:]).replace("\\n", "\n\n").split("\n")


def _literal(value: str, dice: Random) -> Iterator[str]:
    body = value.removesuffix("\n")
    yield "|" if value.endswith("\n") else "|-"
    yield from body.split("\n")


def _folded(value: str, dice: Random) -> Iterator[str]:
    body = value.removesuffix("\n")
    yield ">" if value.endswith("\n") else ">-"
    for line in body.replace("\n", "\n\n").split("\n"):
        words = line.split(" ")
        at = dice.randrange(len(words)) + 1
        yield " ".join(words[:at])
        if words[at:]:
            yield " ".join(words[at:])


STYLES = (
    _plain,
    _plain,
    _plain,
    _plain_lines,
    _single,
    _double_line,
    _double_lines,
    _literal,
    _folded,
)


def _reads(text: str, value: str) -> bool:
    """Tell whether a document holds a text, last of all, and is read without a fault."""
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    texts = [one.value for one in events if isinstance(one, yaml.ScalarEvent)]
    return texts[-1:] == [value] and len(texts) <= 2


def _used(value: Written) -> Iterator[str]:
    match value:
        case Alias(name):
            yield name
        case Anchored(_, inner):
            yield from _used(inner)
        case Many(items):
            for one in items:
                yield from _used(one)
        case Keys(pairs):
            for _, one in pairs:
                yield from _used(one)


def _without_idle_names(value: Written, used: set[str]) -> Written:
    """Return a value without the names that nothing refers to, which are faults."""
    match value:
        case Anchored(name, inner):
            inner = _without_idle_names(inner, used)
            return Anchored(name, inner) if name in used else inner
        case Many(items):
            return Many(tuple(_without_idle_names(one, used) for one in items))
        case Keys(pairs):
            return Keys(tuple((key, _without_idle_names(one, used)) for key, one in pairs))
    return value


def is_text(remark: str, data: bytes) -> bool:
    """Tell whether a comment has become part of a text, as it does below a block."""
    return any(remark in one for one in texts(data))


@lru_cache(maxsize=2)
def texts(data: bytes) -> list[str]:
    """Return every text of a file."""
    events = yaml.parse(data.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    return [one.value for one in events if isinstance(one, yaml.ScalarEvent)]


def scrawl(seed: int) -> tuple[bytes, str, list[str]]:
    """Return the bytes of a file that can be read, its part, and its comments in order."""
    for attempt in range(200):
        dice = Random(f"{seed}-{attempt}")
        part = "config" if seed % 20 == 0 else "map"
        one = Scrawl(dice)
        root = one.root(part)
        said = _without_idle_names(root, set(_used(root)))
        lines = list(one.block(said, 0))
        if dice.random() < 0.1:
            lines.insert(0, "---")
        end = dice.choice(("\n", "\n", "\n", "\r\n"))
        data = (end.join(lines) + dice.choice((end, end, "", end * 3))).encode()
        if dice.random() < 0.05:
            data = b"\xef\xbb\xbf" + data
        source, findings = parse(data, file="scrawl")
        is_broken = any(found.severity is Severity.ERROR for found in findings)
        if source.root is not None and not is_broken:
            return data, part, [said for said in one.comments if not is_text(said, data)]
    raise ValueError(f"no file can be read that seed {seed} makes")


if __name__ == "__main__":
    import sys

    print(scrawl(int(sys.argv[1]))[0].decode())
