"""Tell what is said of a map in a text."""

from __future__ import annotations

from pathlib import Path

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.reporters.insights import InsightReport, make_report
from cjmap.reporters.insights.telling import tell


def checked_of(text: str, *, file: str = "map.journey.yaml") -> Checked:
    """Return a map in a text as it is checked."""
    checked = check(load_bytes(text.encode(), Project(Path("/nowhere")), file=file), Config())
    assert not checked.is_refused, [one.diagnostic.message for one in checked.found]
    return checked


def report_of(*texts: str, personas: tuple[str, ...] = ()) -> InsightReport:
    """Return the report on maps in texts."""
    maps = (checked_of(text, file=f"{number}.journey.yaml") for number, text in enumerate(texts))
    return make_report([(one, Config()) for one in maps], personas=personas)


def told(text: str, subject: str, *, personas: tuple[str, ...] = ()) -> list[str]:
    """Return the sentences of one chapter on a map, none where there is no such chapter."""
    (one,) = report_of(text, personas=personas).maps
    return [
        tell(insight, one.voice)
        for chapter in one.analysis.chapters
        for insight in chapter.insights
        if chapter.subject == subject
    ]


def subjects(text: str) -> list[str]:
    """Return the chapters on a map."""
    (one,) = report_of(text).maps
    return [chapter.subject for chapter in one.analysis.chapters]
