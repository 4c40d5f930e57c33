"""Pair the maps of a command with what they were at a revision."""

from __future__ import annotations

from itertools import chain
from typing import TypeAlias

from cjmap.cli.projects import with_own_history
from cjmap.cli.run import Run
from cjmap.reporters.coverage.report import Against
from cjmap.totals.trend import Pair, pair

Compared: TypeAlias = tuple[tuple[Pair, ...], Against | None, tuple[str, ...]]


def compared(runs: tuple[Run, ...], revision: str | None, *, parted: bool = False) -> Compared:
    """Return the maps with what they were, at which commit, and what could not be compared.

    Without a revision, nothing is compared. With `parted`, they are compared with what they were
    where the branch left the revision.
    """
    if revision is None:
        return tuple(Pair(one) for run in runs for one in run.maps), None, ()
    from cjmap.cli.past import past_of

    apart = with_own_history([run.project for run in runs])
    pasts = [
        None if run.project in apart else past_of(run, revision, parted=parted) for run in runs
    ]
    pairs = (
        pair(run.maps, past.maps if past else ()) for run, past in zip(runs, pasts, strict=True)
    )
    had = [past for past in pasts if past]
    notes = (*chain.from_iterable(past.notes for past in had), *apart.values())
    against = Against(revision, had[0].commit)
    return tuple(chain.from_iterable(pairs)), against, tuple(dict.fromkeys(notes))
