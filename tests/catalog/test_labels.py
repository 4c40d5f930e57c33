"""The words of outputs and reports."""

from __future__ import annotations

import pickle
import re
import string
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from cjmap import fields
from cjmap.catalog import labels, report_words
from cjmap.catalog.labels import Labels
from cjmap.renderers.diagrams.table import DIAGRAMS

GERMAN = labels("de")
ENGLISH = labels("en")
LANGUAGES = ["de", "en"]
TABLES = {"labels": labels, "reports": report_words}
BOTH = [(words("de"), words("en")) for words in TABLES.values()]
GROUPS = {
    "phase": "facet",
    "touchpoint": "facet",
    "statement": "statement",
    "persona": "persona",
    "channel": "channel",
    "lane": "lane",
    "journey": "journey",
    "metric": "metric",
    "source": "source",
    "map": "map",
}
CHOICES = {("persona", "kind"): "persona_kind"}
VIEWS = "matrix compare diagram coverage open personas channels numbers"


@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        ("de", GERMAN),
        ("de-AT", GERMAN),
        ("DE_ch", GERMAN),
        ("en", ENGLISH),
        ("en-GB", ENGLISH),
        ("fr", ENGLISH),
        ("den", ENGLISH),
        ("", ENGLISH),
    ],
)
def test_german_for_german_tags_and_english_for_all_others(language, chosen):
    assert labels(language) is chosen


@pytest.mark.parametrize(("german", "english"), BOTH)
def test_both_languages_have_the_same_keys_in_the_same_order(german, english):
    assert list(german.words) == list(english.words)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_and_stands_once(language, table):
    text = files("cjmap.catalog").joinpath(f"{table}.{language}.yaml").read_text(encoding="utf-8")
    pairs = [(key.value, value.value) for key, value in yaml.compose(text).value]
    assert dict(pairs) == TABLES[table](language).words
    assert len(dict(pairs)) == len(pairs)
    assert not [key for key, words in pairs if not words.strip()]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_stand_key_by_key_in_groups(language, table):
    text = files("cjmap.catalog").joinpath(f"{table}.{language}.yaml").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n")]
    assert all(block[0].startswith("# ") for block in blocks)
    keys = [line.partition(": ")[0] for block in blocks for line in block[1:]]
    assert keys == list(TABLES[table](language).words)


@pytest.mark.parametrize(("german", "english"), BOTH)
def test_placeholders_are_the_same_in_both_languages(german, english):
    for key in german.words:
        # Of one, the number may be said in words.
        number = {"n"} if key.endswith(".one") else set()
        assert _placeholders(german[key]) - number == _placeholders(english[key]) - number, key


@pytest.mark.parametrize("words", [german for german, _ in BOTH])
def test_every_singular_has_its_plural(words):
    ones = {key.removesuffix(".one") for key in words.words if key.endswith(".one")}
    others = {key.removesuffix(".other") for key in words.words if key.endswith(".other")}
    assert ones == others
    assert all("n" in _placeholders(words[f"{key}.other"]) or "overdue" in key for key in others)


@pytest.mark.parametrize(
    ("part", "key"),
    [(part, field.name) for part in GROUPS for field in fields.PARTS[part]],
)
def test_every_key_of_the_format_has_a_name(part, key):
    assert f"{GROUPS[part]}.{key}" in GERMAN


@pytest.mark.parametrize(
    ("group", "word"),
    [
        (CHOICES.get((part, field.name), field.name), word)
        for part in GROUPS
        for field in fields.PARTS[part]
        if isinstance(field.kind, fields.Choice)
        for word in field.kind.values
    ],
)
def test_every_word_of_a_choice_has_a_name(group, word):
    assert f"{group}.{word}" in GERMAN


def test_every_facet_has_words_for_its_absence():
    assert set(GERMAN.group("hole")) - {"lane"} == set(GERMAN.group("facet"))


@pytest.mark.parametrize("view", VIEWS.split())
def test_every_view_has_a_name(view):
    assert f"view.{view}" in GERMAN


