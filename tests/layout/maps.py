"""Random maps for the layout to be tried on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from cjmap.layout import Card, Layout, Path, arrange

WORDS = ("mit", "Gutschein,", "weil", "Bote", "nicht", "klingelt", "das", "Rückgabeetikett", "neu")


@dataclass(frozen=True, slots=True)
class Map:
    """The arguments of `arrange`."""

    cards: tuple[Card, ...]
    phases: int
    lanes: int
    paths: tuple[Path, ...]


def random_map(seed: int) -> Map:
    """Any map: from one card to a crowded page, with walks that follow it or jump about."""
    dice = Random(seed)
    phases, lanes = dice.randint(1, dice.choice((3, 8, 20))), dice.randint(1, 12)
    count = dice.choice((1, 3, 10, 20, 40))
    cards = tuple(
        Card(f"c{n}", dice.randrange(phases), dice.randrange(lanes), dice.randint(30, 90))
        for n in sorted(range(count))
    )
    noted = dice.choice((0, 0, 0.1, 0.5))
    wild = dice.choice((0, 0.1, 1))
    paths = tuple(_path(dice, f"p{n}", cards, wild, noted) for n in range(dice.randint(0, 8)))
    return Map(cards, phases, lanes, paths)


def _path(dice: Random, name: str, cards: tuple[Card, ...], wild: float, noted: float) -> Path:
    stops = [card.id for card in sorted(cards, key=lambda card: card.phase) if dice.random() < 0.6]
    for _ in stops[:]:
        if dice.random() < wild:
            stops.insert(dice.randint(0, len(stops)), dice.choice(cards).id)
    notes = tuple(_note(dice) if dice.random() < noted else None for _ in stops)
    return Path(name, tuple(stops), notes)


def _note(dice: Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(1, 9)))


def drawn(case: Map) -> Layout:
    """The layout of a map."""
    return arrange(case.cards, phases=case.phases, lanes=case.lanes, paths=case.paths)


def any_map(seed: int) -> Map:
    """Any map that a journey can be: mostly small ones, one in twenty with up to 200 cards.

    Heights are those of empty to very long names, notes those of a writer who leaves keys open.
    """
    dice = Random(seed)
    phases, lanes = dice.randint(1, 8), dice.randint(1, 12)
    most = dice.choice((0, 1, 3, 6, 10, 20, 40, 60))
    count = dice.randint(41, 200) if seed % 20 == 0 else dice.randint(0, most)
    cards = tuple(
        Card(f"c{n}", dice.randrange(phases), dice.randrange(lanes), dice.choice((10, 50, 90, 240)))
        for n in range(count)
    )
    wild, noted = dice.choice((0, 0.1, 1)), dice.choice((0, 0, 0.1, 0.5))
    people = dice.randint(0, 8) if cards else 0
    paths = tuple(_path(dice, f"p{n}", cards, wild, noted) for n in range(people))
    return Map(cards, phases, lanes, paths)


def hostile_map(seed: int) -> Map:
    """Up to a thousand steps between a hundred cards: by two hundred people, by one, or between."""
    dice = Random(seed)
    people, steps = dice.choice((1, 5, 20, 100, 200)), 1000 if seed % 10 == 0 else 300
    phases, lanes = dice.randint(1, 8), dice.randint(1, 12)
    cards = tuple(
        Card(f"c{n}", n * phases // 100, dice.randrange(lanes), dice.randint(30, 90))
        for n in range(100)
    )
    ids = [card.id for card in cards]
    paths = tuple(
        Path(f"p{n}", tuple(dice.choices(ids, k=steps // people + 1))) for n in range(people)
    )
    return Map(cards, phases, lanes, paths)
