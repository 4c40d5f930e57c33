"""The page of a map: complete, safe, and whole without its script."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cjmap.assets.shipped import shipped_text
from cjmap.catalog import labels
from cjmap.model import Link
from cjmap.renderers.pages import matrix
from cjmap.renderers.pages.page import policy
from cjmap.view.palette import FEELINGS, PERSONAS

from ...everything import everything, view_of, view_of_text

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/*.journey.yaml"))
VOID = {"meta", "link", "br", "img", "input", "col", "hr"}
SVG = {"path", "rect", "circle", "use"}

SHOP = """
title: Schuhe
language: de
phases:
  look: {name: Suchen, goal: Etwas finden}
  buy: {name: Kaufen}
personas:
  ana: {name: Ana Weiß}
  ben: {name: Ben Roth}
channels: {shop: {name: Laden, kind: analog}, net: {name: Netz, kind: digital}}
touchpoints:
  see:
    name: Schaufenster
    phase: look
    channel: shop
    emotion: 1
    actions: Bleibt stehen
    questions: [Was kostet das?, {text: Passt das?, answer: Ja}]
    pain_points:
      - {text: Kein Preis, severity: high, solutions: [{text: Preis zeigen, status: planned, due: 2026-12-15}]}
      - {text: Zu hoch, severity: low}
    steps: []
    per_persona:
      ben: {emotion: -2, feeling: genervt, actions: Geht weiter}
  pay:
    name: Kasse
    phase: buy
    channel: net
    emotion: 2
    per_persona: {ben: {feeling: müde}}
"""  # noqa: E501


class Reader(HTMLParser):
    """Notes elements that don't close in order, ids, links, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "xlink:href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


@cache
def example(path: Path) -> str:
    return matrix.render(view_of(path)).decode()


@cache
def shop() -> str:
    return page_of(SHOP)


def page_of(text: str, **pictures: str) -> str:
    return matrix.render(view_of_text(text), pictures).decode()


def section(page: str, name: str) -> str:
    found = re.search(rf'<section id="view-{name}".*?</section>', page, re.DOTALL)
    assert found, name
    return found[0]


def article(page: str, id: str) -> str:
    found = re.search(rf'<article [^>]*id="{id}".*?</article>', page, re.DOTALL)
    assert found, id
    return found[0]


def cells(page: str, row: str) -> list[str]:
    found = re.search(rf'<tr [^>]*data-l="{row}">.*?</tr>', section(page, "matrix"), re.DOTALL)
    assert found, row
    return re.findall(r"<td .*?</td>", found[0], re.DOTALL)


def seen(html: str) -> str:
    return " ".join("".join(read(html).text).split())


def test_nothing_an_author_wrote_is_left_out(tmp_path):
    made = everything()
    page = matrix.render(view_of(made.write(tmp_path))).decode()
    reader = read(page)
    shown = " ".join((*reader.text, *(link for link in reader.links if link)))
    assert {route for word, route in made.words.items() if word not in shown} == set()
    assert {route for number, route in made.numbers.items() if number not in shown} == set()


def test_details_hold_all_that_touchpoints_and_phases_say(tmp_path):
    made = everything()
    details = section(matrix.render(view_of(made.write(tmp_path))).decode(), "touchpoints")
    said = {w: r for w, r in made.words.items() if r.startswith(("touchpoints", "phases"))}
    assert len(said) > 500
    assert {route for word, route in said.items() if word not in details} == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
