from __future__ import annotations

import re

import pytest

from cjmap.source import parse

from .reading import only, written

IN_QUOTES = "put the text in quotes: "
COLON = '": " inside a text makes it a key; a text with ": " needs quotes'
BEHIND = "the text goes on behind its closing quote"
TAB = "a tab stands where only spaces can"
OPEN = "the quote that opens here is never closed"

# Text, line, column, message, help.
BROKEN = [
    # colons
    ("name: Foo: bar", 1, 10, COLON, IN_QUOTES + 'name: "Foo: bar"'),
    ("a: Was? : ja", 1, 9, COLON, IN_QUOTES + 'a: "Was? : ja"'),
    ('a: er sagt: "ja"', 1, 11, COLON, IN_QUOTES + "a: 'er sagt: \"ja\"'"),
    ("q:\n  - Frage: was: dann", 2, 15, COLON, IN_QUOTES + '- "Frage: was: dann"'),
    ("q:\n  - text: was: dann", 2, 14, COLON, IN_QUOTES + '- text: "was: dann"'),
    ("a: Text,\n  der Satz: geht", 2, 11, COLON, 'put the whole text of "a" in quotes'),
    ("a: x\n  y\n  Ein Satz: geht", 3, 11, COLON, 'put the whole text of "a" in quotes'),
    (
        "name:Clara\nrole: x",
        1,
        5,
        'a space is missing after "name:"',
        "write it with a space: name: Clara",
    ),
    (
        "role: x\nname:Clara",
        2,
        5,
        'a space is missing after "name:"',
        "write it with a space: name: Clara",
    ),
    (
        "a: b\nphases\n  look: c",
        2,
        1,
        'a ":" is missing after "phases"',
        "write it with a colon: phases:",
    ),
    (
        "phases:\n  look\n    name: b",
        2,
        3,
        'a ":" is missing after "look"',
        "write it with a colon: look:",
    ),
    (": x", 1, 1, 'there is no key before the ":"', "write the key"),
    (
        "a: b\nName Clara\nc: d",
        2,
        1,
        '"Name Clara" is neither a key nor part of the text above',
        'a key ends with ":"',
    ),
    ("a: [b:, c]", 1, 6, 'a ":" cannot stand right before a comma or a bracket', "put the text"),
    # characters that a text cannot start with
    *(
        (f"a: {text}", 1, 4, f'a text cannot start with "{text[0]}"', f'{IN_QUOTES}a: "{text}"')
        for text in (
            *("@clara", "`code`", "%50 Rabatt", "& mehr", "* Stern", "**fett** ja", "*Stern da"),
            *("| Text", "> 50 Euro", ">50 Euro", "]", "}", ", b", "?", "-", "&ä b", "&a &b c"),
            *("!<x", "!x!y z", "*x: b"),
        )
    ),
    ("a: {% if x %}", 1, 4, 'a text cannot start with "{%"', IN_QUOTES + 'a: "{% if x %}"'),
    ("a: [@x, y]", 1, 5, 'a text cannot start with "@"', 'put it in quotes: "@x"'),
    ("a: [> 50, b]", 1, 5, 'a text cannot start with ">"', 'put it in quotes: "> 50"'),
    ("%50: x", 1, 1, 'a text cannot start with "%"', 'put it in quotes: "%50": x'),
    (
        "a:\n* eins",
        2,
        1,
        'a list item starts with "- ", not with "* "',
        "write it with a dash: - eins",
    ),
    # tabs
    ("\ta: b", 1, 1, TAB, "write spaces"),
    ("a:\n\tb: c", 2, 1, TAB, "write spaces"),
    ("a:\n  b: c\n\td: e", 3, 1, TAB, "write spaces"),
    ("a:\n  b: c\n \td: e", 3, 2, TAB, "write spaces"),
    ("a: >\n\tx", 2, 1, TAB, "write spaces"),
    ("a:\n-\tb", 2, 2, TAB, "write spaces"),
    # quotes
    ('a: "offen\nb: c\nd: e', 1, 4, OPEN, 'write " at its end, too: a: "offen"'),
    ("a: 'offen\nb: c", 1, 4, OPEN, "write ' at its end, too: a: 'offen'"),
    ('a:\n  - "offen\n  - b', 2, 5, OPEN, 'write " at its end, too: - "offen"'),
    ('a: "x\n---\nb: c', 1, 4, OPEN, 'write " at its end'),
    (
        'a: "offen\nb: "x"\nc: y',
        1,
        4,
        "the quote that opens here closes only in line 2",
        'write " at its end, too: a: "offen"',
    ),
    (
        'a: "offen\nb: "\nc: x\nd: "',
        1,
        4,
        "the quote that opens here closes only in line 2",
        'write " at its end, too: a: "offen"',
    ),
    (
        'a: b\n"c: d\ne: "f"',
        2,
        1,
        "the quote that opens here closes only in line 3",
        'write " at the end of the text, too',
    ),
    ('a: "Schuh" kaufen', 1, 12, BEHIND, IN_QUOTES + "a: '\"Schuh\" kaufen'"),
    ("a: 'Schuh' kaufen", 1, 12, BEHIND, IN_QUOTES + "a: \"'Schuh' kaufen\""),
    ("b: 'don't'", 1, 9, BEHIND, IN_QUOTES + 'b: "don\'t"'),
    ("a: 'Geht's los", 1, 10, BEHIND, IN_QUOTES + 'a: "Geht\'s los"'),
    ("a: ['Geht's los, b]", 1, 11, BEHIND, IN_QUOTES + '"Geht\'s los"'),
    ('a: "b": c', 1, 7, BEHIND, IN_QUOTES + "a: '\"b\": c'"),
    ('a: "b\n  c": d', 2, 5, BEHIND, "put the whole text in one pair of quotes"),
    ('"a" b: c', 1, 5, BEHIND, "put the whole text in one pair of quotes"),
    ('a: ["b" c, d]', 1, 9, BEHIND, IN_QUOTES + "'\"b\" c'"),
    ('a: "C:\\Users"', 1, 7, '"\\U" means nothing between double quotes', "write the backslash"),
    ('a: "x\\y"', 1, 6, '"\\y" means nothing between double quotes', "write the backslash"),
    ('a: "\\ud83d\\ude00"', 1, 5, '"\\ud83d" is half a character', "write the character itself"),
    # brackets
    ("a: [b, c\nd: e", 1, 4, 'this "[" is never closed', 'write "]" at its end: a: [b, c]'),
    ("a: [b, c", 1, 4, 'this "[" is never closed', 'write "]" at its end: a: [b, c]'),
    ("a: [b,\n", 1, 4, 'this "[" is never closed', 'write "]" at its end'),
    ("a: [x, y: [z]\nb: c", 1, 4, 'this "[" is never closed', 'write "]" at its end: '),
    ("a: {b: c\nd: e", 1, 4, 'this "{" is never closed', 'write "}" at its end: a: {b: c}'),
    ("a: [b, c]]", 1, 10, 'this "]" closes nothing: there is no open "["', "take it out"),
    ("a: {b: c}}", 1, 10, 'this "}" closes nothing: there is no open "{"', "take it out"),
    ("a: {b: [c}", 1, 10, '"[" is closed by "}"; it has to be "]"', ""),
    ("a: [b] c", 1, 8, 'the text goes on behind "]"', IN_QUOTES + 'a: "[b] c"'),
    ("a: [b]: c", 1, 7, 'the text goes on behind "]"', IN_QUOTES + 'a: "[b]: c"'),
    ("a: [b: c: d, e]", 1, 9, '": " stands twice in one item', "put the text in quotes"),
    ("a: [b,,c]", 1, 7, "there is nothing between two commas", "take one comma out"),
    ("a: [- b, c]", 1, 5, 'a dash cannot start an item inside of "[…]"', "take the dashes out"),
    # dashes
    (
        "a:\n  - eins\n  -zwei",
        3,
        3,
        'a space is missing after "-"',
        "write it with a space: - zwei",
    ),
    (
        "a: - b",
        1,
        4,
        "a list starts on a line of its own, below its key",
        'move it to the line below "a:"',
    ),
    (
        "a: b\n- c",
        2,
        1,
        'this list item stands beside "a", which is a key',
        "indent it to belong",
    ),
    (
        "a:\n  c: d\n  - b",
        3,
        3,
        'this list item stands beside "c", which is a key',
        "indent it to belong",
    ),
    (
        "a:\n  - b\n  c: d",
        3,
        3,
        '"c" stands in line with the items of a list',
        'indent it by 4 spaces to belong to the item above, or like "a" (0 spaces)',
    ),
    # indentation
    (
        "a:\n  b: c\n d: e",
        3,
        2,
        "this line is indented by 1 space; it has to be 2 or 0",
        'indent it like "b" (2 spaces), or like "a" (0 spaces)',
    ),
    (
        "a:\n    - x\n  - y",
        3,
        3,
        "this line is indented by 2 spaces; it has to be 4",
        "indent it like the item above (4 spaces)",
    ),
    (
        "a:\n  - x: y\n   z: u",
        3,
        4,
        "this line is indented by 3 spaces; it has to be 4 or 0",
        'indent it like "x" (4 spaces)',
    ),
    (
        "  a: b\nc: d",
        2,
        1,
        "this line is indented by 0 spaces; it has to be 2",
        'indent it like "a" (2 spaces)',
    ),
    (
        "a:\n  b: c\n   d: e",
        3,
        4,
        '"d" is indented below "b", which is a text already',
        'indent it like "b" (2 spaces)',
    ),
    (
        "a: |\n    x\n  y\nb: c",
        3,
        3,
        'this line is indented less than the first line of the text of "a"',
        "indent all lines of the text alike",
    ),
    # comments in the midst of a text
    (
        "a: Text #wort\n  mehr",
        1,
        9,
        "a comment ends the text here, but the text goes on below",
        "put the text in quotes if the # is part of it",
    ),
    (
        "a: Text\n  # wort\n  mehr",
        2,
        3,
        "a comment ends the text here, but the text goes on below",
        "put the text in quotes if the # is part of it",
    ),
    # git
    (
        "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x",
        2,
        1,
        "git could not merge lines 2 to 6: both versions stand here",
        'keep the lines that are right, and delete "<<<<<<<", ',
    ),
    (
        "a: b\nc: d\n=======\nc: e\n>>>>>>> x",
        5,
        1,
        '">>>>>>>" is a mark of git, left over from a merge',
        "keep the lines that are right, and delete the mark",
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "help"), BROKEN)
@pytest.mark.parametrize("tail", ["\n", "\r\n", ""])
def test_broken_text(text: str, line: int, column: int, message: str, help: str, tail: str) -> None:
    if tail == "\r\n":
        text = text.replace("\n", "\r\n")
    source, finding = only(text + tail)
    assert source.root is None
    assert finding.problem.name == "syntax-error"
    assert source.position(finding.place.start) == (line, column)
    assert finding.message.startswith(message)
    assert finding.help.startswith(help)


