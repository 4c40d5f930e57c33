"""`cjmap log` shows how maps have moved over the commits."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from ..repositories import committed, git, repository
from .running import Ended, run

MAP = "shoes.journey.yaml"
SHOES = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
  ad: {name: Ad, phase: look, emotion: -2}
  cart: {name: Cart, phase: buy}
coverage: {require: [emotion, pain_points]}
"""
RATED = SHOES.replace("phase: buy}", "phase: buy, emotion: 1, pain_points: Dear}")
SOLVED = RATED.replace("Dear}", "[{text: Dear, solutions: [{text: Cheap, status: done}]}]}")
BROKEN = RATED.replace("phase: look", "phase: lok")


def log(folder: Path, *words: str) -> Ended:
    return run("log", *words, folder=folder)


def commits(folder: Path, *texts: str) -> Path:
    repository(folder, **{MAP: texts[0]})
    for text in texts[1:]:
        committed(folder, {MAP: text})
    return folder


def read(folder: Path, *words: str) -> dict[str, object]:
    ended = log(folder, "--format", "json", *words)
    assert ended.status == 0
    return json.loads(ended.stdout)["maps"][0]


def test_a_row_for_each_commit(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, RATED, SOLVED)
    ids = git(top, "log", "--format=%h", "--abbrev=7", "--reverse").split()
    first, head, *rows, last = log(top).stdout.splitlines()
    assert first == "Shoes: shoes.journey.yaml"
    assert head.split() == [
        "described",
        "feels",
        "lowest",
        "open",
        "holes",
        "questions",
        "problems",
        "promised",
        "done",
    ]
    assert [row.split() for row in rows] == [
        f"2026-01-01 {ids[0]} Change maps 25 % −2.0 −2.0 3 3 0 0 0 0".split(),
        f"2026-01-01 {ids[1]} Change maps 75 % −0.5 −2.0 2 1 0 1 0 0".split(),
        f"2026-01-01 {ids[2]} Change maps 75 % −0.5 −2.0 1 1 0 0 0 1".split(),
    ]
    assert {len(row) for row in (head, *rows)} == {len(head)}
    told = "since 2026-01-01: described 25 % → 75 %, feels −2.0 → −0.5, open 3 → 1, done 0 → 1"
    assert last == told


@pytest.mark.parametrize("name", ["atelier", "damenschuhe-online", "home-energy-service"])
def test_open_is_what_the_outputs_list_as_open(name: str, tmp_path: Path) -> None:
    source = EXAMPLES / name / f"{name}.journey.yaml"
    top = commits(tmp_path, source.read_text("utf-8"))
    run("build", "--format", "data", folder=top)
    listed = json.loads((top / "journeys/shoes/map.json").read_text("utf-8"))["open_points"]
    left = Counter(one["kind"] for one in listed if one["status"] != "done")
    (one,) = read(top)["commits"]
    assert (one["open"], one["holes"], one["questions"], one["problems"]) == (
        left.total(),
        left["hole"],
        left["question"],
        left["pain_point"],
    )
    assert left.total()


def test_what_is_not_committed_is_the_last_row(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES)
    (top / MAP).write_text(RATED + "# a comment\n")
    assert [one["day"] for one in read(top)["commits"]] == ["2026-01-01", None]
    (top / MAP).write_text(SHOES + "# a comment\n")
    assert [one["day"] for one in read(top)["commits"]] == ["2026-01-01"]


def test_json_says_it_of_each_persona(tmp_path: Path) -> None:
    found = read(
        commits(tmp_path, SOLVED.replace("emotion: 1", "per_persona: {ben: {emotion: 2}}"))
    )
    (one,) = found["commits"]
    assert one["feels"] == {"mean": -1.0, "lowest": -2.0}
    assert one["personas"] == {
        "Ana": {"mean": -2.0, "lowest": -2.0},
        "Ben": {"mean": 0.0, "lowest": -2.0},
    }
    assert (one["touchpoints"], one["done"], one["problems"]) == (2, 1, 0)


def test_a_broken_map_is_named_and_not_counted(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, BROKEN, RATED)
    found = read(top)["commits"]
    assert [one["refused"] and one["refused"][:20] for one in found] == [
        None,
        "shoes.journey.yaml:9",
        None,
    ]
    ended = log(top)
    assert "Change maps (not counted)" in ended.stdout
    assert 'phase "lok" is not defined; did you mean "look"?' in ended.stdout


def test_a_map_is_followed_through_renames(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, RATED)
    (top / "maps").mkdir()
    git(top, "mv", MAP, "maps/boots.journey.yaml")
    git(top, "commit", "-q", "-m", "Move it")
    found = read(top, "maps/boots.journey.yaml")
    assert [one["coverage"]["percent"] for one in found["commits"]] == [25, 75, 75]


