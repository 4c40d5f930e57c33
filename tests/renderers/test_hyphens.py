"""Dividing words by the patterns of their language."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pyphen
import pytest

from cjmap.renderers import answers, hyphens
from cjmap.renderers.hyphens import SOFT, place, softened


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An empty cache."""
    monkeypatch.setattr(answers, "user_cache_path", lambda name: tmp_path / name)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Be as a new process is."""
    for kept in (answers._file, answers._kept, hyphens._places):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("word", "most", "language", "head"),
    [
        ("Sendungsverfolgung", 10, "de", "Sendungs"),
        ("Donaudampfschifffahrtsgesellschaft", 18, "de-AT", "Donaudampfschiff"),
        ("Datenschutzerklärung", 14, "de", "Datenschutz"),
        ("Werkstattbrief,", 10, "de", "Werkstatt"),
        ("(Kundenstimmen)", 9, "de", "(Kunden"),
        ("KUNDENSTIMMEN", 9, "de", "KUNDEN"),
        ("Selbstbedienungskasse", 17, "de", "Selbstbedienungs"),
        ("Überforderung", 8, "de", "Überfor"),
        ("accessibility", 8, "en", "accessib"),
        ("anticonstitutionnellement", 9, "fr", "anticons"),
        ("достопримечательность", 9, "ru", "достопри"),
        ("accessibility", 8, "xx", ""),
        ("accessibility", 8, "not a tag", ""),
        ("ประสบการณ์ลูกค้า", 11, "th", "ประสบ"),
        ("Kasse", 4, "de", ""),
        ("Erlebnis", 2, "de", ""),
        ("靴のサイズを測る方法", 5, "ja", ""),
    ],
)
def test_place(word: str, most: int, language: str, head: str) -> None:
    assert word[: place(word, most, language=language)] == head


@pytest.mark.parametrize(
    ("text", "language", "divided"),
    [
        ("Entscheiden", "de", "Ent|schei|den"),
        ("Anruf bei der Wohnungsgesellschaft", "de", "Anruf bei der Woh|nungs|ge|sell|schaft"),
        ("Ankommen", "de", "Ankom|men"),
        ("Eingang", "de", "Eingang"),
        ("Kauf\u00adentscheidung", "de", "Kauf|entscheidung"),
        ("Entscheiden", "xx", "Entscheiden"),
        ("<b>Entscheiden</b>", "de", "<b>Ent|schei|den</b>"),
        ("w" * 101, "de", "w" * 101),
        ("İİİİİİİİİİİİ", "tr", "İİİİİİİİİİİİ"),
    ],
)
def test_long_words_may_be_divided_anywhere(text: str, language: str, divided: str) -> None:
    assert softened(text, language=language).replace(SOFT, "|") == divided


@pytest.mark.parametrize("language", ["en_US", "en_GB", "nl", "it", "es", "pl", "ru", "sv", "el"])
def test_the_places_are_those_of_the_library(language: str) -> None:
    """Where a dictionary has one level; with two, the library takes both for one."""
    words = [
        "accessibility",
        "international",
        "достопримечательность",
        "ongelooflijk",
        "przedsiębiorstwo",
    ]
    words = ("accessibility", "international", "достопримечательность", "ongelooflijk")
    reference = pyphen.Pyphen(lang=language, left=1, right=1)
    for word in (
        *words,
        "przedsiębiorstwo",
        "consideración",
        "människorättsorganisation",
        "επικοινωνία",
    ):
        assert list(hyphens._places(word, language).all) == list(reference.positions(word))


def test_an_answer_is_the_same_from_the_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place("Sendungsverfolgung", 10, language="de"), place("Beleg-nummer", 3, language="de")
    forget()
    monkeypatch.setattr(hyphens, "_patterns", lambda language: pytest.fail("read again"))
    again = place("Sendungsverfolgung", 10, language="de"), place("Beleg-nummer", 3, language="de")
    assert first == again
    (file,) = folder.glob("cjmap/hyphens/de-*.txt")
    assert file.read_text("utf-8").startswith("sendungsverfolgung\t8")


@pytest.mark.parametrize(
    "kept",
    [
        b"sendungsverfolgung\t8",
        b"sendungsverfolgung\tx\t\n",
        b"sendungsverf\xff\t3\t3\n",
        b"sendungsverfolgung\t3\t3\t3\n",
        b"\x00" * 50,
    ],
)
def test_a_damaged_cache_changes_nothing(folder: Path, kept: bytes) -> None:
    file = answers._file("de")
    file.parent.mkdir(parents=True)
    file.write_bytes(kept)
    assert place("Sendungsverfolgung", 10, language="de") == 8


def test_a_cache_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    (folder / "cjmap").write_text("no folder")
    assert place("Sendungsverfolgung", 10, language="de") == 8


def test_a_full_cache_starts_anew(folder: Path) -> None:
    file = answers._file("de")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a" * 500_001)
    place("Sendungsverfolgung", 10, language="de")
    assert file.stat().st_size < 100


def test_the_cache_is_that_of_the_installed_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers._edition() == answers._read_edition() == version("pyphen")
    monkeypatch.setattr(answers, "find_spec", lambda name: None)
    assert answers._edition.__wrapped__() == version("pyphen")


def test_patterns_are_read_only_for_words_that_are_divided() -> None:
    code = (
        "import sys; from cjmap.renderers.diagrams.ink import NAME;"
        "NAME.wrap('Kasse als Gast', 40, language='de'); assert 'pyphen' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_what_is_too_long_for_a_word_is_not_looked_up() -> None:
    assert place("schiff" * 10, 20, language="de") > 0
    assert place("schiff" * 50, 20, language="de") == 0


@pytest.mark.parametrize(("word", "is_kept"), [("schiff" * 10, True), ("schiff" * 11, False)])
def test_only_words_that_may_come_again_are_kept(folder: Path, word: str, is_kept: bool) -> None:
    assert place(word, 20, language="de") > 0
    assert any(folder.glob("cjmap/hyphens/de-*.txt")) == is_kept


def test_a_word_that_grows_in_small_letters_has_no_place() -> None:
    assert place("İİİİsendungsverfolgung", 20, language="de") == 0
