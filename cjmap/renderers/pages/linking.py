"""Draw how the maps of a project lead to each other, for the index over them."""

from __future__ import annotations

from cjmap.catalog import Labels
from cjmap.renderers.pages.entries import IndexEntry, Lead, first_output

_NAME = "links"


def links_picture(
    entries: tuple[IndexEntry, ...], words: Labels, *, engine_name: str = "pure"
) -> str:
    """Return an SVG element safe to stand in a page, "" where no map leads to another.

    Raises CjmapError where the engine fails.
    """
    dot = links_dot(entries, words)
    if not dot:
        return ""
    from cjmap.renderers import engine, svg

    title, told = words["index.links"], words["index.links_lead"]
    raw = engine.draw({_NAME: dot}, engine=engine_name)[_NAME]
    finished = svg.finish(raw, title=title, description=told, language=words.language)
    return svg.inline(finished, prefix=f"{_NAME}-")


def links_dot(entries: tuple[IndexEntry, ...], words: Labels) -> str:
    """Return the DOT of how the maps lead to each other, "" where none does."""
    known = {one.name for one in entries}
    leads = [(one, lead) for one in entries for lead in one.leads if lead.target in known]
    if not leads:
        return ""
    from cjmap.renderers.diagrams.network import MapLink, MapNode, network

    links = tuple(
        MapLink(one.name, lead.target, lead.kind, _label(lead, words), words.language)
        for one, lead in leads
    )
    joined = {name for link in links for name in (link.source, link.target)}
    nodes = tuple(
        MapNode(one.name, one.title, one.language, first_output(one))
        for one in entries
        if one.name in joined
    )
    return network(nodes, links)


def _label(lead: Lead, words: Labels) -> str:
    if lead.kind == "extends":
        return words["index.extends"]
    if len(lead.touchpoints) == 1:
        return lead.touchpoints[0]
    return words.count("touchpoints", len(lead.touchpoints))
