"""One map laid over another: order, what wins, what goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.load import Loaded, load
from cjmap.loading.bases import MOST_BASES
from cjmap.loading.extends import lay_over
from cjmap.place import Span
from cjmap.project import Project
from cjmap.source import Mapping, Node, Scalar, parse


def tree(text: str, file: str = "x.yaml") -> Mapping:
    source, _ = parse(text.encode(), file=file)
    assert source.root
    return source.root


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return node.value if isinstance(node, Scalar) else [plain(item) for item in node.items]


MERGED = (
    ("mappings merge", "a: {x: 1, y: 2}", "a: {y: 3}", {"a": {"x": "1", "y": "3"}}),
    ("lists are replaced", "a: [1, 2]", "a: [3]", {"a": ["3"]}),
    ("a list replaces keys", "a: {x: 1}", "a: [3]", {"a": ["3"]}),
    ("keys replace a text", "a: text", "a: {x: 1}", {"a": {"x": "1"}}),
    ("null takes away", "a: 1\nb: 2", "a: null", {"b": "2"}),
    ("so does a tilde", "a: 1\nb: 2", "a: ~", {"b": "2"}),
    ("null in quotes is a text", "a: 1", 'a: "null"', {"a": "null"}),
    ("an empty key takes nothing away", "a: 1", "a:", {"a": "1"}),
    ("nor does an empty text", "a: 1", 'a: ""', {"a": "1"}),
    ("nor an empty mapping", "a: 1", "a: {}", {"a": "1"}),
    ("an empty list is a value", "a: [1]", "a: []", {"a": []}),
    ("deep inside", "a: {b: {c: 1, d: 2}}", "a: {b: {c: null}}", {"a": {"b": {"d": "2"}}}),
)


@pytest.mark.parametrize(("title", "base", "overlay", "merged"), MERGED, ids=[m[0] for m in MERGED])
def test_merging(title: str, base: str, overlay: str, merged: object) -> None:
    assert plain(lay_over(tree(base), tree(overlay)).tree) == merged


ORDERS = (
    ("known keys keep the base's order", "abc", {"c": "1", "a": "1"}, "abc"),
    ("a new one behind its predecessor", "abc", {"a": "1", "x": "1"}, "axbc"),
    ("several in a row", "abc", {"a": "1", "x": "1", "y": "1"}, "axybc"),
    ("at the end when nothing precedes it", "abc", {"x": "1", "a": "1"}, "abcx"),
    ("behind one that is taken away", "abc", {"b": "null", "x": "1"}, "axc"),
    ("behind a new one that nothing precedes", "abc", {"x": "1", "y": "1", "a": "1"}, "abcxy"),
    ("in two places", "abc", {"a": "1", "x": "1", "b": "1", "y": "1"}, "axbyc"),
)


@pytest.mark.parametrize(("title", "base", "overlay", "order"), ORDERS, ids=[o[0] for o in ORDERS])
def test_order(title: str, base: str, overlay: dict[str, str], order: str) -> None:
    before = tree("".join(f"{key}: 0\n" for key in base))
    over = tree("".join(f"{key}: {value}\n" for key, value in overlay.items()))
    assert "".join(lay_over(before, over).tree.entries) == order


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.lists(st.sampled_from("abcdefgh"), unique=True),
)
def test_every_key_is_kept_once_and_the_base_in_order(base: list[str], overlay: list[str]) -> None:
    before = tree("".join(f"{key}: 0\n" for key in [*base, "z"]))
    over = tree("".join(f"{key}: 1\n" for key in [*overlay, "z"]))
    merged = list(lay_over(before, over).tree.entries)
    assert sorted(merged) == sorted({*base, *overlay, "z"})
    assert [key for key in merged if key in [*base, "z"]] == [*base, "z"]


def write(folder: Path, files: dict[str, str]) -> Loaded:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder / "map.yaml", Project(folder))


HEAD = "title: Shoes\nphases: {buy: {name: Buy}}\n"


def test_later_bases_win(tmp_path: Path) -> None:
    files = {
        "map.yaml": "extends: [a.yaml, b.yaml]\n" + HEAD + "touchpoints: {cart: {name: Cart}}\n",
        "a.yaml": "owner: Ana\ndescription: A\n",
        "b.yaml": "owner: Ben\n",
    }
    loaded = write(tmp_path, files)
    assert loaded.map
    assert (loaded.map.owner, loaded.map.description) == ("Ben", "A")
    assert loaded.map.bases == ("a.yaml", "b.yaml")


def test_chains_and_diamonds(tmp_path: Path) -> None:
    files = {
        "map.yaml": "extends: [a.yaml, b.yaml]\n" + HEAD + "touchpoints: {cart: {name: Cart}}\n",
        "a.yaml": "extends: parts/c.yaml\nowner: Ana\n",
        "b.yaml": "extends: parts/c.yaml\nstate: to-be\n",
        "parts/c.yaml": "extends: d.yaml\nstate: as-is\n",
        "parts/d.yaml": "description: The very first\npersonas: {ana: {name: Ana, image: a.gif}}\n",
        "parts/a.gif": "GIF89a",
    }
    loaded = write(tmp_path, files)
    assert loaded.map
    assert loaded.findings == ()
    assert (loaded.map.owner, loaded.map.state) == ("Ana", "to-be")
    assert loaded.map.description == "The very first"
    assert set(loaded.pictures) == {"ana"}


def test_many_ways_to_the_same_base_take_no_time(tmp_path: Path) -> None:
    files = {f"{n}.yaml": f"extends: [{n + 1}.yaml, {n + 1}.yaml]\n" for n in range(28)}
    files["28.yaml"] = HEAD + "touchpoints: {cart: {name: Cart}}\n"
    loaded = write(tmp_path, {**files, "map.yaml": "extends: 0.yaml\ntitle: Shoes\n"})
    assert loaded.findings == ()


def test_more_bases_than_any_map_needs(tmp_path: Path) -> None:
    files = {f"{n}.yaml": f"extends: {n + 1}.yaml\n" for n in range(MOST_BASES + 5)}
    loaded = write(tmp_path, {**files, "map.yaml": "extends: 0.yaml\n" + HEAD})
    assert [one.problem.name for one in loaded.findings] == ["limit-exceeded"]


def test_a_path_that_is_too_long_is_a_missing_file(tmp_path: Path) -> None:
    loaded = write(tmp_path, {"map.yaml": f"extends: {'a' * 5000}\n" + HEAD})
    assert [one.problem.name for one in loaded.findings] == ["missing-file"]


def test_what_is_wrong_in_a_base_points_there(tmp_path: Path) -> None:
    files = {
        "map.yaml": "extends: base.yaml\n" + HEAD + "touchpoints: {cart: {name: Cart}}\n",
        "base.yaml": "touchpoints:\n  cart: {emotion: happy}\n",
    }
    (finding,) = write(tmp_path, files).findings
    assert isinstance(finding.place, Span)
    assert finding.place.file.endswith("base.yaml")


def test_a_broken_base_is_all_that_is_reported(tmp_path: Path) -> None:
    files = {
        "map.yaml": "extends: base.yaml\ntouchpoints: {cart: {phase: buy, goal: null}}\n",
        "base.yaml": "title: a: b\n",
    }
    loaded = write(tmp_path, files)
    assert [one.problem.name for one in loaded.findings] == ["syntax-error"]
    assert not loaded.is_whole


def test_the_same_tree_twice(tmp_path: Path) -> None:
    files = {"map.yaml": "extends: b.yaml\n" + HEAD, "b.yaml": "owner: Ana\ntouchpoints: {x: {}}\n"}
    assert write(tmp_path, files) == write(tmp_path, files)


def test_a_base_that_is_a_dead_link_is_not_proposed_for_itself(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").symlink_to(tmp_path / "gone.yaml")
    path = tmp_path / "map.journey.yaml"
    path.write_text("title: T\nextends: base.yaml\n", "utf-8")
    loaded = load(path, Project(tmp_path))
    messages = [finding.message for finding in loaded.findings]
    assert any('there is no file "base.yaml"' in message for message in messages)
    assert not any('did you mean "base.yaml"' in message for message in messages)