class TestExamples:
    def test_elements_close_in_order(self, path):
        reader = read(example(path))
        assert reader.faults == []
        assert reader.open == []

    def test_ids_are_unique_and_links_lead_somewhere(self, path):
        reader = read(example(path))
        assert len(reader.ids) == len(set(reader.ids))
        inner = {link[1:] for link in reader.links if link and link.startswith("#")}
        assert len(inner) > 20
        assert inner - set(reader.ids) == set()

    def test_nothing_runs_or_is_fetched(self, path):
        page = example(path)
        attributes = read(page).attributes
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        assert "src" not in attributes
        assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|import\(", page)

    def test_the_policy_allows_what_stands_there(self, path):
        page = example(path)
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        scripts = tuple(re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
        assert len(scripts) == 2
        assert f'content="{policy(style, scripts)}"'.replace("'", "&#39;") in page.replace(
            "'", "&#39;"
        )

    def test_every_touchpoint_has_a_column_and_an_article(self, path):
        page, view = example(path), view_of(path)
        for touchpoint in view.touchpoints:
            assert f'id="c-{touchpoint.id}"' in section(page, "matrix")
            assert f'id="t-{touchpoint.id}"' in section(page, "touchpoints")

    def test_each_row_has_a_cell_for_each_column(self, path):
        page, view = example(path), view_of(path)
        columns = sum(len(phase.touchpoints) or 1 for phase in view.phases)
        assert {len(cells(page, row.key)) for row in view.rows if row.key != "goal"} == {columns}

    def test_same_map_same_bytes(self, path):
        assert matrix.render(view_of(path)).decode() == example(path)

    def test_elements_are_few_enough_for_a_thousand_touchpoints(self, path):
        page, view = example(path), view_of(path)
        assert len(re.findall(r"<[a-z]", page)) < 1000 + 350 * len(view.touchpoints)

    def test_size(self, path):
        assert len(example(path).encode()) < 310_000


def test_hostile_text_stays_text():
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    text = SHOP.replace("Kein Preis", json.dumps(evil)).replace("Schuhe", json.dumps(evil), 1)
    page = page_of(text.replace("Ana Weiß", json.dumps(evil)).replace("Laden", json.dumps(evil)))
    assert "<img" not in page
    assert "alert(1)</script>" not in page
    assert page.count("<script") == 3
    assert "{{ 7*7 }}" in "".join(read(page).text)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.com/a?b=1&c=2", True),
        ("notes.html#x", True),
        ("ftp://example.com", False),
        ("JavaScript:alert(1)", False),
    ],
)
def test_only_safe_addresses_are_links(address, leads):
    view = view_of_text(SHOP)
    view = replace(view, map=replace(view.map, links=(Link(address, "Mehr"),)))
    about = section(matrix.render(view).decode(), "about")
    assert (address in read(about).links) is leads
    assert address in "".join(read(about).text)
    assert ('rel="noreferrer"' in about) is leads


def test_pictures_are_shown_when_there_are_any():
    page = page_of(SHOP, diagram='<svg id="journey-x"><path d="M0 0"/></svg>')
    assert '<svg id="journey-x">' in section(page, "diagram")
    assert 'data-v="diagram"' in page
    assert 'data-v="diagram"' not in shop()
    assert 'id="view-diagram"' not in shop()


def test_unrated_is_not_zero():
    page = page_of(SHOP.replace("    emotion: 2\n", ""))
    _, pay = cells(page, "emotion")
    assert len(re.findall(r'class="dot p\d un"', pay)) == 2
    assert re.findall(r'<path class="cv[^"]*" d="([^"]*)"', pay) == ["", ""]
    assert seen(pay).endswith("nicht bewertetB? müde")
    zero = cells(page_of(SHOP.replace("emotion: 2", "emotion: 0")), "emotion")[1]
    assert 'class="s s0">0<' in zero
    assert " un" not in zero


def test_the_line_crosses_the_cells_between_two_ratings():
    see, pay = cells(shop(), "emotion")
    paths = [re.findall(r'<path class="cv[^"]*" d="([^"]*)"', cell) for cell in (see, pay)]
    assert (
        paths[0]
        == paths[1]
        == ["M50 47C83.3 37.3 116.7 27.7 150 18", "M50 134C83.3 95.3 116.7 56.7 150 18"]
    )
    assert 'viewBox="100 0 100 152"' in pay


def test_an_empty_list_is_a_dash_and_a_hole_is_named():
    see, pay = cells(shop(), "steps")
    assert seen(see) == "–geprüft, nichts zu nennen"
    assert seen(pay) == ""
    assert seen(cells(shop(), "actions")[1]) == "Handlungen fehlen noch"


