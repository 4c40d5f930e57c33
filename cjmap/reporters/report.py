"""What a reporter is given."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.check import Checked, Found
from cjmap.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The checked maps of a run, the findings of its settings, and whether to use colour."""

    maps: tuple[Checked, ...]
    settings: tuple[Found, ...] = ()
    color: bool = False

    @property
    def found(self) -> tuple[Found, ...]:
        """Every finding, each file's once, the settings' first."""
        everything = (*self.settings, *(one for checked in self.maps for one in checked.found))
        return tuple(dict.fromkeys(everything))

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(one.diagnostic.severity is severity for one in self.found)
