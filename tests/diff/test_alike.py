"""Many parts and statements that changed at once still find each other."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cjmap.diff import compare
from cjmap.diff.order import kept, moved
from cjmap.model import JourneyMap, Moment, Phase, Statement, Touchpoint
from cjmap.place import Place

from .mirroring import mirrored, spelled

ROOT = Place("many.journey.yaml")
WORDS = [f"{start}{end}" for start in ("wa", "ko", "li", "tu", "re") for end in "bcdfgklmnprst"]


def sentence(random: Random, words: int = 9) -> str:
    return " ".join(random.choices(WORDS, k=words))


def many(number: int, seed: int = 0) -> JourneyMap:
    """Return a map with so many touchpoints, each with two sentences."""
    random = Random(seed)
    touchpoints = {}
    for count in range(number):
        place = ROOT / "touchpoints" / f"t{count}"
        texts = [sentence(random) for _ in range(2)]
        said = tuple(Statement(place=place / "actions" / i, text=t) for i, t in enumerate(texts))
        touchpoints[f"t{count}"] = Touchpoint(
            id=f"t{count}",
            place=place,
            name=sentence(random, 5),
            phase="buy",
            says=Moment(place=place, actions=said),
        )
    phase = Phase(id="buy", place=ROOT, name="Buy", when=None, says=Moment(place=ROOT))
    return JourneyMap(
        file=ROOT.file, place=ROOT, title="Many", phases={"buy": phase}, touchpoints=touchpoints
    )


def kinds(old: JourneyMap, new: JourneyMap) -> set[str]:
    found = compare(old, new)
    assert spelled(compare(new, old)) == mirrored(found)
    return {type(one).__name__ for one in found}


def test_touchpoints_with_other_ids_and_names() -> None:
    old = many(80)
    new = [replace(one, id=f"u{one.id}", name="Neu") for one in old.touchpoints.values()]
    assert kinds(old, replace(old, touchpoints={one.id: one for one in new})) == {"PartRenamed"}


def test_touchpoints_that_are_others() -> None:
    old, other = many(80), many(80, seed=1)
    new = {f"u{id}": replace(one, id=f"u{id}") for id, one in other.touchpoints.items()}
    assert kinds(old, replace(old, touchpoints=new)) == {"PartAdded", "PartRemoved"}


def test_statements_in_other_words() -> None:
    random = Random(3)
    place = ROOT / "touchpoints" / "t0"
    texts = [sentence(random) for _ in range(80)]
    (touchpoint,) = many(1).touchpoints.values()

    def saying(said: list[str]) -> JourneyMap:
        actions = tuple(Statement(place=place / "actions" / i, text=t) for i, t in enumerate(said))
        says = replace(touchpoint.says, actions=actions)
        return replace(many(1), touchpoints={"t0": replace(touchpoint, says=says)})

    other = saying([f"oft {text}" for text in texts])
    assert kinds(saying(texts), other) == {"StatementReworded"}


def test_the_fewest_move_whichever_side_is_old() -> None:
    random = Random(4)
    for _ in range(200):
        old = random.sample("abcdefgh", 8)
        new = random.sample("abcdefgh", 8)
        assert moved(old, new) == moved(new, old)
        rest = [one for one in old if one not in moved(old, new)]
        assert rest == [one for one in new if one in rest]


def test_what_stays_of_a_path_whichever_side_is_old() -> None:
    random = Random(5)
    for _ in range(200):
        old, new = (random.choices("abcd", k=random.randrange(7)) for _ in range(2))
        stay = kept(old, new)
        assert [(j, i) for i, j in stay] == kept(new, old)
        assert all(old[i] == new[j] for i, j in stay)
