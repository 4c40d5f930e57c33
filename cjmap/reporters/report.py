"""What a reporter is given."""

from __future__ import annotations

from collections.abc import Iterable

from cjmap.catalog import Labels, report_words
from cjmap.check import Checked, Found
from cjmap.checking.locate import once
from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.reporters.verdict import Reason, why
from cjmap.source import way_to


@frozen
class Report:
    """The checked maps of a run, the findings of its settings, and whether to use colour.

    `reasons` say why the run fails, `fails_from` from which severity on a finding makes it fail,
    None where none does. `fixed` are the findings that were mended before, `later` is how many can
    be mended only when others are. `width` is that of a terminal, None where it is none. Where only
    some rules were asked for, the report is not `is_whole`: coverage is not shown to people then.
    `root` is the folder from which hosts name files, `language` that of all words but those of
    findings.
    """

    maps: tuple[Checked, ...]
    settings: tuple[Found, ...] = ()
    reasons: tuple[Reason, ...] = ()
    fixed: tuple[Found, ...] = ()
    later: int = 0
    color: bool = False
    width: int | None = None
    is_whole: bool = True
    fails_from: Severity | None = None
    root: str = "."
    language: str = "en"

    @property
    def words(self) -> Labels:
        """The words of the report."""
        return report_words(self.language)

    @property
    def why(self) -> tuple[str, ...]:
        """Why the run fails, to be read behind "fails because"."""
        return why(self.reasons, self.words)

    @property
    def found(self) -> tuple[Found, ...]:
        """Every finding, each file's once, the settings' first."""
        everything = (*self.settings, *(one for checked in self.maps for one in checked.found))
        return once(everything)

    def named(self, file: str) -> str:
        """Return how a host names a file: from the root, with slashes."""
        return way_to(file, self.root)


def heaviest_first(found: Iterable[Found]) -> list[Found]:
    """Return findings by severity, then by how many faults they speak of, else as they come."""
    return sorted(
        found,
        key=lambda one: (one.diagnostic.severity, one.diagnostic.high, one.diagnostic.count),
        reverse=True,
    )
