"""Tell from its commonest words that a text is German."""

from __future__ import annotations

import re
from collections.abc import Iterable

# None of these is a word of English, or of a neighbouring language in such company.
_GERMAN = (
    "und nicht ich ist sind ein eine einen einem einer das dem mit für auf wird wie nach bei aus"
    " noch auch oder kein keine sich zum zur vom wenn dann aber über nur mehr schon"
)
_ENGLISH = "the and of to is are not with for on from at what how it this that they she he by"
_WORD = re.compile(r"[a-zäöüß]+")
# So many different German words, and so many German ones for each English one, leave no doubt.
_LEAST, _TIMES = 5, 5
_LONGEST = 20_000


def is_german(texts: Iterable[str]) -> bool:
    """Tell whether texts are German beyond doubt; of long ones, the beginning is read.

    >>> is_german(["Ich warte auf das Paket, und niemand sagt, wie es mit der Lieferung ist"])
    True
    >>> is_german(["Ummelden", "Termin buchen"])
    False
    """
    of_german, of_english = set(_GERMAN.split()), set(_ENGLISH.split())
    german: list[str] = []
    english = read = 0
    for text in texts:
        words = _WORD.findall(text.casefold())
        german += [word for word in words if word in of_german]
        english += sum(1 for word in words if word in of_english)
        read += len(text)
        if read > _LONGEST:
            break
    return len(set(german)) >= _LEAST and len(german) >= _TIMES * english
