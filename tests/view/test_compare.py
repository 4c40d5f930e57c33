"""What a to-be map changes of its as-is map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.view.compare import compare
from cjmap.view.only import only
from cjmap.view.values import Before, Change, FormerStep

from ..everything import view_of_text
from .test_before import NEW, OLD, START


@pytest.fixture(scope="module")
def before() -> Before:
    return compare(view_of_text(OLD), view_of_text(NEW))


def told(texts) -> dict[str, list[str]]:
    """Return what is said by row, with those for whom alone."""
    return {row: [tell(one) for one in said] for row, said in texts.items()}


def tell(one) -> str:
    text = one.statement.text
    return text if one.everyone else f"{text} ({', '.join(one.who) or 'nobody'})"


def compared(then: str, now: str, *, old: str = START) -> Change:
    assert then in old
    made = view_of_text(old.replace(then, now))
    return compare(view_of_text(old), made).changes.get("fit", Change())


def seen(change: Change) -> Change:
    """Return a change without what is only told."""
    return replace(change, details=())


def test_what_is_new_and_what_is_gone(before):
    assert before.new == {"chat"}
    assert before.gone == ("form", "fit")


def test_what_is_different(before):
    assert before.changes.keys() == {"till", "bag"}
    till = before.changes["till"]
    assert {id: rating.texts for id, rating in till.ratings.items()} == {
        "ana": ("−1",), "ben": ("−1",),
    }  # fmt: skip
    assert told(till.gained) == {"pain_points": ["Draught"], "solutions": ["A door"]}
    assert told(till.lost) == {"pain_points": ["Queue"]}
    assert till.is_reworded
    assert not till.is_moved
    bag = before.changes["bag"]
    assert (bag.channels, bag.is_moved, bag.is_elsewhere) == ("Desk", True, True)


def test_what_a_phase_says_is_its_own_change_and_not_of_its_touchpoints():
    now = OLD.replace("Slow", "Fast").replace("name: Try", "name: Taste")
    found = compare(view_of_text(OLD), view_of_text(now))
    assert found.changes == {}
    assert found.phases.keys() == {"try", "buy"}
    assert found.phases["try"] == Change(name="Try")
    assert told(found.phases["buy"].gained) == {"pain_points": ["Fast"]}
    assert told(found.phases["buy"].lost) == {"pain_points": ["Slow"]}


def test_steps_that_nobody_takes_any_more(before):
    assert before.steps == (
        FormerStep("ad", "form", ("Ana", "Ben")),
        FormerStep("form", "till", ("Ana", "Ben")),
    )


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("channel: [website, app]", "channel: [website, store]", Change()),
        ("channel: [website, app]", "channel: app", Change(channels="Website · App")),
        ("name: Fit", "name: Fitting", Change(name="Fit")),
        ("buy, channel: [website, app]", "buy, emotion: 1, channel: [website, app]", Change()),
    ],
    ids=["second channel", "main channel", "name", "not rated before"],
)
def test_what_counts_as_a_change(then, now, expected):
    assert seen(compared(then, now)) == expected


@pytest.mark.parametrize(
    "now",
    [
        "buy, emotion: 1, channel: [website, app]",
        "buy, owner: Ana, channel: [website, app]",
        "buy, metrics: {time: {value: 3}}, channel: [website, app]",
        "buy, solutions: {text: A desk, status: done}, channel: [website, app]",
    ],
)
def test_whatever_weighs_is_a_change(now):
    old = "buy, solutions: A desk, channel: [website, app]" if "A desk" in now else None
    start = START.replace("buy, channel: [website, app]", old) if old else START
    change = compared(old or "buy, channel: [website, app]", now, old=start)
    assert change.details
    assert change.is_reworded


def test_ids_links_and_tags_change_nothing_that_is_seen():
    links = "buy, links: https://a.example, channel: [website, app]"
    assert compared("buy, channel: [website, app]", links) == Change()
    assert compared("fit", "fitting") == Change()


def test_what_holds_for_others_alone_is_no_change_of_hers():
    old, new = (
        view_of_text(FOR_TWO.replace("pain_points: [Queue, Queue]", f"per_persona: {{ben: {own}}}"))
        for own in ("{emotion: 1}", "{emotion: 2}")
    )
    whole = replace(new, before=compare(old, new))
    assert whole.before.changes["fit"].is_reworded
    assert "fit" in only(whole, "ben").before.changes
    assert "fit" not in only(whole, "ana").before.changes


def test_parts_with_other_ids_are_the_same():
    new = START.replace("fit:", "try-on:").replace("ad, fit", "ad, try-on").replace("ana", "anna")
    found = compare(view_of_text(START), view_of_text(new.replace("try:", "taste:")))
    assert (found.new, found.gone, found.steps) == (frozenset(), (), ())
    assert found.changes == {}
    assert found.view.touchpoint("try-on").who == ("anna",)
    assert found.view.persona("anna").path == ("ad", "ad", "try-on")
    assert [phase.id for phase in found.view.phases] == ["see", "taste", "buy"]


def test_what_stands_elsewhere_in_its_phase():
    new = "  nap: {name: Nap, phase: buy}\n"
    old = view_of_text(START.replace("journeys:", f"{new}journeys:"))
    now = view_of_text(START.replace("  fit:", f"{new}  fit:"))
    (change,) = compare(old, now).changes.values()
    assert change.behind in ("", "Fit")
    assert (change.is_moved, change.is_elsewhere) == (True, False)


FOR_TWO = START.replace("ana: {name: Ana}", "ana: {name: Ana}, ben: {name: Ben}").replace(
    "persona: ana", "persona: ben"
)
OWN = "[Queue, Queue], per_persona: {ben: {pain_points: [Dark]}}"


@pytest.mark.parametrize(
    ("then", "now", "lost", "gained"),
    [
        ("[Queue, Queue]", "[Queue]", ["Queue"], []),
        ("[Queue, Queue]", "[Queue, Queue, Noise]", [], ["Noise"]),
        ("[Queue, Queue]", OWN, ["Queue (ben)"], ["Dark (ben)"]),
        ("[Queue, Queue]", "[Queue, Queue], personas: [ben]", [], []),
        ("[Queue, Queue]", f"{OWN}, personas: [ben]", ["Queue (ben)"], ["Dark"]),
    ],
    ids=["said twice", "more", "for one", "met by fewer", "for the one who is left"],
)
def test_for_whom_something_else_is_said(then, now, lost, gained):
    change = compared(then, now, old=FOR_TWO)
    assert told(change.lost).get("pain_points", []) == lost
    assert told(change.gained).get("pain_points", []) == gained


def test_who_stayed_where_she_was_took_no_step():
    old, new = START, START.replace("[ad, ad, fit]", "[ad, fit]")
    assert compare(view_of_text(old), view_of_text(new)).steps == ()
