"""Whatever a map and its file are called, each host reads back what was said, and nothing else."""

from __future__ import annotations

import json
import os
import re
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape
from urllib.parse import unquote_to_bytes

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjmap.check import Checked
from cjmap.diagnostics import Severity
from cjmap.diff.changes import PartAdded, Ref, Sides, Spot
from cjmap.place import Place
from cjmap.renderers.text import one_line, terminal
from cjmap.reporters import Report
from cjmap.reporters.differences.spelling import quoted

from .forms import gitlab_issues, junit_cases, sarif_run
from .nasty import nasty_texts
from .reports import (
    ENGLISH,
    asks,
    changed,
    checked,
    finding,
    told,
    told_coverage,
    told_differences,
)
from .runner import obey

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
GAPPED = """\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints: {cart: {name: Cart}}
coverage: {require: [emotion]}
"""
# A message has an end of its own, so that nothing is trimmed away with it.
END = " ."
# What a host makes a link or a sign of, or calls somebody by.
CALLING = re.compile(r"[@#!%]\w|://|www\.|:\w*[a-z]\w*:|\bGH-\d", re.IGNORECASE)


def report(said: str, file: str = "map.journey.yaml") -> Report:
    return Report((), (finding(f"{said}{END}", file=file, severity=Severity.ERROR),), (asks(said),))


def test_github() -> None:
    for said in nasty_texts(1):
        file = f"a{said}b".replace("/", "")
        lines = told(report(said, file), "github")
        read = [command for line in lines if (command := obey(line))]
        assert [one.name for one in read] == ["error", "error"]
        assert terminal(f"and {said} asks for at least 1 %") in read[0].message
        assert read[1].message == terminal(f"{said}{END}")
        assert read[1].properties["file"] == terminal(file)
        many = (finding(f"{said}{number}", file=file) for number in range(10))
        log = told(Report((), tuple(many)), "github")[10:]
        assert [obey(line) for line in log] == [None, None]


def test_junit() -> None:
    for said in nasty_texts(2):
        one = replace(report(said), fails_from=Severity.WARNING)
        root = ET.fromstring("\n".join(told(one, "junit")).encode())
        assert [case.get("name") for case in root.iter("testcase")] == ["result", "CJ999 a-rule"]
        said_of_all, failure = root.iter("failure")
        why = f"coverage is 0 %, and {said} asks for at least 1 %"
        assert said_of_all.get("message") == one_line(f"fails because {terminal(why)}")
        assert failure.get("message") == one_line(terminal(f"{said}{END}"))


def test_json_formats() -> None:
    for said in nasty_texts(3):
        one = report(said)
        read = [json.loads(line) for line in told(one, "jsonl")]
        assert [value["kind"] for value in read] == ["report", "finding"]
        assert read[1]["message"] == f"{said}{END}"
        [issue] = json.loads("\n".join(told(one, "gitlab")))
        assert issue["description"] == terminal(f"{said}{END}")


def test_sarif_links_nowhere_and_names_the_file() -> None:
    for said in nasty_texts(4):
        file = f"a{said}b".replace("/", "").replace("\0", "")
        if not _can_be_a_file(file):
            continue
        log = json.loads("\n".join(told(report(said, file), "sarif")))
        [result] = log["runs"][0]["results"]
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)(\\\\)*\]\(", text)
        is_escaped = "](" in terminal(f"{said}{END}")
        assert (re.sub(r"\\(.)", r"\1", text) if is_escaped else text) == terminal(f"{said}{END}")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]*", uri)
        assert unquote_to_bytes(uri) == file.encode("utf-8", "surrogateescape")


