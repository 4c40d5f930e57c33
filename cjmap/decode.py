"""Turn nodes into values by the field table, with a finding for whatever does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cjmap import fields, model
from cjmap.diagnostics import Diagnostic, Problem, Related, report
from cjmap.fields import PARTS, SYNONYMS, Field
from cjmap.place import Place, Span
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence, shortened
from cjmap.suggest import did_you_mean, nearest

UNKNOWN_KEY = Problem("CJ020", "unknown-key")
WRONG_TYPE = Problem("CJ021", "wrong-type")
MISSING_KEY = Problem("CJ022", "missing-key")
BAD_ID = Problem("CJ023", "bad-id")
BAD_VALUE = Problem("CJ024", "bad-value")
NOTHING_TO_TAKE_AWAY = Problem("CJ025", "nothing-to-take-away")

_ID = re.compile(r"[a-z0-9-]+")
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_TRUTH = {"yes", "no", "on", "off", "ja", "nein", "y", "n", "1", "0"}


@dataclass(slots=True)
class Walk:
    """A walk over one tree of nodes, gathering what it finds wrong."""

    findings: list[Diagnostic] = field(default_factory=list)

    def fault(
        self,
        problem: Problem,
        where: Place | Span,
        message: str,
        *,
        help: str = "",
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note a finding."""
        self.findings.append(report(problem, where, message, help=help, related=related))


def decode_part(walk: Walk, part: str, node: Mapping, place: Place) -> dict[str, Any]:
    """Return the values of a part by key; keys without a value, or with a wrong one, are absent."""
    table = _TABLES[part]
    values: dict[str, Any] = {}
    for key, entry in node.entries.items():
        known = table.get(key)
        if known is None:
            _unknown_key(walk, part, entry)
        elif not _is_unwritten(walk, entry):
            value = _value(walk, known, entry.value, place / key)
            if value is not None:
                values[key] = value
    for missing in (f.name for f in PARTS[part] if f.required and f.name not in node.entries):
        walk.fault(MISSING_KEY, place / missing, f'"{missing}" is missing here')
    return values


def slug(text: str) -> str:
    """Return the id that comes nearest to a text.

    >>> slug("Größe wählen!")
    'groesse-waehlen'
    """
    plain = text.casefold().translate(_GERMAN)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _unknown_key(walk: Walk, part: str, entry: Entry) -> None:
    key = entry.key.value
    names = _TABLES[part]
    meant = SYNONYMS.get(key.casefold())
    guess = f'; did you mean "{meant}"?' if meant in names else did_you_mean(key, names)
    owners = sorted(other for other, table in _TABLES.items() if key in table)
    help = f"a {_TITLES[part]} knows: {', '.join(names)}"
    if owners and not guess and part != "config":
        help = f'"{key}" is a key of a {_TITLES[owners[0]]}; {help}'
    article = "" if part in _WHOLE else "a "
    walk.fault(
        UNKNOWN_KEY,
        entry.key.span,
        f'"{shortened(key)}" is not a key of {article}{_TITLES[part]}{guess}',
        help=help,
    )


def _is_unwritten(walk: Walk, entry: Entry) -> bool:
    node = entry.value
    if isinstance(node, Mapping):
        return not node.entries
    if isinstance(node, Scalar) and node.is_null:
        walk.fault(
            NOTHING_TO_TAKE_AWAY,
            node.span,
            f'"{node.value}" takes away what a base says, and this map has no base here',
            help="leave the value empty where something is still to do; "
            f'the word itself goes in quotes: "{node.value}"',
        )
        return True
    return isinstance(node, Scalar) and node.is_empty


def _value(walk: Walk, known: Field, node: Node, place: Place) -> Any:
    if isinstance(node, Sequence) and not node.items:
        return _nothing(walk, known, node)
    return _READERS[type(known.kind)](walk, known.kind, node, place)


