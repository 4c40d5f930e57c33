"""What people did in two versions of a checklist is in the one that comes of them."""

from __future__ import annotations

from random import Random

import pytest

from cjmap.renderers.markers import mark
from cjmap.renderers.notes import Disputed
from cjmap.renderers.previous import read_old
from cjmap.renderers.uniting import United, united
from cjmap.renderers.unmarking import StrayMarkError, first_mark, without_marks

ITEMS = tuple(f"hole/{name}" for name in "abcd")


def checklist(*items: str) -> str:
    """Return a checklist; each item is its id, "x" before it where ticked, notes behind "|"."""
    lines = [f"# Shop {mark('title', 'Shop')}", ""]
    for item in items:
        id, *notes = item.split("|")
        box, id = ("[x]", id[1:]) if id.startswith("x") else ("[ ]", id)
        lines += [f"- {box} Say {id} {mark(f'hole/{id}', f'Say {id}')}", *notes]
    return "\n".join(lines) + "\n"


def flat(found: United) -> str:
    return "\n".join(str(line) for line in found) + "\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (["a", "b"], ["xa", "b"], ["a", "xb"], ["xa", "xb"]),
        (["xa", "b"], ["a", "b"], ["xa", "xb"], ["a", "xb"]),
        (["a"], ["a|  one"], ["a|  two"], ["a|  one|  two"]),
        (["a"], ["a|  one"], ["a|  one"], ["a|  one"]),
        (["a|  one"], ["a"], ["xa|  one"], ["xa"]),
        (["a|  one"], ["a|  one|  two"], ["a|  ONE"], ["a|  ONE|  two"]),
        (["a|  one|  two"], ["a|  ONE|  two"], ["a|  one|  TWO"], ["a|  ONE|  TWO"]),
        (["a", "c"], ["a", "b", "c"], ["a", "d", "c"], ["a", "d", "b", "c"]),
        (["a", "b"], ["a"], ["a", "xb"], ["a", "xb"]),
        (["a", "b"], ["a", "b|  mine"], ["a"], ["a", "b|  mine"]),
        (["a", "b"], ["a", "b"], ["a"], ["a"]),
        (["a", "b"], ["b"], ["a", "b"], ["b"]),
        # What one has made of a line, and the other, too, with more behind it.
        (["a|  one"], ["a|  ONE"], ["a|  ONE|  two"], ["a|  ONE|  two"]),
        (["a|  one"], ["a|  ONE|  two"], ["a|  ONE"], ["a|  ONE|  two"]),
        # An item that stands twice is ticked where either is.
        (["a", "b"], ["a", "b", "xa"], ["a", "b"], ["xa", "b"]),
        (["a", "b"], ["xa", "b", "a"], ["a", "b"], ["xa", "b"]),
    ],
)
def test_what_one_side_did(
    base: list[str], ours: list[str], theirs: list[str], expected: list[str]
) -> None:
    versions = (checklist(*one) for one in (base, ours, theirs))
    assert flat(united(*versions)) == checklist(*expected)


def test_without_a_base_what_either_side_has_is_kept() -> None:
    found = united(None, checklist("xa|  one", "b"), checklist("a|  two", "xb", "c"))
    assert flat(found) == checklist("xa|  one|  two", "xb", "c")


@pytest.mark.parametrize(
    ("ours", "theirs"), [("a|  two", "a|  three"), ("a|  two", "a"), ("a", "a|  three")]
)
def test_a_note_that_both_have_changed_is_disputed(ours: str, theirs: str) -> None:
    found = united(checklist("a|  one"), checklist(ours), checklist(theirs))
    mine, yours = (tuple(one.split("|")[1:]) for one in (ours, theirs))
    assert [one for one in found if isinstance(one, Disputed)] == [Disputed(mine, yours)]


def test_words_of_an_item_that_both_have_changed_are_disputed_with_the_tick() -> None:
    base = checklist("a")
    ours, theirs = base.replace("Say a", "Ask a"), base.replace("[ ] Say a", "[x] Tell a")
    (found,) = (one for one in united(base, ours, theirs) if isinstance(one, Disputed))
    assert [line.split(" <")[0] for line in (*found.ours, *found.theirs)] == [
        "- [x] Ask a",
        "- [x] Tell a",
    ]


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_words_that_one_side_has_changed_stay(side: str) -> None:
    base = checklist("a")
    changed = base.replace("Say a", "Ask a")
    both = (changed, base) if side == "ours" else (base, changed)
    assert flat(united(base, *both)) == changed


