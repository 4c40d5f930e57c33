"""Coverage, computed by hand in tables."""

from __future__ import annotations

import pytest

from cjmap.coverage import FACETS, Count, Coverage, is_filled, measure
from cjmap.loading.assemble import assemble
from cjmap.model import JourneyMap
from cjmap.source import parse

TWO = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
"""
ONE = "title: Shoes\nphases: {buy: {name: Buy}}\n"


def read(text: str) -> JourneyMap:
    source, findings = parse(text.encode(), file="map.journey.yaml")
    assert source.root, findings
    jmap, faults = assemble(source.root, "map.journey.yaml")
    assert faults == ()
    return jmap


def cover(text: str, *facets: str) -> Coverage:
    return measure(read(text), facets or None)


FILLS = (
    ("actions: Pays", "actions", True),
    ("actions: []", "actions", True),
    ("actions:", "actions", False),
    ('actions: ""', "actions", False),
    ("actions: {}", "actions", False),
    ("name: Cart", "touchpoint", True),
    ("emotion: 0", "emotion", True),
    ("feeling: calm", "emotion", True),
    ("feeling: []", "emotion", True),
    ("emotion: 0", "feeling", False),
    ("opportunities: A coupon", "solutions", True),
    ("opportunities: []", "solutions", True),
    ("solutions: A coupon", "opportunities", False),
    ("pain_points: [{text: Late, solutions: Early}]", "solutions", True),
    ("questions: [{text: When, solutions: A clock}]", "solutions", True),
    ("pain_points: [{text: Late, solutions: []}]", "solutions", True),
    ("pain_points: Late", "solutions", False),
    ("pain_points: []", "solutions", True),
    ("pain_points: []", "questions", False),
    ("pain_points: [{text: Late, owner: Ana}]", "solutions", False),
    ("thoughts: Is it far?", "questions", False),
    ("questions: Is it far?", "thoughts", False),
    ("channel: website", "channel", True),
    ('actions: "???"', "actions", False),
    ("actions: TODO ask Ralf", "actions", False),
    ("actions: [Pays, TODO]", "actions", True),
    ("feeling: …", "emotion", False),
    ("opportunities: tbd", "solutions", False),
    ("pain_points: [{text: Late, solutions: noch offen}]", "solutions", False),
    ("moment_of_truth: true", "moment_of_truth", True),
    ("moment_of_truth: TODO", "moment_of_truth", False),
    ("channel: []", "channel", True),
    ("description: A cart", "channel", False),
    ("lanes: {legal: Consent}", "legal", True),
    ("lanes: {legal: []}", "legal", True),
    ("lanes: {legal: }", "legal", False),
    ("lanes: []", "legal", False),
    ("moment_of_truth: false", "moment_of_truth", True),
    ("links: []", "links", True),
    ("metrics: {rate: {value: 4}}", "metrics", True),
    ("name: Cart", "place", False),
)


@pytest.mark.parametrize(("line", "facet", "is_full"), FILLS)
@pytest.mark.parametrize("where", ["touchpoint", "phase", "hers", "hers in the phase"])
def test_what_fills_a_facet(line: str, facet: str, is_full: bool, where: str) -> None:
    keys = "" if line == "name: Cart" else line
    at = {one: keys if one == where else "" for one in FILL_PLACES}
    text = FILL_MAP.format(
        touchpoint=at["touchpoint"],
        phase=at["phase"],
        hers=at["hers"],
        hers_in_phase=at["hers in the phase"],
    )
    jmap = read(text)
    assert is_filled(jmap, jmap.touchpoints["cart"], "ana", facet) is is_full


FILL_PLACES = ("touchpoint", "phase", "hers", "hers in the phase")
FILL_MAP = """\
title: Shoes
phases:
  buy:
    name: Buy
    {phase}
    per_persona:
      ana:
        {hers_in_phase}
personas:
  ana: {{name: Ana}}
touchpoints:
  cart:
    name: Cart
    {touchpoint}
    per_persona:
      ana:
        {hers}
