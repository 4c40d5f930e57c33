"""What only keeps a place free is told from what people say."""

from __future__ import annotations

from time import process_time

import pytest

from cjmap.words.standins import is_stand_in

STAND_INS = (
    *("?", "???", "…", "...", "-", "–", "— —", "_", "(?)", "[ ]", "xx", "XXX", " ?? "),
    *("TODO", "TODO ask Ralf", "ToDo: photo", "todo", "todo: ask", "to do", "To-do: ask"),
    *(
        "TBD",
        "tbc with Ralf",
        "tba.",
        "FIXME",
        "xxx is missing",
        "Lorem ipsum dolor",
        "N.N.",
        "n. n.",
    ),
    *("noch offen", "Noch offen: Preis", "noch klären!", "klären", "zu klären …", "noch unklar."),
    *("to be defined", "to be confirmed: price", "placeholder", "Platzhalter Text"),
    *("à définir", "por definir", "da definire", "nog in te vullen", "未定", "TODO\nand more"),
)
SAID = (
    *("x", "no", "a", "0", "😀", "#§$%", "?!", "!", "Wie???", "Was kostet das?"),
    *("Todo está claro", "Todoist", "TODOS", "tbdx", "Mastodon", "xxxl", "x-large", "n.n.x"),
    *("To do this she opens the app", "to be defined by her", "noch offene Rechnungen"),
    *("klären, ob die Karte reicht", "Klärt den Preis", "placeholders", "pendientes", "Is it tbd"),
)


@pytest.mark.parametrize("text", STAND_INS)
def test_a_stand_in(text: str) -> None:
    assert is_stand_in(text)


@pytest.mark.parametrize("text", SAID)
def test_a_text(text: str) -> None:
    assert not is_stand_in(text)


@pytest.mark.parametrize("text", ["?" * 200_000 + "a", " " * 200_000 + "a", "to be " * 50_000])
def test_long_texts_take_no_time(text: str) -> None:
    start = process_time()
    assert not is_stand_in(text)
    assert process_time() - start < 5
