"""The file format as one table: it drives the decoder, the JSON Schema and docs/format.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from cjmap.frozen import frozen


@frozen
class Text:
    """A text; `form` names what it usually looks like; only tags and colours are judged."""

    form: Literal["", "date", "interval", "language", "colour"] = ""


@frozen
class Texts:
    """A text or a list of texts."""


@frozen
class Choice:
    """One word out of a few."""

    values: tuple[str, ...]


@frozen
class Number:
    """A number, kept as it is spelled; with `whole`, a whole one from `low` to `high`."""

    whole: bool = False
    low: int | None = None
    high: int | None = None


@frozen
class Reason:
    """True or false, or a text that says why."""


@frozen
class Course:
    """A rating, or a list of ratings in the order of time."""


@frozen
class Id:
    """The id of a part that the map declares, or of what comes with cjmap (model, format)."""

    of: str


@frozen
class Ids:
    """An id or a list of ids."""

    of: str


@frozen
class Statements:
    """A text, a list of texts, or a list of texts and items with details."""


@frozen
class Remark:
    """A single text that stands where a list of statements could."""


@frozen
class Links:
    """An address or `{text, link}`, or a list of those."""


@frozen
class Stops:
    """The ids of touchpoints in walking order; an item may be `{id: note}`."""


@frozen
class Parts:
    """A mapping from ids to parts of one kind; with `short`, a text stands for its name."""

    part: str
    short: bool = False


@frozen
class LaneTexts:
    """A mapping from the ids of lanes to statements."""


@frozen
class Part:
    """A mapping with fixed keys."""

    part: str


@frozen
class File:
    """The path of a file, relative to the file that says it."""


@frozen
class Files:
    """A path or a list of paths, relative to the file that says them."""


@frozen
class Colours:
    """A colour, or one for light paper and one for dark; with `several`, a list of those."""

    several: bool = False


@frozen
class Severities:
    """A mapping from rule codes or names to severities."""


@frozen
class Patterns:
    """A mapping from patterns of paths to parts of one kind."""

    part: str


@frozen
class Options:
    """A mapping from the names of rules to what is set about each: numbers, and lists of words."""


@frozen
class Conditions:
    """Keys that are to be written, or a mapping from keys to what has to stand there."""


Kind: TypeAlias = (
    Text
    | Texts
    | Choice
    | Number
    | Reason
    | Course
    | Id
    | Ids
    | Statements
    | Remark
    | Links
    | Stops
    | Parts
    | LaneTexts
    | Part
    | File
    | Files
    | Colours
    | Severities
    | Patterns
    | Options
    | Conditions
)


@frozen
class Field:
    """A key of a part: what stands there, what it is for, and what it allows.

    `none` allows `[]`, which says "looked, there is none".
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    none: bool = False


LEVEL = Choice(("low", "medium", "high"))
CONFIDENCE = Choice(("observed", "inferred", "assumed"))
SEVERITY = Choice(("off", "note", "warning", "error"))

_SOURCE = Field("source", Ids("source"), "what this is based on: an id or a list of ids")
_CONFIDENCE = Field("confidence", CONFIDENCE, "how sure it is")
_LINKS = Field("links", Links(), "addresses to read on: an address, or `{text, link}`")
_NAME = Field("name", Text(), "how it is called")
_DESCRIPTION = Field("description", Text(), "a few words about it")
_PERSON_LANES = Field("lanes", LaneTexts(), "what the author's own lanes say")

STATEMENT = (
    Field("text", Text(), "what is said", required=True),
    Field("severity", LEVEL, "how much a pain point hurts"),
    Field("impact", LEVEL, "how much it would change"),
    Field("effort", LEVEL, "how much work it is"),
    Field("priority", LEVEL, "how soon it should come"),
    Field("status", Choice(("idea", "planned", "doing", "done")), "how far a solution has come"),
    Field("owner", Text(), "who takes care of it"),
    Field("due", Text("date"), "when it is due, as in `2026-12-15`"),
    Field("answer", Text(), "the answer to a question"),
    _SOURCE,
    _CONFIDENCE,
    _LINKS,
    Field("solutions", Statements(), "what helps against this very pain point", none=True),
)

