"""Turn nodes into values by the field table, with a finding for whatever does not fit."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from cjmap import fields, model
from cjmap.decoding import scalars
from cjmap.decoding.colons import is_prose, report_prose
from cjmap.decoding.declared import naming
from cjmap.decoding.ids import check_id, slug
from cjmap.decoding.splits import unsplit, without_keys
from cjmap.decoding.strays import without_strays
from cjmap.decoding.titles import ARTICLED, TABLES, TITLES, named
from cjmap.decoding.unknown import guess_key, lacks_space, report_key
from cjmap.decoding.walk import (
    BAD_ID,
    BAD_VALUE,
    HOST_WITHOUT_SCHEME,
    MISSING_KEY,
    NO_DATE,
    NOTHING_TO_TAKE_AWAY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    Walk,
    found,
    head,
    is_empty,
    is_unwritten,
)
from cjmap.diagnostics import rename
from cjmap.fields import PARTS, Field
from cjmap.parts import BUILDERS
from cjmap.place import Place
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence, quoted, shortened
from cjmap.words.address import likely_address, safe_link

if TYPE_CHECKING:
    from cjmap.settings.theme import Shade

__all__ = [
    "BAD_ID",
    "BAD_VALUE",
    "HOST_WITHOUT_SCHEME",
    "MISSING_KEY",
    "NOTHING_TO_TAKE_AWAY",
    "NO_DATE",
    "UNKNOWN_KEY",
    "WRONG_TYPE",
    "Walk",
    "decode_part",
    "slug",
]


def decode_part(walk: Walk, part: str, node: Mapping, place: Place) -> dict[str, Any]:
    """Return the values of a part by key; keys without a value, or with a wrong one, are absent.

    What stands under a misspelled key counts, where it is plain which one is meant.
    """
    table = TABLES[part]
    node = unsplit(walk, node, place, known=table)
    values: dict[str, Any] = {}
    meant: dict[str, Any] = {}
    for key, entry in node.entries.items():
        known = table.get(key)
        if known is None:
            meant |= _meant(walk, part, entry, place, written=node.entries)
        elif not is_unwritten(walk, entry):
            value = _value(walk, known, entry.value, place / key)
            if value is not None:
                values[key] = value
    for key in (f.name for f in PARTS[part] if f.required):
        written = node.get(key)
        if (written is None or is_empty(written)) and place / key not in walk.meant:
            message = f'"{key}" is missing: {named(part, place)} needs one'
            walk.fault(MISSING_KEY, place / key, message)
    return _with_meant(values, meant) if meant else values


def _meant(
    walk: Walk, part: str, entry: Entry, place: Place, *, written: Collection[str]
) -> dict[str, Any]:
    """Note an unknown key, and return its value by the key that is meant, if that is plain."""
    if lacks_space(walk, part, entry, place):
        return {}
    guess = guess_key(walk, part, entry, place, written=written)
    trial, value = walk.trial(), None
    if guess.known and not is_unwritten(trial, entry):
        value = _value(trial, guess.known, entry.value, place / entry.key.value)
    # What the other key can't hold was hardly meant to stand there.
    fits = not _refuses(trial, entry.value)
    report_key(walk, part, entry, place, guess, is_fixed=guess.is_sure and fits)
    if not fits or (trial.findings and not guess.is_sure):
        return {}
    walk.findings += trial.findings
    return {guess.known.name: value} if guess.known and value is not None else {}


def _refuses(trial: Walk, node: Node) -> bool:
    """Tell whether a value as a whole is wrong, in a way that nothing mends."""
    return any(one.fix is None and one.place == head(node) for one in trial.findings)


def _with_meant(values: dict[str, Any], meant: dict[str, Any]) -> dict[str, Any]:
    """Return values with those that are meant; parts stand beside those of the key itself."""
    both = {
        key: {**meant[key], **value}
        for key, value in values.items()
        if isinstance(value, dict) and isinstance(meant.get(key), dict)
    }
    return {**meant, **values, **both}


def _value(walk: Walk, known: Field, node: Node, place: Place) -> Any:
    if isinstance(node, Sequence) and not node.items:
        return _nothing(walk, known, node)
    return _READERS[type(known.kind)](walk, known.kind, node, place)


def _nothing(walk: Walk, known: Field, node: Sequence) -> Any:
    """Return what `[]` says here: that there is none."""
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
        help="leave the value empty, or leave the key out",
    )
    return None


def _statements(walk: Walk, kind: Any, node: Node, place: Place) -> model.Statements | None:
    if isinstance(node, Mapping):
        if whole := without_keys(node):
            help = f"a list stands in brackets: [{whole}]; a text in quotes: {quoted(whole)}"
            walk.fault(WRONG_TYPE, head(node), _NO_KEYS, help=help)
            return None
        one = _statement(walk, node, place)
        return (one,) if one else None
    if isinstance(node, Scalar):
        text = scalars.read_text(walk, kind, node, place)
        return (model.Statement(place=place, text=text),) if text else None
    read = (_statement(walk, item, place / i) for i, item in enumerate(node.items))
    return tuple(statement for statement in read if statement) or None


def _statement(walk: Walk, node: Node, place: Place) -> model.Statement | None:
    if isinstance(node, Sequence):
        walk.wrong(fields.Text(), node)
        return None
    if isinstance(node, Scalar):
        text = scalars.read_text(walk, fields.Text(), node, place)
        return model.Statement(place=place, text=text) if text else None
    if whole := without_keys(node):
        help = f"put the text in quotes: {quoted(whole)}"
        walk.fault(WRONG_TYPE, head(node), _NO_KEYS, help=help)
        return None
    if is_prose(node, TABLES["statement"]):
        report_prose(walk, node)
        return None
    values = decode_part(walk, "statement", node, place)
    return model.Statement(place=place, **values) if values.get("text") else None


_NO_KEYS = "braces hold keys with values, and there is no key here"


def _remark(walk: Walk, kind: Any, node: Node, place: Place) -> model.Statements | None:
    text = scalars.read_text(walk, kind, node, place)
    return (model.Statement(place=place, text=text),) if text else None


def _links(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[model.Link, ...]:
    if not isinstance(node, Sequence):
        one = _link(walk, node, place)
        return (one,) if one else ()
    read = (_link(walk, item, place / i) for i, item in enumerate(node.items))
    return tuple(link for link in read if link)


def _link(walk: Walk, node: Node, place: Place) -> model.Link | None:
    address, text = node, None
    if isinstance(node, Mapping):
        values = decode_part(walk, "link", node, place)
        if "link" not in values:
            return None
        address, text = node.get("link") or node, values.get("text")
        written = values["link"]
    else:
        written = scalars.read_text(walk, fields.Text(), address, place)
    if not written:
        return None
    if not safe_link(written):
        walk.fault(
            BAD_VALUE,
            address.span,
            f'"{shortened(written)}" is not an address that a page may lead to',
            help="possible: https://…, http://…, mailto:… or a path relative to the map",
        )
        return None
    likely = likely_address(written)
    if likely:
        message = f'"{shortened(written)}" leads to a file of that name'
        message += f'; did you mean "{shortened(likely)}"?'
        fix = rename(address.span, written, likely)
        walk.fault(HOST_WITHOUT_SCHEME, address.span, message, fix=fix)
    return model.Link(written, text)


def _stops(walk: Walk, kind: Any, node: Node, place: Place) -> tuple[model.Stop, ...] | None:
    if not isinstance(node, Sequence):
        walk.wrong(kind, node, help="the ids stand in brackets: [first-id, second-id]")
        return None
    read = (_stop(walk, item, place / i) for i, item in enumerate(node.items))
    return tuple(stop for stop in read if stop)


def _stop(walk: Walk, node: Node, place: Place) -> model.Stop | None:
    if isinstance(node, Mapping):
        whole = unsplit(walk, node, place)
        if not whole.entries and node.entries:
            return model.Stop(next(iter(node.entries)), place)
        node = whole
    if isinstance(node, Mapping) and len(node.entries) == 1:
        (entry,) = node.entries.values()
        unwritten = is_unwritten(walk, entry)
        note = None if unwritten else scalars.read_text(walk, fields.Text(), entry.value, place)
        return model.Stop(entry.key.value, place, note)
    if isinstance(node, Mapping):
        help = "an item is the id of a touchpoint, or that id with a note: {its-id: the note}"
        walk.wrong(fields.Id("touchpoint"), node, help=help)
        return None
    touchpoint = scalars.read_text(walk, fields.Id("touchpoint"), node, place)
    return model.Stop(touchpoint, place) if touchpoint else None


def _parts(walk: Walk, kind: fields.Parts, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        _no_parts(walk, kind, node)
        return None
    parts: dict[str, Any] = {}
    node = unsplit(walk, node, place) if kind.short else node
    node = without_strays(walk, node, place, known=TABLES[kind.part], short=kind.short)
    for key, entry in node.entries.items():
        check_id(walk, kind.part, entry.key)
        values = _part_of_group(walk, kind, entry, place / key)
        if values is not None:
            parts[key] = BUILDERS[kind.part](key, place / key, values)
        elif "name" in TABLES[kind.part]:
            parts[key] = _declared(walk, kind.part, place / key)
    return parts


def _declared(walk: Walk, part: str, place: Place) -> Any:
    """Return a part that is declared in a wrong way, which is said: nothing is missing there."""
    walk.meant.update(place / key for key in TABLES[part])
    return BUILDERS[part](str(place.route[-1]), place, {})


def _part_of_group(
    walk: Walk, kind: fields.Parts, entry: Entry, place: Place
) -> dict[str, Any] | None:
    node = entry.value
    if isinstance(node, Mapping):
        return decode_part(walk, kind.part, node, place)
    if isinstance(node, Scalar) and is_unwritten(walk, entry):
        return decode_part(walk, kind.part, Mapping({}, flow=True, span=node.span), place)
    if isinstance(node, Scalar) and kind.short:
        name = scalars.read_text(walk, fields.Text(), node, place)
        return {"name": name} if name else None
    message = f"{ARTICLED[kind.part]} is made of keys, found {found(node)}"
    help, fix = "", None
    if isinstance(node, Scalar):
        help, fix = _as_part(entry.key.value, node.value), naming(kind.part, node)
    walk.fault(WRONG_TYPE, head(node), message, help=help, fix=fix)
    return None


def _no_parts(walk: Walk, kind: fields.Parts, node: Node) -> None:
    title = TITLES[kind.part]
    message = f"each {title} has an id of its own here, and {found(node)} has none"
    name = _first_text(node)
    walk.fault(WRONG_TYPE, head(node), message, help=_as_part(slug(name) or "its-id", name))


def _first_text(node: Node) -> str:
    """Return the first text in a list or mapping, for an example of how to write it."""
    while not isinstance(node, Scalar):
        inner = (
            node.items if isinstance(node, Sequence) else [e.value for e in node.entries.values()]
        )
        if not inner:
            return "…"
        node = inner[0]
    return node.value


def _as_part(id: str, name: str) -> str:
    return f"write it as `{id}: {{name: {shortened(name)}}}`, each on a line of its own"


def _lane_texts(walk: Walk, kind: Any, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        walk.wrong(kind, node, help="write it as `its-id: the text`")
        return None
    node = unsplit(walk, node, place)
    values = {
        key: _value(walk, _LANE_TEXT, entry.value, place / key)
        for key, entry in node.entries.items()
        if not is_unwritten(walk, entry)
    }
    return {key: value for key, value in values.items() if value is not None}


def _part(walk: Walk, kind: fields.Part, node: Node, place: Place) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        return decode_part(walk, kind.part, node, place)
    walk.wrong(kind, node, help=f"its keys: {', '.join(TABLES[kind.part])}")
    return None


def _colours(walk: Walk, kind: fields.Colours, node: Node, place: Place) -> Any:
    """Return a colour, or the colours of a list; None where there is none."""
    if not kind.several:
        return _shade(walk, kind, node, place)
    if not isinstance(node, Sequence):
        one = _shade(walk, kind, node, place)
        return (one,) if one else None
    read = (_shade(walk, kind, item, place / i) for i, item in enumerate(node.items))
    return tuple(shade for shade in read if shade) or None


def _shade(walk: Walk, kind: fields.Colours, node: Node, place: Place) -> Shade | None:
    from cjmap.settings.theme import Shade

    if isinstance(node, Mapping):
        values = decode_part(walk, "colour", node, place)
        return Shade(place, **values) if "light" in values else None
    if isinstance(node, Sequence):
        walk.wrong(kind, node)
        return None
    light = scalars.read_text(walk, fields.Text("colour"), node, place)
    return Shade(place, light) if light else None


def _severities(walk: Walk, kind: Any, node: Node, place: Place) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        walk.wrong(kind, node, help="write it as `CJ301: error`")
        return None
    values = {
        key: scalars.read_choice(walk, fields.SEVERITY, entry.value, place / key)
        for key, entry in node.entries.items()
        if not is_unwritten(walk, entry)
    }
    return {key: value for key, value in values.items() if value is not None}


def _patterns(walk: Walk, kind: fields.Patterns, node: Node, place: Place) -> Any:
    if not isinstance(node, Mapping):
        walk.wrong(kind, node, help='write it as `"drafts/**": {profile: draft}`')
        return None
    inner = fields.Part(kind.part)
    written = {key: e.value for key, e in node.entries.items() if not is_unwritten(walk, e)}
    read = {key: _part(walk, inner, value, place / key) for key, value in written.items()}
    return {
        key: BUILDERS[kind.part](key, place / key, values)
        for key, values in read.items()
        if values is not None
    }


def _options(walk: Walk, kind: fields.Options, node: Node, place: Place) -> Any:
    """Return what is set about each rule, as texts; only the rules know what they may be."""
    if not isinstance(node, Mapping):
        walk.wrong(kind, node, help="write it as `thin-after: {least: 3}`")
        return None
    options: dict[str, dict[str, Any]] = {}
    for rule, entry in node.entries.items():
        if is_unwritten(walk, entry):
            continue
        if not isinstance(entry.value, Mapping):
            walk.wrong(kind, entry.value, help=f"write it as `{rule}: {{its-option: 3}}`")
            continue
        options[rule] = {
            name: scalars.read_texts(walk, fields.Texts(), said.value, place / rule / name)
            for name, said in entry.value.entries.items()
            if not is_unwritten(walk, said)
        }
    return options


def _conditions(walk: Walk, kind: Any, node: Node, place: Place) -> Any:
    from cjmap.settings.asking import read_conditions

    return read_conditions(walk, kind, node, place)


_LANE_TEXT = Field("lane", fields.Statements(), "what a lane says", none=True)
_LISTS = fields.Texts | fields.Ids | fields.Stops | fields.Links | fields.Files
_READERS: dict[type, Callable[[Walk, Any, Node, Place], Any]] = {
    fields.Text: scalars.read_text,
    fields.Texts: scalars.read_texts,
    fields.Choice: scalars.read_choice,
    fields.Number: scalars.read_number,
    fields.Reason: scalars.read_reason,
    fields.Course: scalars.read_course,
    fields.Id: scalars.read_text,
    fields.Ids: scalars.read_ids,
    fields.Statements: _statements,
    fields.Remark: _remark,
    fields.Links: _links,
    fields.Stops: _stops,
    fields.Parts: _parts,
    fields.LaneTexts: _lane_texts,
    fields.Part: _part,
    fields.File: scalars.read_text,
    fields.Files: scalars.read_texts,
    fields.Colours: _colours,
    fields.Severities: _severities,
    fields.Patterns: _patterns,
    fields.Options: _options,
    fields.Conditions: _conditions,
}
