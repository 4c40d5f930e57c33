"""Two versions of a map are merged by their keys, and comments and layout stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.merge import Marks, Merged, Refused, merge
from cjmap.merge.decisions import Dispute

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*.txt"))


def merged(base: str, ours: str, theirs: str, **options: object) -> Merged | Refused:
    return merge(base.encode(), ours.encode(), theirs.encode(), **options)  # type: ignore[arg-type]


def text(base: str, ours: str, theirs: str) -> str:
    found = merged(base, ours, theirs)
    assert isinstance(found, Merged), found
    return found.data.decode()


def _parts(path: Path) -> list[str]:
    """Return base, ours, theirs and the result of a case."""
    _, *parts = path.read_text("utf-8").split("=== ")
    named = dict(part.split("\n", 1) for part in parts)
    return [named[name] for name in ("base", "ours", "theirs", "result")]


@pytest.mark.parametrize("path", CASES, ids=lambda one: one.stem)
def test_cases(path: Path, pytestconfig: pytest.Config):
    base, ours, theirs, expected = _parts(path)
    found = merged(base, ours, theirs)
    said = found.data.decode() if isinstance(found, Merged) else f"refused: {found.why}\n"
    if pytestconfig.getoption("accept"):
        head = path.read_text("utf-8").partition("=== result\n")[0]
        path.write_text(f"{head}=== result\n{said}", "utf-8")
        return
    assert said == expected


MAP = "title: A\nphases:\n  buy: {name: Buy}\n  use: {name: Use}\n"


@pytest.mark.parametrize("other", [MAP.replace("Buy", "Kauf"), "broken: [\n", "", "\ufeffa: 1\r\n"])
def test_what_one_side_left_alone_is_as_the_other_has_it(other: str):
    base = MAP.encode()
    assert merge(base, other.encode(), base) == Merged(other.encode())
    assert merge(base, base, other.encode()) == Merged(other.encode())
    assert merge(base, other.encode(), other.encode()) == Merged(other.encode())


def test_the_same_change_at_both_sides_is_no_conflict():
    ours = MAP.replace("Buy", "Kauf")
    theirs = ours.replace("Use", "Nutzen")
    assert merged(MAP, ours.replace("title: A", "title: B"), theirs).conflicts == ()


def test_a_conflict_names_the_key_and_bears_the_labels():
    ours, theirs = MAP.replace("A", "B"), MAP.replace("A", "C").replace("Use", "Nutzen")
    found = merged(MAP, ours, theirs, marks=Marks(9, "HEAD", "feature"))
    assert found.conflicts == (Dispute("title", "changed"),)
    assert found.data.decode() == (
        "<<<<<<<<< HEAD\ntitle: B\n=========\ntitle: C\n>>>>>>>>> feature\n"
        + theirs.partition("\n")[2]
    )


def test_line_ends_and_byte_order_marks_are_those_of_ours():
    ours = "\ufeff" + MAP.replace("Buy", "Kauf").replace("\n", "\r\n")
    found = merged(MAP, ours, MAP.replace("Use", "Nutzen"))
    assert found.data.decode() == ours.replace("Use", "Nutzen")


def test_a_last_line_without_an_end_stays_so():
    base = MAP.removesuffix("\n")
    found = merged(base, base.replace("Buy", "Kauf"), base.replace("Use", "Nutzen"))
    assert found.data.decode() == base.replace("Buy", "Kauf").replace("Use", "Nutzen")


@pytest.mark.parametrize(("ours", "theirs"), [("\n", ""), ("", "\n")])
def test_the_end_of_the_last_line_is_that_of_who_changed_it(ours: str, theirs: str):
    base = MAP.removesuffix("\n") + theirs
    found = merged(base, MAP.replace("Buy", "Kauf").removesuffix("\n") + ours, f"cjmap: 1\n{base}")
    assert found.data.decode().endswith("{name: Use}" + ours)


def test_a_map_that_both_have_made_has_no_base():
    found = merged("", MAP, MAP.replace("Buy", "Kauf") + "owner: Team\n")
    assert found.conflicts == (Dispute("phases.buy.name", "changed"),)
    assert "owner: Team\n" in found.data.decode()


@pytest.mark.parametrize(
    ("ours", "why"),
    [
        ("title: [\n", "our version has an error"),
        ("title: A\ntitle: B\n", "written twice"),
        ("{title: A}\n", "in braces"),
        ("title: A\r\nowner: B\n", "lines all end alike"),
        ("title: A\x00\n", "our version has an error"),
        ("- a\n", "our version has an error"),
    ],
)
def test_what_cannot_be_merged_by_keys_is_refused(ours: str, why: str):
    found = merged(MAP, ours, MAP.replace("Buy", "Kauf"))
    assert isinstance(found, Refused)
    assert why in found.why


def test_a_comment_that_one_side_has_moved_is_not_lost():
    """It may stand at both places: above the key that ours has moved, and below it."""
    base = "title: A\ntouchpoints:\n  a:\n    phase: b\n      # two\n    # one\n    name: C\n"
    ours = "title: A\ntouchpoints:\n  a:\n    name: C\n    phase: b\n      # two\n    # one\n"
    theirs = base.replace("      # two", "    # two").replace("title: A", "title: 'A'")
    for one, other in ((ours, theirs), (theirs, ours)):
        assert {"# one", "# two"} <= {line.strip() for line in text(base, one, other).split("\n")}


def test_settings_are_merged_by_their_keys():
    base = "maps: [a/**]\nrules:\n  ignore: [CJ301]\n"
    found = merged(
        base,
        base.replace("[CJ301]", "[CJ301, CJ302]"),
        base.replace("[CJ301]", "[CJ303, CJ301]"),
        part="config",
    )
    assert found.data.decode() == "maps: [a/**]\nrules:\n  ignore: [CJ303, CJ301, CJ302]\n"
