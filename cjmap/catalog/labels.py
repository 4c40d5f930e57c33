"""The words of outputs and reports in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from cjmap.catalog.formats import format_number
from cjmap.catalog.load import read
from cjmap.catalog.text import Spoken, spoken
from cjmap.frozen import frozen

Table: TypeAlias = Literal["labels", "reports"]


@frozen
class Labels:
    """All words of one language by dotted key; a key that is not there is a KeyError.

    >>> words = labels("de")
    >>> words["facet.pain_points"], words["hole.questions"]
    ('Probleme', 'Fragen fehlen noch')
    >>> words.count("open_points", 1), words.count("open_points", 3)
    ('1 offener Punkt', '3 offene Punkte')
    >>> words.fill("due.by", date="21.11.2026")
    'bis 21.11.2026'
    """

    language: Spoken
    words: Mapping[str, str]
    table: Table = "labels"

    def __reduce__(self) -> tuple[Callable[[Table, Spoken], Labels], tuple[Table, Spoken]]:
        """How they reach another process: by their table and language."""
        return _read, (self.table, self.language)

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def __contains__(self, key: object) -> bool:
        return key in self.words

    def get(self, key: str, default: str) -> str:
        """The words of a key, or others where it is not there."""
        return self.words.get(key, default)

    def fill(self, key: str, /, **values: object) -> str:
        """The words with a value in place of each `{name}`; braces in the values stay."""
        return self.words[key].format(**values)

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The words for `n` things: `KEY.one` or `KEY.other`, with `{n}` in place."""
        form = "one" if n == 1 else "other"
        return self.fill(f"{key}.{form}", n=format_number(n, self.language), **values)

    def group(self, prefix: str) -> dict[str, str]:
        """The words whose key begins with `PREFIX.`, by the rest of the key, in file order."""
        start = f"{prefix}."
        return {
            key.removeprefix(start): words
            for key, words in self.words.items()
            if key.startswith(start)
        }


def labels(language: str) -> Labels:
    """The words of outputs for a language tag: German for `de`, `de-AT`, English for all others."""
    return _read("labels", spoken(language))


def report_words(language: str) -> Labels:
    """The words of reports, in the same languages."""
    return _read("reports", spoken(language))


@cache
def _read(table: Table, language: Spoken) -> Labels:
    return Labels(language, MappingProxyType(read(f"{table}.{language}.yaml")), table)
