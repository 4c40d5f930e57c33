"""Reports that people read as a document speak the language of the project; all others English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..reporters.test_languages import foreign, shown
from ..repositories import committed, git, repository
from .running import run

SHOES = """\
title: Schuhe
language: de
phases: {look: {name: Suchen}}
touchpoints:
  ad: {name: Anzeige, phase: look, emotion: -1}
coverage: {require: [emotion]}
"""
BETTER = SHOES.replace("-1", "1.5")
GERMAN, ENGLISH = "„Anzeige“ −1 → \\+1,5", '"Anzeige" −1 → \\+1.5'


def shop(folder: Path, **files: str) -> Path:
    top = repository(folder, **{"shoes.journey.yaml": SHOES, **files})
    (top / "shoes.journey.yaml").write_text(BETTER)
    return top


def told(folder: Path, *words: str) -> str:
    return run(*words, folder=folder).stdout


def test_a_comment_speaks_the_language_of_its_map(tmp_path: Path) -> None:
    lines = told(shop(tmp_path), "diff", "--format", "markdown").splitlines()
    assert lines[1] == "## Schuhe: was sich geändert hat"
    assert lines[3] == "_HEAD → die Dateien, wie sie sind_"
    assert f"- **Gefühl besser**: {GERMAN}" in lines


@pytest.mark.parametrize(
    ("settings", "other", "options", "expected"),
    [
        ("language: en\n", "de", (), ENGLISH),
        ("language: en\n", "de", ("--language", "de-AT"), GERMAN),
        ("language: de-CH\n", "fr", (), GERMAN),
        ("", "de-AT", (), GERMAN),
        ("", "fr", (), ENGLISH),
        ("", "fr", ("--language", "de"), GERMAN),
        ("", "de", ("--language", "fr"), ENGLISH),
    ],
)
def test_settings_speak_for_their_maps_and_options_for_all(
    settings: str, other: str, options: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    hats = SHOES.replace("de", other, 1)
    top = shop(tmp_path, **{"cjmap.yaml": f"maps: ['*']\n{settings}", "hats.journey.yaml": hats})
    assert expected in told(top, "diff", "--format", "markdown", *options)


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "github"])
def test_terminals_and_programs_get_english(format_: str, tmp_path: Path) -> None:
    top = shop(tmp_path)
    usual = told(top, "diff", "--format", format_)
    assert usual
    assert told(top, "diff", "--format", format_, "--language", "de") == usual
    assert "die Dateien" not in usual


def test_a_picture_speaks_the_language_of_its_map(tmp_path: Path) -> None:
    top = shop(tmp_path)
    assert "gegenüber HEAD:" in told(top, "diff", "--svg")
    assert "compared with HEAD:" in told(top, "diff", "--svg", "--language", "en")


def test_a_page_speaks_the_language_of_its_maps(tmp_path: Path) -> None:
    top = shop(tmp_path)
    assert '<html lang="de">' in told(top, "diff", "--format", "html")
    assert '<html lang="en">' in told(top, "diff", "--format", "html", "--language", "en")


def test_as_is_and_to_be_have_german_names(tmp_path: Path) -> None:
    top = shop(tmp_path)
    soon = "title: Bald\nlanguage: de\nstate: to-be\nextends: shoes.journey.yaml\n"
    (top / "soon.journey.yaml").write_text(f"{soon}touchpoints: {{ad: {{emotion: 2}}}}\n")
    lines = told(top, "diff", "--as-is", "--format", "markdown", "soon.journey.yaml").splitlines()
    assert lines[3] == "_Ist-Zustand → Soll-Zustand_"
    git(top, "add", ".")
    lines = told(top, "diff", "--staged", "--format", "markdown", "shoes.journey.yaml").splitlines()
    assert lines[3] == "_HEAD → was vorgemerkt ist_"


def test_coverage_speaks_the_language_of_its_maps(tmp_path: Path) -> None:
    top = shop(tmp_path)
    space = "\N{NARROW NO-BREAK SPACE}"
    lines = told(top, "coverage", "--format", "markdown").splitlines()
    assert lines[0] == f"## Abdeckung: 100{space}%"
    assert f"Nach Aspekt: Gefühl 100{space}%" in lines
    assert "1 map: 100 % described" in told(top, "coverage", "--language", "de")


ZQ = """\
title: zq
language: de
phases: {zq: {name: zq}}
personas: {zq: {name: zq}}
touchpoints: {zq: {name: zq, phase: zq, owner: zq}}
coverage: {require: [pain_points, emotion]}
"""


def test_every_word_of_coverage_and_history_is_german(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"zq.journey.yaml": ZQ, "zqb.journey.yaml": ZQ})
    committed(top, {"zq.journey.yaml": ZQ.replace("phase: zq,", "phase: zqa,")}, "zq", "2026-02-01")
    more = ZQ.replace("owner: zq", "emotion: -1.5").replace("pain_points, ", "")
    committed(top, {"zq.journey.yaml": more}, "zq", "2026-02-02")
    (top / "zq.journey.yaml").write_text(ZQ)
    (top / "zqb.journey.yaml").rename(top / "zqa.journey.yaml")
    (top / "zqb.journey.yaml").write_text(ZQ.replace("title: zq", "title: zqb"))
    for options in (
        ("coverage",),
        ("coverage", "--against", "HEAD"),
        ("coverage", "--by", "owner"),
    ):
        lines = told(top, *options, "--format", "markdown").splitlines()
        assert foreign([one.replace("HEAD", "") for one in shown(lines)], "de") == set()
    for options in (("log",), ("log", "-n", "1"), ("log", "zqb.journey.yaml")):
        lines = told(top, *options, "--format", "markdown").splitlines()
        said = [line for line in shown(lines) if "is not defined" not in line]
        assert (
            foreign([re.sub(r"\b[0-9a-f]{7}\b|Change maps", "", one) for one in said], "de")
            == set()
        )


def test_a_history_speaks_the_language_of_its_map(tmp_path: Path) -> None:
    top = shop(tmp_path)
    lines = told(top, "log", "--format", "markdown").splitlines()
    space = "\N{NARROW NO-BREAK SPACE}"
    assert "- seit 01.01.2026: Gefühl −1,0 → \\+1,5" in lines
    assert any(line.startswith("| ohne Commit | 100" + space) for line in lines)
    assert "since 2026-01-01: feels −1.0 → +1.5" in told(top, "log", "--language", "de")


def test_the_summary_of_a_job_is_german(tmp_path: Path) -> None:
    settings = "language: de\nfail_under: 99.5\nmaps: ['*.journey.yaml']\nrules: {select: [CJ1]}\n"
    top = repository(tmp_path, **{"zq.journey.yaml": ZQ, "cjmap.yaml": settings})
    (top / "zq.journey.yaml").write_text(ZQ.replace("owner: zq", "emotion: 1"))
    options = ("ci", "--against", "HEAD", "--summary", "zq.md")
    assert "fails because coverage is 50 %" in told(top, *options)
    lines = (top / "zq.md").read_text("utf-8").splitlines()
    assert lines[0] == "# Customer Journeys: nicht bestanden"
    names = "cjmap check|HEAD"
    assert foreign([re.sub(names, "", line) for line in shown(lines)], "de") == set()
    assert told(top, *options, "--language", "en")
    assert "# Customer journeys: fails" in (top / "zq.md").read_text("utf-8")


def test_of_findings_only_the_messages_are_english(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"zq.journey.yaml": f"{ZQ}metrics: 1\n"})
    lines = told(top, "ci", "--format", "markdown").splitlines()
    assert "**1 Karte: 1 Fehler; Abdeckung und Methode werden geprüft, " in "\n".join(lines)
    assert [line for line in lines if line.startswith("- ❌ Fehler: ")]
    assert "| Karte | Abdeckung | Fehler | Warnungen | Hinweise |" in lines
