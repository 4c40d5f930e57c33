"""The checklist: what it lists, and that it keeps whatever people do to it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmap.renderers.checklist import render
from cjmap.renderers.markers import digest, mark, read_mark, safe_id

from ..everything import everything, view_of, view_of_text

MAP = """
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
  wear: {name: Wear, personas: [ana]}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
coverage: {require: [actions, questions]}
touchpoints:
  ad:
    name: Advertisement
    phase: look
    actions: Taps
    questions: [{text: Who is it?, answer: We are}, How much?]
    pain_points: [{text: Too small *to read*, severity: high}]
  cart:
    name: Cart
    phase: buy
    questions: [Is it [safe]?]
    per_persona: {ana: {actions: Pays}}
  mail:
    name: Mail
    phase: buy
    actions: Reads
    questions: When?
    solutions:
      - {text: Shorter, status: planned, owner: Team A, due: 2026-12-15}
      - {text: Sooner, status: done}
  box:
    name: Box
    phase: wear
    actions: Opens
    questions: []
"""
# What changes from build to build: things are described, renamed, done, taken out, put back.
CHANGES = {
    "same": lambda text: text,
    "german": lambda text: text.replace("title:", "language: de\ntitle:"),
    "described": lambda text: text.replace("per_persona: {ana: {actions", "x").replace(
        "x: Pays}}", "actions: Pays"
    ),
    "done": lambda text: text.replace("status: planned", "status: done"),
    "undone": lambda text: text.replace("status: done", "status: doing"),
    "renamed": lambda text: text.replace("Advertisement", "Poster").replace("Look}", "See}"),
    "without ad": lambda text: text.replace(text[text.index("  ad:") : text.index("  cart:")], ""),
    "without mail": lambda text: text.replace(
        text[text.index("  mail:") : text.index("  box:")], ""
    ),
}
VIEWS = {
    name: view_of_text(change(MAP.replace("Is it [safe]?", "'Is it [safe]?'")))
    for name, change in CHANGES.items()
}
SAME = VIEWS["same"]
FRESH = render(SAME)
CART = "hole/cart/actions"


def line_of(text: str, id: str) -> str:
    (found,) = [line for line in text.splitlines() if f"<!-- cj:{id} " in line]
    return found


def change(text: str, id: str, new: str) -> str:
    """Return the text with other words instead of the line with a mark; {} is the line."""
    old = line_of(text, id)
    return text.replace(old, new.replace("{}", old))


def tick(text: str, id: str) -> str:
    return change(text, id, line_of(text, id).replace("[ ]", "[x]"))


def test_what_is_listed():
    shown = re.sub(r" <!-- .*? -->", "", FRESH)
    assert (
        shown
        == """\
# Checklist for “Shoes”

Built from stdin.journey.yaml. Ticks and lines of your own stay when it is built again.

1 done, 5 open

Still to describe: 1 · Questions without an answer: 2 · \
Pain points without a solution: 1 · Solutions to carry out: 1

## 1. Look

### Advertisement

- [ ] Answer: How much?
- [ ] Solve: Too small \\*to read\\* · Severity: high

## 2. Buy

### Cart

- [ ] Actions still missing · Ben
- [ ] Answer: Is it \\[safe\\]?

### Mail

- [ ] Carry out: Shorter · planned · Team A · by 15 Dec 2026
- [x] Carry out: Sooner · done

## 3. Wear

