"""Insights as Markdown, for minutes, pull requests and wikis."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.insights import Chapter, Insight
from cjmap.renderers.text import markdown
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.report import InsightReport
from cjmap.reporters.insights.sources import sources
from cjmap.reporters.insights.telling import tell
from cjmap.reporters.insights.text import MOST, MOST_PLACES


def lines(report: InsightReport) -> Iterator[str]:
    """Yield the report line by line."""
    for number, one in enumerate(report.maps):
        yield from ("",) * bool(number)
        yield f"# {markdown(one.voice.fill('title', title=one.analysis.map.title))}"
        if not one.analysis.chapters:
            yield from ("", one.voice.fill("nothing"))
        yield from _chapters(one.analysis.chapters, one.voice, report)
    if report.voice:
        yield from _chapters(report.common, report.voice, report)


def _chapters(chapters: tuple[Chapter, ...], voice: Voice, report: InsightReport) -> Iterator[str]:
    for chapter in chapters:
        level = "#" if chapter.subject == "together" else "##"
        yield from ("", f"{level} {voice.fill(f'about.{chapter.subject}')}", "")
        lead = f"insights.lead.{chapter.subject}"
        if lead in voice.words:
            yield from (f"_{voice.words[lead]}_", "")
        for insight in chapter.insights[:MOST]:
            yield f"- {markdown(tell(insight, voice))}{_where(insight, voice, report)}"
        more = len(chapter.insights) - MOST
        if more > 0:
            yield f"- {voice.words.count('more', more)}"


def _where(insight: Insight, voice: Voice, report: InsightReport) -> str:
    places = sources(insight)
    found = map(report.at, places[:MOST_PLACES])
    where = list(dict.fromkeys(markdown(f"{at.file}:{at.line}") for at in found))
    if len(places) > MOST_PLACES:
        where.append(voice.words.count("more", len(places) - MOST_PLACES))
    return f" ({', '.join(where)})" if where else ""
