"""What a reporter of `cjmap ci` is given."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.differences.report import DiffReport, differences
from cjmap.reporters.report import Report


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
        now = self.coverage.words["side.now"]
        maps = differences(self.coverage.pairs)
        return DiffReport(against.revision, now, maps, language=self.coverage.language)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the run fails, to be read behind "fails because"; none where it does not."""
        return tuple(dict.fromkeys(self._reasons()))

    def _reasons(self) -> Iterator[str]:
        yield from self.findings.reasons
        if self.outputs.stale:
            number = self.outputs.stale
            are = "outputs are" if number != 1 else "output is"
            yield f"{number} {are} stale: run `cjmap build`, and commit what it writes"
        yield from self.coverage.reasons
