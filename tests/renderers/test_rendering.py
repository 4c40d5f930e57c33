"""Which files come of a view in which formats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.catalog import labels
from cjmap.errors import CjmapError
from cjmap.fields import FORMATS
from cjmap.renderers import engine, rendering
from cjmap.renderers.diagrams import emotion
from cjmap.renderers.diagrams.table import DIAGRAMS, Diagram
from cjmap.renderers.pages.writers import Ours
from cjmap.renderers.rendering import KINDS, PAGES, Kind, expect_applying, format_of, render
from cjmap.view.values import View

from ..everything import view_of_text

VIEW = view_of_text("""
title: Shoes
personas: {ana: {name: Ana}, ben: {name: Ben}}
phases: {buy: {name: Buy}}
touchpoints: {till: {name: Till, phase: buy, emotion: 1}}
""")
SERVED = view_of_text("""
title: Shoes
personas: {ana: {name: Ana}, ben: {name: Ben}}
phases: {buy: {name: Buy}}
touchpoints:
  till: {name: Till, phase: buy, per_persona: {ana: {frontstage: Ben smiles}}}
""")


def files(*formats: str, alone: tuple[str, ...] = (), view: View = VIEW) -> dict[str, bytes]:
    (made,) = render((replace(view, alone=alone),), formats, checklists={}).values()
    return made


@pytest.mark.parametrize("format_", FORMATS)
def test_every_file_is_of_its_format(format_):
    made = files(format_, alone=("ana",), view=SERVED)
    assert {format_of(name) for name in made} == {format_}


def test_a_blueprint_is_drawn_only_of_what_it_is_about():
    assert files("blueprint", "data").keys() == {"map.json"}
    made = files("blueprint", alone=("ana", "ben"), view=SERVED)
    assert made.keys() == {
        f"blueprint{whose}.{kind}" for whose in ("", "-ana") for kind in ("dot", "svg")
    }


def test_a_picture_that_no_map_has_is_not_asked_for_in_vain():
    with pytest.raises(CjmapError, match="no map says what a blueprint shows") as raised:
        expect_applying(("data", "blueprint"), (VIEW, VIEW))
    assert raised.value.status == 2
    assert "frontstage" in (raised.value.hint or "")
    expect_applying(("data", "blueprint"), (VIEW, SERVED))
    expect_applying(("data", "diagram"), (VIEW,))
    expect_applying(("blueprint",), ())


def test_personas_have_pictures_of_their_own():
    made = files("diagram", alone=("ana", "ben"))
    names = {f"journey{whose}.{kind}" for whose in ("", "-ana", "-ben") for kind in ("dot", "svg")}
    assert made.keys() == names
    assert b"Shoes: Ana" in made["journey-ana.svg"]
    assert b"Shoes: Ben" not in made["journey-ana.svg"]
    assert {name: made[name] for name in files("diagram")} == files("diagram")


def test_other_work_is_done_while_the_engine_draws_the_last_pictures(monkeypatch):
    done: list[str] = []

    class Watched(engine._Running):
        def __init__(self, *batch: object) -> None:
            super().__init__(*batch)  # type: ignore[arg-type]
            done.append("started")

        def drawn(self) -> dict[str, bytes]:
            done.append("awaited")
            return super().drawn()

    class Writer(Ours):
        def prepare(self, *, matrix: bool) -> None:
            done.append(f"matrix: {matrix}")

    monkeypatch.setattr(engine, "_Running", Watched)
    render((VIEW,), ("diagram", "emotion"), checklists={}, writer=Writer())
    assert done == ["started", "started", "matrix: False", "awaited", "awaited"]


def test_no_format_writes_what_is_not_its_own():
    assert [format_of(name) for name in ("journeys.svg", "index.html", "journey.txt")] == [None] * 3


def test_the_formats_are_those_of_the_tables():
    kinds = [kind.format for kind in KINDS if kind.format]
    assert sorted(FORMATS) == sorted([*DIAGRAMS, *PAGES, *kinds])


@pytest.mark.parametrize("format_", DIAGRAMS)
def test_every_diagram_has_its_labels(format_):
    assert {f"drawing.{format_}", f"index.{format_}"} <= labels("en").words.keys()


def test_one_more_diagram_is_one_entry(monkeypatch):
    monkeypatch.setitem(DIAGRAMS, "sketch", Diagram("drawn", emotion.dot, emotion.describe))
    names = {"drawing.sketch": "A sketch", "index.sketch": "Sketch"}
    named = replace(VIEW.labels, words={**VIEW.labels.words, **names})
    made = files("sketch", "matrix", view=replace(VIEW, labels=named))
    assert made.keys() == {"drawn.dot", "drawn.svg", "matrix.html"}
    assert format_of("drawn-ana.svg") == "sketch"
    assert b'aria-label="A sketch"' in made["matrix.html"]


@pytest.fixture
def shout(monkeypatch):
    kind = Kind(".txt", lambda picture: picture.name.upper().encode(), "shout")
    monkeypatch.setattr(rendering, "KINDS", (*rendering.KINDS, kind))


@pytest.mark.usefixtures("shout")
@pytest.mark.parametrize(
    ("formats", "names"),
    [
        (("shout",), {"journey.txt", "emotion.txt"}),
        (("shout", "emotion"), {"emotion.txt", "emotion.dot", "emotion.svg"}),
        (("shout", "checklist"), {"journey.txt", "emotion.txt", "checklist.md"}),
        (("diagram",), {"journey.dot", "journey.svg"}),
    ],
)
def test_one_more_kind_of_file_is_one_entry(formats, names):
    made = files(*formats)
    assert made.keys() == names
    assert made.get("journey.txt", b"JOURNEY") == b"JOURNEY"


@pytest.mark.usefixtures("shout")
def test_a_kind_with_a_format_owns_its_files():
    assert format_of("emotion-ana.txt") == "shout"
