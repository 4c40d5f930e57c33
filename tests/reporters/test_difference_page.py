"""The page of differences leads to its places, runs nothing, and shows texts as texts."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import islice

import pytest

from cjmap.diff.changes import PartAdded, Ref, Sides, Spot
from cjmap.renderers.text import one_line, terminal
from cjmap.reporters.differences.spelling import quoted

from ..browser.payloads import PAYLOADS
from .nasty import nasty_texts
from .reports import ENGLISH, changed, difference, told_differences
from .test_differences import SHOES

OLD = SHOES.replace("phase: look}", "phase: look, emotion: -1, pain_points: Loud}").replace(
    "  cart:", "  desk: {name: Desk, phase: buy}\n  fax: {name: Fax, phase: look}\n  cart:"
)
NEW = SHOES.replace("phase: look}", "phase: look, emotion: 1, solutions: [{text: Hush}]}").replace(
    "  cart:", "  desk: {name: Desk, phase: look}\n  chat: {name: Chat, phase: buy}\n  cart:"
)


class Read(HTMLParser):
    """What a browser finds in a page: its elements with their attributes, and the texts in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._open[-1] if self._open else "", " ".join(data.split())))

    def all(self, name: str) -> list[str]:
        """Return the values of an attribute."""
        return [value for _, found in self.elements if (value := found.get(name)) is not None]

    def within(self, tag: str) -> list[str]:
        return [text for one, text in self.texts if one == tag]


def html(*maps, sides=("main", "feature"), notes="") -> str:
    return "\n".join(told_differences("html", *maps, sides=sides, notes=notes))


@pytest.fixture(scope="module")
def page() -> Read:
    return Read(html(difference(OLD, NEW)))


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    made = html(difference(OLD, NEW))
    assert made == html(difference(OLD, NEW))
    read = Read(made)
    assert not {"script", "link", "iframe", "form"} & {tag for tag, _ in read.elements}
    assert not {name for _, found in read.elements for name in found if name.startswith("on")}
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert not re.search(r'(?:src|href)="(?!#)', made)


def test_every_link_leads_to_a_place_and_every_id_is_there_once(page: Read) -> None:
    ids = Counter(page.all("id"))
    assert max(ids.values()) == 1
    links = [link for link in page.all("href") if link.startswith("#m")]
    assert {link.removeprefix("#") for link in links} <= ids.keys()
    assert {"#m1-t-ad", "#m1-t-chat", "#m1-t-desk", "#m1-t-fax"} <= set(links)
    assert set(" ".join(page.all("aria-labelledby")).split()) <= ids.keys()


def test_what_was_stands_beside_what_is(page: Read) -> None:
    assert {"Loud", "Buy", "Fax", "−1"} <= {*page.within("del"), *page.within("b")}
    assert "Loud" in page.within("del")
    assert "Fax" in page.within("del")
    assert {"Hush", "Look"} <= {*page.within("ins")}
    signs = [text for tag, text in page.texts if tag == "span" and text in "+−→~"]
    assert {*signs} == {"+", "−", "→", "~"}
    words = {"new", "moved", "dropped", "changed"}
    assert words <= {text for _, text in page.texts}


def test_tables_have_heads(page: Read) -> None:
    heads = [found for tag, found in page.elements if tag == "th"]
    assert heads
    assert all(found.get("scope") in ("col", "row", "rowgroup") for found in heads)


def test_a_statement_of_which_only_a_detail_is_other_is_told() -> None:
    old, new = (
        SHOES.replace("phase: buy}", f"phase: buy, solutions: [{{text: A desk, {details}}}]}}")
        for details in ("status: planned", "status: done, due: 2026-12-15, owner: Ana")
    )
    read = Read(html(difference(old, new)))
    assert "A desk · Status: planned · Owner: – · Due: –" in read.within("del")
    assert "A desk · Status: done · Owner: Ana · Due: 15 Dec 2026" in read.within("ins")