LINK = (
    Field("text", Text(), "what to show"),
    Field("link", Text(), "the address: https, http, mailto, or a relative path", required=True),
)

METRIC = (
    _NAME,
    Field("value", Number(), "what was measured"),
    Field("target", Number(), "what it should be"),
    Field("unit", Text(), "the unit, as in `%`"),
    Field("better", Choice(("lower", "higher")), "in which direction it gets better"),
    _SOURCE,
    _CONFIDENCE,
)

_MOMENT = (
    Field("description", Remark(), "a few words about it"),
    Field("goal", Statements(), "what the customer wants to reach here"),
    Field("personas", Ids("persona"), "who is meant; left out: everyone; `[]`: nobody"),
    Field("channel", Ids("channel"), "an id or a list of ids, the main one first"),
    Field("actions", Statements(), "what the customer does"),
    Field("motivations", Statements(), "why, and what moves them"),
    Field("thoughts", Statements(), "what goes through their mind"),
    Field("questions", Statements(), "what they ask; an item may carry an `answer`"),
    Field("pain_points", Statements(), "what hurts; an item may carry its own `solutions`"),
    Field("solutions", Statements(), "what the brand does about it"),
    Field("opportunities", Statements(), "what it could do: solutions that are still ideas"),
    Field("call_to_action", Remark(), "what the customer is asked to do next"),
    Field("emotion", Course(), "a number on the scale, or a list of numbers: its course in time"),
    Field("feeling", Remark(), "the emotion in words"),
    Field("moment_of_truth", Reason(), "true, or a text that says why everything hangs on it"),
    Field("steps", Statements(), "what happens one after the other"),
    Field("frontstage", Statements(), "what the customer sees the brand do"),
    Field("backstage", Statements(), "what happens where the customer does not look"),
    Field("support", Statements(), "processes and systems that make it work"),
    Field("evidence_shown", Statements(), "what the customer holds in hand or sees"),
    Field("resources", Statements(), "what is needed and available"),
    Field("owner", Remark(), "who answers for it"),
    Field("duration", Remark(), "how long it takes, in words"),
    Field("metrics", Parts("metric"), "figures with their targets"),
    Field("lanes", LaneTexts(), "what the author's own lanes say"),
    Field("map", File(), "another map that shows this moment in detail"),
    _LINKS,
    _SOURCE,
    _CONFIDENCE,
)
_NEVER_NONE = {"emotion", "map"}
MOMENT = tuple(replace(field, none=field.name not in _NEVER_NONE) for field in _MOMENT)

PER_PERSONA = tuple(field for field in MOMENT if field.name != "personas")
_PER_PERSONA = Field(
    "per_persona", Parts("per_persona"), "what differs for one persona; excludes nobody", none=True
)

PHASE = (
    Field("name", Text(), "how the phase is called; a model's phases have one"),
    Field(
        "when",
        Choice(("before", "during", "after")),
        "where it lies: before, during or after the purchase or service",
        none=True,
    ),
    *MOMENT,
    _PER_PERSONA,
)

TOUCHPOINT = (
    Field("name", Text(), "how the touchpoint is called; the catalogue's have one"),
    Field("phase", Id("phase"), "where it belongs; may be left out when there is one phase"),
    *MOMENT,
    _PER_PERSONA,
)

PERSONA = (
    _NAME,
    Field(
        "kind",
        Choice(("primary", "secondary", "staff", "system")),
        "primary: the map owes them a description; the others are shown and owe nothing",
    ),
    Field("role", Text(), "what they do for a living, or where"),
    Field("segment", Text(), "the group of customers they stand for"),
    Field("age", Text(), "how old they are"),
    Field("background", Statements(), "where they come from", none=True),
    Field("goal", Statements(), "what they want", none=True),
    Field("quote", Text(), "a sentence they would say"),
    _DESCRIPTION,
    Field("motivations", Statements(), "what drives them", none=True),
    Field("pain_points", Statements(), "what troubles them", none=True),
    Field("channels", Ids("channel"), "where they are to be met", none=True),
    Field("image", File(), "a picture inside the project"),
    _PERSON_LANES,
    _SOURCE,
    _CONFIDENCE,
)

