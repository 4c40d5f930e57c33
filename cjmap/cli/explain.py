"""`cjmap explain`: show the page of a rule."""

from __future__ import annotations

from pathlib import Path

import click

from cjmap.errors import CjmapError


@click.command("explain")
@click.argument("rules", nargs=-1, metavar="CODE...")
@click.option("--all", "all_", is_flag=True, help="List the rules by family, a line each.")
def command(rules: tuple[str, ...], all_: bool) -> None:
    """Show the page of a rule: why it matters, a bad map and a good one.

    CODE is a rule's code or name; rules of the project around have a name.

    \b
        cjmap explain CJ301
        cjmap explain problem-without-solution
        cjmap explain --all
    """
    from cjmap.checking.known import find_rule
    from cjmap.checking.naming import codes_named, meant_rule
    from cjmap.config import load_config
    from cjmap.project import find_project
    from cjmap.reporters.explain import tell
    from cjmap.reporters.explain.text import catalogue, explain

    config = load_config(find_project(Path())).config
    own = config.own
    if all_ or not rules:
        click.echo("\n".join(catalogue(own)))
        return
    for number, name in enumerate(rules):
        rule = find_rule(name, own)
        if rule is None and (several := codes_named(name)):
            message = f'"{name}" names several rules'
            raise CjmapError(message, f"one of: {', '.join(several)}", status=2)
        if rule is None:
            message = f'there is no rule "{name}"{meant_rule(name, [one.name for one in own])}'
            raise CjmapError(message, "`cjmap explain --all` lists the rules", status=2)
        click.echo(("\n" if number else "") + "\n".join(explain(tell(rule, config))))
