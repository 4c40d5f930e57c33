"""Measure how often `check --fix` takes a slip back, and whether it ever writes anything wrong.

Takes the maps of the examples and the gallery, puts one slip into one of them, fixes it, and
compares bytes: restored; the same map in other bytes (other quotes); the same but for a letter too
many in a text; left, as it was, or even not found (prose, ids that nobody names); or wrong, which
is anything else.

    python bench/fixing.py [--slips 2000] [--seed 1] [--show wrong] [--show left]
"""

from __future__ import annotations

import argparse
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cjmap.check import check
from cjmap.checking.locate import once
from cjmap.config import Config
from cjmap.fields import PARTS, Choice
from cjmap.load import load_bytes
from cjmap.mending.fixing import fix
from cjmap.mending.worsening import Checkup, path_of
from cjmap.project import Project
from cjmap.source import parse, quoted
from cjmap.source.tokens import Token, tokens
from cjmap.words.synonyms import meant, written_for

ROOT = Path(__file__).resolve().parent.parent
MAPS = (
    *sorted(ROOT.glob("examples/*/*.journey.yaml")),
    *sorted(ROOT.glob("docs/gallery/*.journey.yaml")),
)
_NAME = "bench.journey.yaml"
_FIELDS = [field for table in PARTS.values() for field in table]
_KEYS = {field.name for field in _FIELDS}
_CHOICES = {field.name for field in _FIELDS if isinstance(field.kind, Choice)}
_GROUPS = {"phases", "personas", "channels", "touchpoints", "journeys", "sources", "lanes"}
_MENTIONS = {"phase", "persona", "personas", "channel", "channels", "source", "path", "per_persona"}
# Words of the author's language that can stand for this key only, whatever has it.
_BACK = {
    key: [
        other for other in written_for(key) if meant(other, _KEYS) == (key,) and other not in _KEYS
    ]
    for key in _KEYS
}


@dataclass(frozen=True)
class Map:
    """A map that has no finding that could be fixed."""

    path: Path
    text: str
    said: tuple[Token, ...]

    def known_keys(self) -> list[Token]:
        return [
            one
            for one in self.said
            if one.says[1] is False and not one.owner and one.says[0] in _KEYS
        ]

    def values(self, owners: set[str] | None = None) -> list[Token]:
        found = (one for one in self.said if one.owner and one.start < one.end)
        return [one for one in found if owners is None or one.owner in owners]

    def raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def but(self, start: int, end: int, text: str) -> str:
        return self.text[:start] + text + self.text[end:]


Slip = Callable[[random.Random, Map], str | None]


def typo(chance: random.Random, word: str) -> str:
    """Return a word with one character changed, left out, added, doubled or swapped."""
    at = chance.randrange(len(word))
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        )
    )


def _in_one_of(chance: random.Random, chart: Map, known: list[Token]) -> str | None:
    if not known:
        return None
    token = chance.choice(known)
    raw = chart.raw(token)
    wrong = typo(chance, raw)
    return chart.but(token.start, token.end, wrong) if wrong.strip("'\" ") else None


def slip_in_key(chance: random.Random, chart: Map) -> str | None:
    return _in_one_of(chance, chart, chart.known_keys())


def slip_in_mention(chance: random.Random, chart: Map) -> str | None:
    return _in_one_of(chance, chart, chart.values(_MENTIONS))


def slip_in_declaration(chance: random.Random, chart: Map) -> str | None:
    return _in_one_of(chance, chart, list(_declared(chart)))


def slip_in_word(chance: random.Random, chart: Map) -> str | None:
    return _in_one_of(chance, chart, chart.values(_CHOICES))


def slip_in_prose(chance: random.Random, chart: Map) -> str | None:
    prose = [one for one in chart.values() if " " in one.says[0]]
    return _in_one_of(chance, chart, prose)


