"""The catalogue as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog.load import (
    MODELS,
    CatalogPhase,
    CatalogTouchpoint,
    Model,
    load_channels,
    load_model,
)

_INTRODUCTION = """\
# The catalogue

A map with `model: six-stage` takes over the phases of that model in their order. A touchpoint
whose id stands in the catalogue for its phase needs no name and no channel. cjmap brings the
names and descriptions in English and German; a map in another language gets the English ones.

A touchpoint that a text names in two phases has an id for each. Where no kind is given, the
touchpoint is neither digital nor analog by nature. This page is generated from the data files in
`cjmap/catalog/`."""

_WHEN = {
    "before": "before the purchase",
    "during": "at the purchase",
    "after": "after the purchase",
}


def catalogue_page() -> str:
    """The text of docs/catalogue.md: every model, its phases and touchpoints, and the channels."""
    parts = [_INTRODUCTION]
    for id in MODELS:
        parts.extend(_model_parts(load_model(id)))
    parts.extend(["## Channels", "\n".join(_channel_rows())])
    return "\n\n".join(parts) + "\n"


def _model_parts(model: Model) -> Iterator[str]:
    yield f"## {model.name.en}: `{model.id}`"
    yield f"{model.about.en} Source: {model.source}."
    yield "\n".join(_phase_rows(model))
    if model.touchpoints:
        yield "\n".join(_touchpoint_rows(model))


def _phase_rows(model: Model) -> Iterator[str]:
    yield _row("phase", "name", "in German", "when", "what it is about")
    yield _row(*["---"] * 5)
    for phase in model.phases:
        yield _row(f"`{phase.id}`", phase.name.en, phase.name.de, _WHEN[phase.when], phase.about.en)


def _touchpoint_rows(model: Model) -> Iterator[str]:
    yield _row(
        "phase", "touchpoint", "name", "in German", "channel", "kind", "what happens", "from"
    )
    yield _row(*["---"] * 8)
    for phase in model.phases:
        for touchpoint in model.touchpoints_in(phase.id):
            yield _touchpoint_row(phase, touchpoint)


def _touchpoint_row(phase: CatalogPhase, touchpoint: CatalogTouchpoint) -> str:
    return _row(
        phase.name.en,
        f"`{touchpoint.id}`",
        touchpoint.name.en,
        touchpoint.name.de,
        f"`{touchpoint.channel}`",
        touchpoint.kind or "",
        touchpoint.description.en,
        touchpoint.source,
    )


def _channel_rows() -> Iterator[str]:
    yield _row("channel", "name", "in German", "kind")
    yield _row(*["---"] * 4)
    for channel in load_channels().values():
        yield _row(f"`{channel.id}`", channel.name.en, channel.name.de, channel.kind or "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
