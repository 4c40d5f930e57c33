"""Gather the statements of a touchpoint or phase with the personas they hold for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cjmap import fields
from cjmap.fields import MOMENT
from cjmap.model import JourneyMap, Moment, Persona, Phase, Statement, Statements, Touchpoint
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
    ids = tuple(persona.id for persona in who)
    cascades = [_cascade(jmap, touchpoint, id) for id in ids or ("",)]
    for row, facet in text_keys(jmap):
        said, without = _row(touchpoint, ids, cascades, facet)
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


def own_texts(texts: Mapping[str, tuple[Said, ...]]) -> dict[str, tuple[Said, ...]]:
    """Return what a touchpoint says itself, by row, without what its phase says for all."""
    return {row: tuple(one for one in said if not one.inherited) for row, said in texts.items()}


def _cascade(jmap: JourneyMap, touchpoint: Touchpoint, persona: str) -> tuple[Moment, ...]:
    return tuple(moment for moment, _ in levels(jmap, touchpoint, persona))


def _row(
    touchpoint: Touchpoint,
    who: Sequence[str],
    cascades: Sequence[tuple[Moment, ...]],
    facet: str,
) -> tuple[tuple[Said, ...], tuple[str, ...] | None]:
    """Return a row's statements, and who has none: None where nobody says so.

    Where `who` is nobody, there is the one cascade that speaks for nobody.
    """
    holders: dict[Place, list[str]] = {}
    found: dict[Place, Statement] = {}
    without: list[str] | None = None
    for number, moments in enumerate(cascades):
        value = _nearest(moments, facet)
        if value == ():
            without = [*(without or ()), *who[number : number + 1]]
        for statement in value or ():
            found[statement.place] = statement
            holders.setdefault(statement.place, []).extend(who[number : number + 1])
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


def _nearest(moments: Iterable[Moment], facet: str) -> Statements | None:
    for moment in moments:
        value = _statements(of_moment(moment, facet))
        if value is not None:
            return value
    return None


def _statements(value: object) -> Statements | None:
    """Return a value that is made of statements, None for whatever else stands at a key."""
    if isinstance(value, tuple) and all(isinstance(one, Statement) for one in value):
        return value
    return None
