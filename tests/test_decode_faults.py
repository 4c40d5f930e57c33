"""What stands at a key is said to be wrong where it is, with what would be right."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.decode import Walk, decode_part
from cjmap.diagnostics import Diagnostic
from cjmap.model import Lane, Link, Statement, Stop
from cjmap.place import Place, Span
from cjmap.settings.theme import Shade
from cjmap.source import Mapping, parse

NO_TEXT = 'a text is expected here, and "true" without quotes is no text'
IN_QUOTES = 'put it in quotes: "true"'
NO_KEY = "braces hold keys with values, and there is no key here"
NO_LINK = '"javascript:x" is not an address that a page may lead to'
LINKS = "possible: https://…, http://…, mailto:… or a path relative to the map"
A_STOP = "an item is the id of a touchpoint, or that id with a note: {its-id: the note}"
EACH_PHASE = "each phase has an id of its own here, and"
LOOK = "write it as `look-around: {name: Look around}`, each on a line of its own"

A_COLOUR = "a colour, or `light` and `dark` with one each, is expected here, found a list"
RED, HEXADECIMAL = '"red" is not a colour', 'write it in quotes, as in "#1b4f8f"'

# A key of a part with its value, and of each finding: what is marked, the message, the help.
FAULTS = (
    (
        "touchpoint",
        "emotion: []",
        (
            "[]",
            '"[]" says that there is none, which "emotion" cannot say',
            "leave the value empty, or leave the key out",
        ),
    ),
    (
        "touchpoint",
        "actions: {Looks, buys}",
        ("{", NO_KEY, 'a list stands in brackets: [Looks, buys]; a text in quotes: "Looks, buys"'),
    ),
    (
        "touchpoint",
        "actions: [{Looks, buys}]",
        ("{", NO_KEY, 'put the text in quotes: "Looks, buys"'),
    ),
    ("touchpoint", "actions: [[Looks]]", ("[", "a text is expected here, found a list", "")),
    ("touchpoint", "actions: true", ("true", NO_TEXT, IN_QUOTES)),
    ("touchpoint", "actions: [Looks, '', true]", ("true", NO_TEXT, IN_QUOTES)),
    ("touchpoint", "feeling: true", ("true", NO_TEXT, IN_QUOTES)),
    ("touchpoint", "links: 'javascript:x'", ("'javascript:x'", NO_LINK, LINKS)),
    ("touchpoint", "links: ['javascript:x', '']", ("'javascript:x'", NO_LINK, LINKS)),
    ("touchpoint", "links: {link: 'javascript:x', text: A}", ("'javascript:x'", NO_LINK, LINKS)),
    (
        "touchpoint",
        f"links: {'x' * 90}:y",
        (f"{'x' * 90}:y", f'"{"x" * 59}…" is not an address that a page may lead to', LINKS),
    ),
    (
        "touchpoint",
        "links: [example.org]",
        (
            "example.org",
            '"example.org" leads to a file of that name; did you mean "https://example.org"?',
            "",
        ),
    ),
    (
        "touchpoint",
        "links: [a.md, {text: B}]",
        ("links.1.link", '"link" is missing: a link needs one', ""),
    ),
    ("touchpoint", "links: {text: B}", ("links.link", '"link" is missing: a link needs one', "")),
    ("touchpoint", "lanes: {legal: true}", ("true", NO_TEXT, IN_QUOTES)),
    (
        "touchpoint",
        "lanes: legal",
        (
            "legal",
            "the id of a lane with a text is expected here, found a text",
            "write it as `its-id: the text`",
        ),
    ),
    (
        "journey",
        "path: cart",
        (
            "cart",
            "a list of touchpoints is expected here, found a text",
            "the ids stand in brackets: [first-id, second-id]",
        ),
    ),
    (
        "journey",
        "path: [{cart: a, desk: b}]",
        ("{", "an id is expected here, found keys with values", A_STOP),
    ),
    (
        "journey",
        "path: [{cart: Well, again}]",
        (",", 'the comma ends the text "Well" here', 'put it in quotes: cart: "Well, again"'),
    ),
    (
        "touchpoint",
        "lanes: {legal: Consent, in words}",
        (
            ",",
            'the comma ends the text "Consent" here',
            'put it in quotes: legal: "Consent, in words"',
        ),
    ),
    (
        "map",
        "title: A\nlanes: {legal: Rights, and so on}",
        (
            ",",
            'the comma ends the text "Rights" here',
            'put it in quotes: legal: "Rights, and so on"',
        ),
    ),
    (
        "map",
        "title: A\nphases: {look: Look, around}",
        (
            "Look",
            "a phase is made of keys, found a text",
            "write it as `look: {name: Look}`, each on a line of its own",
        ),
    ),
    ("journey", "path: [[cart]]", ("[", "an id is expected here, found a list", "")),
    ("journey", "path: [{cart: true}]", ("true", NO_TEXT, IN_QUOTES)),
    ("theme", "personas: [[red]]", ("[", A_COLOUR, "")),
    ("theme", "link: [red]", ("[", A_COLOUR, "")),
    ("theme", "link: red", ("red", RED, HEXADECIMAL)),
    ("theme", "personas: red", ("red", RED, HEXADECIMAL)),
    ("theme", "link: {light: red}", ("red", RED, HEXADECIMAL)),
    ("theme", "link: {dark: '#123'}", ("link.light", '"light" is missing: a colour needs one', "")),
    ("map", "title: A\nphases: [Look around]", ("[", f"{EACH_PHASE} a list has none", LOOK)),
    (
        "map",
        "title: A\nphases: [[{name: Look around}]]",
        ("[", f"{EACH_PHASE} a list has none", LOOK),
    ),
    (
        "map",
        "title: A\nphases: Look around",
        ("Look around", f"{EACH_PHASE} a text has none", LOOK),
    ),
    (
        "map",
        "title: A\nphases: [[]]",
        (
            "[",
            f"{EACH_PHASE} a list has none",
            "write it as `its-id: {name: …}`, each on a line of its own",
        ),
    ),
    (
        "map",
        "title: A\nchannels: {shop: Shop, app: []}",
        (
            "Shop",
            "a channel is made of keys, found a text",
            "write it as `shop: {name: Shop}`, each on a line of its own",
        ),
        ("[", "a channel is made of keys, found a list", ""),
    ),
    (
        "map",
        "title: A\nemotion_scale: 5",
        ("5", "a group of keys is expected here, found a text", "its keys: low, high"),
    ),
    ("map", "title: A\nlanes: {legal: true}", ("true", NO_TEXT, IN_QUOTES)),
    (
        "rules",
        "severity: error",
        (
            "error",
            "the code of a rule with a severity is expected here, found a text",
            "write it as `CJ301: error`",
        ),
    ),
    (
        "rules",
        "severity: {CJ301: errr}",
        (
            "errr",
            '"errr" is not possible for "CJ301"; did you mean "error"?',
            "possible: off, note, warning or error",
        ),
    ),
    (
        "rules",
        "paths: drafts",
        (
            "drafts",
            "a pattern of paths with the keys that hold there is expected here, found a text",
            'write it as `"drafts/**": {profile: draft}`',
        ),
    ),
    (
        "rules",
        "paths: {'a/**': draft}",
        (
            "draft",
            "a group of keys is expected here, found a text",
            "its keys: profile, select, ignore, severity, options",
        ),
    ),
    (
        "rules",
        "options: 3",
        (
            "3",
            "the name of a rule with what is set about it is expected here, found a text",
            "write it as `thin-after: {least: 3}`",
        ),
    ),
    (
        "rules",
        "options: {thin-after: 3}",
        (
            "3",
            "the name of a rule with what is set about it is expected here, found a text",
            "write it as `thin-after: {its-option: 3}`",
        ),
    ),
)


def decode(part: str, text: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    source, _ = parse(text.encode(), file="x")
    assert isinstance(source.root, Mapping)
    walk = Walk()
    return decode_part(walk, part, source.root, Place("x")), walk.findings


def marked(text: str, where: Place | Span) -> str:
    return text[where.start : where.end] if isinstance(where, Span) else str(where)


@pytest.mark.parametrize(("part", "text", "said"), [(p, t, s) for p, t, *s in FAULTS])
def test_what_is_wrong_and_what_would_be_right(part, text, said) -> None:
    _, findings = decode(part, text)
    assert [(marked(text, one.place), one.message, one.help) for one in findings] == said


HERE = Place("x")
SEVERAL = "actions: [Looks, '', ~, {text: Buys}, [x], {owner: Ana}]"


def said(text: str, *route: str | int) -> Statement:
    return Statement(place=Place("x", route), text=text)


# A key of a part with its value, and what is read there; nothing where it can't be read.
READ = (
    ("touchpoint", "actions: true", None),
    ("touchpoint", "actions: Looks", (said("Looks", "actions"),)),
    ("touchpoint", "actions: {text: Looks}", (said("Looks", "actions"),)),
    ("touchpoint", "actions: {owner: Ana}", None),
    ("touchpoint", "actions: ['']", None),
    ("touchpoint", SEVERAL, (said("Looks", "actions", 0), said("Buys", "actions", 3))),
    ("touchpoint", "feeling: calm", (said("calm", "feeling"),)),
    ("touchpoint", "feeling: true", None),
    ("touchpoint", "moment_of_truth: []", False),
    ("touchpoint", "links: a.md", (Link("a.md"),)),
    ("touchpoint", "links: {link: a.md, text: A}", (Link("a.md", "A"),)),
    (
        "touchpoint",
        "links: [{link: a.md, text: A}, '', 'x:y', b.md]",
        (Link("a.md", "A"), Link("b.md")),
    ),
    ("touchpoint", "links: {text: A}", ()),
    ("touchpoint", "links: ['']", ()),
    ("touchpoint", "lanes: []", {}),
    (
        "touchpoint",
        "lanes: {legal: , brand: Ours, tax: true}",
        {"brand": (said("Ours", "lanes", "brand"),)},
    ),
    ("touchpoint", "metrics: []", {}),
    (
        "journey",
        "path: [cart, {desk: She waits}, {bag: }, {box: ~}, '', {cart: Well, again}]",
        (
            Stop("cart", HERE / "path" / 0),
            Stop("desk", HERE / "path" / 1, "She waits"),
            Stop("bag", HERE / "path" / 2),
            Stop("box", HERE / "path" / 3),
            Stop("cart", HERE / "path" / 5),
        ),
    ),
    ("theme", "link: '#123'", Shade(HERE / "link", "#112233")),
    ("theme", "link: {light: '#123', dark: '#fff'}", Shade(HERE / "link", "#112233", "#ffffff")),
    ("theme", "link: {dark: '#fff'}", None),
    ("theme", "link: red", None),
    ("theme", "link: ['#123']", None),
    ("theme", "personas: '#123'", (Shade(HERE / "personas", "#112233"),)),
    ("theme", "personas: red", None),
    ("theme", "personas: [red]", None),
    ("theme", "personas: [red, '#123', ['#456']]", (Shade(HERE / "personas" / 1, "#112233"),)),
    ("rules", "severity: {CJ301: errr, CJ302: note, CJ303: }", {"CJ302": "note"}),
    (
        "rules",
        "options: {a: 3, b: , c: {least: 3, most: , words: [x, y]}}",
        {"c": {"least": ("3",), "words": ("x", "y")}},
    ),
    ("map", "emotion_scale: 5", None),
    ("map", "phases: [Look]", None),
    (
        "map",
        "lanes: {legal: Rights, brand: true, tax: ''}",
        {
            "legal": Lane(id="legal", place=HERE / "lanes" / "legal", name="Rights"),
            "brand": Lane(id="brand", place=HERE / "lanes" / "brand", name="brand"),
            "tax": Lane(id="tax", place=HERE / "lanes" / "tax", name="tax"),
        },
    ),
)


@pytest.mark.parametrize(("part", "text", "value"), READ)
def test_what_is_read(part: str, text: str, value: object) -> None:
    assert decode(part, text)[0].get(text.partition(":")[0]) == value
