"""Say all that is in what came or went: a part, a statement, a metric."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cjmap import fields
from cjmap.catalog import Labels
from cjmap.diff.changes import (
    Change,
    ListChanged,
    PartAdded,
    PartRemoved,
    Spot,
    StatementAdded,
    StatementRemoved,
    StatementReworded,
)
from cjmap.diff.reading import MAP_KEYS, parts, value_of
from cjmap.diff.values import KINDS
from cjmap.fields import METRIC, PARTS, PER_PERSONA, STATEMENT, Field
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Link, Metric, Statement, Stop
from cjmap.reporters.differences.spelling import LONGEST, key_name, value
from cjmap.totals.trend import Pair

# What the line of a part says itself, and who says something else.
_TOLD = {"name", "phase", "per_persona"}
_DETAILS = tuple(key for key in STATEMENT if key.name not in ("text", "solutions"))
_FIGURES = tuple(key for key in METRIC if key.name != "name")


def contents(change: Change, pair: Pair, words: Labels) -> tuple[str, ...]:
    """Return a line for all that came or went with a change, and long texts in full.

    None where the line of the change says it all.
    """
    match change:
        case PartAdded() | PartRemoved():
            jmap, part = _part(change, pair)
            return of_part(change.at.kind, part, jmap, words) if part else ()
        case StatementAdded() | StatementRemoved():
            jmap = _side(pair, is_new=isinstance(change, StatementAdded))
            return tuple(_of_statement(change, _Teller(jmap, words)))
        case StatementReworded() if max(len(change.before), len(change.after)) > LONGEST:
            sides = {"before": change.before, "now": change.after}
            return tuple(words.fill(f"told.way.{key}", stops=text) for key, text in sides.items())
        case ListChanged(key="metrics"):
            return tuple(_of_metrics(change, pair, words))
        case _:
            return ()


def of_part(kind: str, part: Any, jmap: JourneyMap, words: Labels) -> tuple[str, ...]:
    """Return a line for all that a part of a map says, without its name and phase."""
    return tuple(_Teller(jmap, words).part(kind, part))


def of_map(jmap: JourneyMap, words: Labels) -> tuple[str, ...]:
    """Return a line for all that a map says of itself, without its title and its parts."""
    keys = (key for key in MAP_KEYS if key.name != "title")
    return tuple(_Teller(jmap, words).keys((), keys, jmap))


def part_of_change(change: PartAdded | PartRemoved, pair: Pair) -> Any:
    """Return the part that came or went, as it is in the model; None where no map has it."""
    return _part(change, pair)[1]


def metrics_of(change: ListChanged, pair: Pair) -> dict[str, tuple[Metric, ...]]:
    """Return the metrics that came and went."""
    sides = {"added": (change.added, True), "removed": (change.removed, False)}
    return {
        key: tuple(_metrics(change.at, _side(pair, is_new=is_new), is_new)[one.id] for one in found)
        for key, (found, is_new) in sides.items()
    }


def _part(change: PartAdded | PartRemoved, pair: Pair) -> tuple[JourneyMap, Any]:
    is_new = isinstance(change, PartAdded)
    jmap = _side(pair, is_new=is_new)
    return jmap, parts(jmap, change.at.kind).get(change.at.part.either.id)


def _side(pair: Pair, *, is_new: bool) -> JourneyMap:
    checked = pair.now if is_new else pair.before
    assert checked
    assert checked.loaded.map
    return checked.loaded.map


def _metrics(at: Spot, jmap: JourneyMap, is_new: bool) -> Mapping[str, Metric]:
    if at.kind == "map":
        return jmap.metrics or {}
    side = at.part.now if is_new else at.part.was
    assert side
    part = parts(jmap, at.kind)[side.id]
    who = at.persona and (at.persona.now if is_new else at.persona.was)
    return (part.per_persona[who.id] if who else part.says).metrics or {}


def _of_statement(change: StatementAdded | StatementRemoved, teller: _Teller) -> Iterator[str]:
    """Yield the details of a statement, and what it holds, but not what its line says."""
    first, *others = teller.statement((), change.key, change.statement)
    bare = teller.named(change.key, change.statement.text)
    if first != bare or len(change.statement.text) > LONGEST:
        yield first
    yield from others


def _of_metrics(change: ListChanged, pair: Pair, words: Labels) -> Iterator[str]:
    for key, metrics in metrics_of(change, pair).items():
        teller = _Teller(_side(pair, is_new=key == "added"), words)
        yield from (teller.metric((), one) for one in metrics)


@frozen
class _Teller:
    """Says what is in parts of a map, in words; `where` is for whom and within what."""

    jmap: JourneyMap
    words: Labels

    def part(self, kind: str, part: Any) -> Iterator[str]:
        yield from self.keys((), (key for key in PARTS[kind] if key.name not in _TOLD), part)
        for id, moment in getattr(part, "per_persona", {}).items():
            who = self.words.fill("told.for", name=self.name("persona", id))
            yield from self.keys((who,), PER_PERSONA, moment)

    def keys(self, where: tuple[str, ...], keys: Iterable[Field], part: Any) -> Iterator[str]:
        for key in keys:
            if (written := value_of(part, key.name)) is not None:
                yield from self.key(where, key, written)

    def key(self, where: tuple[str, ...], key: Field, written: Any) -> Iterator[str]:
        """Yield what stands at a key: a line for each statement, metric and text of a lane."""
        if isinstance(key.kind, fields.LaneTexts):
            for id, said in written.items():
                lane = self.named("lanes", self.name("lane", id))
                yield from self.statements((*where, lane), "", said)
        elif isinstance(key.kind, fields.Parts):
            yield from (self.metric(where, one) for one in written.values())
        elif written and isinstance(written, tuple) and isinstance(written[0], Statement):
            yield from self.statements(where, key.name, written)
        else:
            yield self.line(where, self.plain(key, written))

    def statements(
        self, where: tuple[str, ...], key: str, said: Iterable[Statement]
    ) -> Iterator[str]:
        for one in said:
            yield from self.statement(where, key, one)

    def statement(self, where: tuple[str, ...], key: str, one: Statement) -> Iterator[str]:
        named = self.named(key, one.text)
        yield self.line(where, self.detailed(named, _DETAILS, one))
        yield from self.statements((*where, named), "solutions", one.solutions or ())

    def metric(self, where: tuple[str, ...], one: Metric) -> str:
        return self.line(
            where, self.detailed(self.named("metrics", one.name or one.id), _FIGURES, one)
        )

    def detailed(self, named: str, keys: Iterable[Field], part: Any) -> str:
        found = [(key, getattr(part, key.name)) for key in keys]
        details = ", ".join(self.plain(key, said) for key, said in found if said is not None)
        return self.words.fill("told.holds", told=named, details=details) if details else named

    def plain(self, key: Field, written: Any) -> str:
        """Return a key and its value, whatever it is."""
        said = self.listed(key, written) if isinstance(written, tuple) and written else ""
        return f"{key_name(key.name, self.words)} {said or self.single(key, written)}"

    def listed(self, key: Field, written: tuple[Any, ...]) -> str:
        of = key.kind.of if isinstance(key.kind, fields.Ids) else ""
        match written[0]:
            case Stop():
                return " → ".join(map(self.stop, written))
            case Link():
                return ", ".join(map(self.link, written))
            case str():
                return ", ".join(self.quoted(self.name(of, one)) for one in written)
            case _:
                return value(written, self.words, key.name)

    def single(self, key: Field, written: Any) -> str:
        if isinstance(key.kind, fields.Id):
            return self.quoted(self.name(key.kind.of, written))
        if isinstance(written, str) and len(written) > LONGEST:
            return self.quoted(written)
        return value(written, self.words, key.name)

    def stop(self, one: Stop) -> str:
        name = self.quoted(self.name("touchpoint", one.touchpoint))
        return f"{name} ({one.note})" if one.note else name

    def link(self, one: Link) -> str:
        return f"{self.quoted(one.text)} ({one.address})" if one.text else one.address

    def named(self, key: str, text: str) -> str:
        said = self.quoted(text)
        return f"{key_name(key, self.words, one=True)} {said}" if key else said

    def name(self, of: str, id: str) -> str:
        """Return what a part is called; its id where it has no name."""
        kind = KINDS.get(of)
        part = parts(self.jmap, kind).get(id) if kind else None
        return part.name or id if part else id

    def quoted(self, text: str) -> str:
        return self.words.fill("quoted", text=text)

    def line(self, where: tuple[str, ...], told: str) -> str:
        inside = self.words.fill("told.inside", where=", ".join(where)) if where else ""
        return f"{inside}{told}"
