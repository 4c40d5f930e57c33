"""Make pairs of edited maps, merge them as git does and as cjmap does, and tell what was lost."""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cjmap.merge import Merged, Refused, merge
from cjmap.source import Mapping, Node, Scalar

from .edits import Edited, edit, read, source_of

ROOT = Path(__file__).resolve().parents[2]
MAPS = (
    *sorted(ROOT.glob("examples/*/*.journey.yaml")),
    *sorted(ROOT.glob("docs/reviews/*.journey.yaml")),
    *(one for one in sorted(ROOT.glob("docs/gallery/*.journey.yaml")) if "two" not in one.stem),
)

# So many words may stand in several lines.
_LONG = 14


@dataclass(frozen=True)
class Pair:
    """A map, and what two authors have made of it."""

    name: str
    base: str
    ours: Edited
    theirs: Edited

    @property
    def renamed(self) -> dict[str, str]:
        """The new ids of parts by their old ones."""
        return self.ours.renamed | self.theirs.renamed

    @property
    def is_same_field(self) -> bool:
        """Whether both have changed the same, or one took away what the other has changed."""
        return any(
            one[: len(other)] == other or other[: len(one)] == one
            for one in self.ours.touched
            for other in self.theirs.touched
        )


def pair(seed: int) -> Pair:
    """Return the pair of a seed: up to three edits at each side, often around one touchpoint."""
    random = Random(seed)
    while True:
        path = random.choice(MAPS)
        base = path.read_text("utf-8")
        tree = read(base)
        points = tree.get("touchpoints") if tree else None
        if not isinstance(points, Mapping) or len(points.entries) < 3:
            continue
        ids = list(points.entries)
        place = random.randrange(len(ids))
        near = (
            place + random.choice((0, 0, 0, 1, -1))
            if random.random() < 0.85
            else random.randrange(len(ids))
        )
        ours = edit(base, random, at=ids[place], number=random.randint(1, 4), side="o")
        theirs = edit(base, random, at=ids[near % len(ids)], number=random.randint(1, 4), side="t")
        if ours and theirs:
            return Pair(f"{path.stem}:{seed}", base, ours, theirs)


def as_git(pair: Pair) -> tuple[str, int]:
    """Return what git makes of a pair, and how many conflicts it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, text in (
            ("ours", pair.ours.text),
            ("base", pair.base),
            ("theirs", pair.theirs.text),
        ):
            Path(folder, name).write_text(text, "utf-8")
            names.append(name)
        done = subprocess.run(["git", "merge-file", "-p", *names], cwd=folder, capture_output=True)
    return done.stdout.decode(), done.returncode


def as_cjmap(pair: Pair) -> Merged | Refused:
    """Return what cjmap makes of a pair."""
    texts = (pair.base, pair.ours.text, pair.theirs.text)
    return merge(*(text.encode() for text in texts))


def facts(root: Node) -> Counter[tuple[str, ...]]:
    """Return what a map says, each with the keys that lead there; items by what they say."""
    found: Counter[tuple[str, ...]] = Counter()
    for one in _facts(root, ()):
        found[one] += 1
    return found


def _facts(node: Node, route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(node, Scalar):
        yield from _words(node.value, route)
    elif isinstance(node, Mapping):
        if not node.entries:
            yield (*route, "{}")
        for key, entry in node.entries.items():
            yield from _facts(entry.value, (*route, key))
    else:
        if not node.items:
            yield (*route, "[]")
        for item in node.items:
            if isinstance(item, Mapping) and isinstance(text := item.get("text"), Scalar):
                yield from _words(text.value, route)
                rest = (entry for key, entry in item.entries.items() if key != "text")
                for entry in rest:
                    yield from _facts(entry.value, (*route, "item", entry.key.value))
            else:
                yield from _facts(item, route)


def _words(text: str, route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a text, a long one word by word: of that both may have changed something."""
    words = text.split()
    if len(words) > _LONG:
        yield from ((*route, word) for word in words)
    else:
        yield (*route, " ".join(words))


def sides(text: str) -> tuple[str, str]:
    """Return both versions of a text with conflicts."""
    ours, theirs, into = [], [], "both"
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<< "):
            into = "ours"
        elif line.startswith("=======\n") and into == "ours":
            into = "theirs"
        elif line.startswith(">>>>>>> ") and into == "theirs":
            into = "both"
        else:
            ours += [line] if into != "theirs" else []
            theirs += [line] if into != "ours" else []
    return "".join(ours), "".join(theirs)


def lost(pair: Pair, result: str) -> list[str]:
    """Return what one author has changed and is neither in a result nor inside of a conflict."""
    trees = [read(text) for text in sides(result)]
    if None in trees:
        return ["the result can't be read"]
    was, mine, yours = (said(text, pair) for text in (pair.base, pair.ours.text, pair.theirs.text))
    here, there = (said(text, pair) for text in sides(result))
    found = [f"gone: {one}" for one in ((mine - was) | (yours - was)) - (here | there)]
    for side, other, kept in ((mine, yours, here), (yours, mine, there)):
        back = (was - side) - (was - other)
        found += [f"back: {one}" for one in back & (kept - (other - was)) if kept[one] > side[one]]
    was, mine, yours = (_comments(text) for text in (pair.base, pair.ours.text, pair.theirs.text))
    here, there = (_comments(text) for text in sides(result))
    return found + [f"gone: {one}" for one in ((mine - was) | (yours - was)) - (here | there)]


def said(text: str, pair: Pair) -> Counter[tuple[str, ...]]:
    """Return what a text says, under the ids that parts have in the end."""
    tree = read(text)
    assert tree is not None
    found: Counter[tuple[str, ...]] = Counter()
    for fact, number in facts(tree).items():
        found[tuple(pair.renamed.get(one, one) for one in fact)] += number
    return found


def _comments(text: str) -> Counter[str]:
    return Counter(one.text.rstrip() for one in source_of(text).comments)