def other_character(chance: random.Random, chart: Map) -> str:
    at = chance.randrange(len(chart.text))
    return chart.but(at, at + 1, chance.choice(string.printable[:95] + "\n\täöü"))


def character_gone(chance: random.Random, chart: Map) -> str:
    at = chance.randrange(len(chart.text))
    return chart.but(at, at + 1, "")


def other_name(chance: random.Random, chart: Map) -> str | None:
    known = [one for one in chart.known_keys() if _BACK.get(one.says[0])]
    if not known:
        return None
    token = chance.choice(known)
    return chart.but(token.start, token.end, chance.choice(_BACK[token.says[0]]))


def without_quotes(chance: random.Random, chart: Map) -> str | None:
    inside = [one for one in chart.values() if chart.raw(one)[0] in "\"'" and one.says[1] is False]
    known = [one for one in inside if chart.raw(one) == quoted(one.says[0])]
    if not known:
        return None
    token = chance.choice(known)
    return chart.but(token.start, token.end, chart.raw(token)[1:-1])


def replacing(pattern: str, by: Callable[[random.Random, str], str]) -> Slip:
    """Return the slip that writes something else for the last group of a pattern somewhere."""
    places = re.compile(pattern, re.MULTILINE)

    def slip(chance: random.Random, chart: Map) -> str | None:
        known = list(places.finditer(chart.text))
        if not known:
            return None
        found = chance.choice(known)
        last = places.groups
        return chart.but(*found.span(last), by(chance, found[last]))

    return slip


def tabs_everywhere(chance: random.Random, chart: Map) -> str | None:
    return re.sub(r"^( {2})+(?=\S)", lambda m: _tabs(chance, m[0]), chart.text, flags=re.MULTILINE)


def _tabs(chance: random.Random, blanks: str) -> str:
    return blanks.replace("  ", "\t")


def _nothing(chance: random.Random, text: str) -> str:
    return ""


SLIPS: dict[str, Slip] = {
    "key": slip_in_key,
    "key, other name": other_name,
    "id, where named": slip_in_mention,
    "id, where declared": slip_in_declaration,
    "word": slip_in_word,
    "quotes gone": without_quotes,
    "https:// gone": replacing(r"https://(?=\w+\.)", _nothing),
    "blank gone": replacing(r"[a-z]:( )(?=[A-Z])", _nothing),
    "blank of an item gone": replacing(r"^ +-( )(?=[A-Z])", _nothing),
    "colon gone": replacing(r"[a-z](:)(?=\n)", _nothing),
    "tab in a line": replacing(r"^((?: {2})+)(?=\S)", _tabs),
    "tabs everywhere": tabs_everywhere,
    "ja, nein": replacing(
        r"moment_of_truth: (true|false)\b", lambda _, said: {"true": "ja"}.get(said, "nein")
    ),
    "decimal comma": replacing(
        r"(?:value|target): (-?\d+\.\d+)\b", lambda _, said: said.replace(".", ",")
    ),
    "other minus": replacing(r"emotion: (-)(?=\d)", lambda *_: "\N{MINUS SIGN}"),
    "ignore comment": replacing(r"cjmap: ignore\[([^\]]+)", typo),
    "prose": slip_in_prose,
    "any character": other_character,
    "character gone": character_gone,
}


def _declared(chart: Map) -> Iterator[Token]:
    depth, group = 0, ""
    for one in chart.said:
        if one.says == ("{", None):
            depth += 1
        elif one.says == ("}", None):
            depth -= 1
        elif depth == 1 and one.says[1] is False and not one.owner:
            group = one.says[0]
        elif depth == 2 and group in _GROUPS and one.says[1] is False and not one.owner:
            yield one


@cache
def maps(most: int = 30_000) -> tuple[Map, ...]:
    """Return the maps of the examples and the gallery, up to a size, by their names."""
    read = [(path, path.read_bytes()) for path in MAPS]
    return tuple(_map(path, data) for path, data in read if len(data) <= most)


