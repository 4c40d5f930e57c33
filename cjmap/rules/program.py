"""What no map can mend: faults of cjmap itself, and of files beside the maps (CJ9xx)."""

from cjmap.diagnostics import Problem, Severity
from cjmap.rules.declare import page

BROKEN_RULE = Problem("CJ901", "broken-rule")
MISNAMED_FILE = Problem("CJ904", "misnamed-file", Severity.WARNING)
IDLE_PATTERN = Problem("CJ903", "idle-pattern", Severity.WARNING)
SPENT_BASELINE = Problem("CJ902", "spent-baseline", Severity.NOTE)


@page(BROKEN_RULE)
def broken_rule() -> None:
    """A rule has failed, and what it would have found is not known.

    That is a fault of cjmap, not of the map. All other rules have spoken. Please report it with
    the message and, if you may, with the map; until it is mended, `ignore` leaves the rule out.
    """


@page(SPENT_BASELINE)
def spent_baseline() -> None:
    """The baseline knows a finding that is mended.

    A baseline lets an old map start green and only get better: what is mended leaves it, so that
    it is reported when it comes back. `cjmap check --write-baseline` writes the file anew, or take
    out the line that the finding points at.
    """


@page(IDLE_PATTERN)
def idle_pattern() -> None:
    """A pattern in cjmap.yaml fits no map of the project.

    A slip in a folder's name takes maps out of what is checked, or lets the usual settings hold
    where others were meant; nobody would notice. It is said when a whole project is checked.
    """


@page(MISNAMED_FILE)
def misnamed_file() -> None:
    """A file is called nearly like the settings, and is not read.

    The settings of a project stand in `cjmap.yaml`, its baseline in `cjmap-baseline.yaml`. What
    stands in a `cjmap.yml` or `.cjmap.yaml` beside holds for nothing: maps are looked for
    elsewhere, outputs land in another folder. Give the file its name.
    """


RULES = (broken_rule, spent_baseline, idle_pattern, misnamed_file)
