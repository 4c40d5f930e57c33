"""`cjmap schema`: print the JSON Schema of maps, of settings or of map.json."""

from __future__ import annotations

import click


@click.command("schema")
@click.option(
    "--for",
    "for_",
    type=click.Choice(["map", "config", "data"]),
    default="map",
    show_default=True,
    help="What to describe: a map, cjmap.yaml, or the output map.json.",
)
def command(for_: str) -> None:
    """Print the JSON Schema (draft 7) of maps, for editors and other programs.

    \b
        cjmap schema > journey.schema.json
        cjmap schema --for config
        cjmap schema --for data
    """
    import json

    click.echo(json.dumps(_schema(for_), ensure_ascii=False, indent=2))


def _schema(for_: str) -> dict[str, object]:
    from cjmap.format import schema
    from cjmap.renderers.data_schema import data_schema

    if for_ == "data":
        return data_schema()
    return schema.map_schema() if for_ == "map" else schema.config_schema()
