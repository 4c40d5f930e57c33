"""Write the pages of the documentation that come from the code, or check that they are current."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
from gallery import gallery_page
from insights import insights_page

from cjmap import schema
from cjmap.catalog.page import catalogue_page
from cjmap.cli.main import cjmap
from cjmap.format_page import format_page
from cjmap.renderers.data import data_schema
from cjmap.reporters.explain import rules_page

DOCS = Path(__file__).parent


def cli_page() -> str:
    """Return docs/cli.md: the help of every command."""
    context = click.Context(cjmap, info_name="cjmap", terminal_width=80)
    parts = ["# Commands\n", "<!-- Made by `make docs` from the commands' help. -->\n"]
    parts.append(f"```text\n{cjmap.get_help(context)}\n```\n")
    for name in cjmap.list_commands(context):
        command = cjmap.get_command(context, name)
        assert command
        own = click.Context(command, info_name=f"cjmap {name}", terminal_width=80)
        parts.append(f"## cjmap {name}\n\n```text\n{command.get_help(own)}\n```\n")
    return "\n".join(parts)


def _json(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "format.md": format_page,
    "catalogue.md": catalogue_page,
    "cli.md": cli_page,
    "gallery.md": gallery_page,
    "insights.md": insights_page,
    "schema/map.schema.json": lambda: _json(schema.map_schema()),
    "schema/config.schema.json": lambda: _json(schema.config_schema()),
    "schema/data.schema.json": lambda: _json(data_schema()),
}


def main() -> int:
    """Write every page; with `--check`, only say which are stale and return 1 if any is."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        stale.append(name)
        if "--check" not in sys.argv[1:]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    for name in stale:
        print(f"{'stale' if '--check' in sys.argv[1:] else 'wrote'}: docs/{name}")
    if stale and "--check" in sys.argv[1:]:
        print("run `make docs`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
