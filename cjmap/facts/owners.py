"""Say who takes care of what is planned."""

from __future__ import annotations

from cjmap.model import JourneyMap, Persona, Phase, Statement, Touchpoint
from cjmap.words.standins import is_stand_in, said_of


def owner_of(jmap: JourneyMap, part: Phase | Touchpoint | Persona, said: Statement) -> str:
    """Return who takes care of a solution: its own owner, else its touchpoint's or phase's.

    "" stands for nobody, as does a text that only keeps the place free.
    """
    if said.owner and not is_stand_in(said.owner):
        return said.owner
    return "" if isinstance(part, Persona) else _owner(jmap, part)


def _owner(jmap: JourneyMap, part: Phase | Touchpoint) -> str:
    moments = [part.says, *part.per_persona.values()]
    phase = jmap.phases.get(part.phase) if isinstance(part, Touchpoint) else None
    if phase:
        moments.append(phase.says)
    owners = (owner.text for moment in moments for owner in said_of(moment.owner))
    return next(owners, "")