CHANNEL = (
    _NAME,
    Field("kind", Choice(("digital", "analog")), "left out: neither is claimed"),
    _DESCRIPTION,
)

LANE = (Field("name", Text(), "the name of the row", required=True), _DESCRIPTION)

JOURNEY = (
    _NAME,
    Field("persona", Id("persona"), "who walks it; may be left out when there is one persona"),
    _DESCRIPTION,
    Field("scenario", Text(), "the situation it starts from"),
    Field("goal", Text(), "what the persona wants to reach"),
    Field("ends", Choice(("recommends", "warns", "leaves")), "how it ends"),
    Field("path", Stops(), "touchpoints in walking order; an item may be `{id: note}`"),
)

SOURCE = (
    _NAME,
    _DESCRIPTION,
    Field("n", Number(whole=True, low=0), "how many were asked or counted"),
    Field("date", Text("date"), "when it was made"),
    _LINKS,
)

COVERAGE = (
    Field("require", Ids("facet"), "the facets that this map owes: keys of a touchpoint, lanes"),
)

SCALE = (
    Field("low", Number(), "the worst rating", required=True),
    Field("high", Number(), "the best rating", required=True),
)

MAP = (
    Field("cjmap", Number(whole=True, low=1), "the version of the format: 1"),
    Field("title", Text(), "what the map is called", required=True),
    Field("language", Text("language"), "the language of the texts, as in `de` or `pt-BR`"),
    _DESCRIPTION,
    Field("owner", Text(), "who keeps the map"),
    Field("state", Choice(("as-is", "to-be")), "how it is, or how it should be"),
    Field("reviewed", Text("date"), "when it was last looked through"),
    Field("review_every", Text("interval"), "`N days`, `weeks`, `months` or `years`"),
    Field("tags", Texts(), "words to find it by"),
    _LINKS,
    Field("extends", Files(), "the map or maps that this one is laid over"),
    Field("model", Id("model"), "a phase model of the catalogue, whose phases are taken over"),
    Field("phases", Parts("phase"), "the phases in order"),
    Field("personas", Parts("persona"), "who walks the journey; left out: one unnamed customer"),
    Field("channels", Parts("channel"), "where the touchpoints take place"),
    Field("touchpoints", Parts("touchpoint"), "the moments at which customer and brand meet"),
    Field("lanes", Parts("lane", short=True), "rows of the author's own"),
    Field("journeys", Parts("journey"), "the ways people really go"),
    Field("metrics", Parts("metric"), "figures of the whole journey"),
    Field("sources", Parts("source"), "what the map is based on"),
    Field("coverage", Part("coverage"), "what this map owes, when it is not the usual"),
    Field("emotion_scale", Part("emotion_scale"), "the range of the ratings; usual: -2 to 2"),
)

PROFILES = ("draft", "workshop", "strict")

_PROFILE = Field(
    "profile",
    Text(),
    "which findings are reported, and how they weigh: `draft`, `workshop` (usual), `strict`, or "
    "one of `profiles`",
)
_WEIGHED = (
    Field("select", Texts(), "only these codes, names or families"),
    Field("ignore", Texts(), "not these codes, names or families"),
    Field("severity", Severities(), "another severity for a rule"),
    Field("options", Options(), "what is set about a rule, as in `thin-after: {least: 3}`"),
)
PROFILE = (
    Field("extends", Text(), "the profile that this one is laid over; usual: `workshop`"),
    *_WEIGHED,
)
PATH_RULES = (_PROFILE, *_WEIGHED)
RULES = (
    *PATH_RULES,
    Field("profiles", Parts("profile"), "profiles of your own"),
    Field("paths", Patterns("path_rules"), "what holds for some maps, as in `drafts/**`"),
    Field("own", Parts("own_rule"), "rules of your own, by name"),
    Field(
        "docs",
        Text(),
        "where you host the pages of the rules, as in `https://handbook.example/rules/{name}.html`",
    ),
)

