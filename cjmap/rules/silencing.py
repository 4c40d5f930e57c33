"""Tell which rules are silent, as another finding has already said it by naming its cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjmap.diagnostics import Diagnostic


def silenced(
    found: Iterable[Diagnostic], silenced_by: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Return the names of the rules that are silent, as another one has spoken.

    `silenced_by` holds for the name of a rule the names of the rules that say the cause.
    """
    spoken = {one.problem.name for one in found}
    return frozenset(name for name, causes in silenced_by.items() if not spoken.isdisjoint(causes))