def test_a_base_that_changes_is_a_row(tmp_path: Path) -> None:
    over = "extends: shoes.journey.yaml\ntitle: Boots\n"
    top = repository(tmp_path, **{MAP: SHOES})
    committed(top, {"boots.journey.yaml": over})
    committed(top, {"notes.txt": "Unlike a base"})
    committed(top, {MAP: RATED})
    found = read(top, "boots.journey.yaml")
    assert [one["coverage"]["percent"] for one in found["commits"]] == [25, 75]


def test_what_a_merge_brings_counts_once(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES)
    git(top, "checkout", "-q", "-b", "feature")
    committed(top, {MAP: RATED})
    committed(top, {MAP: SOLVED})
    git(top, "checkout", "-q", "main")
    committed(top, {"other.txt": ""})
    git(top, "merge", "-q", "--no-ff", "-m", "Merge the feature", "feature")
    assert [one["subject"] for one in read(top)["commits"]] == ["Change maps", "Merge the feature"]


def test_only_the_last(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, RATED, SOLVED)
    found = read(top, "-n", "2")
    assert (len(found["commits"]), found["left_out"]) == (2, 1)
    assert "1 older commit left out" in log(top, "-n", "2").stdout


def test_a_new_map(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"README.md": "Maps"})
    (top / MAP).write_text(SHOES)
    assert "no commit has this map yet" in log(top).stdout


def test_a_shallow_clone_is_told(tmp_path: Path) -> None:
    commits(tmp_path / "hub", SHOES, RATED)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path / 'hub'}", "clone")
    assert "this clone is shallow" in log(tmp_path / "clone").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(("-",), "standard input has no history"), (("nowhere.journey.yaml",), "there is no file")],
)
def test_wrong_use(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ended = log(commits(tmp_path, SHOES), *words)
    assert (ended.status, ended.stdout) == (2, "")
    assert said in ended.stderr


@pytest.mark.parametrize("words", [("log",), ("ci",), ("coverage", "--against", "main")])
def test_a_bare_repository_has_no_maps(words: tuple[str, ...], tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "bare.git")
    ended = run(*words, folder=tmp_path / "bare.git")
    assert "it is a bare repository: clone it, and run cjmap in the clone\n" in ended.stderr
    assert ended.status == 2


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    (tmp_path / MAP).write_text(SHOES)
    ended = log(tmp_path)
    assert ended.status == 2
    assert "is in no git repository" in ended.stderr
    git(tmp_path, "init", "-q")
    ended = log(tmp_path)
    assert ended.status == 2
    assert "no commit at all" in ended.stderr


def test_a_chart_is_of_one_map(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES)
    committed(top, {"boots.journey.yaml": SHOES})
    ended = log(top, "--format", "svg")
    assert ended.status == 2
    assert "a chart shows one map" in ended.stderr


def test_the_chart(tmp_path: Path) -> None:
    hostile = RATED.replace("title: Shoes", "title: '<b>]]>&\\e[0m'").replace("Ana", "</text>Ana")
    top = commits(tmp_path, SHOES, BROKEN, hostile, SOLVED)
    ended = log(top, "--format", "svg", "--language", "de", "--output", "chart.svg")
    assert ended == Ended("", "", 0)
    root = ET.fromstring((top / "chart.svg").read_bytes())
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == [
        "Shoes",
        "Beschrieben 25\u202f% → 75\u202f%, Gefühle −2,0 → −0,5, Offene Punkte 3 → 1",
    ]
    assert "× mit Fehlern" in texts
    assert "−0,5 Ana" in texts
    lines = [one for one in root.iter("{http://www.w3.org/2000/svg}path") if one.get("fill")]
    # Coverage, three personas (one had another name), open points; each breaks once.
    assert [one.get("d", "").count("M") for one in lines] == [2, 2, 2, 1, 2]


def test_the_chart_speaks_the_language_of_the_map(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, "language: de\n" + RATED)
    assert ">Gefühle<" in log(top, "--format", "svg").stdout
    assert ">Feelings<" in log(top, "--format", "svg", "--language", "en").stdout
    (top / "cjmap.yaml").write_text("language: en\n")
    assert ">Feelings<" in log(top, "--format", "svg").stdout


def test_a_title_calls_nobody_and_turns_nothing_round(tmp_path: Path) -> None:
    title = 'title: "Shop \\u202E gnp @ana #12"'
    top = commits(tmp_path, SHOES.replace("title: Shoes", title))
    for command in ("log", "coverage"):
        first, *_ = [
            line
            for line in run(command, "--format", "markdown", folder=top).stdout.splitlines()
            if "gnp" in line
        ]
        assert first.endswith("Shop gnp \\@&#8203;ana \\#&#8203;12"), command


def test_a_map_that_is_broken_now_keeps_its_title(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, "title: [")
    assert log(top).stdout.startswith("Shoes: shoes.journey.yaml\n")


def test_a_map_that_is_gone_has_a_history(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, RATED)
    committed(top, {"socks.journey.yaml": SHOES.replace("Shoes", "Socks")})
    git(top, "rm", "-q", MAP)
    git(top, "commit", "-q", "-m", "Drop it")
    title, _, *rows, last, moved = log(top, MAP).stdout.splitlines()
    assert title == "Shoes: shoes.journey.yaml"
    assert len(rows) == 2
    assert "Drop it (gone)" in last
    assert [one["gone"] for one in read(top, MAP)["commits"]] == [False, False, True]
    assert moved.startswith("since 2026-01-01: described 25 % → 75 %")
    assert log(top, MAP, "socks.journey.yaml").stdout.startswith("Socks: ")
    chart = log(top, MAP, "--format", "svg").stdout
    assert "× removed<" in chart
    assert "with errors" not in chart
    assert "Drop it (gone)" in log(top, MAP, "--format", "markdown").stdout.replace("\\", "")
    assert "there is no file" in log(top, "hats.journey.yaml").stderr


def test_a_map_may_go_with_its_folder_and_come_again(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"old/maps/shoes.journey.yaml": SHOES})
    git(top, "rm", "-rq", "old")
    git(top, "commit", "-q", "-m", "Drop it")
    assert "Drop it (gone)" in log(top, "old/maps/shoes.journey.yaml").stdout
    committed(top, {"old/maps/shoes.journey.yaml": SHOES})
    said = read(top, "old/maps/shoes.journey.yaml")["commits"]
    assert [one["gone"] for one in said] == [False, True, False]


