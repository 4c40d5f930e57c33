"""Faults of cjmap itself (CJ9xx), which no map can mend."""

from cjmap.diagnostics import Problem
from cjmap.rules.declare import page

BROKEN_RULE = Problem("CJ901", "broken-rule")


@page(BROKEN_RULE)
def broken_rule() -> None:
    """A rule has failed, and what it would have found is not known.

    That is a fault of cjmap, not of the map. All other rules have spoken. Please report it with
    the message and, if you may, with the map; until it is mended, `ignore` leaves the rule out.
    """


RULES = (broken_rule,)
