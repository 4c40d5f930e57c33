"""Whatever a text holds, the other language reads back the same text."""

from __future__ import annotations

import json
import random
import re
import unicodedata
import xml.etree.ElementTree as ET

import graphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmap.renderers import engine, text

NASTY = (
    "plain",
    "Größe „42“ – 5 €",
    "<b>bold</b>",
    "<>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    'x"]; evil [label="y',
    'x" URL="javascript:alert(1)',
    '"',
    '\\"',
    '\\\\"',
    "C:\\new\\",
    "\\",
    "\\\\",
    "\\N \\G \\L \\E \\T \\H \\n \\l \\r",
    "&lt;script&gt;",
    "&amp;lt;",
    "&#65;&#x41;&copy;",
    "& &; &# &#;",
    "a:b:n",
    "{a|<p>b}",
    "node",
    "-->",
    "]]>",
    "<!-- c -->",
    "<!DOCTYPE a>",
    "a\nb",
    "a\r\nb\rc",
    "a\\\nb",
    "\ttab  two",
    "\x00\x1b[31mred\x1b[0m\x07\x7f\x9b",
    "\u202eevil\u2066",
    "\u2028\u2029\x85",
    "\ufffe\uffff\ud800",
    "👩\u200d💻 👨\u200d👩\u200d👧 🏴",
    "e\u0301",
    "= 1 + 2",
    "x" * 17_000,
    "\\" * 5_000,
    '&"<' * 3_000,
)
MARKS = "<>&\"'\\{}|:;#[]()*_`~!+-=.,$@^/ nNGlr1a\n\t"
PHRASES = (
    *("&lt;", "&amp;", "&#65;", "\\N", "\\n", "</", "<b>", "<!--", "-->", "]]>"),
    *("https://", "www.", "a@b.de", "- ", "1. ", "1) ", "[a](b)", "![", "[^1]", "[x]: y", "- [ ] "),
    *(
        "~~",
        "**",
        "__",
        "---",
        "===",
        ":--",
        "```",
        "\\|",
        "    ",
        "mailto:",
        "> ",
        "# ",
        "👩\u200d💻",
    ),
)
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(PHRASES), st.characters())).map(
    "".join
)

SVG = "{http://www.w3.org/2000/svg}"
TIP = "{http://www.w3.org/1999/xlink}title"


def drawn(texts: list[str], program: str = "pure") -> list[tuple[str, str, str]]:
    """Draw all texts as label, cell and tooltip of one graph, and read them back."""
    graph = graphviz.Digraph(graph_attr={"layout": "nop2", "bb": "0,0,9,9"})
    for number, value in enumerate(texts):
        graph.node(f"a{number}", text.dot_text(value) + ".", pos="0,0", shape="box", tooltip="-")
        cell = f"<<TABLE><TR><TD>{text.dot_html(value)}.</TD></TR></TABLE>>"
        graph.node(f"b{number}", cell, pos="0,0", shape="none", tooltip="-")
        graph.node(f"c{number}", ".", pos="0,0", tooltip=text.dot_tooltip(value) + ".")
    picture = ET.fromstring(engine.draw({"batch": graph.source}, engine=program)["batch"])
    groups = {group.findtext(f"{SVG}title"): group for group in picture.iter(f"{SVG}g")}
    assert len(picture.findall(f".//{SVG}g[@class='node']")) == 3 * len(texts)
    return [
        (
            "\n".join(line.text or "" for line in groups[f"a{number}"].iter(f"{SVG}text")),
            "".join(line.text or "" for line in groups[f"b{number}"].iter(f"{SVG}text")),
            next(link.get(TIP, "") for link in groups[f"c{number}"].iter(f"{SVG}a")),
        )
        for number in range(len(texts))
    ]


def blanks(value: str) -> str:
    """Graphviz writes a run of blanks with no-break spaces, line ends of tooltips as it likes."""
    return value.replace("\xa0", " ").replace("\n", " ")


def expected_lines(value: str) -> str:
    lines = re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", value).replace("\t", " ")
    return "".join(char for char in lines if char == "\n" or xml_can_hold(char)).strip("\n")


def expected_line(value: str) -> str:
    line = re.sub(r"[ \t\n\v\f\r\x85\u2028\u2029]+", " ", value)
    return "".join(char for char in line if xml_can_hold(char)).strip()


