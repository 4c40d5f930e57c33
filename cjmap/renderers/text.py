r"""Quote text for another language.

Whatever comes from a map is hostile here. Each language has one function, and the tests read
back what it writes. HTML and XML templates need none: Jinja escapes there.

>>> dot_text('5 < 6 & "\\N"')
'5 &lt; 6 &amp; &quot;\\\\N&quot;'
>>> markdown("1. [x] *soon*, she says.")
'1\\. \\[x\\] \\*soon\\*, she says.'
>>> file_slug("Größe prüfen!")
'groesse-pruefen'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from cjmap.words.address import safe_link as safe_link

# What XML 1.0 can't hold, and the C1 controls.
_CONTROLS = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_BLANKS = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")

# Graphviz 2.43 can't read 16,384 bytes of a quoted string without a backslash, or of an
# HTML-like one without a line end. A character takes at most six bytes when escaped.
_PIECE = 2000

_MARKDOWN_MARKS = (
    r"(?i)[\\`*_{}\[\]<>#+|~&$@=^]"
    r"|:(?=//)"  # https://
    r"|(?<=www)\."  # www.
)
# Lists, rules, definitions and quotes are marked by what a line starts with.
_MARKDOWN_START = r"^(\d*)([-.:)])"
_EMOJI = r"100|1234|[+-]1|[\w+\\-]*[a-z][\w+\\-]*"
# Hosts look for what calls people and links things once all escapes are undone: @ana, #12, !12,
# %12, GH-12, https://, www., :tada:, the digits of a commit.
_CALLING = (
    rf"(?i)[@#!%](?=\\?\w)|:(?=//|(?:{_EMOJI}):)|www(?=\\?\.)|\bgh(?=-\d)"
    r"|\b[0-9a-f](?=[0-9a-f]{6,39}\b)"
)
# It has no width, and parts what stands on its sides.
_APART = "&#8203;"
_HTML_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_DOT_MARKS = _HTML_MARKS | str.maketrans({'"': "&quot;", "\\": "\\\\", "\n": "\\n"})
_DOT_MARKS_READ_TWICE = _DOT_MARKS | str.maketrans({"\\": "\\\\\\\\"})

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o"})
# Windows opens a device under these names, whatever the folder.
_DEVICE = r"con|prn|aux|nul|(com|lpt)\d"
_PLAIN_DOT = r"[a-zA-Z_][a-zA-Z0-9_]*|-?(\.[0-9]+|[0-9]+(\.[0-9]*)?)"
_DOT_KEYWORDS = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})
_ENDS_ESCAPING = r"(?<!\\)(\\\\)*\\\Z"


def one_line(text: str) -> str:
    """Return `text` without control characters, every run of blanks and line ends one space."""
    return _CONTROLS.sub("", _BLANKS.sub(" ", text)).strip()


def dot_text(text: str) -> str:
    """Return `text` for a label in DOT: never HTML, an escape or a new attribute.

    Hand it to the `graphviz` package as it is: all that is left to do there are the quotes.
    Line ends inside stay. Not for tooltips (`dot_tooltip`), node names, records.
    """
    return _quoted(_lines(text), _DOT_MARKS, joint="\\\n")


def dot_tooltip(text: str) -> str:
    """Return `text` for a tooltip in DOT, where Graphviz reads the escapes twice."""
    return _quoted(_lines(text), _DOT_MARKS_READ_TWICE, joint="\\\n")


def dot_html(text: str) -> str:
    """Return `text` for a cell of an HTML-like label: one line, no tags and no escapes."""
    return _quoted(one_line(text), _DOT_MARKS, joint="\n")


def dot_value(value: str) -> str:
    """Return a name or the value of an attribute as it stands in DOT, in quotes where needed.

    For what is made of ids, numbers and the texts of the functions above. Raises ValueError where
    a value would end its quotes, and so could open an attribute or a node.

    >>> dot_value("t-cart"), dot_value("-1.5"), dot_value("node")
    ('"t-cart"', '-1.5', '"node"')
    """
    if '"' in value or (value.endswith("\\") and re.search(_ENDS_ESCAPING, value)):
        raise ValueError(f"not a value for DOT: {value!r}")
    is_plain = re.fullmatch(_PLAIN_DOT, value) and value.lower() not in _DOT_KEYWORDS
    return value if is_plain else f'"{value}"'


def markdown(text: str) -> str:
    """Return `text` as one line of Markdown that reads as itself, in a table's cell too.

    Escapes what some dialect takes for markup and leaves the punctuation of prose alone, since
    people read and edit these files. Blanks at the ends go. GitHub links a bare e-mail address
    whatever its marks.
    """
    line = re.sub(_MARKDOWN_MARKS, r"\\\g<0>", one_line(text))
    return re.sub(_MARKDOWN_START, r"\g<1>\\\g<2>", line)


def comment(text: str) -> str:
    """Return `text` as one line of Markdown for a comment on a host, where it calls nobody.

    >>> comment("ask @ana in #12")
    'ask \\\\@&#8203;ana in \\\\#&#8203;12'
    """
    return re.sub(_CALLING, rf"\g<0>{_APART}", markdown(text))


# Of no use to anybody, and so where code stands while the rest is quoted.
_PLACE = "\ue000"
_CODE = re.compile(r"`[^`]*[^`\s][^`]*`")


def comment_with_code(text: str) -> str:
    """Return `text` as `comment` does, but what stands between backticks as code.

    >>> comment_with_code("run `cjmap build`, @ana")
    'run `cjmap build`, \\\\@&#8203;ana'
    """
    line = one_line(text)
    if _PLACE in line:
        return comment(line)
    codes = iter(_CODE.findall(line))
    return re.sub(_PLACE, lambda _: next(codes), comment(_CODE.sub(_PLACE, line)))


def comment_html(text: str) -> str:
    """Return `text` for an element of HTML within such a comment, where it calls nobody either."""
    return re.sub(_CALLING, rf"\g<0>{_APART}", one_line(text).translate(_HTML_MARKS))


def terminal(text: str) -> str:
    """Return `text` as one line that can't steer a terminal.

    Drops control and format characters (colour codes, bidirectional overrides, invisible
    ones), but keeps the joiners inside emoji and Indic or Arabic words. A `rich` console must
    still be told that this is no markup.
    """
    line = _BLANKS.sub(" ", text)
    return "".join(
        "\ufffd" if unicodedata.category(char) == "Cs" else char
        for position, char in enumerate(line)
        if _shows(char) or _joins(line, position)
    )


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf"}


def _joins(line: str, position: int) -> bool:
    """Whether a (non-)joiner stands between two characters of a script that needs it."""
    if line[position] not in "\u200c\u200d":
        return False
    neighbours = line[position - 1 : position] + line[position + 1 : position + 2]
    return len(neighbours) == 2 and all(
        not char.isascii() and unicodedata.category(char)[0] in "LMS" for char in neighbours
    )


def json_for_script(value: object) -> str:
    r"""Return `value` as JSON that stays inside a `<script>` element; keys keep their order.

    >>> json_for_script({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    # Only pages need it: all that a check says comes by here.
    import json

    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub(r"[<>&\u2028\u2029\ud800-\udfff]", lambda match: _json_escape(match[0]), text)


def _json_escape(char: str) -> str:
    return f"\\u{ord(char):04x}"


def file_slug(text: str) -> str:
    """Return a name of `a-z 0-9 -` for a file or an anchor, safe on every system; never empty.

    Text without any such letter gets a name made of its digest. Two texts may share a slug.
    """
    spelled = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", spelled))
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")
    if not slug:
        from hashlib import sha256

        return "x-" + sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug}-x" if re.fullmatch(_DEVICE, slug) else slug


def _lines(text: str) -> str:
    # Graphviz 2.43 loses the first line end of a tooltip.
    return _CONTROLS.sub("", _LINE_END.sub("\n", text).replace("\t", " ")).strip("\n")


def _quoted(text: str, marks: Mapping[int, str], *, joint: str) -> str:
    starts = range(0, len(text), _PIECE)
    return joint.join(text[start : start + _PIECE].translate(marks) for start in starts)