def test_a_dash_for_some_bears_their_marks():
    text = SHOP.replace("actions: Geht weiter", "actions: []")
    see, _ = cells(page_of(text), "actions")
    assert seen(see) == "Bleibt stehen A–geprüft, nichts zu nennen B"
    assert '<p class="none" data-p="1 ">' in see
    assert "–geprüft, nichts zu nennen B" in seen(article(page_of(text), "t-see"))


def test_words_of_one_persona_bear_her_mark():
    see, _ = cells(shop(), "actions")
    assert seen(see) == "Bleibt stehen AGeht weiter B"
    assert 'data-p="1 "' in see
    assert see.count('class="pms"') == 2


def test_solutions_bear_the_number_of_their_pain_point():
    pains, solutions = cells(shop(), "pain_points")[0], cells(shop(), "solutions")[0]
    assert re.findall(r'class="pno">(\d)<', pains) == ["1", "2"]
    assert seen(solutions).startswith("1Preis zeigen")
    assert 'data-due="2026-12-15"' in solutions


def test_open_questions_are_marked():
    assert 'class="opn"' not in section(shop(), "matrix")
    nothing = re.sub(r", solutions: \[.*?\]", "", SHOP)
    assert cells(page_of(nothing), "questions")[0].count('class="opn"') == 1


def test_a_map_without_personas_has_no_marks_and_no_switch():
    text = re.sub(r"personas:\n.*\n.*\n", "", SHOP)
    text = re.sub(r" +per_persona:.*\n( +ben.*\n)?", "", text)
    page = page_of(text)
    assert 'class="pm' not in page
    assert 'id="f-p"' not in page
    assert 'id="view-personas"' not in page
    assert 'data-v="personas"' not in page
    assert 'class="s s2">+2<' in section(page, "matrix")


def test_many_personas_are_chosen_from_a_list():
    crowd = "".join(f"  p{n}: {{name: Person {n}}}\n" for n in range(9))
    page = page_of(SHOP.replace("channels:", f"{crowd}channels:", 1))
    assert 'id="f-p"><span' in page
    assert page.count('name="persona"') == 0
    assert "glance many" in page


def test_an_empty_phase_says_so():
    page = page_of(SHOP.replace("personas:", "  use: {name: Nutzen}\npersonas:", 1))
    heads = re.findall(r"<th [^>]*class=\"tc void.*?</th>", page, re.DOTALL)
    assert [seen(head) for head in heads] == ["kein Touchpoint in dieser Phase"]
    assert {len(cells(page, row)) for row in ("emotion", "actions")} == {3}
    assert 'href="#ph-use"' in section(page, "coverage")


def test_a_touchpoint_that_nobody_meets_is_behind_the_scenes():
    page = page_of(SHOP.replace("    phase: buy\n", "    phase: buy\n    personas: []\n").replace(
        "    per_persona: {ben: {feeling: müde}}\n", "    backstage: Prüft\n"))  # fmt: skip
    assert "ohne Kundenkontakt, hinter den Kulissen" in article(page, "t-pay")
    assert "+2" in article(page, "t-pay")
    assert "Kasse" in seen(section(page, "coverage"))


def test_labels_in_another_language_say_so():
    page = page_of(SHOP.replace("language: de", "language: fr"))
    assert '<html lang="fr">' in page
    assert re.search(r'<nav [^>]*lang="en"', page)
    assert ' lang="en"' not in shop()


def test_the_head_states_the_facts():
    facts = "owner: Laden AG\nstate: to-be\nreviewed: 2026-01-31\nreview_every: 6 months\n"
    page = page_of(facts + SHOP.lstrip())
    head = page[page.index("<header") : page.index("</header>")]
    assert [w in seen(head) for w in ("Laden AG", "Soll-Zustand", "31.01.2026")] == [True] * 3
    assert data_of(page)["reviewEvery"] == "6 months"
    assert "Prüfung alle6 Monate" in seen(section(page, "about"))


def test_low_point_and_plan_stand_at_the_top():
    rows = re.findall(r"<tr>\n<th scope=\"row\">.*?</tr>", shop(), re.DOTALL)
    assert len(rows) == 2
    assert "−2 Schaufenster" in seen(rows[1])
    assert "Preis zeigen" in seen(rows[1])