@pytest.mark.parametrize(
    ("key", "german", "english"),
    [
        ("facet.questions", "Fragen", "Questions"),
        ("facet.moment_of_truth", "Moment der Wahrheit", "Moment of truth"),
        ("hole.questions", "Fragen fehlen noch", "Questions still missing"),
        ("severity.high", "hoch", "high"),
        ("status.doing", "in Arbeit", "in progress"),
        ("emotion.-2", "verärgert", "upset"),
        ("emotion.2", "begeistert", "delighted"),
        ("view.numbers", "Zahlen", "Figures"),
        ("diagram.experience", "Erlebnis", "Experience"),
        ("checklist.gone", "Nicht mehr in der Karte", "No longer in the map"),
    ],
)
def test_words(key, german, english):
    assert (GERMAN[key], ENGLISH[key]) == (german, english)


@pytest.mark.parametrize(
    ("n", "german", "english"),
    [
        (0, "0 offene Punkte", "0 open points"),
        (1, "1 offener Punkt", "1 open point"),
        (3, "3 offene Punkte", "3 open points"),
        (12345, "12.345 offene Punkte", "12,345 open points"),
    ],
)
def test_count(n, german, english):
    assert GERMAN.count("open_points", n) == german
    assert ENGLISH.count("open_points", n) == english


def test_count_takes_further_values():
    assert ENGLISH.count("days_overdue", 1) == "for 1 day"


def test_fill_leaves_braces_of_the_author_alone():
    assert GERMAN.fill("hole.lane", lane="{x} {0.y}") == "„{x} {0.y}“ fehlt noch"


def test_group_keeps_the_order_of_the_file():
    assert list(GERMAN.group("severity")) == ["low", "medium", "high"]
    assert GERMAN.group("severity")["high"] == "hoch"
    assert GERMAN.group("sever") == {}


def test_unknown_key():
    with pytest.raises(KeyError, match=r"facet\.fax"):
        GERMAN["facet.fax"]
    assert "facet.fax" not in GERMAN


def test_words_cannot_be_changed():
    with pytest.raises(TypeError):
        GERMAN.words["facet.name"] = "x"


def test_emotions_lead_from_low_to_high():
    scores = [key for key in GERMAN.group("emotion") if key.lstrip("-").isdigit()]
    assert all(int(low) + 1 == int(high) for low, high in pairwise(scores))
    assert scores[0] == "-2"


def _placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_labels_are_values():
    assert Labels("en", {"a": "b"}) == Labels("en", {"a": "b"})


# Keys that code and templates put together from a value of the map.
PUT_TOGETHER = re.compile(
    r"(facet|hole|statement|persona|channel|lane|metric|source|journey|map|severity|impact|effort"
    r"|priority|status|confidence|state|when|kind|persona_kind|ends|better|flag|emotion|view|blueprint"
    r"|checklist|insights\.(?:about|lead|at|state|ending))\."
)


def test_every_word_is_used():
    root = Path(__file__).parents[2]
    files = (*root.glob("cjmap/**/*.py"), *root.glob("templates/**/*.j2"))
    text = "\n".join(file.read_text("utf-8") for file in (*files, *root.glob("templates/**/*.js")))
    plain = {re.sub(r"\.(one|other)$", "", key) for key in labels("en").words}
    named = {f"{group}.{format_}" for group in ("drawing", "index") for format_ in DIAGRAMS}
    unseen = [key for key in plain - named if not PUT_TOGETHER.match(key) and key not in text]
    # `Voice` says the group of its words itself.
    assert [key for key in unseen if f'"{key.removeprefix("insights.")}"' not in text] == []


def test_tables_reach_another_process():
    for words in (ENGLISH, report_words("de")):
        assert pickle.loads(pickle.dumps(words)) is words


# Keys of reports that code puts together from a kind of change, a key, a word, a state.
PUT_TOGETHER_IN_REPORTS = re.compile(
    r"(part|key|one|facet|choice|stop|brief|became|summary|side|weight|told\.way|diff\.title"
    r"|coverage\.(?:axis|by)|log\.of|findings|severity)\."
)


def test_every_word_of_reports_is_used():
    root = Path(__file__).parents[2]
    files = (*root.glob("cjmap/**/*.py"), *root.glob("templates/diff/*.j2"))
    text = "\n".join(file.read_text("utf-8") for file in files)
    plain = {re.sub(r"\.(one|other)$", "", key) for key in report_words("en").words}
    unseen = [key for key in plain if not PUT_TOGETHER_IN_REPORTS.match(key)]
    assert [key for key in unseen if not re.search(rf"""["']{re.escape(key)}["']""", text)] == []