def test_other_words_and_another_severity_are_told_in_one_row() -> None:
    old = SHOES.replace("phase: buy}", "phase: buy, pain_points: [The queue is long]}")
    new = old.replace(
        "[The queue is long]", "[{text: The queue is too long, severity: high, impact: low}]"
    )
    read = Read(html(difference(old, new)))
    assert read.within("del") == ["The queue is long · Impact: –"]
    assert read.within("ins") == ["The queue is too long · Impact: low"]
    assert [text for tag, text in read.texts if tag == "th"].count("Pain points") == 1


def test_a_solution_says_what_it_is_against() -> None:
    old = SHOES.replace("phase: buy}", "phase: buy, pain_points: [A queue, {text: Loud}]}")
    new = old.replace("{text: Loud}", "{text: Loud, solutions: [{text: Hush, status: planned}]}")
    read = Read(html(difference(old, new)))
    assert ("ins", "Hush") in read.texts
    assert read.texts[read.texts.index(("ins", "Hush")) + 1 :][:2] == [
        ("span", "against:"),
        ("small", "Loud"),
    ]


def test_of_a_new_touchpoint_all_is_in_the_table() -> None:
    pain = "{text: Loud, solutions: [{text: Hush, status: planned}]}"
    desk = (
        f"  desk: {{name: Desk, phase: buy, pain_points: [{pain}], resources: Two, goal: Peace}}\n"
    )
    for sides in ((SHOES, f"{desk}coverage"), (f"{desk}coverage", SHOES)):
        old, new = (one if one == SHOES else SHOES.replace("coverage", one, 1) for one in sides)
        tag, hush = ("ins", "Hush") if old == SHOES else ("del", "Hush · Status: planned")
        read = Read(html(difference(old, new)))
        assert {"Loud", hush, "Two", "Peace"} <= {*read.within(tag)}
        assert ("small", "Loud") in read.texts[read.texts.index((tag, hush)) :]


def test_of_a_new_touchpoint_and_phase_the_table_tells_what_they_are_based_on() -> None:
    pain = "{text: Loud, source: talks, impact: high, links: ['https://example.com']}"
    desk = f"{{name: Desk, phase: end, pain_points: [{pain}], confidence: assumed, personas: []}}"
    new = (
        SHOES.replace("touchpoints:\n", f"touchpoints:\n  desk: {desk}\n")
        .replace("phases: {", "phases: {end: {name: End, source: talks, goal: Peace}, ")
        .replace("coverage", "sources: {talks: {name: Ten talks}}\ncoverage", 1)
    )
    for sides, tag in (((SHOES, new), "ins"), ((new, SHOES), "del")):
        told = Read(html(difference(*sides))).within(tag)
        assert "Loud · Impact: high · Source: Ten talks · Links: https://example.com" in told
        assert {"Peace", "Ten talks", "assumed", "–"} <= {*told}


def test_of_a_new_statement_the_table_tells_what_it_is_based_on() -> None:
    pain = "phase: buy, solutions: [{text: Loud, confidence: assumed, status: planned}]}"
    sides = SHOES, SHOES.replace("phase: buy}", pain)
    assert "Loud · Confidence: assumed" in Read(html(difference(*sides))).within("ins")
    gone = Read(html(difference(*sides[::-1]))).within("del")
    assert "Loud · Status: planned · Confidence: assumed" in gone


def test_where_only_feelings_differ_no_column_is_empty() -> None:
    new = SHOES.replace("phase: buy}", "phase: buy, emotion: 1}")
    heads = Read(html(difference(SHOES, new))).within("th")
    assert {"Touchpoint", "Emotion"} <= {*heads}
    assert not {"Before", "After"} & {*heads}


def test_of_a_map_that_came_or_went_all_is_folded() -> None:
    for sides, tag in (((None, NEW), "ins"), ((NEW, None), "del")):
        read = Read(html(difference(*sides)))
        assert ("h3", "Look") in read.texts
        assert {"Chat", "Desk"} <= {*read.within(tag)}
        assert "summary" in {tag for tag, _ in read.elements}
        assert 'solution "Hush"' in read.within("li")


