"""A screen reader meets a picture's parts in the order in which one would tell them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import blueprint, emotion, swimlane

from ..everything import view_of_text
from .diagrams.pictures import MAPS

SVG = "{http://www.w3.org/2000/svg}"


def read(name: str, kind) -> tuple[ET.Element, list[ET.Element]]:
    """Return a finished picture, and what of it is read out, in its order."""
    view = view_of_text(MAPS[name])
    (raw,) = engine.draw({"a": kind.dot(view)}).values()
    title, description = kind.describe(view)
    root = ET.fromstring(svg.finish(raw, title=title, description=description, language="de"))
    return root, list(_heard(root))


def _heard(element: ET.Element):
    if element.get("aria-hidden") != "true":
        yield element
        for child in element:
            yield from _heard(child)


@pytest.mark.parametrize("kind", [swimlane, emotion])
def test_a_picture_has_a_role_a_name_a_description_and_a_language(kind):
    root, heard = read("gaps", kind)
    by_id = {element.get("id"): element for element in heard}
    assert root.get("role") == "graphics-document document"
    assert root.get("lang") == "de"
    named, described = root.get("aria-labelledby"), root.get("aria-describedby")
    assert "Some without a channel" in by_id[named].text
    assert "Anna" in by_id[described].text
    # Both come before all else, where SVG looks for them.
    assert [child.get("id") for child in root][:2] == [named, described]


@pytest.mark.parametrize("kind", [swimlane, emotion, blueprint])
def test_personas_come_first_then_phases_then_touchpoints(kind):
    _, heard = read("crowd", kind)
    ids = [element.get("id", "") for element in heard]
    personas, phases, touchpoints = (
        [at for at, id in enumerate(ids) if id.startswith(start)]
        for start in ("legend-name-", "phase-", "t-")
    )
    assert (len(personas), len(touchpoints)) == (4, 24)
    # A wide picture has several strips, each with its own bars.
    assert len(phases) >= 6
    assert max(personas) < min(phases) < min(touchpoints)
    assert [id for id in ids if id.startswith("t-")] == [f"t-t{n}" for n in range(24)]


@pytest.mark.parametrize("kind", [swimlane, emotion, blueprint])
def test_phases_are_headings_and_touchpoints_are_links_with_names(kind):
    _, heard = read("crowd", kind)
    groups = {element.get("id", ""): element for element in heard if element.tag == f"{SVG}g"}
    for id, group in groups.items():
        assert (group.get("role") == "heading") is id.startswith("phase-")
    links = [groups[id].find(f"{SVG}a") for id in groups if id.startswith("t-")]
    assert all("Touchpoint" in link.findtext(f"{SVG}title") for link in links)


@pytest.mark.parametrize("kind", [swimlane, emotion])
def test_bands_and_lines_are_not_read_but_keep_their_tooltips(kind):
    root, heard = read("crowd", kind)
    hidden = [element for element in root.iter() if element not in heard]
    classes = {element.get("class", "").partition(" ")[0] for element in hidden}
    assert {"cluster", "edge"} <= classes
    assert not {"cluster", "edge"} & {e.get("class", "").partition(" ")[0] for e in heard}
    assert any(e.tag == f"{SVG}title" for e in hidden)
    # What can be reached by keyboard must be heard.
    assert not any(e.tag == f"{SVG}a" for e in hidden)
