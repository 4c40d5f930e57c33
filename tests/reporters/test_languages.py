"""Every word of a report that people read is the author's, or of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from cjmap.catalog import labels, report_words
from cjmap.coverage import Count
from cjmap.diff.changes import (
    Change,
    CoverageChanged,
    KeyChanged,
    ListChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PathChanged,
    PhaseChanged,
    Ref,
    Sides,
    Spot,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
    StopChange,
    Within,
)
from cjmap.fields import PARTS, Choice
from cjmap.model import Statement
from cjmap.place import Place
from cjmap.reporters.differences.brief import covering, in_short, points
from cjmap.reporters.differences.report import Compared
from cjmap.reporters.differences.telling import tell_alone

from ..renderers.pages.test_languages import WORD, Texts
from .reports import ENGLISH, GERMAN, changed, difference, told_differences
from .reports import MAP as REPORTED

HERE = Place("zq.journey.yaml")
ONE, OTHER, THIRD = Ref("zq", "zq"), Ref("zqa", "zq"), Ref("zqb", "zqb")
SIDES = Sides(ONE, ONE)
AT = Spot("touchpoint", SIDES, HERE, HERE)
PATH = Spot("journey", SIDES, HERE, HERE)
PAIN = Within("pain_points", "zq", "zq")
IN_PAIN = replace(AT, within=(PAIN,))
IN_SOLUTION = replace(AT, within=(PAIN, Within("solutions", "zq", "zq")))
FOR_ONE = replace(AT, persona=SIDES)
IN_LANE = replace(AT, within=(Within("lanes", "zq", "zq"),))
SAID = Statement(text="zq", place=HERE)
KINDS = ("map", "phase", "touchpoint", "persona", "channel", "lane", "journey", "source")
# Nothing is said of these: each is compared part by part, or as the words of a statement.
APART = {"cjmap", "per_persona", "text"}
FIELDS = [key for part in (*KINDS, "statement", "metric") for key in PARTS[part]]
KEYS = tuple(dict.fromkeys(key.name for key in FIELDS if key.name not in APART))
CHOICES = [
    (key.name, word) for key in FIELDS if isinstance(key.kind, Choice) for word in key.kind.values
]
LANGUAGES = {"en": ENGLISH, "de": GERMAN}
# Of the maps, and of their files.
NAMES = {"zq", "zqa", "zqb", "journey", "yaml", "map", *WORD.findall(REPORTED)}
MAP = """\
title: zq
language: de
phases: {zq: {name: zq}, zqb: {name: zqb}}
personas: {zq: {name: zq}, zqb: {name: zqb}}
touchpoints:
  zq: {name: zq, phase: zq, owner: zq}
  zqb: {name: zqb, phase: zqb}