def test_what_is_said_of_one_who_is_gone_names_her() -> None:
    says = "phase: buy, per_persona: {ana: {feeling: lost}}}"
    both = "personas: {ana: {name: Ana}, ben: {name: Ben}}"
    old = f"{SHOES.replace('phase: buy}', says)}{both}\n"
    made = html(difference(old, f"{SHOES}personas: {{ben: {{name: Ben}}}}\n"))
    assert "for Ana: feeling" in made


def test_of_a_new_touchpoint_all_channels_are_told() -> None:
    chat = "  chat: {name: Chat, phase: buy, channel: [website, phone]}\ncoverage"
    told = Read(html(difference(SHOES, SHOES.replace("coverage", chat, 1)))).texts
    assert {"website", "phone"} <= {text.lower() for tag, text in told if tag == "span"}


def test_a_path_is_told_before_and_now() -> None:
    old, new = (
        f"{SHOES}journeys: {{one: {{path: [{path}]}}}}" for path in ("ad, cart", "cart, ad")
    )
    told = [text for tag, text in Read(html(difference(old, new))).texts if tag == "li"]
    assert {"before: Ad → Cart", "now: Cart → Ad"} <= set(told)


def test_a_moment_of_truth_was_none() -> None:
    new = SHOES.replace("phase: buy}", "phase: buy, moment_of_truth: true}")
    made = html(difference(SHOES, new))
    assert "moment of truth no → yes" in made
    assert {"no", "yes"} <= {*Read(made).within("del"), *Read(made).within("ins")}


def test_another_place_in_a_phase_is_told() -> None:
    nap = "  nap: {name: Nap, phase: buy}\n"
    old, new = SHOES.replace("coverage", f"{nap}coverage"), SHOES.replace("  ad:", f"{nap}  ad:")
    read = Read(html(difference(old, new)))
    assert {"moved", "Order"} <= {text for _, text in read.texts}


def test_all_maps_are_on_one_page() -> None:
    maps = (
        difference(OLD, NEW),
        difference(None, NEW.replace("Shoes", "Socks")),
        difference(OLD.replace("Shoes", "Hats"), None),
        difference(OLD, "title: Caps\n"),
        difference(OLD, OLD),
    )
    made = html(*maps, notes="a submodule is left out")
    read = Read(made)
    assert max(Counter(read.all("id")).values()) == 1
    assert [read.texts.count(("a", title)) for title in ("Shoes", "Socks", "Hats")] == [1, 1, 1]
    assert "Chat" in read.within("ins")
    assert "Fax" in read.within("del")
    assert any(text.startswith("not compared: map.journey.yaml:1:1") for _, text in read.texts)
    assert ("li", "a submodule is left out") in read.texts
    assert "1 map changed, 1 new, 1 gone, 1 not compared" in made


def test_where_nothing_has_changed_the_page_says_so() -> None:
    read = Read(html(difference(OLD, OLD)))
    assert ("p", "Nothing has changed.") in read.texts
    assert "table" not in {tag for tag, _ in read.elements}


def named(text: str) -> PartAdded:
    return PartAdded(Spot("touchpoint", Sides(None, Ref("nowhere", text)), None, None))


def shown(text: str) -> str:
    return " ".join(one_line(text).split())


def test_texts_stay_texts() -> None:
    texts = [f"{said} ." for said in (*PAYLOADS, *nasty_texts(7))]
    read = Read(html(changed("Shoes", *map(named, texts))))
    plain = Read(html(changed("Shoes", *(named(str(number)) for number, _ in enumerate(texts)))))
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in plain.elements]
    items = [text for tag, text in read.texts if tag == "li" and text.startswith("touchpoint")]
    assert items == [shown(f"touchpoint {quoted(text, ENGLISH)}") for text in texts]


def test_titles_sides_and_notes_stay_texts() -> None:
    usual: set[tuple[str, ...]] = set()
    for said in (*PAYLOADS[::9], *islice(nasty_texts(8), 20)):
        text = f"{said} ."
        read = Read(html(changed(text, named("Cart")), sides=(text, text), notes=text))
        usual.add(tuple(tag for tag, _ in read.elements))
        assert read.within("h2") == [shown(text)]
        assert ("li", " ".join(terminal(text).split())) in read.texts
    assert len(usual) == 1
