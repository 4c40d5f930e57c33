"""What a reporter is given."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.check import Checked, Found
from cjmap.locate import once


@dataclass(frozen=True, slots=True)
class Report:
    """The checked maps of a run, the findings of its settings, and whether to use colour.

    `reasons` say why the run fails, `fixed` are the findings that were mended before. `width` is
    that of a terminal, None where it is none. Where only some rules were asked for, the report
    is not `is_whole`: coverage is not shown to people then.
    """

    maps: tuple[Checked, ...]
    settings: tuple[Found, ...] = ()
    reasons: tuple[str, ...] = ()
    fixed: tuple[Found, ...] = ()
    color: bool = False
    width: int | None = None
    is_whole: bool = True

    @property
    def found(self) -> tuple[Found, ...]:
        """Every finding, each file's once, the settings' first."""
        everything = (*self.settings, *(one for checked in self.maps for one in checked.found))
        return once(everything)
