"""The file format as a page of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cjmap import fields
from cjmap.fields import PARTS, WORDS, Field
from cjmap.format.guide import GUIDE

_PARTS = {
    "map": ("Map", "The keys of the file itself."),
    "phase": ("Phase", "A stretch of the journey."),
    "touchpoint": ("Touchpoint", "A moment at which a customer meets the brand."),
    "per_persona": ("Persona under `per_persona`", "What differs for one persona."),
    "statement": ("Statement", "An item of a list of statements; a bare text is its `text`."),
    "link": ("Link", "An entry of `links`; a bare address is its `link`."),
    "persona": ("Persona", "Somebody who stands for a group of customers."),
    "channel": (
        "Channel",
        "Where touchpoints take place. The usual ones are in [the catalogue](catalogue.md), and "
        "need not be declared.",
    ),
    "lane": (
        "Lane",
        "A row of your own. It is declared under `lanes` of the map (`legal: Legal matters`), and "
        "filled under `lanes` of phases, touchpoints and personas.",
    ),
    "journey": ("Journey", "A way that somebody really goes."),
    "metric": ("Metric", "A figure of a phase, of a touchpoint or of the whole journey."),
    "source": ("Source", "What the map is based on; statements name it under `source`."),
    "coverage": ("Coverage", "What the map owes at every touchpoint, for every primary persona."),
    "emotion_scale": ("Emotion scale", "The range in which emotions are rated."),
    "config": (
        "The project file",
        "`cjmap.yaml`, in the folder of the project; all of it may be left out.",
    ),
    "rules": ("Rules", "What stands under `rules` of the project file."),
    "profile": ("Profile", "What stands at an id under `profiles`."),
    "path_rules": (
        "Rules for a path",
        "What stands at a pattern under `paths`, which is relative to the folder of `cjmap.yaml`. "
        "Where several patterns fit, later ones are laid over earlier ones.",
    ),
    "own_rule": (
        "Rule of your own",
        "What stands at a name under `own`. In `when` and `require`, a key or a list of keys asks "
        "that something is written there. A mapping asks for more: a word or a list of words for "
        "one of these, `written` or `unwritten`, `{least: 1, most: 3}` for numbers, or for how "
        'many entries a list has, `{like: "*.pdf"}` for a pattern, `{longest: 80}` or '
        "`{shortest: 3}` for the length of texts. A touchpoint says what its phase says, too, and "
        "what it says for a single persona. `phase.when`, `touchpoint.emotion`, `map.state` or "
        "`persona.kind` ask the part that stands around.",
    ),
    "theme": (
        "Theme",
        "What stands under `theme` of the project file. Texts have a contrast of at least 4.5 in "
        "both themes, which is checked. Colours hold for pages and pictures, fonts and logo for "
        "pages.",
    ),
    "colour": ("Colour", 'A colour of the theme; a bare `"#1b4f8f"` is its `light`.'),
}
# These take the keys of a touchpoint; their tables show only what is different.
_LIKE_TOUCHPOINTS = ("phase", "per_persona")


def format_page() -> str:
    """The text of docs/format.md: how to write a map, and every key of every part."""
    sections = ["\n\n".join(_section(part)) for part in PARTS]
    return "\n\n".join([GUIDE, *sections]) + "\n"


def _section(part: str) -> Iterator[str]:
    title, about = _PARTS[part]
    yield f"## {title}"
    table = PARTS[part]
    if part in _LIKE_TOUCHPOINTS:
        names = {known.name for known in table}
        others = [f"`{known.name}`" for known in PARTS["touchpoint"] if known.name not in names]
        table = tuple(known for known in table if known not in PARTS["touchpoint"])
        about += f" It takes every key of a [touchpoint](#touchpoint) but {_and(others)}"
        about += ", and these:" if table else "."
    yield about
    if table:
        yield "\n".join(_rows(table))


def _rows(table: tuple[Field, ...]) -> Iterator[str]:
    yield "| key | what stands there | what it is for | `[]` |"
    yield "| --- | --- | --- | --- |"
    for known in table:
        key = f"`{known.name}`" + (" (required)" if known.required else "")
        about = known.about.replace("|", "\\|")
        yield f"| {key} | {_KINDS[type(known.kind)](known.kind)} | {about} | {_none(known)} |"


def _none(known: Field) -> str:
    return "yes" if known.none else ""


def _and(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _choice(kind: fields.Choice) -> str:
    return ", ".join(f"`{word}`" for word in kind.values)


def _ids(kind: fields.Ids) -> str:
    if kind.of in WORDS:
        return ", ".join(f"`{word}`" for word in WORDS[kind.of]) + ", or a list"
    return f"the id of a {kind.of}, or a list"


def _number(kind: fields.Number) -> str:
    low = "" if kind.low is None else f" from {kind.low}"
    high = "" if kind.high is None else f" to {kind.high}"
    return f"a {'whole ' if kind.whole else ''}number{low}{high}"


def _parts(kind: fields.Parts) -> str:
    title, _ = _PARTS[kind.part]
    short = "; a text is its name" if kind.short else ""
    return f"ids with a [{title.lower()}]({_anchor(title)}) each{short}"


def _part(kind: fields.Part) -> str:
    title, _ = _PARTS[kind.part]
    return f"[{title.lower()}]({_anchor(title)})"


def _anchor(title: str) -> str:
    return "#" + title.lower().replace("`", "").replace(" ", "-")


_FORMS = {
    "date": " (a date)",
    "interval": " (an interval)",
    "language": " (a language tag)",
    "colour": " (a colour)",
}
_KINDS: dict[type, Callable[[Any], str]] = {
    fields.Text: lambda kind: f"a text{_FORMS.get(kind.form, '')}",
    fields.Texts: lambda kind: "a text or a list of texts",
    fields.Choice: _choice,
    fields.Number: _number,
    fields.Reason: lambda kind: "`true`, `false` or a text",
    fields.Course: lambda kind: "a number or a list of numbers",
    fields.Id: lambda kind: f"the id of a {kind.of}",
    fields.Ids: _ids,
    fields.Statements: lambda kind: "[statements](#statements-one-way-to-say-things)",
    fields.Remark: lambda kind: "a text",
    fields.Links: lambda kind: "an address, a [link](#link), or a list",
    fields.Stops: lambda kind: "a list of ids of touchpoints, or `{id: note}`",
    fields.Parts: _parts,
    fields.LaneTexts: lambda kind: "ids of lanes with statements each",
    fields.Part: _part,
    fields.File: lambda kind: "a path",
    fields.Files: lambda kind: "a path or a list of paths",
    fields.Colours: lambda kind: "[colours](#colour)" if kind.several else "a [colour](#colour)",
    fields.Severities: lambda kind: "codes or names of rules with a severity each",
    fields.Patterns: lambda kind: "patterns with [rules](#rules-for-a-path) each",
    fields.Conditions: lambda kind: "keys, or keys with what has to stand there",
    fields.Options: lambda kind: "names of rules with their [options](rules.md#options) each",
}
