"""Whether severities tell what comes first (CJ329, CJ340 and CJ343)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjmap.diagnostics import Related, Severity
from cjmap.model import Statement
from cjmap.place import Span
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.source import shortened
from cjmap.words.standins import is_stand_in


@rule(
    "CJ329",
    "severity-at-few",
    Severity.NOTE,
    options=(
        Option("pain_points", 6, "from how many pain points on", low=2),
        Option("percent", 50, "from what share of them without a severity on", low=1, high=100),
    ),
)
def severity_at_few(facts: Facts) -> Iterator[Finding]:
    """Some pain points say how severe they are, and most do not.

    Whoever reads the map takes those without a word for harmless, though nobody has looked. What
    comes first is then decided among the few that were rated, not by what hurts customers most.
    Where `impact` or `priority` differ, these tell what comes first.

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points: [Full, Cold, Loud, No seat, Dirty, {text: Late, severity: high}]

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points:
              - {text: Full, severity: medium}
              - {text: Cold, severity: low}
              - {text: Loud, severity: low}
              - {text: No seat, severity: medium}
              - {text: Late, severity: high}
              - Dirty
    """
    pains = _pains(facts)
    left = [one for one in pains if not one.severity]
    is_half = len(left) * 100 >= facts.number("percent") * len(pains)
    if is_half and len(left) < len(pains) and _is_judged(facts, pains):
        yield Finding(
            facts.map.place / "touchpoints",
            f"{len(left)} of {len(pains)} pain points do not say how severe they are",
            "which of them drive people away? `severity: high` for these, `low` for what is a "
            "nuisance",
            tuple(Related(one.place, f'"{shortened(one.text)}"') for one in left),
        )


@rule(
    "CJ340",
    "all-alike-severity",
    Severity.NOTE,
    options=(
        Option("pain_points", 6, "from how many pain points with a severity on", low=2),
        Option("percent", 90, "how many of them may at most be alike, in percent", low=1, high=100),
    ),
)
def all_alike_severity(facts: Facts) -> Iterator[Finding]:
    """All pain points are equally severe.

    Nobody can mend everything at once. Where everything is urgent, the loudest voice decides
    what is done, not what drives customers away. Compare the pain points with each other; where
    their solutions have different `impact` or `priority`, that tells what comes first.

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points:
              - {text: Full, severity: high}
              - {text: Late, severity: high}
              - {text: Cold, severity: high}
              - {text: Loud, severity: high}
              - {text: No seat, severity: high}
              - {text: No word of delays, severity: high}

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points:
              - {text: Full, severity: medium}
              - {text: Late, severity: high}
              - {text: Cold, severity: low}
              - {text: Loud, severity: low}
              - {text: No seat, severity: medium}
              - {text: No word of delays, severity: high}
    """
    said = [one for _, key, one in facts.gathered.statements if key == "pain_points"]
    severities = Counter(one.severity for one in said if one.severity)
    rated = severities.total()
    if rated < facts.number("pain_points") or _is_weighed_otherwise(facts):
        return
    ((level, count),) = severities.most_common(1)
    if count * 100 >= facts.number("percent") * rated:
        alike = f"all {rated}" if count == rated else f"{count} of {rated}"
        yield Finding(
            facts.map.place / "touchpoints",
            f"{alike} pain points are of {level} severity: nothing comes first",
            "which three would you mend before all others? Leave `high` to these",
        )


@rule(
    "CJ343",
    "no-severity",
    Severity.NOTE,
    options=(Option("pain_points", 6, "from how many pain points on", low=2),),
    usual=False,
)
def no_severity(facts: Facts) -> Iterator[Finding]:
    """No pain point says how severe it is.

    In a long list of what hurts, everything weighs the same, and what is mended first is what is
    easy. Rate what you have seen drive customers away as `high`, what is a nuisance as `low`.
    Where `impact` or `priority` differ, these tell what comes first.

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points: [Full, Cold, Loud, No seat, Dirty, Late]

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          train:
            name: Train
            solutions: More trains
            pain_points:
              - {text: Full, severity: medium}
              - {text: Cold, severity: low}
              - {text: Loud, severity: low}
              - {text: No seat, severity: medium}
              - {text: Late, severity: high}
              - {text: Dirty, severity: low}
    """
    pains = _pains(facts)
    if not any(one.severity for one in pains) and _is_judged(facts, pains):
        yield Finding(
            facts.map.place / "touchpoints",
            f"none of {len(pains)} pain points says how severe it is",
            "which three drive people away? `severity: high` for these",
        )


def _pains(facts: Facts) -> list[Statement]:
    """Return every pain point of phases and touchpoints, once where aliases repeat it."""
    found: dict[Span, Statement] = {}
    for _, key, one in facts.gathered.statements:
        if key == "pain_points" and not is_stand_in(one.text):
            found.setdefault(facts.written(one.place), one)
    return list(found.values())


def _is_judged(facts: Facts, pains: list[Statement]) -> bool:
    return len(pains) >= facts.number("pain_points") and not _is_weighed_otherwise(facts)


def _is_weighed_otherwise(facts: Facts) -> bool:
    """Tell whether impact or priority differ, so that these say what comes first."""
    said = [one for _, _, one in facts.gathered.statements]
    impacts = {one.impact for one in said if one.impact}
    priorities = {one.priority for one in said if one.priority}
    return len(impacts) > 1 or len(priorities) > 1


RULES = (severity_at_few, all_alike_severity, no_severity)