def _can_be_a_file(name: str) -> bool:
    try:
        return bool(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return False


def test_gaps() -> None:
    for said in nasty_texts(7):
        file = f"a{said}b".replace("/", "").replace("\0", "")
        if not _can_be_a_file(file):
            continue
        one, text = _with_phase(checked(GAPPED, file=file), said), f"{said}{END}"
        [issue] = gitlab_issues(told_coverage("gitlab", one, reasons=(asks(text),)))
        assert issue["location"]["path"].encode("utf-8", "surrogateescape") == os.fsencode(file)
        [result] = sarif_run(told_coverage("sarif", one, reasons=(asks(text),)))["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote_to_bytes(uri) == os.fsencode(file)
        cases = junit_cases(told_coverage("junit", one, reasons=(asks(text),)))
        name = one_line(terminal(file))
        assert cases == {
            ("cjmap coverage", "result"): "failure",
            (name, one_line(terminal(said))): "system-out",
        }
        lines = told_coverage("concise", one).split("\n")
        where = terminal(file)
        assert lines == [
            f'{where}:3:15: gap emotion touchpoint "cart" does not say "emotion"',
            f"{where}: 0 % (0 of 1)",
            "total: 0 % (0 of 1)",
        ]


def test_differences() -> None:
    for said in nasty_texts(8):
        text = f"{said}{END}"
        one = changed(text, _new(text))
        told = "\n".join(told_differences("concise", one, notes=text))
        line = f"structure part-added + touchpoint {quoted(text, ENGLISH)}"
        assert told == f"map.journey.yaml:3:1: {terminal(line)}"
        [issue] = gitlab_issues("\n".join(told_differences("gitlab", one, notes=text)))
        assert issue["description"] == terminal(f"+ touchpoint {quoted(text, ENGLISH)}")
        run = sarif_run("\n".join(told_differences("sarif", one, sides=(text, text), notes=text)))
        [result], [invocation] = run["results"], run["invocations"]
        [note] = invocation["toolExecutionNotifications"]
        for message in (result["message"]["text"], note["message"]["text"]):
            assert not re.search(r"(?<!\\)(\\\\)*\]\(", message)
        cases = junit_cases("\n".join(told_differences("junit", one, notes=text)))
        assert cases == {
            ("cjmap diff", "result"): "system-out",
            ("map.journey.yaml", "structure"): "system-out",
        }


def _with_phase(one: Checked, name: str) -> Checked:
    """Return a map whose phase has any name."""
    jmap = one.loaded.map
    assert jmap
    phases = {id: replace(phase, name=name) for id, phase in jmap.phases.items()}
    return replace(one, loaded=replace(one.loaded, map=replace(jmap, phases=phases)))


def test_markdown() -> None:
    for said in nasty_texts(5):
        tokens = MARKDOWN.parse("\n".join(told(report(said), "markdown")))
        kinds = {one.type for one in _all(tokens)}
        assert kinds <= _ALLOWED, kinds - _ALLOWED
        html = [one.content.strip() for one in tokens if one.type == "html_block"]
        assert html == ["<details><summary>Map by map</summary>", "</details>"]
        [text] = (_plain(one) for one in tokens if _plain(one).startswith("❌"))
        assert _clean(text).startswith(f"❌ error: {_clean(f'{said}{END}')} (map.journey")
        assert not CALLING.search(text)


def test_a_comment_on_differences() -> None:
    for said in nasty_texts(6):
        text = f"{said}{END}"
        one = changed(text, _new(text))
        for maps in ((one,), (one, one)):
            told = told_differences("markdown", *maps, sides=(text, text), notes=text)
            tokens = MARKDOWN.parse("\n".join(told))
            kinds = {token.type for token in _all(tokens)}
            assert kinds <= _ALLOWED, kinds - _ALLOWED
            _expect_folds(tokens, text, is_alone=len(maps) == 1)
            items = [_plain(token) for token in tokens if _plain(token).startswith("➕")]
            name = _clean(f"➕ touchpoint {quoted(text, ENGLISH)}")
            assert list(map(_clean, items)) == [name] * len(maps)
            shown = " ".join(map(_plain, tokens))
            assert not CALLING.search(shown)


def _new(name: str) -> PartAdded:
    place = Place("map.journey.yaml", ("touchpoints",))
    return PartAdded(Spot("touchpoint", Sides(None, Ref("cart", name)), None, place))


def _expect_folds(tokens: list[Token], title: str, *, is_alone: bool) -> None:
    html = [one.content.strip() for one in tokens if one.type == "html_block"]
    folds = [one for one in html if one not in ("</details>", "<!-- cjmap diff -->")]
    for fold in folds:
        opened = re.fullmatch(r"<details><summary>([^<>]*): 1 change</summary>", fold)
        assert opened
        name = "All" if is_alone else title[:80]
        assert _clean(unescape(opened[1])) == _clean(terminal(name))


def _clean(text: str) -> str:
    """Return a text as it is seen: without what has no width."""
    seen = one_line(terminal(text.replace("\u200b", "")))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


_ALLOWED = {
    *("heading_open", "inline", "heading_close", "text", "paragraph_open", "paragraph_close"),
    *("bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"),
    *("strong_open", "strong_close", "html_block", "table_open", "table_close", "thead_open"),
    *("thead_close", "tr_open", "tr_close", "th_open", "th_close", "text_special"),
    *("tbody_open", "tbody_close", "td_open", "td_close", "em_open", "em_close"),
}


def _all(tokens: list[Token]) -> list[Token]:
    return [inner for one in tokens for inner in (one, *(one.children or ()))]


def _plain(token: Token) -> str:
    return "".join(one.content for one in token.children or ())