Nothing is open in this phase.
"""
    )


def test_marks_are_invisible_and_items_are_one_list():
    html = MarkdownIt("commonmark", {"html": True}).render(FRESH)
    visible = re.sub(r"<!--.*?-->|<[^>]*>", "", html)
    assert "cj:" not in visible
    assert html.count("<ul>") == 3
    assert html.count("<li>") == 6


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_building_again_changes_nothing(view):
    once = render(view)
    assert render(view, previous=once) == once


@pytest.mark.parametrize("name", ["same", "german", "renamed", "undone"])
def test_ticks_stay(name):
    built = render(VIEWS[name], previous=tick(FRESH, CART))
    assert line_of(built, CART).startswith("- [x] ")
    assert built.count("[x]") == 2 - (name == "undone")


@pytest.mark.parametrize("box", ["- [X]", "* [x]", "+ [x]", "  - [x]", "1. [x]", "-  [x]"])
def test_ticks_of_other_tools(box):
    old = change(FRESH, CART, line_of(FRESH, CART).replace("- [ ]", box))
    assert render(SAME, previous=old) == render(SAME, previous=tick(FRESH, CART))


def test_the_summary_counts_ticks():
    assert "2 done, 4 open" in render(SAME, previous=tick(FRESH, CART))


def test_the_map_takes_its_own_tick_back_but_nobody_elses():
    sooner = re.search(r"cj:(\S+) done", FRESH)[1]
    shorter = re.search(r"Shorter.*cj:(\S+)", FRESH)[1]
    ticked = render(SAME, previous=tick(FRESH, shorter))
    done = render(VIEWS["done"], previous=ticked)
    undone = render(VIEWS["undone"], previous=done)
    assert line_of(undone, sooner).startswith("- [ ]")
    assert line_of(undone, shorter).startswith("- [x]")


def test_a_tick_of_the_map_cannot_be_taken_away():
    sooner = re.search(r"cj:(\S+) done", FRESH)[1]
    old = change(FRESH, sooner, line_of(FRESH, sooner).replace("[x]", "[ ]"))
    assert render(SAME, previous=old) == FRESH


@pytest.mark.parametrize(
    "added",
    [
        "{}\n  - a note\n    - and one in it",
        "{}\n  Words that go on\n\n  after a blank line",
        "{}\nlazy words",
        "{}\n- [ ] a task of my own",
        "{}\n\n```\n# not a heading\n```",
        "{}\n\n## My own section\n\nWith words.",
        "a line before\n{}",
    ],
)
@pytest.mark.parametrize("id", [CART, "phase/buy", "touchpoint/cart", "title", "summary"])
def test_lines_of_people_stay_where_they_are(added, id):
    old = change(FRESH, id, added)
    built = render(SAME, previous=old)
    words = [line for line in built.splitlines() if line.strip()]
    assert words == [line for line in old.splitlines() if line.strip()]
    assert render(SAME, previous=built) == built


def test_lines_before_the_title_stay():
    built = render(SAME, previous="---\nowner: me\n---\n\n" + FRESH)
    assert built == "---\nowner: me\n---\n\n" + FRESH


def test_an_item_without_anything_goes_away():
    assert CART not in render(VIEWS["described"], previous=FRESH)
    assert "No longer" not in render(VIEWS["described"], previous=FRESH)


@pytest.mark.parametrize("added", ["- [x] Actions still missing · Ben {}", "{}\n  - a note"])
def test_an_item_that_is_gone_takes_its_tick_and_notes_along(added):
    marked = mark(CART, "Actions still missing · Ben")
    old = change(FRESH, CART, added.replace("{}", marked if "[x]" in added else "{}"))
    built = render(VIEWS["described"], previous=old)
    above, below = built.split("## No longer in the map")
    assert CART not in above
    assert f"] Cart: Actions still missing · Ben <!-- cj:gone/{CART}" in below
    assert ("  - a note" in below) == ("a note" in added)
    assert render(VIEWS["described"], previous=built) == built


def test_an_item_that_comes_back_takes_its_tick_and_notes_back():
    old = change(tick(FRESH, CART), CART, "{}\n  - a note")
    gone = render(VIEWS["described"], previous=old)
    assert render(SAME, previous=gone) == render(SAME, previous=old)


@pytest.mark.parametrize("id", [CART, "touchpoint/ad"])
@pytest.mark.parametrize("follows", ["~~~", ">", "- [ ] a task of my own", "## Mine"])
@pytest.mark.parametrize("note", ["{} and more", "{}\n  a note", "{}\nlazy words"])
def test_a_note_keeps_what_is_gone_whatever_stands_below_another_mark(id, follows, note):
    gone = mark(f"gone/{id}", "Words")
    view = VIEWS["described" if id == CART else "without ad"]
    built = render(view, previous=f"{gone}\n{follows}\n- Words {gone}\n{note.format(gone)}\n")
    assert f"cj:gone/{id}" in built
    assert render(view, previous=built) == built


def test_what_is_unticked_below_leaves_the_list():
    gone = render(VIEWS["described"], previous=tick(FRESH, CART))
    assert gone != render(VIEWS["described"], previous=gone.replace("- [x] Cart", "- [ ] Cart"))
    cleared = render(VIEWS["described"], previous=gone.replace("- [x] Cart", "- [ ] Cart"))
    assert cleared == render(VIEWS["described"])


def test_lines_between_items_stay_when_the_item_above_goes():
    old = change(FRESH, CART, "{}\n- [ ] a task of my own")
    built = render(VIEWS["described"], previous=old)
    lines = built.splitlines()
    assert "No longer" not in built
    assert (
        lines.index("- [ ] a task of my own") == lines.index(line_of(built, "touchpoint/cart")) + 1
    )


def test_a_section_of_ones_own_stays_when_the_item_above_goes():
    last = re.findall(r"cj:(solution/\S+)", FRESH)[-1]
    old = change(FRESH, last, "{}\n\n## Notes\n\nMine.\n")
    built = render(VIEWS["without mail"], previous=old)
    assert "## Notes\n\nMine.\n" in built
    assert "No longer" not in built


def test_a_touchpoint_that_is_gone_takes_along_what_was_written_below_it():
    old = change(FRESH, "touchpoint/ad", "{}\n\nWords about it.\n\n## Mine\n\nStays.\n")
    built = render(VIEWS["without ad"], previous=old)
    above, below = built.split("## No longer in the map")
    assert "Words about it." in below
    assert "- Advertisement <!--" in below
    assert "## Mine\n\nStays." in above


def test_lines_between_items_go_along_with_the_touchpoint_that_is_gone():
    first = re.search(r"cj:(question/ad/\S+)", FRESH)[1]
    old = change(FRESH, first, "{}\n- [ ] a task of my own\n\n## Mine\n\nStays.\n")
    above, below = render(VIEWS["without ad"], previous=old).split("## No longer in the map")
    assert "- Advertisement <!--" in below
    assert "- [ ] a task of my own" in below
    assert "## Mine\n\nStays." in above


def test_a_stray_mark_takes_nothing_from_the_touchpoint_that_is_gone():
    first = re.search(r"cj:(question/ad/\S+)", FRESH)[1]
    old = change(FRESH, first, "{}\n  a note\n\nWords about it.")
    old = change(old, "phase/look", f"{{}}\n<!-- cj:gone/{first} -->")
    built = render(VIEWS["without ad"], previous=old)
    _, touchpoint = built.split("- Advertisement <!--")
    assert "Words about it." in touchpoint
    assert render(VIEWS["without ad"], previous=built) == built


def test_a_hash_in_a_block_of_code_is_no_section():
    code = "```sh\n# a comment\nls\n```"
    old = change(FRESH, "touchpoint/ad", f"{{}}\n\n{code}\n")
    _, below = render(VIEWS["without ad"], previous=old).split("## No longer in the map")
    assert code in below


def test_lines_that_come_together_stay_apart():
    old = change(FRESH, CART, "One.\n\n{}\n=====\n")
    built = render(VIEWS["described"], previous=old)
    assert "\nOne.\n\n=====\n" in built


def test_an_item_among_the_gone_ones_says_nothing_of_the_last_touchpoint():
    gone = render(VIEWS["described"], previous=tick(FRESH, CART))
    moved = gone + "- [x] Moved here " + mark("hole/old/actions", "Moved here") + "\n"
    assert "- [x] Moved here <!-- cj:gone/hole/old/actions" in render(SAME, previous=moved)


def test_a_heading_without_items_stays_when_words_stand_below_it():
    with_words = FRESH + "\n### Box " + mark("touchpoint/box", "Box") + "\n\nWords about it.\n"
    built = render(SAME, previous=with_words)
    assert "### Box <!--" in built
    assert "No longer" not in built


def test_changed_words_become_a_note():
    old = FRESH.replace("] Actions still missing · Ben", "] Actions still missing, ask Ben!")
    built = render(SAME, previous=old)
    assert "- [ ] Actions still missing · Ben <!--" in built
    assert "\n  - Actions still missing, ask Ben!\n" in built
    assert render(SAME, previous=built) == built


def test_words_behind_the_mark_become_a_note():
    built = render(SAME, previous=change(FRESH, CART, "{} done soon"))
    assert "\n  - Actions still missing · Ben  done soon\n" in built


@pytest.mark.parametrize("name", ["german", "renamed"])
def test_words_that_the_map_has_changed_are_no_change_of_people(name):
    assert render(VIEWS[name], previous=FRESH) == render(VIEWS[name])


def test_blanks_and_escapes_of_a_formatter_are_no_change():
    old = FRESH.replace("\\*to read\\*", "*to  read*").replace("- [ ]", "* [ ]")
    assert render(SAME, previous=old) == FRESH


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks(end, mark):
    old = tick(FRESH, CART)
    assert render(SAME, previous=mark + old.replace("\n", end)) == render(SAME, previous=old)


def test_a_missing_line_end():
    assert render(SAME, previous=FRESH.rstrip("\n")) == FRESH


def test_a_merge_that_was_not_finished():
    ours, theirs = tick(FRESH, CART), change(FRESH, CART, "{}\n  - their note")
    conflict = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"
    built = render(SAME, previous=conflict)
    assert line_of(built, CART).startswith("- [x]")
    assert all(line in built for line in ("<<<<<<< HEAD", "=======", ">>>>>>> other"))
    assert built.count("  - their note") == 1
    assert render(SAME, previous=built) == built


def test_statements_that_share_an_id_are_told_apart():
    question = next(p for p in SAME.open_points if p.kind == "question")
    twin = replace(question, text="Another one?")
    again = replace(question, owner="Somebody")
    one = replace(SAME, open_points=(*SAME.open_points, twin, again))
    other = replace(SAME, open_points=(twin, *SAME.open_points, again))
    marks = [read_mark(line).id for line in render(one).splitlines() if read_mark(line)]
    assert len(marks) == len(set(marks))
    ticked = re.sub(r"\[ \](?= Answer: Another)", "[x]", render(one))
    assert "[x] Answer: Another" in render(other, previous=ticked)
    assert render(other, previous=ticked).count("[x]") == 2


@pytest.mark.parametrize(
    "id", ["a--b", "a-->b", "Größe", "x y", "", "<!--", "\ud800", "a---", "a."]
)
def test_ids_cannot_break_out(id):
    assert re.fullmatch(r"[a-z0-9_./-]*", safe_id(id))
    assert "--" not in safe_id(id)


@given(st.text(), st.text())
def test_different_ids_stay_different(one, other):
    assert (safe_id(one) == safe_id(other)) == (one == other)


def test_hostile_texts_stay_in_their_line():
    text = MAP.replace("How much?", "'x --> # [ ] <!-- cj:hole/cart/actions 00000000 -->'")
    built = render(view_of_text(text.replace("Is it [safe]?", "'Is it [safe]?'")))
    marks = [read_mark(line) for line in built.splitlines()]
    assert [found.id for found in marks if found].count(CART) == 1
    assert len(built.splitlines()) == len(FRESH.splitlines())


def test_every_map_is_written_once(tmp_path):
    view = view_of(everything(language="de").write(tmp_path))
    built = render(view)
    assert len([line for line in built.splitlines() if "- [" in line]) == len(view.open_points)
    assert render(view, previous=built) == built


def packed(text: str) -> str:
    return re.sub(r"[\s\\]", "", text)


def bare_words(line: str) -> str:
    """Return the words of a marked line, without what makes it a heading or an item."""
    return re.sub(r"^([-+*](?=\s|$)|#{1,6}(?=\s|$)|\d+[.)])?\s*(\[[ xX]\])?\s*", "", line)


def is_lost(line: str, new: str) -> bool:
    """Whether a line of an old checklist is neither cjmap's own nor in the new one."""
    marked = read_mark(line)
    if marked is None:
        return bool(line.strip()) and line not in new.split("\n")
    bare = bare_words(marked.words)
    return digest(bare) != marked.digest and packed(bare) not in packed(new)


