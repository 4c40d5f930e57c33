"""Say where the page of a rule is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from cjmap.diagnostics import Problem
from cjmap.frozen import frozen

# In this repository: its pages have no public address.
PAGES = "docs/rules/{name}.md"
_ADDRESS = r"https?://[^\s/\\]\S*"


@frozen
class Manual:
    """Where the pages of rules are, with `{name}` or `{code}` for what tells them apart.

    `own` holds a team's rules by name, each with the address of its page, or None.
    """

    pages: str = PAGES
    own: Mapping[str, str | None] = field(default_factory=dict)

    def page(self, problem: Problem) -> str | None:
        """Return where the page of a problem's rule is, None where it has none.

        >>> Manual().page(Problem("CJ302", "problem-without-solution"))
        'docs/rules/problem-without-solution.md'
        """
        if problem.name in self.own:
            return self.own[problem.name]
        return self.pages.replace("{name}", problem.name).replace("{code}", problem.code)


USUAL = Manual()


def is_address(said: str | None) -> bool:
    """Tell whether a text is an address on the web, and nothing else.

    >>> is_address("https://handbook.example/rules"), is_address("See https://handbook.example")
    (True, False)
    """
    return bool(said and re.fullmatch(_ADDRESS, said))


def tells_rules_apart(pages: str) -> bool:
    """Tell whether each rule has an address of its own."""
    return "{name}" in pages or "{code}" in pages