@pytest.mark.parametrize("words", [(), (MAP,), ("boots.journey.yaml",)])
def test_settings_with_a_fault_are_mended_first(words: tuple[str, ...], tmp_path: Path) -> None:
    top = repository(tmp_path, **{MAP: SHOES, "boots.journey.yaml": SHOES})
    committed(top, {"boots.journey.yaml": None, "cjmap.yaml": "output: [\n"})
    ended = log(top, *words)
    assert (ended.stdout, ended.status) == ("", 2)
    assert ended.stderr == (
        "error: nothing was shown\n"
        'mend cjmap.yaml first: cjmap.yaml:1:9: this "[" is never closed\n'
    )


def test_as_markdown(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES.replace("title: Shoes", "title: 'a|b <i>'"), RATED)
    ended = log(top, "--format", "markdown")
    assert "| commit | described | feels | lowest |" in ended.stdout
    assert "- since 2026-01-01: described 25 % → 75 %" in ended.stdout
    assert "<i>" not in ended.stdout


@pytest.mark.parametrize("subject", ["pasted\x1ftext\x1e", "%s %n", "0" * 40, ""])
def test_any_subject(subject: str, tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES)
    (top / MAP).write_text(RATED)
    git(top, "commit", "-q", "-a", "--allow-empty-message", "-m", subject)
    found = read(top)["commits"]
    assert [one["subject"] for one in found] == ["Change maps", subject]


def test_a_name_like_an_id(tmp_path: Path) -> None:
    name = "a" * 40
    top = repository(tmp_path, **{f"{name}/{name}": SHOES, "x.journey.yaml": SHOES})
    committed(top, {f"{name}/{name}": RATED})
    assert len(read(top, f"{name}/{name}")["commits"]) == 2


def test_whatever_people_have_set_for_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = commits(tmp_path, SHOES, RATED)
    committed(top, {MAP: SOLVED}, "Grüße")
    for key, value in (
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("diff.orderFile", "nowhere"),
        ("diff.renames", "false"),
        ("color.ui", "always"),
    ):
        git(top, "config", key, value)
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    subjects = [one["subject"] for one in read(top)["commits"]]
    assert subjects == ["Change maps", "Change maps", "Grüße"]


def test_a_copy_begins_where_it_was_made(tmp_path: Path) -> None:
    top = commits(tmp_path, SHOES, RATED)
    committed(top, {"boots.journey.yaml": RATED}, "Copy it")
    assert [one["subject"] for one in read(top, "boots.journey.yaml")["commits"]] == ["Copy it"]


