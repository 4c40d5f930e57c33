"""Write the names and numbers of statements in the language of the map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cjmap.catalog import Labels, format_number, format_score
from cjmap.frozen import frozen
from cjmap.insights.parts import Mean, Part, Parts
from cjmap.model import Scale

# So many names stand in a sentence.
MOST_NAMES = 4
_LONG = 4

# „German“ or “English”, whoever wrote it.
_QUOTATION = re.compile("[„“]([^„“”]*)[“”]")


@frozen
class Voice:
    """The words and the scale in which a map is spoken of."""

    words: Labels
    scale: Scale

    def fill(self, key: str, **values: object) -> str:
        """Return a sentence of the insights with its values."""
        return self._fill(f"insights.{key}", values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return a sentence of the insights for `n` things."""
        return self.words.count(f"insights.{key}", n, **values)

    def who(self, persona: Part | None) -> str:
        """Return the name of a persona, None standing for all together."""
        if persona is None:
            return self.words["insights.together"]
        return persona.name or self.words["word.unnamed_persona"]

    def people(self, personas: Parts) -> str:
        """Return the names of personas as a list."""
        return self.listed([self.who(one) for one in personas])

    def quoted(self, parts: Parts) -> str:
        """Return the names of parts in quotation marks as a list."""
        return self.listed([self.quote(one.name) for one in parts])

    def quote(self, text: str) -> str:
        """Return a text in quotation marks."""
        return self._fill("word.quoted", {"text": text})

    def _fill(self, key: str, values: Mapping[str, object]) -> str:
        """Return words with their values; quotations within quotation marks get other marks."""
        words = self.words[key]
        nested = {
            name: _QUOTATION.sub(self._inner, str(value))
            if self.words["word.quoted"].replace("text", name) in words
            else value
            for name, value in values.items()
        }
        return words.format(**nested)

    def _inner(self, quotation: re.Match[str]) -> str:
        return self.words.fill("word.quoted_within", text=quotation[1])

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list, the many last ones counted."""
        if len(names) > MOST_NAMES + 1:
            more = self.words.count("more", len(names) - MOST_NAMES)
            return f"{', '.join(names[:MOST_NAMES])} {more}"
        *first, last = names
        return self.fill("and", names=", ".join(first), last=last) if first else last

    def score(self, value: Decimal) -> str:
        """Return a rating as the author wrote it."""
        return format_score(value, self.words.language, signed=self.scale.is_signed)

    def mean(self, mean: Mean) -> str:
        """Return a mean in the author's numbers, rounded to what they can tell."""
        return self.score(rounded(mean.on(self.scale), self.digits))

    def distance(self, positions: Fraction) -> str:
        """Return a distance on the common scale in the author's points."""
        span = Fraction(self.scale.high) - Fraction(self.scale.low)
        return self.number(rounded(abs(positions / 4 * span), self.digits))

    @property
    def digits(self) -> int:
        """How many digits after the point a mean has: more where the scale is short."""
        return 1 if abs(self.scale.high - self.scale.low) >= _LONG else 2

    def number(self, value: Decimal | int) -> str:
        """Return a number."""
        return format_number(value, self.words.language)


def rounded(value: Fraction, digits: int) -> Decimal:
    """Return a number with so many digits after the point at most; halves go away from zero.

    >>> rounded(Fraction(5, 4), 1), rounded(Fraction(-1, 30), 1), rounded(Fraction(20), 2)
    (Decimal('1.3'), Decimal('0'), Decimal('20'))
    """
    units = int(abs(value) * 10**digits + Fraction(1, 2))
    number = Decimal(units).scaleb(-digits) * (1 if value > 0 else -1)
    whole = number.to_integral_value()
    return whole + 0 if number == whole else number.normalize()