def _nothing(walk: Walk, known: Field, node: Sequence) -> Any:
    if isinstance(known.kind, fields.Reason):
        return False
    if known.none and isinstance(known.kind, fields.Parts | fields.LaneTexts):
        return {}
    if known.none or isinstance(known.kind, _LISTS):
        return ()
    walk.fault(
        WRONG_TYPE,
        node.span,
        f'"[]" says that there is none, which "{known.name}" cannot say',
        help=f"write {_EXPECTED[type(known.kind)]}, or leave the value empty",
    )
    return None


def _wrong(walk: Walk, kind: fields.Kind, node: Node) -> None:
    found = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}[type(node)]
    help = ""
    if isinstance(node, Mapping) and len(node.entries) == 1 and isinstance(kind, fields.Text):
        key = next(iter(node.entries))
        help = f'the colon made this a mapping; put the text in quotes: "{shortened(key)}: …"'
    walk.fault(
        WRONG_TYPE,
        node.span if isinstance(node, Scalar) else Span(node.span.file, *_head(node)),
        f"{_EXPECTED[type(kind)]} is expected here, found {found}",
        help=help,
    )


def _head(node: Node) -> tuple[int, int]:
    """Return the first character of a part: findings do not mark whole blocks."""
    return node.span.start, min(node.span.start + 1, node.span.end)


def _text(walk: Walk, kind: Any, node: Node, place: Place) -> str | None:
    if not isinstance(node, Scalar):
        _wrong(walk, kind, node)
        return None
    if node.style == "" and node.value in {"true", "false"}:
        walk.fault(
            WRONG_TYPE,
            node.span,
            f'a text is expected here, and "{node.value}" without quotes is no text',
            help=f'put it in quotes: "{node.value}"',
        )
        return None
    return node.value.strip()


