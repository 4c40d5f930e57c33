"""Find the command, run it, turn what stops it into an exit code."""

from __future__ import annotations

import atexit
import gc
import signal
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from cjmap import __version__
from cjmap.cli.usage import ARGUMENTS, as_message
from cjmap.errors import CjmapError

COMMANDS = {
    "init": "Begin a map.",
    "check": "Say where maps have faults and holes.",
    "coverage": "Say how much of the journeys is described.",
    "diff": "Say what has changed in journeys.",
    "fmt": "Write maps in the one way in which they are written.",
    "merge": "Merge two versions of a map by its keys.",
    "git": "Let git merge and show maps by their keys.",
    "log": "Show how maps have moved over the commits.",
    "build": "Draw maps, and write their pages and checklists.",
    "ci": "Judge a merge request: findings, outputs, coverage.",
    "models": "List the phase models, or show one.",
    "insights": "Say what maps tell by their numbers.",
    "explain": "Show the page of a rule.",
    "schema": "Print the JSON Schema of maps.",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cjmap.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name, or say which one was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from cjmap.words.suggest import did_you_mean

            ctx.fail(f'there is no command "{args[0]}"{did_you_mean(args[0], COMMANDS)}')
        ctx.meta[ARGUMENTS] = tuple(args)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="cjmap %(version)s")
def cjmap() -> None:
    """Customer journey maps as code.

    Write a journey as YAML, check it, and build pictures and pages from it:

    \b
        cjmap check shop.journey.yaml
        cjmap build shop.journey.yaml
    """


def main() -> None:
    """Run cjmap and leave with its exit code: 0, 1, 2, 3, or 130 when interrupted."""
    # A map's values hold no cycles and live to the end: collecting would only walk them again,
    # at Python's own end, too, where nothing but freezing keeps it from that.
    gc.disable()
    atexit.register(gc.freeze)
    signal.signal(signal.SIGTERM, _end)
    _write_what_can_be_written()
    try:
        status = _status()
    finally:
        gc.enable()
    sys.exit(status)


def _end(number: int, frame: object) -> NoReturn:
    """End as an interrupt does, so that the engine ends too and nothing stays half done."""
    raise SystemExit(128 + number)


def _status() -> int:
    try:
        status = cjmap.main(prog_name="cjmap", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        usage = error.ctx.get_usage() if isinstance(error, click.UsageError) and error.ctx else ""
        _say(usage, f"error: {as_message(error)}")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return 130
    except CjmapError as error:
        _say(f"error: {error.message}", error.hint)
        return error.status
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "there is not enough memory"
        _say(f"error: {reason[:1].lower()}{reason[1:]}")
        _drop_what_cannot_be_written()
        return 3
    except Exception as error:
        return _bug(error)


def _write_what_can_be_written() -> None:
    """Let a terminal without Unicode show question marks instead of ending in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_what_cannot_be_written() -> None:
    """Keep Python from trying again at its end, which would have an exit code of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, hint: str = "") -> None:
    from cjmap.renderers.text import terminal

    for line in (message, hint):
        if line:
            click.echo(terminal(line), err=True)


def _bug(error: Exception) -> int:
    import os
    import traceback

    _say(
        f"error: this is a bug in cjmap: {type(error).__name__}: {error}",
        "please report it; CJMAP_DEBUG=1 shows where it happened",
    )
    if os.environ.get("CJMAP_DEBUG"):
        traceback.print_exception(error)
    return 3
