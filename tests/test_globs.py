"""Patterns of the maps of a project."""

from __future__ import annotations

import pytest

from cjmap.globs import leads_out, matches

FITS = (
    ("a.yaml", "*.yaml", True),
    ("maps/a.yaml", "*.yaml", False),
    ("maps/a.yaml", "maps/*.yaml", True),
    ("maps/a.yaml", "./maps//a.yaml", True),
    ("maps/de/a.yaml", "maps/*.yaml", False),
    ("a.yaml", "**/*.yaml", True),
    ("maps/de/a.yaml", "**/*.yaml", True),
    ("maps/a.yaml", "maps/**/*.yaml", True),
    ("maps/de/at/a.yaml", "maps/**/at/*.yaml", True),
    ("maps/de/at/a.yaml", "maps/**/ch/*.yaml", False),
    ("maps/a.yaml", "maps/**", True),
    ("maps/a.yaml", "maps", False),
    ("a1.yaml", "a[0-9].yaml", True),
    ("A.yaml", "a.yaml", False),
)


@pytest.mark.parametrize(("path", "pattern", "fits"), FITS)
def test_fits(path: str, pattern: str, fits: bool) -> None:
    assert matches(tuple(path.split("/")), pattern) is fits


def test_many_stars_take_no_time() -> None:
    assert not matches(("a",) * 60, "/".join(["**", "a"] * 30 + ["b"]))


@pytest.mark.parametrize(
    "pattern", ["/a", "../a", "a/../../b", "a/..", "~/a", "C:/a", "..\\a", "\\\\x\\a"]
)
def test_leads_out(pattern: str) -> None:
    assert leads_out(pattern)


@pytest.mark.parametrize("pattern", ["a", "a..b/*.yaml", "**/*.yaml", "./a"])
def test_stays(pattern: str) -> None:
    assert not leads_out(pattern)
