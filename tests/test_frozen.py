"""A frozen class is what `dataclass(frozen=True, slots=True)` would make of it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from cjmap.frozen import frozen


@frozen
class Cup:
    """Something to drink from."""

    size: int
    handle: str | None = None
    marks: list[str] = field(default_factory=list)
    _owner: str = ""

    @property
    def is_large(self) -> bool:
        return self.size > 3


@frozen(kw_only=True)
class Spoon:
    size: int = 1
    metal: str


@frozen(eq=False)
class Lone:
    size: int


@frozen
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class _Model:
    """Something to drink from."""

    size: int
    handle: str | None = None
    marks: list[str] = field(default_factory=list)
    _owner: str = ""


@pytest.mark.parametrize(
    ("given", "named"),
    [((1,), {}), ((2, "left"), {}), ((3,), {"marks": ["x"]}), ((), {"size": 4, "_owner": "me"})],
)
def test_takes_in_and_shows_what_a_dataclass_does(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    cup, model = Cup(*given, **named), _Model(*given, **named)
    assert repr(cup) == repr(model).replace("_Model", "Cup")
    assert Cup.__match_args__ == _Model.__match_args__
    assert [one.name for one in fields(cup)] == [one.name for one in fields(model)]


@pytest.mark.parametrize("given", [(), (1, "left", [], "", "more")])
def test_refuses_what_a_dataclass_refuses(given: tuple[Any, ...]) -> None:
    for made in (Cup, _Model):
        with pytest.raises(TypeError, match=rf"^{made.__name__}.__init__\(\) "):
            made(*given)


def test_takes_fields_by_name_only_if_so_asked() -> None:
    assert Spoon(metal="tin") == Spoon(size=1, metal="tin")
    with pytest.raises(TypeError):
        Spoon(1, "tin")
    with pytest.raises(TypeError):
        Spoon()


def test_makes_what_is_left_out_anew_for_each() -> None:
    Cup(1).marks.append("x")
    assert Cup(1).marks == []


def test_stays_as_it_is() -> None:
    cup = Cup(1)
    for name in ("size", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(cup, name, 2)
    with pytest.raises(FrozenInstanceError):
        del cup.size
    assert not hasattr(cup, "__dict__")
    assert cup == Cup(1)


def test_is_equal_by_its_class_and_all_its_fields() -> None:
    assert Spoon(metal="tin") != Spoon(metal="gold")
    assert hash(Spoon(metal="tin")) == hash(Spoon(metal="tin"))
    assert len({Spoon(metal="tin"), Spoon(metal="tin"), Spoon(metal="gold")}) == 2
    assert Cup(1) != _Model(1)
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1
    assert Cup.__eq__(Cup(1), 1) is NotImplemented
    with pytest.raises(TypeError, match="unhashable"):
        hash(Cup(1))


def test_is_equal_to_itself_only_if_so_asked() -> None:
    lone = Lone(1)
    assert lone == lone
    assert lone != Lone(1)
    assert len({lone, Lone(1)}) == 2


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), replace]
)
@pytest.mark.parametrize("one", [Cup(1, "left", ["x"]), Spoon(metal="tin"), Empty()], ids=repr)
def test_can_be_copied(again: Callable[[object], object], one: object) -> None:
    made = again(one)
    assert made == one
    assert made is not one


def test_can_be_changed_into_another_and_matched() -> None:
    match replace(Cup(1), size=5):
        case Cup(size, handle) as cup:
            assert (size, handle, cup.is_large) == (5, None, True)
            assert Cup.__doc__ == _Model.__doc__