def test_what_is_not_bad_is_no_low_point():
    rows = re.findall(r"<tr>\n<th scope=\"row\">.*?</tr>", shop(), re.DOTALL)
    assert "Kein Tiefpunktam wenigsten gut: +1 Schaufenster" in seen(rows[0])
    assert "<circle" not in rows[0]
    assert "Preis zeigen" not in seen(rows[0])
    assert "<circle" in rows[1]


def test_coverage_numbers_are_those_of_the_map():
    view = view_of_text(SHOP)
    count = view.coverage.count()
    text = seen(section(shop(), "coverage"))
    assert f"{count.filled} von {count.total} Feldern sind beschrieben" in text
    own = view.coverage.alone["ben"].percent
    assert f"{own} %" in text.replace("\u202f", " ")


def test_open_points_are_all_there():
    view = view_of_text(SHOP)
    rows = re.findall(r'<tr data-[^>]*><td class="o-t">', section(shop(), "open"))
    counts = [re.search(r'data-n="(\d+)"', row) for row in rows]
    assert 3 < len(rows) < len(view.left_open)
    assert sum(int(found[1]) if found else 1 for found in counts) == len(view.left_open)


def test_changes_of_channel_that_hurt():
    page = page_of(SHOP.replace("emotion: 2", "emotion: -1"))
    text = seen(section(page, "channels"))
    assert "Ana Weiß 1 Kanalwechsel: 1 mit Bruch 1 zwischen digital und analog" in text
    assert "+1 SchaufensterLaden, analog−1 KasseNetz, digital" in text


@cache
def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def test_the_script_finds_the_words_and_parts_it_asks_for():
    script = "".join(shipped_text(name) for name in matrix.SCRIPTS)
    data = data_of(shop())
    asked = set(re.findall(r'(?:fill\(|words\[)"([a-z_.]+)"', script))
    asked |= {
        f"{key}.{n}" for key in re.findall(r'count\("(\w+)"', script) for n in ("one", "other")
    }
    assert asked
    assert asked <= set(data["words"])
    # What may be missing, as pictures may, is asked for with `?.`.
    ids = set(re.findall(r'find\("#([a-z-]+)"\)(?!\?\.)', script))
    assert {"mx", "panel", "q"} < ids
    page = page_of(f"reviewed: 2026-01-31\n{SHOP.lstrip()}")
    assert ids - set(read(page).ids) == set()
    assert data["columns"][0]["places"] == {"0": [1.0], "1": [-2.0]}


def test_style_has_the_colours_of_the_other_outputs():
    style = shipped_text("page.css").lower()
    for number, (light, dark) in enumerate(PERSONAS):
        assert f".p{number} {{ --k: light-dark({light}, {dark}); }}".lower() in style
    long = {"#fff": "#ffffff"}
    found = dict(re.findall(r"--((?:low|zero|high)\S*): light-dark\((#\w+),", style))
    names = {-2: "low-2", -1: "low-1", 0: "zero", 1: "high-1", 2: "high-2"}
    for band, colors in FEELINGS.items():
        pair = found[names[band]], found[f"{names[band]}-ink"]
        assert tuple(long.get(color, color) for color in pair) == tuple(c.lower() for c in colors)


def test_both_languages_fill_the_page():
    english = view_of_text(SHOP, language="en")
    page = matrix.render(english).decode()
    assert labels("en")["view.compare"] in page
    assert labels("de")["view.compare"] not in page


def test_figures_of_a_phase_stand_among_the_figures():
    text = SHOP.replace("goal: Etwas finden", "goal: x, metrics: {nps: {name: Treue, value: 7}}")
    numbers = section(page_of(text), "numbers")
    assert seen(numbers).count("Treue 7") == 1
    assert 'href="#ph-look"' in numbers


def test_the_page_shades_its_pictures_as_it_shades_itself():
    page = page_of(SHOP, diagram='<svg><path fill="#1b2430" stroke="none"/></svg>')
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert ".A{fill:light-dark(#1b2430,#e6eaf0);stroke:none}" in style
    assert '<path class="A"/>' in section(page, "diagram")