def xml_can_hold(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in "\ufffe\uffff"


def assert_read_back(texts: list[str], program: str = "pure") -> None:
    for value, (label, cell, tooltip) in zip(texts, drawn(texts, program), strict=True):
        lines = (expected_lines(value) + ".").split("\n")
        assert blanks(label) == blanks("\n".join(filter(None, lines)))  # empty lines aren't drawn
        assert blanks(cell) == blanks(expected_line(value) + ".")
        assert blanks(tooltip) == blanks(expected_lines(value) + ".")


def random_text(dice: random.Random) -> str:
    pick = dice.choices(("mark", "phrase", "any"), weights=(5, 3, 2), k=dice.randint(0, 12))
    return "".join(
        dice.choice(MARKS)
        if kind == "mark"
        else dice.choice(PHRASES)
        if kind == "phrase"
        else chr(dice.choice((dice.randrange(0x250), dice.randrange(0x11000))))
        for kind in pick
    )


def test_dot_reads_back_nasty_texts():
    assert_read_back(list(NASTY))


def test_dot_reads_back_3000_random_texts():
    dice = random.Random(3000)
    assert_read_back([random_text(dice) for _ in range(3_000)])


def test_dot_line_ends_stay_lines():
    assert drawn(["one\ntwo"])[0] == ("one\ntwo.", "one two.", "one\ntwo.")


@pytest.mark.parametrize("value", ['"', 'a" b="c', "a\\", "a\\\\\\", '\\"', '<a" x="b>'])
def test_a_value_that_would_end_its_quotes_is_refused(value):
    with pytest.raises(ValueError, match="not a value for DOT"):
        text.dot_value(value)


@pytest.mark.parametrize("value", ["", "a:b", "<b>", "Ä", "a b", "Node", "a-1", "a\\\\", "1,2"])
def test_other_values_stand_in_quotes(value):
    assert text.dot_value(value) == f'"{value}"'


@given(TEXTS)
def test_quoted_texts_are_values(value):
    for quoted in (text.dot_text(value), text.dot_tooltip(value)):
        assert text.dot_value(quoted) in (quoted, f'"{quoted}"')


MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def assert_reads_as_itself(value: str) -> None:
    marked, plain = text.markdown(value), text.one_line(value).strip()
    if not plain:
        assert marked == ""
        return
    page = f"{marked}\n\n- [ ] {marked}\n\n## {marked}\n\n| a |\n| - |\n| {marked} |\n\nend\n"
    lines = [token for token in MARKDOWN.parse(page) if token.type == "inline"]
    spans = [span for line in lines for span in line.children]
    assert {span.type for span in spans} <= {"text", "text_special"}
    shown = ["".join(span.content for span in line.children).strip() for line in lines]
    assert shown == [plain, f"[ ] {plain}", plain, "a", plain, "end"]


@pytest.mark.parametrize("value", [v[:300] for v in NASTY])
def test_markdown_reads_back_nasty_texts(value):
    assert_reads_as_itself(value)


def test_markdown_reads_back_5000_random_texts():
    dice = random.Random(5000)
    for _ in range(5_000):
        assert_reads_as_itself(random_text(dice))


@settings(deadline=None)
@given(TEXTS)
def test_markdown_reads_back_any_text(value):
    assert_reads_as_itself(value)


@pytest.mark.parametrize(
    "value",
    [
        "Legt ein Paar in den Warenkorb, bricht ab (5–10 min).",
        'Was kostet der "Versand"? Ab 60 € nichts; sonst 4,90 €!',
        "E-Mail um 12:30 Uhr: 100 % 'gratis'/umsonst",
    ],
)
def test_markdown_leaves_prose_readable(value):
    assert text.markdown(value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Größe 42 – ok", "Größe 42 – ok"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", "]52;c;ZXZpbA=="),
        ("a\r\nb\tc\x85d", "a b c d"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("zero\u200bwidth\ufeff\u00ad", "zerowidth"),
        ("👩\u200d💻 👨\u200d👩\u200d👧", "👩\u200d💻 👨\u200d👩\u200d👧"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("an\u200dna", "anna"),
        ("\u200dx\u200d", "x"),
        ("file-\udcff.yaml", "file-\ufffd.yaml"),
        ("\U000e0041\U000e0042", ""),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_terminal(value, shown):
    assert text.terminal(value) == shown


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "L", "So", "Mn"])))
def test_terminal_shows_no_control(value):
    shown = text.terminal(value)
    kinds = {unicodedata.category(char) for char in shown if char not in "\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert shown.isprintable() or "\u200c" in shown or "\u200d" in shown or shown > "\U000e0000"
    shown.encode()


@given(st.dictionaries(TEXTS, TEXTS))
def test_json_for_script_reads_back(value):
    written = text.json_for_script(value)
    assert json.loads(written) == value
    assert not re.search("[<>&\u2028\u2029]", written)
    written.encode()


def test_json_for_script_keeps_order_and_refuses_nan():
    assert text.json_for_script({"b": 1, "a": [None, "ä"]}) == '{"b":1,"a":[null,"ä"]}'
    with pytest.raises(ValueError):
        text.json_for_script(float("nan"))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1&c=2#d",
        "HTTP://example.org",
        "mailto:team@example.org",
        "returns/matrix.html",
        "../index.html#x",
        "#t-cart",
        "?persona=clara",
        "/docs",
        "a/b:c",
    ],
)
def test_safe_link_allows(address):
    assert text.safe_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "javascript&colon;:x",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "\\\\evil.example\\share",
        "/\\evil.example",
        "blob:x",
        "ftp://x",
        "a b",
        ":x",
    ],
)
def test_safe_link_refuses(address):
    assert not text.safe_link(address)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("Größe prüfen!", "groesse-pruefen"),
        ("Gro\u0308ße", "groesse"),
        ("Café–Besuch", "cafe-besuch"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-x"),
        ("com1", "com1-x"),
        ("a" * 200, "a" * 80),
    ],
)
def test_file_slug(value, slug):
    assert text.file_slug(value) == slug


@given(st.text())
def test_file_slug_is_a_safe_name(value):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.file_slug(value))
