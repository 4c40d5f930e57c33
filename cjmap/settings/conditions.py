"""A team's own rule: what has to be true of which parts of a map."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TypeAlias

from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.manual import is_address
from cjmap.place import Place

# What a map says at a key: texts and numbers, one by one.
Atom: TypeAlias = str | Decimal


@frozen
class Written:
    """Something stands there, or, where not `wanted`, nothing does; `[]` is something."""

    wanted: bool = True


@frozen
class OneOf:
    """One of these words or numbers stands there, in whatever case."""

    words: tuple[str, ...]


@frozen
class Like:
    """A text stands there that fits a pattern such as `*.pdf`, in whatever case."""

    patterns: tuple[str, ...]


@frozen
class Within:
    """Numbers from `least` to `most`; of what is no number, so many entries stand there."""

    least: Decimal | None = None
    most: Decimal | None = None


@frozen
class Length:
    """Every text there has from `shortest` to `longest` characters."""

    shortest: Decimal | None = None
    longest: Decimal | None = None


Test: TypeAlias = Written | OneOf | Like | Within | Length


@frozen
class Condition:
    """What is asked of a key, as `owner` or `phase.when`."""

    place: Place
    key: str
    test: Test


@frozen(kw_only=True)
class OwnRule:
    """What a team asks of its maps: the parts `over` for which all of `when` holds `require`."""

    name: str
    place: Place
    over: str = ""
    when: tuple[Condition, ...] = ()
    require: tuple[Condition, ...] = ()
    message: str = ""
    help: str = ""
    page: str = ""
    severity: Severity = Severity.WARNING

    @property
    def address(self) -> str | None:
        """The address of its page, where `page` is one and nothing else."""
        said = self.page.strip()
        return said if is_address(said) else None


def holds(test: Test, said: tuple[tuple[Atom, ...], ...]) -> bool:
    """Tell whether a test holds for what is said at a key, by everyone who says something there.

    >>> holds(Within(least=Decimal(2)), (("a", "b"), ("c",)))
    True
    """
    atoms = [atom for one in said for atom in one]
    match test:
        case Written(wanted):
            return bool(said) is wanted
        case OneOf(words):
            return any(_is_one(atom, words) for atom in atoms)
        case Like(patterns):
            plain = [str(atom).casefold() for atom in atoms]
            return any(
                fnmatchcase(one, pattern.casefold()) for one in plain for pattern in patterns
            )
        case Within(least, most):
            return any(_between(number, least, most) for number in _numbers(said))
        case Length(shortest, longest):
            return all(_between(Decimal(len(str(atom))), shortest, longest) for atom in atoms)


def _is_one(atom: Atom, words: Iterable[str]) -> bool:
    return any(_same(atom, word) for word in words)


def _same(atom: Atom, word: str) -> bool:
    if isinstance(atom, str):
        return atom.casefold() == word.casefold()
    try:
        return atom == Decimal(word)
    except ArithmeticError:
        return False


def _numbers(said: tuple[tuple[Atom, ...], ...]) -> list[Decimal]:
    """Return the numbers that are said, else how many entries each list has."""
    numbers = [atom for one in said for atom in one if isinstance(atom, Decimal)]
    return numbers or [Decimal(len(one)) for one in said or ((),)]


def _between(number: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    return (least is None or number >= least) and (most is None or number <= most)
