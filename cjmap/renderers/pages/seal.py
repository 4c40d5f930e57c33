"""Close a page: put its policy in, and refuse what would reach out of it all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.errors import CjmapError
from cjmap.settings.overrides import Overrides

# Browsers read this beginning in one way only, so nothing can come before the policy.
_BEGINNING = re.compile(
    r'\s*<!doctype html>\s*<html(?: [a-z-]+="[^"<>]*")*>\s*<head>\n?', re.IGNORECASE
)
_HEAD = '<!doctype html><html lang="…"><head>'

# What opens these fetches, moves on or changes addresses, some of it past any policy.
_REFUSED = re.compile(
    r"<(link|base|iframe|frame|frameset|object|embed|applet|portal|fencedframe|form)\b",
    re.IGNORECASE,
)
_META = re.compile(r"<meta\b", re.IGNORECASE)
# A refresh is a meta element, too, and no policy keeps it from leading elsewhere.
_HARMLESS_META = re.compile(r'<meta(?: (?:name|property|content)="[^"<>]*")+ ?/?>', re.IGNORECASE)
_OPENED = {"script": re.compile(r"<script\b", re.I), "style": re.compile(r"<style\b", re.I)}


def seal(html: str, policy: str) -> str:
    """Return a page with its encoding and its policy as the first things in its head.

    Raises `CjmapError` for what doesn't begin as a page does.
    """
    start = _BEGINNING.match(html)
    if start is None:
        raise CjmapError(f"the page doesn't begin with {_HEAD}", _BEGIN, status=2)
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f'{html[: start.end()]}<meta charset="utf-8">\n{head}\n{html[start.end() :]}'


_BEGIN = "nothing may stand before or between these; attributes have double quotes"


def refuse_reaching_out(html: str, kept: Sequence[str], overrides: Overrides) -> None:
    """Raise `CjmapError` where a team's templates made a page reach out, or run what it can't.

    `kept` are the elements of cjmap's own that may stand in it: scripts and styles. What looks
    like such an element inside a comment is refused, too.
    """
    rest = html
    for element in kept:
        rest = rest.replace(element, "", 1)
    if found := _REFUSED.search(rest):
        _refuse(found[0], "would lead out of the page", _OUT, overrides)
    for found in _META.finditer(rest):
        if not _HARMLESS_META.match(rest, found.start()):
            _refuse(found[0], "may only have a name and a content", _NO_META, overrides)
    for kind, opened in _OPENED.items():
        if found := opened.search(rest):
            _refuse(found[0], "would be without effect", _INERT[kind], overrides)


_OUT = "a page is whole in itself: pictures and styles stand in it, and it asks for nothing"
_NO_META = "encoding and policy are put in by cjmap, as the first things in the head"
_INERT = {
    "script": "pages run the scripts of cjmap only: their policy names these by their digests",
    "style": "a style of your own goes into own.css, beside the folders of the templates",
}


def _refuse(tag: str, why: str, hint: str, overrides: Overrides) -> None:
    name, line = _place(tag, overrides)
    where = f"{overrides.file(name)}:{line}: " if name else ""
    raise CjmapError(f"{where}{tag}> {why}", hint, status=2)


def _place(tag: str, overrides: Overrides) -> tuple[str, int]:
    """Return the first template that has a tag, and its line; "" where it is put together."""
    for name, text in overrides.texts.items():
        at = text.lower().find(tag.lower())
        if at >= 0:
            return name, text.count("\n", 0, at) + 1
    return "", 0
