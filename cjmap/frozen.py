"""Make frozen dataclasses in a fraction of the time that `dataclass` takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)


@overload
def frozen(made: _Class, /) -> _Class: ...


@overload
def frozen(*, kw_only: bool = False, eq: bool = True) -> Callable[[_Class], _Class]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: Any = None, /, *, kw_only: bool = False, eq: bool = True) -> Any:
    """Make a class what `dataclass(frozen=True, slots=True)` makes of it, only faster.

    `dataclass` writes six methods for each class and compiles every one of them: a fifth of a
    build, for all classes of cjmap. Here `__init__` is compiled, and the others are shared.
    `replace`, `fields`, `match`, copies and pickles work as with any dataclass; a value has neither
    `__post_init__` nor a base class with fields. Without `eq` it is equal to itself only.
    """
    make = partial(_frozen, kw_only=kw_only, eq=eq)
    return make if made is None else make(made)


def _frozen(made: type, *, kw_only: bool, eq: bool) -> type:
    plain: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(made)
    given = fields(plain)
    plain.__init__ = _init(plain, given, kw_only=kw_only)
    plain.__repr__ = _repr
    plain.__setattr__, plain.__delattr__, plain.__setstate__ = _refuse, _refuse, _restore
    if eq:
        plain.__eq__, plain.__hash__ = _comparing([one.name for one in given])
    finished: type = plain
    return finished


def _init(made: type, given: Sequence[Field[Any]], *, kw_only: bool) -> Callable[..., None]:
    parameters = ["self", *["*"][: kw_only and len(given)], *map(_parameter, given)]
    body = "\n    ".join(map(_setting, given)) or "pass"
    known: dict[str, Any] = {"MISSING": MISSING}
    for one in given:
        known[f"set_{one.name}"] = getattr(made, one.name).__set__
        known[f"usual_{one.name}"] = one.default
        known[f"make_{one.name}"] = one.default_factory
    exec(f"def __init__({', '.join(parameters)}):\n    {body}", known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _parameter(one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"{one.name}=usual_{one.name}"
    return one.name if one.default_factory is MISSING else f"{one.name}=MISSING"


def _setting(one: Field[Any]) -> str:
    name = one.name
    made = "" if one.default_factory is MISSING else f"make_{name}() if {name} is MISSING else "
    return f"set_{name}(self, {made}{name})"


def _repr(self: Any) -> str:
    said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f'"{name}" can\'t be changed')


def _restore(self: object, state: tuple[None, dict[str, object]]) -> None:
    """Set what copies and pickles bring along."""
    for name, content in state[1].items():
        object.__setattr__(self, name, content)


def _comparing(names: Sequence[str]) -> tuple[Callable[..., object], Callable[..., int]]:
    """Return how to tell whether two values are equal, and how to hash one."""
    content: Callable[[object], object] = attrgetter(*names) if names else lambda self: ()

    def is_equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return content(self) == content(other)

    return is_equal, lambda self: hash(content(self))