EXAMPLE = re.compile(r"(?:quotes|a space|a colon|a dash|its end|its end, too): (?P<example>.+)$")


def _rewrites_the_line(text: str, number: int, help: str) -> bool:
    example = EXAMPLE.search(help)
    line = text.split("\n")[number - 1]
    return example is not None and ("[" in line) == ("[" in example["example"])


EXAMPLES = [case for case in BROKEN if _rewrites_the_line(case[0], case[1], case[4])]


@pytest.mark.parametrize("case", EXAMPLES)
def test_example_in_help_is_right(case: tuple[str, int, int, str, str]) -> None:
    text, number = case[0], case[1]
    _, finding = only(text)
    example = EXAMPLE.search(finding.help)
    assert example
    lines = text.split("\n")
    line = lines[number - 1]
    indent = line[: len(line) - len(line.lstrip())]
    lines[number - 1] = indent + example["example"]
    _, findings = parse("\n".join(lines).encode(), file="x")
    assert [one.message for one in findings if one.problem.name == "syntax-error"] == []


FINE = [
    "a: Größe:38",
    "a: „Schuh“ kaufen",
    "a: it's fine",
    'a: ein "Schuh" hier',
    "a: 12:30",
    "a: http://example.org/?a=b#c",
    "a: [Gibt es meine Größe?, Was kostet das?]",
    'a: "Foo: bar"',
    "a:\n- b\n- c",
    "a: -5",
]


@pytest.mark.parametrize("text", FINE)
def test_silent(text: str) -> None:
    _, findings = parse(text.encode(), file="x")
    assert findings == ()


def test_the_end_of_the_file_is_never_passed() -> None:
    source, finding = only("a: [")
    assert written(source, finding) == "["


def test_long_examples_are_left_out() -> None:
    _, finding = only("a: " + "lang " * 50 + ": x")
    assert finding.help == "put the text in quotes"
