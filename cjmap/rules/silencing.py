"""Leave out what another finding has already said by naming its cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjmap.diagnostics import Diagnostic


def without_consequences(
    findings: Iterable[Diagnostic], silenced_by: Mapping[str, tuple[str, ...]]
) -> list[Diagnostic]:
    """Return the findings but those of rules that are silent where another one speaks.

    `silenced_by` holds for the name of a rule the names of the rules that say the cause.
    """
    found = list(findings)
    spoken = {one.problem.name for one in found}
    return [one for one in found if spoken.isdisjoint(silenced_by.get(one.problem.name, ()))]
