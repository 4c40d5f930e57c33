"""What is said about rules is laid over each other in the order that the documentation says."""

from __future__ import annotations

import pytest

from cjmap.diagnostics import Severity
from cjmap.place import Place
from cjmap.settings.profiles import RuleChoice, RuleLayers, RuleSettings, check_profiles, settle

OURS = RuleChoice(profile="strict", ignore=("unused",), severity={"CJ301": Severity.NOTE})
LAYERS = RuleLayers(
    project=RuleChoice(
        profile="ours", severity={"CJ302": Severity.OFF}, options={"thin": {"least": 3, "most": 9}}
    ),
    profiles={"ours": OURS, "mine": RuleChoice(profile="ours", ignore=("method",))},
    paths={
        "drafts/**": RuleChoice(profile="draft", ignore=("upkeep",)),
        "drafts/late.journey.yaml": RuleChoice(select=("CJ3",), options={"thin": {"most": 4}}),
        "old/*.yaml": RuleChoice(profile="mine"),
    },
)


@pytest.mark.parametrize(
    ("name", "profile", "select", "ignore"),
    [
        ("shop", "strict", (), ("unused",)),
        ("drafts/shop", "draft", (), ("upkeep",)),
        ("drafts/deep/shop", "draft", (), ("upkeep",)),
        ("drafts/late", "draft", ("CJ3",), ()),
        ("old/shop", "strict", (), ("unused", "method")),
        ("old/deep/shop", "strict", (), ("unused",)),
    ],
)
def test_what_holds_for_a_map(
    name: str, profile: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    settled = settle(LAYERS, name)
    assert (settled.profile, settled.select, settled.ignore) == (profile, select, ignore)


def test_severities_and_options_are_merged() -> None:
    assert settle(LAYERS, "shop").severity == {"CJ301": Severity.NOTE, "CJ302": Severity.OFF}
    assert settle(LAYERS, "drafts/late").severity == {"CJ302": Severity.OFF}
    assert settle(LAYERS, "shop").options == {"thin": {"least": 3, "most": 9}}
    assert settle(LAYERS, "drafts/late").options == {"thin": {"least": 3, "most": 4}}


def test_what_is_asked_comes_last() -> None:
    asked = RuleLayers(LAYERS.project, LAYERS.profiles, LAYERS.paths, RuleChoice(profile="draft"))
    assert settle(asked, "old/shop").profile == "draft"


def test_nothing_said_is_as_usual() -> None:
    assert settle(RuleLayers()) == RuleSettings()


@pytest.mark.parametrize(
    "profiles",
    [
        {"a": RuleChoice(profile="a")},
        {"a": RuleChoice(profile="b"), "b": RuleChoice(profile="a")},
        {"a": RuleChoice(profile="nowhere")},
        {"draft": RuleChoice(profile="strict")},
    ],
)
def test_what_cannot_be_said_does_no_harm(profiles: dict[str, RuleChoice]) -> None:
    layers = RuleLayers(RuleChoice(profile=next(iter(profiles))), profiles)
    assert settle(layers).profile in ("workshop", "draft")


def test_a_circle_is_said_of_those_in_it() -> None:
    place = Place("cjmap.yaml", ("rules", "profiles"))
    profiles = {
        id: RuleChoice(place / id, profile=over)
        for id, over in (("a", "b"), ("b", "a"), ("c", "a"))
    }
    said = [one.message for one in check_profiles(RuleLayers(profiles=profiles))]
    assert said == ['profile "a" is laid over itself', 'profile "b" is laid over itself']


def test_the_last_of_two_names_for_a_rule_holds() -> None:
    layers = RuleLayers(
        project=RuleChoice(severity={"CJ203": Severity.NOTE, "missing-facet": Severity.ERROR}),
        paths={"**": RuleChoice(severity={"CJ203": Severity.WARNING})},
    )
    assert list(settle(layers, "shop").severity) == ["missing-facet", "CJ203"]
