"""Merge many pairs of edited maps as git does and as cjmap does, and count what becomes of them.

python -m tests.merge.proof [--pairs 500] [--first 0] [--comments 0] [--show lost] [--show back]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.merge import Refused
from cjmap.merge.meaning import meaning

from .edits import read
from .pairs import Pair, as_cjmap, as_git, lost, pair, said

_ELSE = "it means something else with cjmap"


@dataclass(frozen=True)
class Outcome:
    """What git and cjmap make of a pair: their texts, conflicts, and what is lost with cjmap."""

    pair: Pair
    by_git: str
    git_conflicts: int
    by_cjmap: str
    conflicts: int
    refused: str
    lost: tuple[str, ...]

    def kinds(self) -> Iterator[str]:
        """Yield what the pair counts for."""
        if self.refused:
            yield "merged line by line: refused"
        if self.lost:
            yield "lost"
        if not self.git_conflicts:
            yield from self._where_git_is_clean()
        elif self.pair.is_same_field:
            yield "conflict of git, the same field"
            yield "  resolved all the same" if not self.conflicts else "  left"
        else:
            yield "conflict of git, other fields"
            yield "  resolved" if not self.conflicts else "  not resolved"

    def _where_git_is_clean(self) -> Iterator[str]:
        yield "clean with git"
        git, cjmap = read(self.by_git), read(self.by_cjmap)
        if git is None:
            yield "  but broken with git"
        elif lost(self.pair, self.by_git):
            yield "  but git loses something, or puts it into another part"
        elif self.conflicts:
            yield "  but a conflict with cjmap"
        elif cjmap is None or repr(meaning(git)) != repr(meaning(cjmap)):
            same_facts = said(self.by_git, self.pair) == said(self.by_cjmap, self.pair)
            what = "git leaves an old id behind" if same_facts and self.pair.renamed else _ELSE
            yield f"  but {what}"
        else:
            yield "  and it means the same"


def outcome(one: Pair) -> Outcome:
    """Return what becomes of a pair; what cjmap refuses is merged as git does."""
    by_git, conflicts = as_git(one)
    merged = as_cjmap(one)
    if isinstance(merged, Refused):
        return Outcome(one, by_git, conflicts, by_git, conflicts, merged.why, ())
    result = merged.data.decode()
    gone = tuple(lost(one, result))
    return Outcome(one, by_git, conflicts, result, len(merged.conflicts), "", gone)


def main() -> None:
    """Print how many pairs there are of each kind, and those that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--comments", type=int, default=0, help="so many more in each map")
    parser.add_argument("--show", action="append", default=[], help="pairs of this kind")
    asked = parser.parse_args()
    counted: Counter[str] = Counter()
    hunks: Counter[str] = Counter()
    spent = 0.0
    for seed in range(asked.first, asked.first + asked.pairs):
        one = pair(seed, comments=asked.comments)
        start = time.process_time()
        as_cjmap(one)
        spent += time.process_time() - start
        found = outcome(one)
        hunks += Counter(git=found.git_conflicts, cjmap=found.conflicts)
        kinds = list(found.kinds())
        counted.update(kinds)
        if any(word in kind for word in asked.show for kind in kinds):
            print(seed, one.name, one.ours.names, one.theirs.names, found.refused, *found.lost)
    print(f"{asked.pairs} pairs, seeds {asked.first} to {asked.first + asked.pairs - 1}")
    for kind, number in sorted(counted.items(), key=lambda one: _ORDER.index(one[0])):
        print(f"{number:6} {kind}")
    print(f"{hunks['git']:6} conflicts are left by git in all, {hunks['cjmap']} by cjmap")
    print(f"{1000 * spent / asked.pairs:6.0f} ms for a merge")


_ORDER = (
    "clean with git",
    "  and it means the same",
    "  but broken with git",
    "  but git loses something, or puts it into another part",
    "  but git leaves an old id behind",
    "  but a conflict with cjmap",
    "  but it means something else with cjmap",
    "conflict of git, other fields",
    "  resolved",
    "  not resolved",
    "conflict of git, the same field",
    "  resolved all the same",
    "  left",
    "merged line by line: refused",
    "lost",
)

if __name__ == "__main__":
    main()