def test_what_has_gone_from_the_map_stays_at_the_end() -> None:
    gone = f"## Gone {mark('gone', 'Gone')}\n\n- [x] Say b {mark('gone/hole/b', 'Say b')}\n"
    found = flat(
        united(checklist("a", "xb"), checklist("a", "xb", "c"), f"{checklist('a')}\n{gone}")
    )
    assert found.index("hole/c") < found.index("cj:gone ") < found.index("gone/hole/b")
    assert found.count("hole/b") == 1
    assert "hole/b" in read_old(found).ticks


def edited(text: str, random: Random, who: str) -> tuple[str, set[str]]:
    """Return a checklist with ticks and notes of a person's, and what must not be lost."""
    lines, done = text.split("\n"), set()
    for number in range(random.randrange(6)):
        at = random.choice([n for n, line in enumerate(lines) if "cj:hole" in line])
        if random.random() < 0.4:
            lines[at] = lines[at].replace("[ ]", "[x]")
            done.add(read_old(lines[at]).entries[0].id)
        else:
            lines.insert(at + 1, f"  {who} {number}")
            done.add(f"  {who} {number}")
    return "\n".join(lines), done


@pytest.mark.parametrize("seed", range(200))
def test_nothing_that_anybody_added_is_lost(seed: int) -> None:
    random = Random(seed)
    base, _ = edited(checklist(*random.sample("abcd", 3)), random, "both")
    (ours, mine), (theirs, yours) = (edited(base, random, who) for who in ("ours", "theirs"))
    marked = f"<<<<<<< a\n{ours}\n=======\n{theirs}\n>>>>>>> b\n"
    for text in (flat(united(base, ours, theirs)), without_marks(marked)):
        old = read_old(text)
        lines = {line for entry in old.entries for line in entry.below}
        assert mine | yours <= lines | old.ticks
    # What is merged with itself or with what it was made of is as it was.
    assert flat(united(base, ours, ours)).split() == ours.split()
    assert flat(united(base, ours, base)).split() == ours.split()


CONFLICT = "<<<<<<< a\n- one\n||||||| c\n- none\n=======\n- two\n>>>>>>> b\n"


def test_marks_are_taken_out() -> None:
    text = checklist("a")
    assert first_mark(text) is None
    assert first_mark(text + CONFLICT) == 4
    assert without_marks(text + CONFLICT) == f"{text}- one\n- two\n"


def test_without_the_base_of_each_conflict_what_either_side_has_is_kept() -> None:
    """A tick that only one side has taken away stays, as in a merge without a base."""
    title, _, ticked, other = checklist("xa", "b").splitlines()
    plain = ticked.replace("[x]", "[ ]")
    first = ("<<<<<<< a", plain, "||||||| base", ticked, "=======", ticked, ">>>>>>> b")
    second = ("<<<<<<< a", "  - one", "=======", "  - two", ">>>>>>> b")
    above = (title, "", *first, other)
    assert ticked not in without_marks("\n".join(above))
    assert ticked in without_marks("\n".join((*above, *second)))


@pytest.mark.parametrize("line", ["========", "<<<<<<<< a", ">>>>>>>> b"])
def test_a_mark_of_another_length_is_text(line: str) -> None:
    text = CONFLICT.replace("- one\n", f"- one\n{line}\n")
    assert f"- one\n{line}\n- two\n" in without_marks(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< a\n", 1),
        ("\n>>>>>>> b\n", 2),
        (f"{CONFLICT}<<<<<<< a\n=======\n", 8),
        ("<<<<<<< a\n<<<<<<< a\n", 2),
        ("<<<<<<< a\n>>>>>>> b\n", 2),
    ],
)
def test_a_mark_without_its_others(text: str, line: int) -> None:
    with pytest.raises(StrayMarkError) as raised:
        first_mark(text)
    assert raised.value.line == line


@pytest.mark.parametrize("text", ["Title\n=======\n", "======= x\n", "<<< a\n", ">>> quoted\n"])
def test_what_is_no_mark(text: str) -> None:
    assert first_mark(text) is None
