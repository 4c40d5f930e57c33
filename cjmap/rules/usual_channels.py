"""Say which usual channel an unknown one is, once for all the places that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cjmap.catalog import load_channels
from cjmap.catalog.load import CatalogChannel
from cjmap.decoding.ids import slug
from cjmap.diagnostics import Related, rename
from cjmap.rules.declare import Finding


def once_each(found: Iterable[tuple[str, Finding]], language: str) -> Iterator[Finding]:
    """Yield one finding for each id of the findings of single places, the first of them."""
    by_id: dict[str, list[Finding]] = {}
    for id, one in found:
        by_id.setdefault(id, []).append(one)
    for id, same in by_id.items():
        yield _together(same if same[0].fix else [_usual(one, id, language) for one in same])


def _together(same: list[Finding]) -> Finding:
    first, *others = same
    if not others:
        return first
    related = tuple(Related(one.place, "here, too") for one in others)
    edits = dict.fromkeys(edit for one in same if one.fix for edit in one.fix.edits)
    fix = replace(first.fix, edits=tuple(edits)) if first.fix else None
    return replace(first, related=related, fix=fix, count=len(same))


def _usual(one: Finding, id: str, language: str) -> Finding:
    """Return a finding with the channel of the catalogue that people call by this id."""
    called = slug(id)
    channel, is_name = next(_called(called), (None, False))
    if channel is None:
        return one
    said, _, _ = one.message.partition("; did you mean")
    message = f'{said}; did you mean "{channel.id}" ({channel.name.in_(language)})?'
    fix = rename(one.place, id, channel.id) if is_name and "; " not in said else None
    help = "the catalogue knows it; a channel of your own stands under `channels`"
    return replace(one, message=message, help=help, fix=fix)


def _called(called: str) -> Iterator[tuple[CatalogChannel, bool]]:
    """Yield the channels of a name, and whether it is their own name."""
    for channel in load_channels().values():
        if called in {slug(channel.name.de), slug(channel.name.en)}:
            yield channel, True
        elif called in map(slug, channel.also):
            yield channel, False
