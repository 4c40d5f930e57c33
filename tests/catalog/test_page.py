"""The catalogue's page in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cjmap.catalog import MODELS, load_channels, load_model
from cjmap.catalog.page import catalogue_page

PAGE = Path(__file__).parents[2] / "docs" / "catalogue.md"


def test_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == catalogue_page()


@pytest.mark.parametrize("id", MODELS)
def test_every_touchpoint_has_a_row(id):
    section = catalogue_page().split(f": `{id}`\n")[1].split("\n## ")[0]
    for touchpoint in load_model(id).touchpoints:
        cells = (
            rf"\| `{touchpoint.id}` \| .* \| `{touchpoint.channel}` \| {touchpoint.kind or ''} \|"
        )
        assert len(re.findall(cells, section)) == 1
    rows = section.count(f"| {load_model(id).source} |")
    assert rows == len(load_model(id).touchpoints)


def test_every_table_is_a_table():
    html = MarkdownIt("commonmark").enable("table").render(catalogue_page())
    models = [load_model(id) for id in MODELS]
    rows = sum(len(model.phases) + len(model.touchpoints) for model in models)
    assert html.count("<table>") == len(MODELS) + 3 + 1
    assert html.count("<tbody>") == html.count("<table>")
    assert html.count("<tr>") == rows + len(load_channels()) + html.count("<table>")
    assert "| " not in html