def _texts(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    read = (_text(walk, kind, item, place) for item in nodes)
    return tuple(text for text in read if text)


def _choice(walk: Walk, kind: fields.Choice, node: Node, place: Place) -> str | None:
    word = _text(walk, kind, node, place)
    if word is None or word in kind.values:
        return word
    near = nearest(word, kind.values)
    guess = f'; did you mean "{near}"?' if near else ""
    *most, last = kind.values
    walk.fault(
        BAD_VALUE,
        node.span,
        f'"{shortened(word)}" is not possible for "{place.route[-1]}"{guess}',
        help=f"possible: {', '.join(most)} or {last}",
    )
    return None


def _number(walk: Walk, kind: Any, node: Node, place: Place) -> Decimal | None:
    if not isinstance(node, Scalar):
        _wrong(walk, kind, node)
        return None
    text = node.value.strip()
    if not _NUMBER.fullmatch(text):
        _no_number(walk, node, text)
        return None
    number = Decimal(text)
    if isinstance(kind, fields.Number) and not _in_range(kind, number):
        walk.fault(BAD_VALUE, node.span, f'"{text}" is not possible here: {_range(kind)}')
        return None
    return number


def _no_number(walk: Walk, node: Scalar, text: str) -> None:
    likely = text.replace(",", ".").replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    found = re.search(_NUMBER, likely)
    guess = f'; did you mean "{found.group()}"?' if found else ""
    walk.fault(
        WRONG_TYPE,
        node.span,
        f'a number is expected here, found "{shortened(text)}"{guess}',
        help="numbers are written with a point and without a unit, as in 4.5 or -2",
    )


def _in_range(kind: fields.Number, number: Decimal) -> bool:
    if kind.whole and number != number.to_integral_value():
        return False
    return (kind.low is None or number >= kind.low) and (kind.high is None or number <= kind.high)


def _range(kind: fields.Number) -> str:
    low = "" if kind.low is None else f" from {kind.low}"
    high = "" if kind.high is None else f" to {kind.high}"
    return f"a {'whole ' if kind.whole else ''}number{low}{high} is"


def _flag(walk: Walk, kind: Any, node: Node, place: Place) -> bool | None:
    if isinstance(node, Scalar) and node.value in {"true", "false"}:
        return node.value == "true"
    if isinstance(node, Scalar):
        walk.fault(
            WRONG_TYPE, node.span, f'true or false is expected, found "{shortened(node.value)}"'
        )
    else:
        _wrong(walk, kind, node)
    return None


def _reason(walk: Walk, kind: Any, node: Node, place: Place) -> bool | str | None:
    if not isinstance(node, Scalar):
        _wrong(walk, kind, node)
        return None
    if node.style == "" and node.value in {"true", "false"}:
        return node.value == "true"
    if node.style == "" and node.value.casefold() in _NOT_TRUTH:
        walk.fault(
            WRONG_TYPE,
            node.span,
            f'"{node.value}" is neither true nor false; write true, false, or a text that says why',
        )
        return None
    return node.value.strip()


def _course(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[Decimal, ...] | None:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    read = [_number(walk, kind, item, place) for item in nodes]
    return tuple(number for number in read if number is not None) or None


def _ids(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[str, ...] | None:
    if isinstance(node, Mapping):
        _wrong(walk, kind, node)
        return None
    return tuple(dict.fromkeys(_texts(walk, kind, node, place))) or None


def _statements(walk: Walk, kind: Any, node: Node, place: Place) -> model.Statements | None:
    if isinstance(node, Mapping):
        one = _statement(walk, node, place)
        return (one,) if one else None
    if isinstance(node, Scalar):
        text = _text(walk, kind, node, place)
        return (model.Statement(place=place, text=text),) if text else None
    read = (_statement(walk, item, place / i) for i, item in enumerate(node.items))
    return tuple(statement for statement in read if statement) or None


def _statement(walk: Walk, node: Node, place: Place) -> model.Statement | None:
    if isinstance(node, Sequence):
        _wrong(walk, fields.Text(), node)
        return None
    if isinstance(node, Scalar):
        text = None if node.is_empty else _text(walk, fields.Text(), node, place)
        return model.Statement(place=place, text=text) if text else None
    if not node.entries.keys() & _TABLES["statement"].keys() and len(node.entries) == 1:
        _text_with_colon(walk, node)
        return None
    values = decode_part(walk, "statement", node, place)
    return model.Statement(place=place, **values) if "text" in values else None


def _text_with_colon(walk: Walk, node: Mapping) -> None:
    (entry,) = node.entries.values()
    guess = nearest(entry.key.value, _TABLES["statement"])
    if guess:
        _unknown_key(walk, "statement", entry)
        return
    key = entry.key.value
    rest = entry.value.value if isinstance(entry.value, Scalar) else "…"
    walk.fault(
        WRONG_TYPE,
        entry.key.span,
        f'a text is expected here, and the colon after "{shortened(key)}" made it a mapping',
        help=f'put the text in quotes: "{shortened(key)}: {shortened(rest)}"',
    )


def _remark(walk: Walk, kind: Any, node: Node, place: Place) -> model.Statements | None:
    text = _text(walk, kind, node, place)
    return (model.Statement(place=place, text=text),) if text else None


def _links(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[model.Link, ...]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    read = (_link(walk, item, place) for item in nodes)
    return tuple(link for link in read if link)


def _link(walk: Walk, node: Node, place: Place) -> model.Link | None:
    address, text = node, None
    if isinstance(node, Mapping):
        values = decode_part(walk, "link", node, place)
        if "link" not in values:
            return None
        address, text = node.entries["link"].value, values.get("text")
    written = _text(walk, fields.Text(), address, place)
    if not written:
        return None
    if not is_safe_address(written):
        walk.fault(
            BAD_VALUE,
            address.span,
            f'"{shortened(written)}" is not an address that a page may lead to',
            help="possible: https://…, http://…, mailto:… or a path relative to the map",
        )
        return None
    return model.Link(written, text)


def is_safe_address(address: str) -> bool:
    """Tell whether a page may link to an address: http, https, mailto, or a relative path.

    >>> is_safe_address("docs/returns.md"), is_safe_address("javascript:alert(1)")
    (True, False)
    """
    if any(ord(c) <= 32 or c in '\\"<>`{}|^' for c in address) or address.startswith("//"):
        return False
    scheme = re.match(r"([^/?#]*?):", address)
    return scheme is None or scheme.group(1).casefold() in {"http", "https", "mailto"}


def _stops(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[model.Stop, ...] | None:
    if not isinstance(node, Sequence):
        _wrong(walk, kind, node)
        return None
    read = (_stop(walk, item, place / i) for i, item in enumerate(node.items))
    return tuple(stop for stop in read if stop)


def _stop(walk: Walk, node: Node, place: Place) -> model.Stop | None:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        (entry,) = node.entries.values()
        note = None if _is_unwritten(walk, entry) else _text(walk, None, entry.value, place)
        return model.Stop(entry.key.value, place, note)
    if isinstance(node, Mapping):
        _wrong(walk, fields.Id("touchpoint"), node)
        return None
    touchpoint = _text(walk, fields.Id("touchpoint"), node, place)
    return model.Stop(touchpoint, place) if touchpoint else None


def _parts(walk: Walk, kind: fields.Parts, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        _wrong_parts(walk, kind, node)
        return None
    parts: dict[str, Any] = {}
    for key, entry in node.entries.items():
        _check_id(walk, kind.part, entry.key)
        part = _part_of_group(walk, kind, entry, place / key)
        if part is not None:
            parts[key] = _BUILDERS[kind.part](key, place / key, part)
    return parts


def _part_of_group(
    walk: Walk, kind: fields.Parts, entry: Entry, place: Place
) -> dict[str, Any] | None:
    node = entry.value
    if isinstance(node, Mapping):
        return decode_part(walk, kind.part, node, place)
    if isinstance(node, Scalar) and (node.is_empty or _is_unwritten(walk, entry)):
        return {}
    if isinstance(node, Scalar) and kind.short:
        name = _text(walk, fields.Text(), node, place)
        return {"name": name} if name else None
    _wrong(walk, kind, node)
    return None


def _wrong_parts(walk: Walk, kind: fields.Parts, node: Node) -> None:
    title = _TITLES[kind.part]
    walk.fault(
        WRONG_TYPE,
        Span(node.span.file, *_head(node)),
        f"a {title} is written with an id of its own here, not in a list",
        help=f"write each {title} as `its-id:` on a line, and its keys indented below",
    )


def _check_id(walk: Walk, part: str, key: Scalar) -> None:
    if _ID.fullmatch(key.value):
        return
    proposal = slug(key.value)
    guess = f'; did you mean "{proposal}"?' if proposal else ""
    walk.fault(
        BAD_ID,
        key.span,
        f'"{shortened(key.value)}" cannot be the id of a {_TITLES[part]}{guess}',
        help="ids are made of a-z, 0-9 and -; the name to be shown stands under `name`",
    )


def _lane_texts(walk: Walk, kind: Any, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        _wrong(walk, kind, node)
        return None
    values = {
        key: _value(walk, _LANE_TEXT, entry.value, place / key)
        for key, entry in node.entries.items()
        if not _is_unwritten(walk, entry)
    }
    return {key: value for key, value in values.items() if value is not None}


def _part(walk: Walk, kind: fields.Part, node: Node, place: Place) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        return decode_part(walk, kind.part, node, place)
    _wrong(walk, kind, node)
    return None


def _severities(walk: Walk, kind: Any, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        _wrong(walk, kind, node)
        return None
    values = {
        key: _choice(walk, fields.SEVERITY, entry.value, place / key)
        for key, entry in node.entries.items()
    }
    return {key: value for key, value in values.items() if value is not None}


def _phase(id: str, place: Place, values: dict[str, Any]) -> model.Phase:
    own = {key: values.pop(key, None) for key in ("name", "when", "per_persona")}
    return model.Phase(
        id=id,
        place=place,
        name=own["name"] or "",
        when=own["when"],
        says=model.Moment(place=place, **values),
        per_persona=own["per_persona"] or {},
    )


def _touchpoint(id: str, place: Place, values: dict[str, Any]) -> model.Touchpoint:
    own = {key: values.pop(key, None) for key in ("name", "phase", "per_persona")}
    return model.Touchpoint(
        id=id,
        place=place,
        name=own["name"] or "",
        phase=own["phase"] or "",
        says=model.Moment(place=place, **values),
        per_persona=own["per_persona"] or {},
    )


def _lane(id: str, place: Place, values: dict[str, Any]) -> model.Lane:
    return model.Lane(id=id, place=place, **{"name": id, **values})


_LANE_TEXT = Field("lane", fields.Statements(), "what a lane says", none=True)
_TABLES: dict[str, dict[str, Field]] = {
    part: {known.name: known for known in table} for part, table in PARTS.items()
}
_WHOLE = {"coverage", "emotion_scale", "config", "rules", "per_persona"}
_TITLES = {
    **{part: part.replace("_", " ") for part in _TABLES},
    "per_persona": "`per_persona`",
    "config": "cjmap.yaml",
    "coverage": "`coverage`",
    "emotion_scale": "`emotion_scale`",
    "rules": "`rules`",
}
_LISTS = fields.Texts | fields.Ids | fields.Stops | fields.Links | fields.Files
_BUILDERS: dict[str, Callable[[str, Place, dict[str, Any]], Any]] = {
    "phase": _phase,
    "touchpoint": _touchpoint,
    "per_persona": lambda id, place, values: model.Moment(place=place, **values),
    "persona": lambda id, place, values: model.Persona(id=id, place=place, **values),
    "channel": lambda id, place, values: model.Channel(id=id, place=place, **values),
    "lane": _lane,
    "journey": lambda id, place, values: model.Journey(id=id, place=place, **values),
    "metric": lambda id, place, values: model.Metric(id=id, place=place, **values),
    "source": lambda id, place, values: model.Source(id=id, place=place, **values),
}
_READERS: dict[type, Callable[[Walk, Any, Node, Place], Any]] = {
    fields.Text: _text,
    fields.Texts: _texts,
    fields.Choice: _choice,
    fields.Number: _number,
    fields.Flag: _flag,
    fields.Reason: _reason,
    fields.Course: _course,
    fields.Id: _text,
    fields.Ids: _ids,
    fields.Statements: _statements,
    fields.Remark: _remark,
    fields.Links: _links,
    fields.Stops: _stops,
    fields.Parts: _parts,
    fields.LaneTexts: _lane_texts,
    fields.Part: _part,
    fields.File: _text,
    fields.Files: _texts,
    fields.Severities: _severities,
}
_EXPECTED: dict[type, str] = {
    fields.Text: "a text",
    fields.Texts: "a text or a list of texts",
    fields.Choice: "a single word",
    fields.Number: "a number",
    fields.Flag: "true or false",
    fields.Reason: "true, false or a text",
    fields.Course: "a number or a list of numbers",
    fields.Id: "an id",
    fields.Ids: "an id or a list of ids",
    fields.Statements: "a text or a list",
    fields.Remark: "a text",
    fields.Links: "an address or a list of addresses",
    fields.Stops: "a list of touchpoints",
    fields.Parts: "a mapping",
    fields.LaneTexts: "a mapping from lanes to texts",
    fields.Part: "a mapping",
    fields.File: "a path",
    fields.Files: "a path or a list of paths",
    fields.Severities: "a mapping from codes to severities",
}
