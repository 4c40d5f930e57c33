"""Insights for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cjmap.insights import Chapter, Insight
from cjmap.place import Place
from cjmap.renderers.text import terminal
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.report import InsightReport
from cjmap.reporters.insights.sources import sources
from cjmap.reporters.insights.telling import tell

# Of each chapter so many statements are told, of each statement so many places.
MOST = 5
MOST_PLACES = 3


def lines(report: InsightReport) -> Iterator[str]:
    """Yield the report line by line."""
    for number, one in enumerate(report.maps):
        jmap, voice = one.analysis.map, one.voice
        title = f"{voice.fill('title', title=jmap.title)} ({jmap.place.file})"
        yield from ("",) * bool(number)
        yield _style(terminal(title), report, bold=True)
        if not one.analysis.chapters:
            yield voice.fill("nothing")
        yield from _chapters(one.analysis.chapters, voice, report)
    if report.voice:
        yield from _chapters(report.common, report.voice, report)


def _chapters(chapters: tuple[Chapter, ...], voice: Voice, report: InsightReport) -> Iterator[str]:
    for chapter in chapters:
        yield ""
        yield _style(voice.fill(f"about.{chapter.subject}"), report, bold=True)
        lead = f"insights.lead.{chapter.subject}"
        if lead in voice.words:
            yield _style(voice.words[lead], report, dim=True)
        for insight in chapter.insights[:MOST]:
            yield from _statement(insight, voice, report)
        more = len(chapter.insights) - MOST
        if more > 0:
            yield f"  {voice.words.count('more', more)}"


def _statement(insight: Insight, voice: Voice, report: InsightReport) -> Iterator[str]:
    yield f"  - {terminal(tell(insight, voice))}"
    places = sources(insight)
    if not places:
        return
    where = list(_where(places[:MOST_PLACES], report))
    if len(places) > MOST_PLACES:
        where.append(voice.words.count("more", len(places) - MOST_PLACES))
    yield _style(f"    {', '.join(where)}", report, dim=True)


def _where(places: tuple[Place, ...], report: InsightReport) -> Iterator[str]:
    """Yield lines and routes, the file only where it is another than before."""
    file = ""
    for place in places:
        at = report.at(place)
        yield f"{'' if at.file == file else terminal(at.file)}:{at.line} {terminal(str(place))}"
        file = at.file


def _style(text: str, report: InsightReport, **style: bool) -> str:
    return click.style(text, **style) if report.color else text