coverage: {require: [pain_points, emotion]}
"""
MORE = MAP.replace("owner: zq", "owner: zq, emotion: -1").replace(
    "  zqb: {name: zqb, phase: zqb}", "  zqb: {name: zqb, phase: zqb, pain_points: zq}"
)


def felt(*ratings: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, ratings))


def parts() -> Iterator[Change]:
    """Yield what becomes of parts as a whole."""
    for kind in KINDS[1:]:
        at = Spot(kind, SIDES, HERE, HERE)
        yield from (PartAdded(at), PartRemoved(at), PartAdded(at, ONE, (ONE, THIRD)))
        yield PartRenamed(replace(at, part=Sides(ONE, THIRD)))
        yield PartRenamed(replace(at, part=Sides(ONE, Ref("zq", "zqb"))))
        yield PartRenamed(replace(at, part=Sides(ONE, OTHER)))
        yield from (PartMoved(at, ONE, None), PartMoved(at, None, ONE), PartMoved(at, ONE, THIRD))
    yield from (PhaseChanged(AT, ONE, THIRD), PhaseChanged(AT, None, ONE))


def paths() -> Iterator[Change]:
    stops = (
        StopChange("added", SIDES),
        StopChange("added", SIDES, None, ONE),
        StopChange("removed", SIDES, ONE),
        StopChange("moved", SIDES, None, ONE),
        StopChange("moved", SIDES, ONE),
        StopChange("noted", SIDES, note_after="zq"),
    )
    yield PathChanged(PATH, (ONE,), (ONE, THIRD), stops)
    yield from (PathChanged(PATH, (ONE,), (), (stop,)) for stop in stops)
    yield from (PathChanged(PATH, None, (ONE,), ()), PathChanged(PATH, (ONE, THIRD), None, ()))


def values() -> Iterator[Change]:
    """Yield another value at each key of the format, of every word that it may have."""
    for key in KEYS:
        said = "1 to 5" if key == "emotion_scale" else "zq"
        for at in (AT, FOR_ONE, IN_SOLUTION, Spot("map", SIDES, HERE, HERE)):
            yield KeyChanged(at, key, None, said)
        yield KeyChanged(AT, key, (), ONE)
        yield ListChanged(AT, key, (ONE, THIRD), (THIRD, ONE), (), ())
        # Of metrics that came, figures are told, which only a map has.
        if key != "metrics":
            yield ListChanged(AT, key, (ONE,), (THIRD,), (THIRD,), (ONE,))
    yield from (KeyChanged(IN_SOLUTION, key, None, word) for key, word in CHOICES)
    yield ListChanged(AT, "personas", None, (ONE,), (ONE,), ())
    facets = [Ref(key, key) for key in GERMAN.group("facet")]
    yield ListChanged(AT, "coverage", (), tuple(facets), tuple(facets), ())
    yield KeyChanged(AT, "emotion_scale", "-2 to 2", "1 to 10")
    yield KeyChanged(AT, "reviewed", "2026-11-02", None)
    yield from (KeyChanged(AT, "moment_of_truth", one, not one) for one in (True, False))
    yield KeyChanged(FOR_ONE, "emotion", felt("-1"), felt("0.5", "1"))
    yield KeyChanged(AT, "emotion", felt("1"), felt("-1.5"))


def statements() -> Iterator[Change]:
    for key in KEYS:
        for at in (AT, FOR_ONE, IN_PAIN, IN_LANE):
            yield from (StatementAdded(at, key, SAID), StatementRemoved(at, key, SAID))
        yield StatementReworded(AT, key, "zq", "zqb")
        yield StatementsReordered(AT, key)
        yield StatementMoved(AT, key, "zq", AT, "pain_points")
        yield StatementMoved(AT, key, "zq", IN_PAIN, "solutions")
    for status in ("idea", "planned", "doing", "done"):
        yield StatementAdded(IN_PAIN, "solutions", replace(SAID, status=status))
        yield KeyChanged(IN_SOLUTION, "status", None, status)
    yield StatementAdded(AT, "pain_points", replace(SAID, solutions=(SAID,)))


ALL = (*parts(), *paths(), *values(), *statements())


def coverage() -> Iterator[CoverageChanged]:
    for facet in GERMAN.group("facet"):
        yield CoverageChanged(
            "facet", Sides(Ref(facet, facet), Ref(facet, facet)), Count(), Count(1, 2)
        )
    yield CoverageChanged("persona", SIDES, Count(1, 2), Count(2, 2))


def maps() -> tuple[Compared, ...]:
    """Return a map with every change, then maps of every state."""
    whole = changed("zq", *ALL)
    assert whole.difference
    return (
        replace(whole, difference=replace(whole.difference, coverage=tuple(coverage()))),
        changed("zq"),
        changed("zq", ALL[0], became="moved"),
        difference(MAP, MORE),
        difference(MORE, MAP),
        difference(None, MAP),
        difference(MAP, None),
        difference(MAP, MAP),
    )


def vocabulary(language: str) -> set[str]:
    tables = (labels(language), report_words(language))
    return {
        word for table in tables for text in table.words.values() for word in WORD.findall(text)
    }


def foreign(texts: list[str], language: str) -> set[str]:
    """Return the words that neither the maps nor the tables of a language have."""
    found = {word for text in texts for word in WORD.findall(text)}
    assert found
    return found - vocabulary(language) - NAMES


def shown(lines: list[str]) -> list[str]:
    """Return Markdown as it is read: without its tags and what nobody sees."""
    return [re.sub(r"<[^>]*>|&#8203;", "", line) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_told_in_one_language(language: str) -> None:
    for change in ALL:
        told = tell_alone(change, LANGUAGES[language])
        assert foreign([told.text, *told.more], language) == set(), change


def told_alike(format_: str, language: str, *maps: Compared) -> list[str]:
    return told_differences(format_, *maps, sides=("zq", "zq"), language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_speaks_one_language(language: str) -> None:
    alone = [(one,) for one in (*maps(), *(changed("zq", change) for change in ALL[::9]))]
    for report in ((), *alone, maps(), maps() * 5):
        lines = told_alike("markdown", language, *report)
        assert foreign(shown(lines), language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_what_has_changed_speaks_one_language(language: str) -> None:
    for report in ((), maps()[:1], maps()):
        page = "\n".join(told_alike("html", language, *report))
        assert f'<html lang="{language}">' in page
        # The language of a map is told by its code.
        assert foreign(Texts(page.encode()).found, language) <= {"de"}


TOLD = [
    (PartAdded(AT, ONE), "Touchpoint „zq“ in Phase „zq“"),
    (
        PartMoved(AT, None, ONE),
        "Touchpoint „zq“ steht jetzt hinter „zq“, bisher in seiner Phase an erster Stelle",
    ),
    (PhaseChanged(AT, None, ONE), "Touchpoint „zq“ verschoben: Phase keine → „zq“"),
    (PathChanged(PATH, None, (ONE,), ()), "Weg „zq“: Weg mit 1 Station"),
    (PathChanged(PATH, None, (ONE, ONE), ()), "Weg „zq“: Weg mit 2 Stationen"),
    (KeyChanged(AT, "emotion", None, felt("-1.5")), "Touchpoint „zq“: Gefühl – → −1,5"),
    (KeyChanged(AT, "due", "2026-12-01", None), "Touchpoint „zq“: Fällig 01.12.2026 → –"),
    (KeyChanged(AT, "emotion_scale", "-2 to 2", "1 to 10"), "Gefühlsskala −2 bis 2 → 1 bis 10"),
    (KeyChanged(IN_PAIN, "status", "doing", "done"), "Problem „zq“: Stand in Arbeit → erledigt"),
    (
        StatementReworded(FOR_ONE, "questions", "a", "b"),
        "für zq: Frage anders formuliert: „a“ → „b“",
    ),
    (
        StatementMoved(AT, "solutions", "a", IN_PAIN, "solutions"),
        "von Touchpoint „zq“, Problem „zq“",
    ),
]


@pytest.mark.parametrize(("change", "told"), TOLD)
def test_changes_in_german(change: Change, told: str) -> None:
    assert told in tell_alone(change, GERMAN).text


@pytest.mark.parametrize(
    ("kind", "number", "told"),
    [
        ("new", 1, "1 neu"),
        ("gone", 1, "1 entfällt"),
        ("gone", 2, "2 entfallen"),
        ("better", 1, "1 Gefühl besser"),
        ("better", 2, "2 Gefühle besser"),
        ("problems", 1, "1 neues Problem"),
        ("problems", 2, "2 neue Probleme"),
    ],
)
def test_counts_in_german(kind: str, number: int, told: str) -> None:
    change = {
        "new": PartAdded(AT),
        "gone": PartRemoved(AT),
        "better": KeyChanged(AT, "emotion", felt("-1"), felt("1")),
        "problems": StatementAdded(AT, "pain_points", SAID),
    }[kind]
    (point,) = points(changed("zq", *[change] * number), GERMAN)
    assert point.counted == told


def test_numbers_in_german() -> None:
    space = "\N{NARROW NO-BREAK SPACE}"
    assert covering(difference(MORE, MAP), GERMAN) == f"50{space}% → 0{space}%"
    more = MORE.replace("coverage:", "  chat: {name: zq, phase: zq}\ncoverage:")
    both = covering(difference(MORE, more), GERMAN)
    assert both == f"50{space}% → 33{space}% (mit 1 neuen Touchpoint)"
    size = f"2 Touchpoints in 2 Phasen, 0{space}% beschrieben"
    assert in_short(difference(None, MAP), GERMAN) == f"neu, {size}"
    assert in_short(difference(MAP, None), GERMAN) == f"entfallen, {size}"


def test_german_pages_and_reports_have_the_same_terms() -> None:
    pages = labels("de").words
    known = {key.partition(".")[2]: set() for key in pages}
    for key, words in pages.items():
        known[key.partition(".")[2]].add(words)
    for key, words in GERMAN.group("key").items():
        assert words in known[key], key
    for key, words in GERMAN.group("facet").items():
        assert words == pages[f"facet.{key}"]
    for key, words in GERMAN.group("choice").items():
        assert words in known[key.partition(".")[2]] or key.startswith("better."), key
