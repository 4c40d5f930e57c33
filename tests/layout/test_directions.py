"""The direction in which a text and its lines run."""

from __future__ import annotations

import pytest

from cjmap.layout import runs_left, wrap

LEFT, RIGHT = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kasse als Gast", ("Kasse als", "Gast")),
        ("Größe (靴) wählen", ("Größe (靴)", "wählen")),
        ("תשלום באינטרנט", ("תשלום", "באינטרנט")),
        ("תשלום באינטרנט (VIP)", ("תשלום", "באינטרנט", f"{LEFT}(VIP)")),
        ("PayPal לא עובד בחנות", (f"{LEFT}PayPal לא", "עובד בחנות")),
        (
            "Bezahlen im תשלום Laden",
            ("Bezahlen", "im תשלום", "Laden"),
        ),
        ("Bezahlen im Laden תשלום", ("Bezahlen", "im Laden", f"{RIGHT}תשלום")),
        ("שלום 12 12 12 12", ("שלום 12", f"{LEFT}12 12 12")),
    ],
)
def test_lines_run_as_the_whole_text_does(text: str, lines: tuple[str, ...]) -> None:
    found = wrap(text, size=10, width=50)
    assert found == lines
    assert len({runs_left(line) for line in found}) == 1
