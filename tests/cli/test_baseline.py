"""`cjmap check --write-baseline`: an old map starts green, and only gets better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cjmap import check as checking
from cjmap.build.lock import locked
from cjmap.cli import baselines
from cjmap.errors import CjmapError
from cjmap.rules import Facts, Finding

from .running import Ended
from .running import run as run_in

MAP = """\
title: Schuhe „für alle“
phases:
  buy: {name: Kaufen}
touchpoints:
  ad: {name: Anzeige, solutions: Preis}
  cart: {name: Korb, pain_points: Der "Versand" \\ ist teuer}
  desk: {name: Kasse, pain_points: Lange Schlange}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cjmap.yaml").write_text("rules: {select: [CJ302, CJ902]}\nfail_on: note\n")
    (tmp_path / "shop.journey.yaml").write_text(MAP)
    return tmp_path


ENTRY = "{rule: a, map: b, at: c, called: d, says: e}"


def run(folder: Path, *arguments: str) -> Ended:
    return run_in("check", "--format", "concise", *arguments, folder=folder)


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "shop.journey.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_what_is_known_is_not_reported(folder: Path) -> None:
    assert run(folder).stdout.count("CJ302") == 2
    written = run(folder, "--write-baseline")
    assert (written.stdout, written.status) == ("cjmap-baseline.yaml knows 2 findings\n", 0)
    assert (run(folder).stdout, run(folder).status) == ("", 0)
    assert run(folder, "--no-baseline").stdout.count("CJ302") == 2


def test_what_is_new_is_reported(folder: Path) -> None:
    run(folder, "--write-baseline")
    change(folder, "Lange Schlange", "[Lange Schlange, Es zieht]")
    said = run(folder)
    assert "CJ302" in said.stdout
    assert "desk" in said.stdout
    assert "cart" not in said.stdout
    assert said.status == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("phases:", "# A line\n\nphases:"),
        ("  cart:", "  basket:"),
        ("  cart: {name: Korb", "  basket: {name: Wagen"),
        ("name: Korb", "name: Korb, actions: Legt etwas hinein"),
    ],
)
def test_what_moves_is_known(old: str, new: str, folder: Path) -> None:
    run(folder, "--write-baseline")
    change(folder, old, new)
    assert (run(folder).stdout, run(folder).status) == ("", 0)


def test_a_map_that_is_renamed_is_known(folder: Path) -> None:
    run(folder, "--write-baseline")
    (folder / "shop.journey.yaml").rename(folder / "store.journey.yaml")
    assert run(folder).stdout == ""


def test_what_is_mended_need_not_be_known(folder: Path) -> None:
    run(folder, "--write-baseline")
    change(folder, "pain_points: Lange Schlange", "actions: Zahlt")
    (line,) = run(folder).stdout.splitlines()
    assert line.startswith("cjmap-baseline.yaml:6:5: note CJ902")
    assert run(folder, "--select", "CJ302").stdout == ""
    assert run(folder, "--write-baseline").stdout == "cjmap-baseline.yaml knows 1 finding\n"
    assert run(folder).stdout == ""


def test_other_maps_stay_in_the_baseline(folder: Path) -> None:
    (folder / "other.journey.yaml").write_text(MAP)
    run(folder, "--write-baseline")
    change(folder, "pain_points: Lange Schlange", "actions: Zahlt")
    said = "cjmap-baseline.yaml knows 3 findings, 2 of them kept from before\n"
    assert run(folder, "shop.journey.yaml", "--write-baseline").stdout == said
    (folder / "shop.journey.yaml").write_text(PAINS)
    said = said.replace("3", "9").strip() + "; `cjmap check` puts the others together as 1\n"
    assert run(folder, "shop.journey.yaml", "--write-baseline").stdout == said
    assert run(folder, "other.journey.yaml").stdout == ""


def test_a_map_that_is_gone_leaves_the_baseline(folder: Path) -> None:
    (folder / "other.journey.yaml").write_text(MAP)
    run(folder, "--write-baseline")
    (folder / "other.journey.yaml").unlink()
    (line,) = run(folder).stdout.splitlines()
    assert "CJ902 2 findings of the baseline are mended" in line
    assert run(folder, "--write-baseline").stdout == "cjmap-baseline.yaml knows 2 findings\n"
    assert run(folder).stdout == ""


