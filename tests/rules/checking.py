"""Write files, check the map among them, and say what was found."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.load import load
from cjmap.project import Project
from cjmap.rules import Rule
from cjmap.rules.pages import MAP_FILE
from cjmap.settings.profiles import RuleSettings

# The day on which rule cases and the pages of rules are checked.
TODAY = date(2026, 11, 21)


def check_files(
    folder: Path, files: Mapping[str, bytes], *, config: Config | None = None
) -> Checked:
    """Return what a check finds in `map.journey.yaml` among files; names are below the folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    before = Path.cwd()
    os.chdir(folder)
    try:
        return check(load(Path(MAP_FILE), Project(folder)), config or Config(), today=TODAY)
    finally:
        os.chdir(before)


def selecting(*names: str) -> Config:
    """Return the usual settings, with only these rules."""
    return Config(rules=RuleSettings(select=names))


def codes(checked: Checked) -> set[str]:
    """Return the codes of what was found."""
    return {found.diagnostic.problem.code for found in checked.found}


def asking(rule: Rule) -> Config:
    """Return the usual settings, with a rule that speaks on request only."""
    wanted = {} if rule.usual else {rule.problem.name: rule.problem.severity}
    return Config(rules=RuleSettings(severity=wanted))
