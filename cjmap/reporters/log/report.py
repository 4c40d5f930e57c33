"""What a reporter of `cjmap log` is given."""

from __future__ import annotations

from cjmap.catalog import Labels, report_words
from cjmap.frozen import frozen
from cjmap.view.history import Standing


@frozen
class History:
    """A map and how it stood, the oldest first; the last may be the file as it is.

    `language` is that of its labels. `left_out` are the older commits that were not asked for;
    where the clone `is_cut`, there may be more that git does not have. `why_none`
    says why there are no commits at all.
    """

    file: str
    title: str
    standings: tuple[Standing, ...]
    language: str = "en"
    left_out: int = 0
    is_cut: bool = False
    why_none: str = ""

    @property
    def known(self) -> tuple[Standing, ...]:
        """Those that could be counted."""
        return tuple(one for one in self.standings if not one.fault)


@frozen
class LogReport:
    """The histories of maps.

    `width` is that of a terminal, None where lines may be as long as they like; `language` that of
    the words; in a chart, None is that of its map.
    """

    histories: tuple[History, ...]
    color: bool = False
    width: int | None = None
    language: str | None = None

    @property
    def words(self) -> Labels:
        """The words of tables, English ones where no language is named."""
        return report_words(self.language or "en")
