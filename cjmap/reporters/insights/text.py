"""Insights for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cjmap.insights import Chapter
from cjmap.renderers.text import terminal
from cjmap.reporters.insights.brief import brief
from cjmap.reporters.insights.choosing import left_out, told
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.report import Analysed, InsightReport
from cjmap.reporters.insights.sources import lines_of


def lines(report: InsightReport) -> Iterator[str]:
    """Yield the report line by line."""
    for number, one in enumerate(report.maps):
        jmap, voice = one.analysis.map, one.voice
        title = f"{voice.fill('title', title=jmap.title)} ({jmap.place.file})"
        yield from ("",) * bool(number)
        yield _style(terminal(title), report, bold=True)
        yield from _brief(one, report)
        if not report.is_brief:
            for chapter in one.analysis.chapters:
                yield from _chapter(chapter, voice, report, file=jmap.place.file)
    if report.voice and not report.is_brief:
        for chapter in report.common:
            yield from _chapter(chapter, report.voice, report, file="")


def _brief(one: Analysed, report: InsightReport) -> Iterator[str]:
    sentences = brief(one.analysis, one.voice)
    if sentences:
        yield from ("", _style(one.voice.fill("about.brief"), report, bold=True))
        yield from (f"  - {terminal(sentence)}" for sentence in sentences)
    elif report.is_brief or not one.analysis.chapters:
        yield one.voice.fill("nothing")


def _chapter(chapter: Chapter, voice: Voice, report: InsightReport, *, file: str) -> Iterator[str]:
    yield ""
    yield _style(voice.fill(f"about.{chapter.subject}"), report, bold=True)
    lead = f"insights.lead.{chapter.subject}"
    if lead in voice.words:
        yield _style(voice.words[lead], report, dim=True)
    for text, insight in told(chapter, voice):
        where = terminal(lines_of(insight, voice, report, file))
        yield f"  - {terminal(text)} {_style(where, report, dim=True)}".rstrip()
    more = left_out(chapter, voice)
    if more:
        yield f"  {voice.words.count('more', more)}"


def _style(text: str, report: InsightReport, **style: bool) -> str:
    return click.style(text, **style) if text and report.color else text
