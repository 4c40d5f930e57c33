"""Measure whether one slip in a name gets the right suggestion, by asking what reports it.

Makes the slips of every name that people type: a letter left out, struck twice, swapped with the
next, hit on the key beside it (QWERTZ and QWERTY), and any letter or digit put in or in the place
of one; none that is a valid name itself. They go into maps, settings, comments and command lines,
which are checked as cjmap checks them; what the finding names is compared with what was meant.

A suggestion is right where the meant word is among those that it names (at most three), "first"
where it comes first. Any letter in any place makes most of the slips, and the fewest in life: of
these a sample (`--sample`, by a committed seed) is taken for each word, `--all` takes all. Prints a
line for each kind; judges nothing.

    python bench/typos.py [--all] [--sample 60] [KIND...]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slips import anything, usual
from typing_places import KINDS, Kind

_SEED = 5


@dataclass
class Tally:
    slips: int = 0
    right: int = 0
    first: int = 0
    wrong: int = 0

    @property
    def none(self) -> int:
        return self.slips - self.right - self.wrong


def main() -> None:
    options = _options()
    total = Tally()
    print(
        f"{'kind':34} {'words':>5} {'slips':>7} {'right':>7} {'first':>7} {'wrong':>6} {'none':>6}"
    )
    for kind in KINDS:
        if options.kinds and kind.name not in options.kinds:
            continue
        start = time.perf_counter()
        tally = measure(kind, None if options.all else options.sample, options.show)
        took = time.perf_counter() - start
        print(f"{_line(kind.name, len(kind.words), tally)}   {took:5.1f} s", flush=True)
        total = Tally(*(a + b for a, b in zip(_parts(total), _parts(tally), strict=True)))
    print(_line("all", 0, total))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--show", type=int, default=0, help="print some that were not right")
    return parser.parse_args()


def measure(kind: Kind, sample: int | None, show: int = 0) -> Tally:
    """Return what a kind of names gets."""
    tally = Tally()
    chance = random.Random(_SEED)
    for word in kind.words:
        for slip, named in kind.ask(word, list(_slips(word, kind.valid, sample, chance))):
            tally.slips += 1
            tally.right += word in named
            tally.first += named[:1] == (word,)
            tally.wrong += bool(named) and word not in named
            if word not in named and show:
                show -= 1
                print(f"    {slip!r} for {word!r}: {named}")
    return tally


def _slips(
    word: str, valid: Iterable[str], sample: int | None, chance: random.Random
) -> Iterator[str]:
    known = {"", word, *valid}
    often = dict.fromkeys(one for one in usual(word) if one not in known)
    seldom = list(dict.fromkeys(s for s in anything(word) if s not in known and s not in often))
    if sample is not None and len(seldom) > sample:
        seldom = chance.sample(seldom, sample)
    yield from often
    yield from seldom


def _line(name: str, words: int, tally: Tally) -> str:
    shares = (tally.right, tally.first, tally.wrong, tally.none)
    percents = " ".join(f"{100 * one / (tally.slips or 1):6.2f}%" for one in shares)
    return f"{name:34} {words or '':>5} {tally.slips:7} {percents}"


def _parts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.slips, tally.right, tally.first, tally.wrong


if __name__ == "__main__":
    main()
