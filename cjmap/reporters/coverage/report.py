"""What a reporter of coverage is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from cjmap.catalog import Labels, report_words
from cjmap.check import Checked
from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.reporters.verdict import Reason, why
from cjmap.totals.shares import Axis
from cjmap.totals.trend import Pair


@frozen
class Against:
    """The revision with which maps are compared: how it was named, and its commit.

    Without one where it is another commit in each of several repositories.
    """

    revision: str
    commit: str | None


@frozen
class CoverageReport:
    """The maps of a run, each with what it was at a revision, if one is asked for.

    `by` is the one table that is wanted, None all that are usual. `notes` say what could not be
    compared, `reasons` why the run fails; `short` are the percentages that are asked for and not
    reached, by the files of the maps of which they are asked. `width` is that of a terminal, None
    where lines may be as long as they like; `language` that of the words. `root` is the folder
    from which hosts name files.
    """

    pairs: tuple[Pair, ...]
    against: Against | None = None
    by: Axis | None = None
    notes: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    short: Mapping[str, Decimal] = field(default_factory=dict)
    color: bool = False
    width: int | None = None
    language: str = "en"
    root: str = "."

    @property
    def words(self) -> Labels:
        """The words of the report."""
        return report_words(self.language)

    @property
    def why(self) -> tuple[str, ...]:
        """Why the run fails, to be read behind "fails because"."""
        return why(self.reasons, self.words)

    @property
    def now(self) -> Count:
        """How much of all maps together is described."""
        return together(pair.now for pair in self.pairs)

    @property
    def before(self) -> Count:
        """How much of all maps together was described."""
        return together(pair.before for pair in self.pairs)

    @property
    def is_even(self) -> bool:
        """Whether what was and what is count the same maps.

        They don't where one had errors on one side only, or has a history of its own.
        """
        return not any(
            pair.is_apart
            or (pair.now and pair.before and pair.now.is_refused != pair.before.is_refused)
            for pair in self.pairs
        )


def together(maps: Iterator[Checked | None]) -> Count:
    """Add up the coverage of maps; those that are refused do not count."""
    known = (one.coverage for one in maps if one and not one.is_refused)
    return sum((coverage.count() for coverage in known if coverage), Count())
