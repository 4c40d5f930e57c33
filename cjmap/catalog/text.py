"""One text in the two languages that cjmap speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from cjmap.frozen import frozen

Spoken = Literal["de", "en"]


def spoken(language: str) -> Spoken:
    """German for a German language tag, English for every other.

    >>> spoken("de-AT"), spoken("fr"), spoken("den")
    ('de', 'en', 'en')
    """
    primary = re.split("[-_]", language.strip().lower(), maxsplit=1)[0]
    return "de" if primary == "de" else "en"


def agreed(languages: Iterable[str]) -> Spoken:
    """What language tags have in common; English where they do not agree, or there are none.

    >>> agreed(["de", "de-AT"]), agreed(["de", "fr"]), agreed([])
    ('de', 'en', 'en')
    """
    found = {spoken(one) for one in languages}
    return found.pop() if len(found) == 1 else "en"


@frozen
class Text:
    """The same words in German and in English."""

    de: str
    en: str

    def in_(self, language: str) -> str:
        """The German words for a German language tag, the English ones for every other."""
        return self.de if spoken(language) == "de" else self.en