def test_the_settings_are_those_of_each_commit(tmp_path: Path) -> None:
    text = SHOES.replace("coverage: {require: [emotion, pain_points]}\n", "")
    settings = "coverage: {require: [emotion]}\n"
    top = repository(tmp_path, **{MAP: text, "cjmap.yaml": settings})
    committed(top, {MAP: f"{text}# x\n", "cjmap.yaml": settings.replace("emotion", "actions")})
    assert [one["coverage"]["percent"] for one in read(top)["commits"]] == [50, 0]


def test_maps_of_a_repository_inside_and_of_none(tmp_path: Path) -> None:
    (tmp_path / "outside.journey.yaml").write_text(SHOES)
    top = commits(tmp_path / "top", SHOES)
    repository(top / "inside", **{"boots.journey.yaml": RATED})
    (top / "linked.journey.yaml").symlink_to("../outside.journey.yaml")
    said = log(top).stdout
    assert said.count("2026-01-01") >= 2
    assert "is in no git repository" in said


def test_settings_hold_for_a_repository_inside_at_all_its_commits(tmp_path: Path) -> None:
    text = RATED.partition("coverage:")[0]
    settings = "coverage: {require: [emotion]}\n"
    top = repository(tmp_path, **{"cjmap.yaml": settings})
    repository(top / "inside", **{"boots.journey.yaml": text})
    document = read(top, "inside/boots.journey.yaml")
    assert [one["coverage"]["percent"] for one in document["commits"]] == [100]


def test_the_lowest_is_that_of_whoever_feels_worst(tmp_path: Path) -> None:
    text = SHOES.replace("cart: {", "cart: {per_persona: {ana: {emotion: 2}, ben: {emotion: 1}}, ")
    (one,) = read(commits(tmp_path, text.replace("emotion: -2", "personas: [ana], emotion: -1")))[
        "commits"
    ]
    assert one["personas"] == {
        "Ana": {"mean": 0.5, "lowest": -1.0},
        "Ben": {"mean": 1.0, "lowest": 1.0},
    }
    assert one["feels"] == {"mean": 0.75, "lowest": -1.0}


def test_a_link_with_a_fault_is_no_change(tmp_path: Path) -> None:
    top = commits(tmp_path, BROKEN)
    (top / "linked.journey.yaml").symlink_to(MAP)
    committed(top, {})
    assert "not committed" not in log(top, "linked.journey.yaml").stdout


STORY = """\
title: Buying shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
  wear: {name: Wear}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
  ad: {name: Advertisement, phase: look, emotion: 1}
  shop: {name: Shop, phase: buy, emotion: -1, questions: [Do you have my size?]}
  desk: {name: Cash desk, phase: buy, emotion: -2, pain_points: [The freight comes as a surprise]}
  parcel: {name: Parcel, phase: wear, per_persona: {ana: {emotion: 2}, ben: {emotion: -1}}}
coverage: {require: [actions, questions, pain_points, emotion]}
"""
ASKED = (
    STORY.replace("Advertisement,", "Advertisement, actions: Looks twice, questions: [],")
    .replace("Shop,", "Shop, actions: Asks for the size,")
    .replace("emotion: 2", "emotion: 1")
)
SLIP = ASKED.replace("phase: wear", "phase: ware")
SEEN = ASKED.replace("Parcel,", "Parcel, actions: Opens it on the stairs, pain_points: [],")
TOLD = (
    SEEN.replace("-2", "1")
    .replace("surprise]", "surprise], solutions: [{text: Freight beside the price, status: done}]")
    .replace("[Do you have my size?]", "[{text: Do you have my size?, answer: Yes}]")
)
LAST = TOLD.replace("Cash desk,", "Cash desk, actions: Pays, questions: [],")
COMMITS = (
    (STORY, "First workshop", "2026-09-01"),
    (ASKED, "Ask at the door", "2026-09-24"),
    (SLIP, "Watch parcels", "2026-10-13"),
    (SEEN, "Mend a slip", "2026-10-13"),
    (TOLD, "Tell the freight", "2026-11-20"),
    (LAST, "Stand at the desk", "2026-11-22"),
)
EXAMPLES = Path(__file__).parents[2] / "examples"
DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_shows_what_it_says(tmp_path: Path, accept: bool) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    for text, message, day in COMMITS:
        committed(tmp_path, {"shop.journey.yaml": text}, message, day)
    chart = log(tmp_path, "--format", "svg").stdout
    if accept:
        (DOCS / "log.svg").write_text(chart, "utf-8")
    assert (DOCS / "log.svg").read_text("utf-8") == chart
    ended = log(tmp_path, "shop.journey.yaml")
    page = (DOCS / "log.md").read_text("utf-8")
    assert f"$ cjmap log shop.journey.yaml\n{ended.stdout}```" in page, ended.stdout
