"""Measure whether one slip in a name gets the right suggestion, by asking what reports it.

Makes the slips of every name that people type: a letter left out, struck twice, swapped with the
next, hit on the key beside it (QWERTZ and QWERTY), and any letter or digit put in or in the place
of one; none that is a valid name itself. They go into maps, settings, comments and command lines,
which are checked as cjmap checks them; what the finding names is compared with what was meant.

A suggestion is right where the meant word is among those that it names (at most three), "first"
where it comes first. Any letter in any place makes most of the slips, and the fewest in life: of
these a sample (`--sample`, by a committed seed) is taken for each word, `--all` takes all. "far" is
the share of 2,000 words made of syllables that get any suggestion, and should get none. Prints a
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
_SYLLABLE = (
    ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "w", "z"),
    ("a", "e", "i", "o", "u", "ei", "au"),
    ("", "", "l", "n", "r", "s", "t", "nd"),
)


@dataclass
class Tally:
    slips: int = 0
    far: int = 0
    odd: int = 0
    right: int = 0
    first: int = 0
    wrong: int = 0

    @property
    def none(self) -> int:
        return self.slips - self.right - self.wrong


def main() -> None:
    options = _options()
    total = Tally()
    titles = ("words", "slips", "right", "first", "wrong", "none", "far")
    print(f"{'kind':34} {' '.join(f'{title:>7}' for title in titles)}")
    for kind in KINDS:
        if options.kinds and kind.name not in options.kinds:
            continue
        start = time.perf_counter()
        tally = measure(
            kind, None if options.all else options.sample, far=options.far, show=options.show
        )
        took = time.perf_counter() - start
        print(f"{_line(kind.name, len(kind.words), tally)}   {took:5.1f} s", flush=True)
        total = Tally(*(a + b for a, b in zip(_parts(total), _parts(tally), strict=True)))
    print(_line("all", 0, total))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--far", type=int, default=2000, help="words that nobody meant")
    parser.add_argument("--show", type=int, default=0, help="print some that were not right")
    return parser.parse_args()


def measure(kind: Kind, sample: int | None, *, far: int, show: int = 0) -> Tally:
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
    words = list(dict.fromkeys(_far(chance) for _ in range(far)))
    for _, named in kind.ask(kind.words[0] if kind.words else "", words):
        tally.far += 1
        tally.odd += bool(named)
    return tally


def _far(chance: random.Random) -> str:
    """Return a word that can be spoken, and that nobody meant."""
    syllables = ("".join(map(chance.choice, _SYLLABLE)) for _ in range(chance.randint(1, 4)))
    return "".join(syllables)


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
    odd = f"{100 * tally.odd / (tally.far or 1):6.2f}%"
    return f"{name:34} {words or '':>7} {tally.slips:7} {percents} {odd}"


def _parts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.slips, tally.far, tally.odd, tally.right, tally.first, tally.wrong


if __name__ == "__main__":
    main()