def _map(path: Path, data: bytes) -> Map:
    source, _ = parse(data, file=path.name)
    assert source.root
    return Map(path, source.text, tuple(tokens(source.root)))


def mended(text: str, path: Path) -> tuple[str, int]:
    """Return a map's text with what could be fixed, and how many findings there were before."""
    data, file = text.encode(), path_of(_NAME)
    numbers: list[int] = []

    def recheck(drafts: dict[Path, bytes]) -> Checkup:
        loaded = load_bytes(drafts.get(file, data), Project(path.parent), file=_NAME)
        found = once(check(loaded, Config()).found)
        numbers.append(len(found))
        return Checkup(found, {path_of(one.file): one for one in loaded.sources.values()})

    fixed = fix(recheck, lambda _: data).files
    return (fixed[0].after if fixed else data).decode(), numbers[0]


@cache
def usual(path: Path) -> int:
    """Return how many findings a map has without a slip."""
    return mended(_map(path, path.read_bytes()).text, path)[1]


def outcome(chart: Map, slipped: str) -> str:
    """Return what became of a slip."""
    after, number = mended(slipped, chart.path)
    if after == chart.text:
        return "restored"
    if after == slipped:
        return "left" if number != usual(chart.path) else "not found"
    source, _ = parse(after.encode(), file=_NAME)
    said = list(tokens(source.root)) if source.root else []
    pairs = zip(said, chart.said, strict=False)
    other = [(one, was) for one, was in pairs if one.says[0] != was.says[0]]
    if len(said) != len(chart.said) or len(other) > 1:
        return "wrong"
    # A stray character is left in a text; what else it did is mended.
    is_typo = all(_is_typo(one, was) for one, was in other)
    return ("typo left" if is_typo else "wrong") if other else "same map"


def _is_typo(one: Token, was: Token) -> bool:
    is_text = was.owner not in _MENTIONS | _CHOICES | {""}
    return is_text and abs(len(one.says[0]) - len(was.says[0])) < 2


def slips(
    count: int, seed: int, *, kinds: tuple[str, ...] = tuple(SLIPS)
) -> Iterator[tuple[str, Map, str]]:
    """Yield slips with their kind, as many of each kind as there can be, in turn."""
    chance = random.Random(seed)
    made, tried = 0, 0
    while made < count and tried < 20 * count:
        tried += 1
        kind = kinds[tried % len(kinds)]
        chart = chance.choice(maps())
        slipped = SLIPS[kind](chance, chart)
        if slipped is not None and slipped != chart.text:
            made += 1
            yield kind, chart, slipped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=["wrong", "left"], action="append", default=[])
    options = parser.parse_args()
    became: dict[str, Counter[str]] = {kind: Counter() for kind in SLIPS}
    for kind, chart, slipped in slips(options.slips, options.seed):
        what = outcome(chart, slipped)
        became[kind][what] += 1
        if what in options.show:
            _show(kind, what, chart, slipped)
    columns = ("restored", "same map", "typo left", "left", "not found", "wrong")
    print(f"{'':22}" + "".join(f"{column:>11}" for column in columns))
    everything: Counter[str] = sum(became.values(), Counter())
    for kind, counts in (*became.items(), ("all", everything)):
        print(f"{kind:22}" + "".join(f"{counts[column]:11}" for column in columns))


def _show(kind: str, what: str, chart: Map, slipped: str) -> None:
    from difflib import unified_diff

    after, _ = mended(slipped, chart.path)
    print(f"# {what}: {kind}, {chart.path.name}")
    for title, one, other in (("slip", chart.text, slipped), ("fix", slipped, after)):
        lines = list(unified_diff(one.splitlines(), other.splitlines(), n=0, lineterm=""))[2:]
        print(*(f"  {title}: {line}" for line in lines[:9] if line[:1] in "+-"), sep="\n")


if __name__ == "__main__":
    main()
