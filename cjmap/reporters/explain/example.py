"""Check the map by which the page of a rule shows its fault."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cjmap.check import check
from cjmap.config import Config
from cjmap.load import load
from cjmap.project import Project
from cjmap.reporters.text import finding
from cjmap.rules import Rule
from cjmap.rules.pages import MAP_FILE
from cjmap.settings.profiles import RuleSettings
from cjmap.source.memory import Memory

# The day on which all examples of the documentation are checked.
DAY = date(2026, 11, 22)
_FOLDER = Path("/example")


def findings_of(rule: Rule, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what a check says by a rule of a map among files, as a terminal shows it.

    What other rules say is left out. The lines of each finding end with an empty one.
    """
    project = Project(_FOLDER, files=Memory(_FOLDER, files))
    asked = RuleSettings(severity={rule.problem.name: rule.problem.severity})
    checked = check(load(Path(MAP_FILE), project), Config(rules=asked), today=DAY)
    own = (one for one in checked.found if one.diagnostic.problem == rule.problem)
    return tuple(line for one in own for line in (*finding(one), ""))