def test_a_map_that_cannot_be_drawn_keeps_its_entries(folder: Path) -> None:
    run(folder, "--write-baseline")
    before = (folder / "cjmap-baseline.yaml").read_bytes()
    change(folder, "name: Kasse", "name: Kasse, phase: by")
    assert "CJ902" not in run(folder).stdout
    written = run(folder, "--write-baseline")
    assert (folder / "cjmap-baseline.yaml").read_bytes() == before
    assert "shop.journey.yaml has errors" in written.stderr
    assert written.status == 1


def test_the_same_is_written_again(folder: Path) -> None:
    run(folder, "--write-baseline")
    before = (folder / "cjmap-baseline.yaml").read_bytes()
    run(folder, "--write-baseline")
    assert (folder / "cjmap-baseline.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("baseline: 2\nfindings: []\n", "1:11: error CJ024 this is no baseline"),
        ("baseline: 1\n", "1:1: error CJ021 a list is expected"),
        ("baseline: 1\nfindings: [{rule: a}]\n", "2:12: error CJ021 an entry of a baseline has"),
        (f"baseline: 1\nfindings: [{ENTRY}]\n".replace(": b", ": [b]"), "2:12: error CJ021 an"),
        (
            f"baseline: 1\nfindings: [{ENTRY}]\n".replace("e}", "e, count: 1}"),
            "2:12: error CJ021 an entry",
        ),
        ("baseline: [\n", "error CJ001"),
    ],
)
def test_a_baseline_that_is_none(text: str, said: str, folder: Path) -> None:
    (folder / "cjmap-baseline.yaml").write_text(text)
    result = run(folder)
    assert f"cjmap-baseline.yaml:{said}" in result.stdout or said in result.stdout
    assert result.status == 1


def test_hostile_words_are_kept_as_they_are(folder: Path) -> None:
    change(folder, "Lange Schlange", '"a\\u202eb\\u0007\\"\\\\ \\ue000 😀"')
    run(folder, "--write-baseline")
    text = (folder / "cjmap-baseline.yaml").read_text()
    assert not {"\u202e", "\u0007", "\ue000"} & set(text)
    assert "CJ902" not in run(folder).stdout


PAINS = """\
title: Schuhe
phases: {buy: {name: Kaufen}}
touchpoints:
  ad: {name: Anzeige, pain_points: Laut, solutions: Leiser}
  cart: {name: Korb, pain_points: [Fracht, Steuer, Wartet]}
  desk: {name: Kasse, pain_points: [Schlange, Kleingeld, Zugluft]}
  door: {name: Tür, pain_points: Klemmt}
"""


def _known_pains(folder: Path) -> None:
    (folder / "shop.journey.yaml").write_text(PAINS)
    assert "7 of 8 pain points have no solution" in run(folder).stdout
    said = "cjmap-baseline.yaml knows 7 findings; `cjmap check` puts them together as 1\n"
    assert run(folder, "--write-baseline").stdout == said
    assert run(folder).stdout == ""


@pytest.mark.parametrize("old", ["Steuer", "Klemmt"])
def test_of_what_was_said_together_the_new_is_reported(old: str, folder: Path) -> None:
    _known_pains(folder)
    change(folder, old, "Zieht")
    spent, new = sorted(run(folder).stdout.splitlines())
    assert "CJ902" in spent
    assert 'CJ302 the pain point "Zieht" of' in new


def test_what_is_added_to_a_group_is_reported_alone(folder: Path) -> None:
    _known_pains(folder)
    change(folder, "Zugluft]", "Zugluft, Karte]")
    (line,) = run(folder).stdout.splitlines()
    assert 'the pain point "Karte" of "desk" has no solution' in line


def test_one_of_a_group_that_is_mended_leaves_no_slack(folder: Path) -> None:
    _known_pains(folder)
    change(folder, "Fracht, ", "")
    (line,) = run(folder).stdout.splitlines()
    assert 'CJ902 "problem-without-solution" at touchpoints.cart.pain_points.0' in line
    said = "cjmap-baseline.yaml knows 6 findings; `cjmap check` puts them together as 1\n"
    assert run(folder, "--write-baseline").stdout == said
    change(folder, "Steuer", "Fracht, Steuer")
    (line,) = run(folder).stdout.splitlines()
    assert 'the pain point "Fracht" of "cart" has no solution' in line


