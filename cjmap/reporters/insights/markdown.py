"""Insights as Markdown, for minutes, pull requests and wikis."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.insights import Chapter
from cjmap.renderers.text import markdown
from cjmap.reporters.insights.brief import brief
from cjmap.reporters.insights.choosing import left_out, told
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.report import Analysed, InsightReport
from cjmap.reporters.insights.sources import lines_of


def lines(report: InsightReport) -> Iterator[str]:
    """Yield the report line by line."""
    for number, one in enumerate(report.maps):
        jmap, voice = one.analysis.map, one.voice
        yield from ("",) * bool(number)
        yield f"# {markdown(voice.fill('title', title=jmap.title))}"
        yield from ("", f"_{markdown(jmap.place.file)}_")
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
        yield from ("", f"## {one.voice.fill('about.brief')}", "")
        yield from (f"- {markdown(sentence)}" for sentence in sentences)
    elif report.is_brief or not one.analysis.chapters:
        yield from ("", one.voice.fill("nothing"))


def _chapter(chapter: Chapter, voice: Voice, report: InsightReport, *, file: str) -> Iterator[str]:
    level = "#" if chapter.subject == "together" else "##"
    yield from ("", f"{level} {voice.fill(f'about.{chapter.subject}')}", "")
    lead = f"insights.lead.{chapter.subject}"
    if lead in voice.words:
        yield from (f"_{voice.words[lead]}_", "")
    for text, insight in told(chapter, voice):
        where = lines_of(insight, voice, report, file)
        yield f"- {markdown(text)} {markdown(where)}".rstrip()
    more = left_out(chapter, voice)
    if more:
        yield f"- {voice.words.count('more', more)}"
