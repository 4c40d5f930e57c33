"""`cjmap explain`: show the page of a rule."""

from __future__ import annotations

import click

from cjmap.errors import CjmapError


@click.command("explain")
@click.argument("rules", nargs=-1, metavar="CODE...")
@click.option("--all", "all_", is_flag=True, help="List every rule in a line.")
def command(rules: tuple[str, ...], all_: bool) -> None:
    """Show the page of a rule: why it matters, a bad map and a good one.

    CODE is a rule's code or name.

    \b
        cjmap explain CJ301
        cjmap explain problem-without-solution
        cjmap explain --all
    """
    from cjmap.check import find_rule, meant_rule
    from cjmap.reporters.explain import catalogue, explain

    if all_ or not rules:
        click.echo("\n".join(catalogue()))
        return
    for number, name in enumerate(rules):
        rule = find_rule(name)
        if rule is None:
            message = f'there is no rule "{name}"{meant_rule(name)}'
            raise CjmapError(message, "`cjmap explain --all` lists the rules", status=2)
        click.echo(("\n" if number else "") + "\n".join(explain(rule)))
