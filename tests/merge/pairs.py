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

from .comments import COMMENT_EDITORS, commented, comments_in
from .edits import EDITORS, Edited, edit, read

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
        """The new ids of parts by their old ones, and by those that only ours has given."""
        both = self.ours.renamed.keys() & self.theirs.renamed.keys()
        found = {self.ours.renamed[one]: self.theirs.renamed[one] for one in both}
        return self.ours.renamed | self.theirs.renamed | found

    @property
    def is_same_field(self) -> bool:
        """Whether both have changed the same, or one took away what the other has changed."""
        return any(
            one[: len(other)] == other or other[: len(one)] == one
            for one in self.ours.touched
            for other in self.theirs.touched
        )


def pair(seed: int, *, comments: int = 0) -> Pair:
    """Return the pair of a seed: up to four edits at each side, often around one touchpoint.

    With `comments`, up to so many more stand in the map, anywhere, and are edited, too.
    """
    random = Random(seed)
    editors = EDITORS | COMMENT_EDITORS if comments else EDITORS
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
        at = [ids[place], ids[near % len(ids)]]
        base = commented(base, random, number=comments, at=at)
        ours, theirs = (
            edit(base, random, at=id, number=random.randint(1, 4), side=side, editors=editors)
            for id, side in zip(at, "ot", strict=True)
        )
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
    return [*found, *comments_lost(pair, result)]


def comments_lost(pair: Pair, result: str) -> Iterator[str]:
    """Yield comments that are gone though nobody took them away, and such that came back."""
    texts = (pair.base, pair.ours.text, pair.theirs.text, *sides(result))
    was, mine, yours, here, there = map(comments_in, texts)
    for one in was | mine | yours | here | there:
        fewest, most = _wanted(was[one], mine[one], yours[one])
        if max(here[one], there[one]) < fewest:
            yield f"gone: {one}"
        is_taken_away = min(mine[one], yours[one]) < was[one]
        if is_taken_away and min(here[one], there[one]) > most:
            yield f"back: {one}"


def _wanted(base: int, ours: int, theirs: int) -> tuple[int, int]:
    """Return how often a comment has to be there at least and at most.

    What both have added or taken away may be the same one, or two that say the same.
    """
    numbers = {max(ours + theirs - base, 0)}
    if min(ours, theirs) >= base:
        numbers.add(max(ours, theirs))
    if max(ours, theirs) <= base:
        numbers.add(min(ours, theirs))
    return min(numbers), max(numbers)


def said(text: str, pair: Pair) -> Counter[tuple[str, ...]]:
    """Return what a text says, under the ids that parts have in the end."""
    tree = read(text)
    assert tree is not None
    found: Counter[tuple[str, ...]] = Counter()
    for fact, number in facts(tree).items():
        found[tuple(pair.renamed.get(one, one) for one in fact)] += number
    return found