def loses_nothing(old: str, new: str) -> bool:
    lines = re.split(r"\r\n?|\n", old.replace("\ufeff", ""))
    return not any(is_lost(line, new) for line in lines)


MARKS = re.findall(r"<!-- .*? -->", FRESH)
PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            *MARKS,
            *[m.replace("cj:", "cj:gone/") for m in MARKS],
            "- [x] ", "- [ ] ", "  ", "\t", "# ", "## ", "### ", "- ", "```", "~~~", ">", "=====",
            "<!-- cj:", " -->", "<!-- cj:gone 00000000 -->", "<!-- cj:gone/gone -->",
            "<!-- cj:gone/x/y -->", "<!-- cj:new/thing done -->", "<!-- cj:phase/old -->", "\ufeff",
            "<!-- cj:touchpoint/old 12345678 -->", "<!-- cj:hole/old/x 12345678 -->", "words",
        ]
    ),
)  # fmt: skip
LINES = st.lists(PIECES, max_size=4).map("".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A checklist that was built from some map, and then edited by somebody in a hurry."""
    old = draw(st.sampled_from(["", *VIEWS]))
    lines = render(VIEWS[old]).split("\n") if old else []
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines)))
        what = draw(st.sampled_from(["insert", "tick", "double", "drop", "change", "indent"]))
        here = lines[at : at + 1]
        if what == "insert":
            lines[at:at] = draw(st.lists(LINES, min_size=1, max_size=4))
        elif what == "tick":
            lines[at : at + 1] = [line.replace("[ ]", "[x]") for line in here]
        elif what == "double":
            lines[at:at] = here
        elif what == "drop":
            del lines[at : at + 1]
        elif what == "indent":
            lines[at : at + 1] = [f"  {line}" for line in here]
        else:
            lines[at : at + 1] = [line[:6] + draw(LINES) + line[6:] for line in here]
    return draw(ENDS).join(lines)


@settings(max_examples=400, deadline=None)
@given(edited(), st.lists(st.sampled_from(sorted(VIEWS)), min_size=1, max_size=3))
def test_nothing_is_ever_lost_and_building_again_changes_nothing(old, names):
    for name in names:
        built = render(VIEWS[name], previous=old)
        assert loses_nothing(old, built)
        assert render(VIEWS[name], previous=built) == built
        old = built


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
@example("\ufeff\ufeffx\n<!-- cj:gone -->")
@example("<!-- c<!-- cj:a -->j:b -->")
def test_any_text_at_all(old):
    built = render(SAME, previous=old)
    assert loses_nothing(old, built)
    assert render(SAME, previous=built) == built


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_tick_stays_somewhere(data):
    ids = [read_mark(line).id for line in FRESH.splitlines() if "- [ ]" in line]
    ticked = data.draw(st.sets(st.sampled_from(ids)))
    text = FRESH
    for id in ticked:
        text = tick(text, id)
    built = render(VIEWS[data.draw(st.sampled_from(sorted(VIEWS)))], previous=text)
    kept = {
        read_mark(line).id.removeprefix("gone/") for line in built.splitlines() if "- [x]" in line
    }
    assert ticked <= kept
