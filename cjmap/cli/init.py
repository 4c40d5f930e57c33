"""`cjmap init`: begin a map from a phase model and its catalogue."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjmap.catalog import MODELS
from cjmap.cli.tags import as_tag, language_tag
from cjmap.errors import CjmapError
from cjmap.project import SUFFIXES, find_project

if TYPE_CHECKING:
    from cjmap.start import Wish


def _names(
    context: click.Context, parameter: click.Parameter, said: tuple[str, ...]
) -> tuple[str, ...]:
    """Return names; raises a usage error where one has nothing that can be read."""
    from cjmap.renderers.text import terminal

    if all(terminal(name).strip() for name in said):
        return said
    raise click.BadParameter("a name is empty: say what it is called, or leave the option out")


@click.command("init")
@click.argument("file", metavar="[NAME]", required=False)
@click.option("--title", help="What the map is called (usual: as its file).")
@click.option("--model", type=click.Choice(MODELS), help="A phase model of the catalogue.")
@click.option(
    "--phase",
    "phases",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="A phase; repeatable.",
)
@click.option(
    "--persona",
    "personas",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="Who; repeatable.",
)
@click.option(
    "--touchpoint",
    "touchpoints",
    multiple=True,
    metavar="ID",
    help="A touchpoint of the model; `first` for the first of each phase, the usual one; `all` for"
    " all of them; repeatable.",
)
@click.option(
    "--schemas",
    metavar="ADDRESS",
    help="Say in the file where editors find its schema: in the folder at this address or path.",
)
@click.option("--language", callback=language_tag, help="The language of the map, as in de.")
def command(
    file: str | None,
    title: str | None,
    model: str | None,
    phases: tuple[str, ...],
    personas: tuple[str, ...],
    touchpoints: tuple[str, ...],
    schemas: str | None,
    language: str | None,
) -> None:
    """Begin a map: phases, personas and touchpoints, from a model of the catalogue or your own.

    Writes NAME.journey.yaml, where cjmap.yaml looks for maps if that is one folder, and never over
    a file that is there. A NAME with / at its end is a folder; - writes to standard output.
    On a terminal it asks for what no option says.

    \b
        cjmap init
        cjmap init shop --model five-stage --persona "Clara Martin"
        cjmap init visit --phase Arrive --phase Stay --phase Leave
        cjmap init - --model aida --touchpoint all --language de
    """
    from cjmap.cli.placing import placed, why_unfound
    from cjmap.config import load_config
    from cjmap.fmt import with_modeline
    from cjmap.start import FIRST, Wish, begun

    if model and phases:
        raise click.UsageError("a model brings its phases: leave --phase or --model out")
    if touchpoints and not model:
        raise click.UsageError("--touchpoint is for those of a --model")
    wish = Wish(title or "", language or "", model or "", phases, personas, touchpoints or (FIRST,))
    if not (model or phases):
        if not _is_asking():
            raise click.UsageError("say which phases: --model, or --phase for each of your own")
        wish, file = _asked(wish, file)
    path = _path(file or "journey", wish.title)
    project = find_project(path.parent)
    config = load_config(project).config
    path = placed(path, project, config.maps)
    wish = _printable(_titled(wish, path))
    text = begun(wish, file=path.as_posix())
    schemas = schemas or config.schemas
    if schemas:
        text = with_modeline(text, schemas, file=path, part="map")
    if file == "-":
        click.echo(text, nl=False)
        return
    _write(path, text)
    for line in why_unfound(path, project, config.maps):
        click.echo(line, err=True)


def _is_asking() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


def _asked(wish: Wish, file: str | None) -> tuple[Wish, str]:
    """Ask for what no option says, and for the name of the file."""
    title = wish.title or click.prompt("What is the journey?", err=True)
    language = wish.language or _spoken()
    own = "own"
    model = click.prompt(
        "Which phases?", type=click.Choice([*MODELS, own]), default=MODELS[2], err=True
    )
    phases = (
        _words(click.prompt("Their names, with commas between", err=True)) if model == own else ()
    )
    personas = wish.personas or _words(
        click.prompt(
            "Who goes through it? With commas between", default="", show_default=False, err=True
        )
    )
    chosen = "" if model == own else model
    asked = replace(
        wish, title=title, language=language, model=chosen, phases=phases, personas=personas
    )
    return asked, file or _called(title)


def _spoken() -> str:
    """Ask for the language of the map; the usual one is that of whoever is asked."""
    said = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    usual = re.match(r"[a-z]{2,3}(?=[_.]|$)", next(filter(None, said), ""))
    answer: str = click.prompt(
        "In which language is it told, as in en or de?",
        default=usual[0] if usual else "en",
        value_proc=as_tag,
        err=True,
    )
    return answer


def _words(said: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in said.split(",") if word.strip())


def _path(name: str, title: str) -> Path:
    """Return the file that a name means; in a folder it is called as its map."""
    folder, last = os.path.split(name)
    if last in ("", ".", ".."):
        return Path(folder, last, f"{_called(title)}.journey.yaml")
    return Path(name if name.endswith(SUFFIXES) else f"{name}.journey.yaml")


def _called(title: str) -> str:
    from cjmap.decoding.ids import slug

    return slug(title) or "journey"


def _titled(wish: Wish, path: Path) -> Wish:
    from cjmap.project import without_suffix

    if wish.title:
        return wish
    words = without_suffix(path.name).replace("-", " ").replace("_", " ").strip()
    return replace(wish, title=f"{words[:1].upper()}{words[1:]}" or "Journey")


def _printable(wish: Wish) -> Wish:
    """Return a wish without what no map can hold: control characters."""
    from cjmap.renderers.text import terminal

    phases, personas = (tuple(map(terminal, names)) for names in (wish.phases, wish.personas))
    return replace(wish, title=terminal(wish.title), phases=phases, personas=personas)


def _write(path: Path, text: bytes) -> None:
    """Write a new file; raises `CjmapError` where there is one, and where it can't be written."""
    from cjmap.renderers.text import terminal

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(text)
    except FileExistsError as error:
        hint = "choose another name, or move it away"
        raise CjmapError(f'there is a file "{path}", and it stays', hint, status=2) from error
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise CjmapError(f'"{path}" can\'t be written: {said}') from error
    said = terminal(path.as_posix())
    click.echo(f"wrote {said}")
    click.echo(f"`cjmap check {said}` says what is open, `cjmap build {said}` draws it", err=True)