def test_a_hole_beside_holes_that_are_known_is_reported(folder: Path) -> None:
    (folder / "cjmap.yaml").write_text("rules: {select: [CJ203, CJ902]}\n")
    owes = "coverage: {require: [actions, questions]}\n"
    (folder / "shop.journey.yaml").write_text(
        MAP.replace("Anzeige,", "Anzeige, actions: A,") + owes
    )
    change(folder, "name: Korb,", "name: Korb, questions: [],")
    run(folder, "--write-baseline")
    change(folder, "questions: [],", "")
    (line,) = run(folder).stdout.splitlines()
    assert 'CJ203 touchpoint "cart" does not say "questions"' in line


@pytest.mark.parametrize(
    "option", ["--select=CJ302", "--ignore=CJ302", "--profile=draft", "--fix", "--diff", "-"]
)
def test_a_baseline_keeps_what_the_project_reports(option: str, folder: Path) -> None:
    run(folder, "--write-baseline")
    before = (folder / "cjmap-baseline.yaml").read_bytes()
    assert run(folder, "--write-baseline", option).status == 2
    assert (folder / "cjmap-baseline.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [("cjmap-baseline.yaml", "<<<<<<< ours\n"), ("cjmap.yaml", "rules: {profile: strikt}\n")],
)
def test_nothing_is_kept_while_there_are_errors(name: str, text: str, folder: Path) -> None:
    (folder / name).write_text(text)
    assert run(folder, "--write-baseline").status == 2
    assert (folder / name).read_text() == text


def test_another_fault_of_the_text_is_new(folder: Path) -> None:
    (folder / "cjmap.yaml").write_text("fail_on: note\nrules: {select: CJ012}\n")
    (folder / "shop.journey.yaml").write_text(MAP + "description: Sie sucht #Rabatt\n")
    run(folder, "--write-baseline")
    (folder / "shop.journey.yaml").write_text(MAP + "owner: Wer ist #Ralf\n")
    assert "CJ012" in run(folder).stdout


def test_a_baseline_is_no_map(folder: Path) -> None:
    (folder / "cjmap.yaml").write_text('maps: ["**/*.yaml"]\nrules: {select: CJ302}\n')
    run(folder, "--write-baseline")
    assert run(folder).stdout == ""


def _fails(facts: Facts) -> Iterator[Finding]:
    yield from ()
    raise ValueError(facts.map.title)


def test_what_a_rule_that_failed_knew_is_not_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, "--write-baseline")
    before = (folder / "cjmap-baseline.yaml").read_bytes()
    rules = (replace(one, check=_fails) for one in checking._LATER if one.problem.code == "CJ302")
    monkeypatch.setattr(checking, "_LATER", tuple(rules))
    (line,) = run(folder).stdout.splitlines()
    assert 'CJ901 rule CJ302 "problem-without-solution" has failed' in line
    run(folder, "--write-baseline")
    assert (folder / "cjmap-baseline.yaml").read_bytes() == before


def test_what_another_finding_says_now_is_not_mended(folder: Path) -> None:
    steps = "".join(f"  step-{number}: {{name: Step {number}}}\n" for number in range(9))
    (folder / "cjmap.yaml").write_text("rules: {select: [CJ501, CJ503, CJ902]}\nfail_on: note\n")
    (folder / "shop.journey.yaml").write_text(MAP + steps)
    assert run(folder, "--write-baseline").stdout == "cjmap-baseline.yaml knows 1 finding\n"
    change(folder, "phases:", "reviewed: 2015-01-01\nphases:")
    (line,) = run(folder).stdout.splitlines()
    assert "CJ503" in line
    said = "cjmap-baseline.yaml knows 2 findings, 1 of them kept from before\n"
    assert run(folder, "--write-baseline").stdout == said


def test_two_who_write_a_baseline_at_once_lose_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {}
    for name in ("read_baseline", "write_file"):
        monkeypatch.setattr(baselines, name, _noting(name, held, folder))
    run(folder, "--write-baseline")
    assert held == {"read_baseline": True, "write_file": True}


def _noting(name: str, held: dict[str, bool], folder: Path) -> Any:
    """Return a function of the module that notes whether the folder is locked by then."""
    does = getattr(baselines, name)

    def noted(*arguments: Any) -> Any:
        try:
            with locked(folder, patience=0):
                held[name] = False
        except CjmapError:
            held[name] = True
        return does(*arguments)

    return noted


def test_a_map_with_a_name_that_no_file_can_have(folder: Path) -> None:
    run(folder, "--write-baseline")
    path = folder / "cjmap-baseline.yaml"
    path.write_text(path.read_text().replace('map: "shop"', f'map: "{"x" * 300}"'))
    ended = run(folder)
    assert (ended.status, ended.stderr) == (0, "")
    assert ended.stdout == ""