lanes: {{legal: Legal, place: Place}}
"""


def test_cells_by_hand() -> None:
    text = TWO + (
        "  ad: {name: Ad, phase: look, actions: Looks, personas: [ana]}\n"
        "  cart: {name: Cart, phase: buy, per_persona: {ana: {actions: Pays}}}\n"
        "  desk: {name: Desk, phase: buy, emotion: 1}\n"
    )
    coverage = cover(text, "touchpoint", "actions", "emotion")
    table = {(c.persona, c.phase, c.facet): (c.count.filled, c.count.total) for c in coverage.cells}
    assert table == {
        ("ana", "look", "touchpoint"): (1, 1),
        ("ana", "look", "actions"): (1, 1),
        ("ana", "look", "emotion"): (0, 1),
        ("ana", "buy", "touchpoint"): (2, 2),
        ("ana", "buy", "actions"): (1, 2),
        ("ana", "buy", "emotion"): (1, 2),
        # Ben passes through "look" and meets nothing: one touchpoint without any facet.
        ("ben", "look", "touchpoint"): (0, 1),
        ("ben", "look", "actions"): (0, 1),
        ("ben", "look", "emotion"): (0, 1),
        ("ben", "buy", "touchpoint"): (2, 2),
        ("ben", "buy", "actions"): (0, 2),
        ("ben", "buy", "emotion"): (1, 2),
    }
    assert coverage.count() == Count(9, 18)
    assert coverage.count(persona="ana") == Count(6, 9)
    assert coverage.count(phase="look", persona="ben").percent == 0
    assert coverage.count(facet="touchpoint") == Count(5, 6)
    assert coverage.count(facet="touchpoint").percent == 83
    cell = coverage.cell("ana", "buy", "actions")
    assert cell
    assert cell.missing == ("desk",)
    assert cell.met == ("cart", "desk")
    assert coverage.cell("ana", "wear", "actions") is None
    assert [c.absent for c in coverage.cells if c.persona == "ben"] == [True] * 3 + [False] * 3


def test_what_an_absent_phase_says_fills_nothing() -> None:
    text = TWO.replace("look: {name: Look}", "look: {name: Look, actions: Looks}") + (
        "  ad: {name: Ad, phase: look, personas: [ana]}\n  cart: {name: Cart, phase: buy}\n"
    )
    assert cover(text, "actions").count(persona="ben", phase="look") == Count(0, 1)
    assert cover(text, "actions").count(persona="ana", phase="look") == Count(1, 1)


def test_who_does_not_pass_through_owes_nothing() -> None:
    text = TWO.replace("look: {name: Look}", "look: {name: Look, personas: [ana]}") + (
        "  ad: {name: Ad, phase: look}\n  cart: {name: Cart, phase: buy}\n"
    )
    coverage = cover(text, "actions")
    assert coverage.count(persona="ben", phase="look").percent is None
    assert coverage.count(persona="ben") == Count(0, 1)


@pytest.mark.parametrize("kind", ["secondary", "staff", "system"])
def test_others_than_primary_personas_owe_nothing(kind: str) -> None:
    text = (
        TWO.replace("{name: Ben}", f"{{name: Ben, kind: {kind}}}")
        + "  ad: {name: Ad, phase: look}\n"
    )
    coverage = cover(text)
    assert coverage.personas == ("ana",)
    assert set(coverage.alone) == {"ana"}


def test_without_personas_one_customer_walks() -> None:
    text = ONE + "touchpoints: {cart: {name: Cart, actions: Pays}}\n"
    coverage = cover(text, "actions", "emotion")
    assert coverage.personas == ("",)
    assert coverage.count(persona="").percent == 50


def test_without_a_cell_there_is_no_percentage() -> None:
    text = ONE.replace("{name: Buy}", "{name: Buy, personas: []}")
    text += "touchpoints: {cart: {name: Cart}}\n"
    assert cover(text).count().percent is None
    assert cover(text).cells == ()


@pytest.mark.parametrize(
    ("filled", "total", "percent"), [(0, 3, 0), (1, 3, 33), (2, 3, 66), (199, 200, 99), (3, 3, 100)]
)
def test_percentages_are_rounded_down(filled: int, total: int, percent: int) -> None:
    assert Count(filled, total).percent == percent
    assert Count(filled, total).holes == total - filled


def test_what_is_owed() -> None:
    text = ONE + "touchpoints: {cart: {name: Cart}}\n"
    jmap = read(text)
    assert measure(jmap).facets == FACETS
    assert measure(jmap, ("steps",)).facets == ("steps",)
    own = read(text + "coverage: {require: [actions, legal]}\nlanes: {legal: Legal}\n")
    assert measure(own, ("steps",)).facets == ("actions", "legal")
    none = read(text + "coverage: {require: []}\n")
    assert measure(none, ("steps",)).facets == ()


def test_touchpoints_that_no_primary_persona_meets() -> None:
    text = TWO.replace("{name: Ben}", "{name: Ben, kind: staff}") + (
        "  ad: {name: Ad, phase: look}\n"
        "  packing: {name: Packing, phase: buy, personas: []}\n"
        "  desk: {name: Desk, phase: buy, personas: [ben]}\n"
    )
    assert cover(text).unmet == ("packing", "desk")


ALONE = (
    # What is said, and how many of Ana's filled cells are hers alone.
    ("  cart: {name: Cart, phase: buy, actions: Pays}\n", Count(0, 1)),
    ("  cart: {name: Cart, phase: buy, per_persona: {ana: {actions: Pays}}}\n", Count(1, 1)),
    ("  cart: {name: Cart, phase: buy, personas: [ana], actions: Pays}\n", Count(1, 1)),
    ("  cart: {name: Cart, phase: buy, personas: [ben], actions: Pays}\n", Count(0, 0)),
    ("  cart: {name: Cart, phase: buy}\n", Count(0, 0)),
)


HURTS = (
    # What is said of Ana's pain points, and how many cells of solutions are filled and hers alone.
    ("  cart: {name: Cart, phase: buy, pain_points: []}\n", Count(0, 1)),
    ("  cart: {name: Cart, phase: buy, per_persona: {ana: {pain_points: []}}}\n", Count(1, 1)),
    (
        "  cart: {name: Cart, phase: buy, pain_points: [], per_persona: {ana: {pain_points: A}}}\n",
        Count(0, 0),
    ),
    (
        "  cart: {name: Cart, phase: buy, pain_points: A, per_persona: {ana: {pain_points: []}}}\n",
        Count(1, 1),
    ),
)


@pytest.mark.parametrize(("touchpoint", "alone"), HURTS)
def test_where_nothing_hurts_there_is_nothing_to_solve(touchpoint: str, alone: Count) -> None:
    assert cover(TWO + touchpoint, "solutions").alone["ana"] == alone


@pytest.mark.parametrize(("touchpoint", "alone"), ALONE)
def test_own_words(touchpoint: str, alone: Count) -> None:
    assert cover(TWO + touchpoint, "actions").alone["ana"] == alone


def test_own_words_add_up_over_phases() -> None:
    told = "  ad: {name: Ad, phase: look, personas: [ana], actions: Looks}\n"
    shared = "  cart: {name: Cart, phase: buy, actions: Pays}\n"
    assert cover(TWO + told + shared, "actions").alone["ana"] == Count(1, 2)


def test_a_touchpoint_is_hers_where_no_other_meets_it() -> None:
    both = (
        "  ad: {name: Ad, phase: look, personas: [ana]}\n"
        "  pay: {name: Pay, phase: buy}\n"
        "  cart: {name: Cart, phase: buy, per_persona: {ana: {actions: Pays}}}\n"
    )
    assert cover(TWO + both, "touchpoint").alone == {"ana": Count(1, 3), "ben": Count(0, 2)}


def test_what_a_shared_phase_says_is_nobodys_own() -> None:
    shared = TWO.replace("buy: {name: Buy}", "buy: {name: Buy, actions: Pays}")
    hers = shared.replace("actions: Pays", "personas: [ana], actions: Pays")
    touchpoint = "  cart: {name: Cart, phase: buy, personas: [ana]}\n"
    assert cover(shared + touchpoint, "actions").alone["ana"] == Count(0, 1)
    assert cover(hers + touchpoint, "actions").alone["ana"] == Count(1, 1)


def test_a_lane_of_the_project_is_owed_only_where_it_is_declared(tmp_path):
    text = b"""\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints: {cart: {name: Cart}}
"""
    with_lane = text + b"lanes: {legal: Legal}\n"
    from cjmap.coverage import measure
    from cjmap.loading.assemble import assemble
    from cjmap.source import parse

    def owed(data: bytes) -> tuple[str, ...]:
        source, _ = parse(data, file="map.journey.yaml")
        jmap, _ = assemble(source.root, "map.journey.yaml")
        return measure(jmap, ("touchpoint", "legal")).facets

    assert owed(text) == ("touchpoint",)
    assert owed(with_lane) == ("touchpoint", "legal")
