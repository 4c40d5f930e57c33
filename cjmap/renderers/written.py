"""Turn the parts of a map back into plain values, by the table of the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cjmap import fields
from cjmap.fields import PARTS, Field
from cjmap.loading.assemble import FORMAT
from cjmap.model import Moment, Phase, Touchpoint


def written(part: str, value: object) -> dict[str, Any]:
    """Return what a part of a map says, by key in the order of the format, only written keys.

    Parts with ids of their own are lists, since their order counts, each with its `id`;
    statements, links and ratings are always lists; numbers stay `Decimal`.
    """
    said = ((known, _said(part, known, value)) for known in PARTS[part])
    return {known.name: plain(known, one) for known, one in said if one is not None}


def plain(known: Field, said: Any) -> Any:
    """Return what stands at one key as plain values; `[]` where the author said "none"."""
    if said == ():
        return []
    return _PLAIN[type(known.kind)](known.kind, said)


def _said(part: str, known: Field, value: object) -> Any:
    if (part, known.name) in _ELSEWHERE:
        return _ELSEWHERE[part, known.name](value)
    if isinstance(value, Mapping):
        return value.get(known.name)
    if isinstance(value, Phase | Touchpoint) and known.name in Moment.__dataclass_fields__:
        value = value.says
    said = getattr(value, known.name)
    is_default = said == "" or (said == {} and not isinstance(value, Moment))
    return None if is_default else said


# Where the model keeps a key of the format under another name, or resolved.
_ELSEWHERE: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("map", "cjmap"): lambda jmap: FORMAT,
    ("map", "extends"): lambda jmap: jmap.bases or None,
    ("map", "coverage"): lambda jmap: None if jmap.required is None else {"require": jmap.required},
    ("map", "emotion_scale"): lambda jmap: jmap.scale,
    ("link", "link"): lambda link: link.address,
}


def _parts(kind: fields.Parts, said: Mapping[str, object]) -> list[dict[str, Any]]:
    return [{"id": id, **written(kind.part, one)} for id, one in said.items()]


def _statements(said: Any) -> list[dict[str, Any]]:
    return [written("statement", one) for one in said]


def _stop(stop: Any) -> dict[str, str]:
    note = {} if stop.note is None else {"note": stop.note}
    return {"touchpoint": stop.touchpoint, **note}


def _itself(kind: Any, said: Any) -> Any:
    return said


def _list(kind: Any, said: Any) -> list[Any]:
    return list(said)


_PLAIN: dict[type, Callable[[Any, Any], Any]] = {
    fields.Text: _itself,
    fields.Texts: _list,
    fields.Choice: _itself,
    fields.Number: _itself,
    fields.Reason: _itself,
    fields.Course: _list,
    fields.Id: _itself,
    fields.Ids: _list,
    fields.Statements: lambda kind, said: _statements(said),
    fields.Remark: lambda kind, said: said[0].text,
    fields.Links: lambda kind, said: [written("link", one) for one in said],
    fields.Stops: lambda kind, said: [_stop(one) for one in said],
    fields.Parts: _parts,
    fields.LaneTexts: lambda kind, said: {id: _statements(one) for id, one in said.items()},
    fields.Part: lambda kind, said: written(kind.part, said),
    fields.File: _itself,
    fields.Files: _list,
}
