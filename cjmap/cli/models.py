"""`cjmap models`: list the phase models, or show one."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cjmap.cli.tags import language_tag
from cjmap.errors import CjmapError


@click.command("models")
@click.argument("model", required=False)
@click.option(
    "--language",
    callback=language_tag,
    default="en",
    show_default=True,
    help="de for German, else English.",
)
def command(model: str | None, language: str) -> None:
    """List the phase models and the usual channels, or show one model with its touchpoints.

    \b
        cjmap models
        cjmap models six-stage
        cjmap models five-stage --language de
    """
    from cjmap.catalog import MODELS
    from cjmap.words.suggest import did_you_mean

    if model is not None and model not in MODELS:
        message = f'there is no model "{model}"{did_you_mean(model, MODELS)}'
        raise CjmapError(message, f"models: {', '.join(MODELS)}", status=2)
    click.echo("\n".join(_model(model, language) if model else _models(language)))


def _models(language: str) -> Iterator[str]:
    from cjmap.catalog import MODELS, load_channels, load_model

    for id in MODELS:
        model = load_model(id)
        yield f"{id}: {model.name.in_(language)}"
        yield f"    {', '.join(phase.id for phase in model.phases)}"
    yield ""
    yield "channels:"
    for channel in load_channels().values():
        yield f"    {channel.id:14}  {channel.kind or '':8}  {channel.name.in_(language)}".rstrip()


def _model(id: str, language: str) -> Iterator[str]:
    from cjmap.catalog import labels, load_model

    model, words = load_model(id), labels(language)
    yield f"{id}: {model.name.in_(language)}"
    yield model.about.in_(language)
    for phase in model.phases:
        yield ""
        yield f"{phase.id}: {phase.name.in_(language)} ({words[f'when.{phase.when}']})"
        yield f"    {phase.about.in_(language)}"
        for touchpoint in model.touchpoints_in(phase.id):
            yield f"    - {touchpoint.id} ({touchpoint.channel}): {touchpoint.name.in_(language)}"
            yield f"      {touchpoint.description.in_(language)}"
