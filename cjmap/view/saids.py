"""Gather the statements of a touchpoint or phase with the personas they hold for."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap import fields
from cjmap.fields import MOMENT
from cjmap.model import JourneyMap, Persona, Phase, Statement, Statements, Touchpoint
from cjmap.place import Place
from cjmap.saying import levels, of_moment
from cjmap.view.values import Said

_NOT_ROWS = {"feeling"}
_KEYS = tuple(
    field.name
    for field in MOMENT
    if isinstance(field.kind, fields.Statements | fields.Remark) and field.name not in _NOT_ROWS
)


def text_keys(jmap: JourneyMap) -> Iterator[tuple[str, str]]:
    """Yield every row that may hold statements, with the facet that it shows."""
    yield from zip(_KEYS, _KEYS, strict=True)
    for lane in jmap.lanes:
        yield f"lane:{lane}", lane


def gather(
    jmap: JourneyMap, touchpoint: Touchpoint, who: tuple[Persona, ...]
) -> tuple[dict[str, tuple[Said, ...]], dict[str, tuple[str, ...]]]:
    """Return the statements by row, and by row for whom it says `[]`."""
    texts: dict[str, tuple[Said, ...]] = {}
    none: dict[str, tuple[str, ...]] = {}
    for row, facet in text_keys(jmap):
        said, without = _row(jmap, touchpoint, who, facet)
        if said:
            texts[row] = said
        if without is not None:
            none[row] = without
    return texts, none


def phase_texts(jmap: JourneyMap, phase: Phase) -> dict[str, tuple[Said, ...]]:
    """Return what a phase itself says, by row."""
    texts = {}
    for row, facet in text_keys(jmap):
        own = _statements(of_moment(phase.says, facet)) or ()
        said = [Said(statement, (), everyone=True) for statement in own]
        for id, moment in phase.per_persona.items():
            more = _statements(of_moment(moment, facet)) or ()
            said += [Said(statement, (id,), everyone=False) for statement in more]
        if said:
            texts[row] = tuple(said)
    return texts


def _row(
    jmap: JourneyMap, touchpoint: Touchpoint, who: tuple[Persona, ...], facet: str
) -> tuple[tuple[Said, ...], tuple[str, ...] | None]:
    """Return a row's statements, and who has none: None where nobody says so."""
    holders: dict[Place, list[str]] = {}
    found: dict[Place, Statement] = {}
    without: list[str] | None = None
    for persona in who or (None,):
        value = _nearest(jmap, touchpoint, persona.id if persona else "", facet)
        if value == ():
            without = [*(without or ()), *([persona.id] if persona else ())]
        for statement in value or ():
            found[statement.place] = statement
            holders.setdefault(statement.place, []).extend([persona.id] if persona else [])
    # What everyone else would read, where each persona has words of her own.
    for statement in _statements(of_moment(touchpoint.says, facet)) or ():
        found.setdefault(statement.place, statement)
    said = (
        Said(
            statement,
            tuple(holders.get(place, ())),
            everyone=len(holders.get(place, ())) == len(who),
            inherited=place.route[:1] == ("phases",),
        )
        for place, statement in found.items()
    )
    return tuple(said), None if without is None else tuple(without)


def _nearest(
    jmap: JourneyMap, touchpoint: Touchpoint, persona: str, facet: str
) -> Statements | None:
    moments = levels(jmap, touchpoint, persona)
    values = (_statements(of_moment(moment, facet)) for moment, _ in moments)
    return next((value for value in values if value is not None), None)


def _statements(value: object) -> Statements | None:
    """Return a value that is made of statements, None for whatever else stands at a key."""
    if isinstance(value, tuple) and all(isinstance(one, Statement) for one in value):
        return value
    return None
