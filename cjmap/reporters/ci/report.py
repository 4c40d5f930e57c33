"""What a reporter of `cjmap ci` is given."""

from __future__ import annotations

from dataclasses import replace

from cjmap.catalog import Labels
from cjmap.frozen import frozen
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.differences.report import DiffReport, differences
from cjmap.reporters.report import Report
from cjmap.reporters.verdict import Reason, Stale, why


@frozen
class Outputs:
    """Whether committed outputs are what their maps say: in lines for a terminal.

    `stale` is how many are not; none are compared where the lines are empty.
    """

    lines: tuple[str, ...] = ()
    stale: int = 0


@frozen
class CiReport:
    """Everything that a merge request is judged by.

    `coverage` is compared with a revision, where there is one to compare with; what has changed
    since are the `differences`. `notes` say what could not be looked at. What makes the run fail
    stands in each part; `reasons` are all of it.
    """

    findings: Report
    outputs: Outputs
    coverage: CoverageReport
    notes: tuple[str, ...] = ()

    @property
    def differences(self) -> DiffReport | None:
        """What has changed since the revision, None where there is none."""
        against = self.coverage.against
        if against is None:
            return None
        now = self.words["side.disk"]
        maps = differences(self.coverage.pairs)
        return DiffReport(against.revision, now, maps, language=self.coverage.language)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What makes the run fail; nothing where it does not."""
        stale = (Stale(self.outputs.stale),) if self.outputs.stale else ()
        return (*self.findings.reasons, *stale, *self.coverage.reasons)

    @property
    def words(self) -> Labels:
        """The words of the report."""
        return self.coverage.words

    @property
    def why(self) -> tuple[str, ...]:
        """Why the run fails, to be read behind "fails because"."""
        return why(self.reasons, self.words)

    def in_(self, language: str) -> CiReport:
        """Return the report in another language."""
        return replace(
            self,
            findings=replace(self.findings, language=language),
            coverage=replace(self.coverage, language=language),
        )
