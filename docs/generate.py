"""Write the pages of the documentation that come from the code, or check that they are current."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
from gallery import gallery_page
from insights import insights_page
from reviews import reviews_page
from rules import rule_page, rules_page

from cjmap.catalog.page import catalogue_page
from cjmap.cli.main import cjmap
from cjmap.format import schema
from cjmap.format.page import format_page
from cjmap.renderers.data import data_schema
from cjmap.rules import RULES

DOCS = Path(__file__).parent


def cli_page() -> str:
    """Return docs/cli.md: the help of every command."""
    context = click.Context(cjmap, info_name="cjmap", terminal_width=80)
    parts = ["# Commands\n", "<!-- Made by `make docs` from the commands' help. -->\n"]
    parts.append(f"```text\n{cjmap.get_help(context)}\n```\n")
    for name, command in _commands(cjmap, "cjmap"):
        own = click.Context(command, info_name=name, terminal_width=80)
        parts.append(f"## {name}\n\n```text\n{command.get_help(own)}\n```\n")
    return "\n".join(parts)


def _commands(group: click.Group, called: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command of a group, with those of groups inside, and how it is called."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        yield f"{called} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{called} {name}")


def _json(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules_page,
    **{f"rules/{rule.problem.name}.md": partial(rule_page, rule) for rule in RULES},
    "format.md": format_page,
    "catalogue.md": catalogue_page,
    "cli.md": cli_page,
    "gallery.md": gallery_page,
    "insights.md": insights_page,
    "reviews.md": reviews_page,
    "schema/map.schema.json": lambda: _json(schema.map_schema()),
    "schema/config.schema.json": lambda: _json(schema.config_schema()),
    "schema/data.schema.json": lambda: _json(data_schema()),
}


def main() -> int:
    """Write every page; with `--check`, only say which are stale and return 1 if any is."""
    is_check = "--check" in sys.argv[1:]
    stale = [name for name, page in PAGES.items() if _is_stale(DOCS / name, page(), is_check)]
    gone = [path for path in sorted(DOCS.glob("rules/*.md")) if f"rules/{path.name}" not in PAGES]
    for name in stale:
        print(f"{'stale' if is_check else 'wrote'}: docs/{name}")
    for path in gone:
        print(f"{'stale' if is_check else 'removed'}: docs/rules/{path.name}")
        if not is_check:
            path.unlink()
    if (stale or gone) and is_check:
        print("run `make docs`")
        return 1
    return 0


def _is_stale(path: Path, text: str, is_check: bool) -> bool:
    """Tell whether a page is not as it should be; write it unless it is only checked."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    if not is_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return True


if __name__ == "__main__":
    sys.exit(main())