OWN_STATEMENTS = tuple(one.name for one in MOMENT if isinstance(one.kind, Statements))
OWN_OVER = (
    "map",
    "phases",
    "touchpoints",
    "personas",
    "channels",
    "journeys",
    "sources",
    "metrics",
    *OWN_STATEMENTS,
)
OWN_RULE = (
    Field("over", Choice(OWN_OVER), "which parts are asked", required=True),
    Field("when", Conditions(), "only those of which all of this holds"),
    Field("require", Conditions(), "what has to hold of them", required=True),
    Field(
        "message",
        Text(),
        "what to say; `{id}`, `{name}`, `{text}`, `{phase}`, `{missing}` stand for these",
    ),
    Field("help", Text(), "what to do about it"),
    Field(
        "page", Text(), "why it matters: what `cjmap explain` shows, or the address of such a page"
    ),
    Field("severity", SEVERITY, "how much it weighs; usual: `warning`"),
)

USUAL_FORMATS = ("diagram", "emotion", "blueprint", "matrix", "checklist", "data")
FORMATS = (*USUAL_FORMATS, "png", "pdf")
GAPS, AS_IS = SHOWS = ("gaps", "as-is")
ENGINES = ("pure", "dot")
# Ids that come with cjmap, by what they name.
WORDS = {"format": FORMATS, "show": SHOWS}

CONFIG = (
    Field("maps", Texts(), "patterns of the maps, as in `maps/**/*.journey.yaml`"),
    Field("output", File(), "the folder for the outputs; usual: `journeys`"),
    Field("formats", Ids("format"), "which outputs are built; usual: all but `png` and `pdf`"),
    Field("show", Ids("show"), "what the diagrams show beside the usual"),
    Field("personas", Ids("persona"), "who has diagrams of her own, too: ids, or `all`"),
    Field("language", Text("language"), "the language of the labels, whatever the map says"),
    Field("rules", Part("rules"), "which findings are reported, and how they weigh"),
    Field("coverage", Part("coverage"), "what the maps owe, when it is not the usual"),
    Field(
        "fail_on",
        Choice(("note", "warning", "error", "never")),
        "what makes `check` and `build` fail",
    ),
    Field(
        "fail_under",
        Number(low=0, high=100),
        "the least coverage in percent, of all maps together; `check` and `coverage` ask for it",
    ),
    Field("engine", Choice(ENGINES), "what draws the diagrams"),
    Field("templates", File(), "a folder with templates and styles of your own for the pages"),
    Field("theme", Part("theme"), "colours, fonts and logo of your own"),
    Field(
        "schemas",
        Text(),
        "where editors find the JSON Schemas, a folder or an address; `init` and `fmt` write it"
        " into each file",
    ),
)

THEME = (
    Field("personas", Colours(several=True), "the colours of the personas, in their order"),
    Field("phases", Colours(), "the bars of the phases; what stands on them is light"),
    Field("link", Colours(), "links, on pages"),
    Field("font", Texts(), "the font of pages, if the reader has it; the one wanted most first"),
    Field("heading_font", Texts(), "the font of titles and headings on pages"),
    Field("logo", File(), "a picture at the head of pages: PNG, JPEG, WebP or SVG"),
    Field("logo_alt", Text(), "what the logo says, for those who can't see it"),
)

COLOUR = (
    Field("light", Text("colour"), 'the colour on light paper, as in `"#1b4f8f"`', required=True),
    Field("dark", Text("colour"), "the colour on dark paper; left out: made of the light one"),
)

PARTS: dict[str, tuple[Field, ...]] = {
    "map": MAP,
    "phase": PHASE,
    "touchpoint": TOUCHPOINT,
    "per_persona": PER_PERSONA,
    "statement": STATEMENT,
    "link": LINK,
    "persona": PERSONA,
    "channel": CHANNEL,
    "lane": LANE,
    "journey": JOURNEY,
    "metric": METRIC,
    "source": SOURCE,
    "coverage": COVERAGE,
    "emotion_scale": SCALE,
    "config": CONFIG,
    "rules": RULES,
    "profile": PROFILE,
    "path_rules": PATH_RULES,
    "own_rule": OWN_RULE,
    "theme": THEME,
    "colour": COLOUR,
}
# Parts of `cjmap.yaml`, which no map has.
SETTINGS = frozenset({"config", "rules", "profile", "path_rules", "own_rule", "theme", "colour"})
