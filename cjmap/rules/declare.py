"""Declare a rule: its code, its name, its page, what can be set about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Settings
from dataclasses import field
from datetime import date
from typing import TypeAlias

from cjmap.coverage import Coverage
from cjmap.diagnostics import Fix, Problem, Related, Severity
from cjmap.facts.gathered import Gathered
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.place import Place, Span
from cjmap.source import Mapping, span_of

Setting: TypeAlias = int | tuple[str, ...]
# More than any map has of anything.
UNBOUNDED = 1_000_000


@frozen
class Option:
    """What a team may set about a rule, where a number or a list of words is a matter of taste.

    `low` and `high` bound a number, both included; `words` are the only ones a list may hold,
    where there are any.
    """

    name: str
    usual: Setting
    about: str
    low: int = 0
    high: int = UNBOUNDED
    words: tuple[str, ...] = ()


def from_touchpoints(usual: int = 6) -> Option:
    """Return the option that leaves small maps in peace, which Facts.is_small asks."""
    return Option("touchpoints", usual, "from how many touchpoints on a map is judged", low=1)


@frozen(eq=False)
class Facts:
    """What a rule looks at; `options` are its own, as the project sets them.

    Each is equal to itself only, so that what was found out about the last ones can be kept.
    `today` is None where nothing may depend on the day, and `tree` are the nodes of the map.
    """

    map: JourneyMap
    tree: Mapping
    coverage: Coverage
    gathered: Gathered
    today: date | None = None
    options: Settings[str, Setting] = field(default_factory=dict)

    def written(self, place: Place) -> Span:
        """Return where a part or its text is written: once, however many aliases repeat it."""
        return span_of(self.tree, (*place.route, "text"))

    def number(self, option: str) -> int:
        """Return what is set for an option that is a number."""
        value = self.options[option]
        assert isinstance(value, int)
        return value

    def words(self, option: str) -> tuple[str, ...]:
        """Return what is set for an option that is a list of words."""
        value = self.options[option]
        assert isinstance(value, tuple)
        return value

    @property
    def is_small(self) -> bool:
        """Whether the map has too few touchpoints for a rule that says how many it wants."""
        return len(self.map.touchpoints) < self.number("touchpoints")


@frozen
class Finding:
    """What a rule has found, and where: a single fault, so that it can be set aside by itself.

    What says several of them together has their number as its `count`. `total` is out of how many
    in the whole map, `high` how many are of high severity, `about` the words that a sentence for
    several takes from a single one.
    """

    place: Place | Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    count: int = 1
    fix: Fix | None = None
    total: int = 0
    high: int = 0
    about: tuple[str, ...] = ()


Check: TypeAlias = Callable[[Facts], Iterator[Finding]]
# Says what is left of the single faults that a rule has found, in the order in which it did.
Together: TypeAlias = Callable[[Facts, Sequence[Finding]], Iterator[Finding]]


@frozen
class Rule:
    """A rule and its page; `check` is None where the reader itself reports the fault.

    The page is a docstring as it stands in the code, which `read_page` reads.

    `many` says the fault of several parts together, to be read behind a number; a rule that
    speaks `once` is put together wherever it finds more than one. `together` makes sentences of
    single faults before that, of those which nobody has set aside. A rule that is not `usual`
    speaks in the profile `strict`, and where the settings name it; one `by_name` only there. One
    that is `silenced_by` others, by name, has nothing to add where these say the cause.
    """

    problem: Problem
    page: str
    check: Check | None = None
    many: str = ""
    options: tuple[Option, ...] = ()
    usual: bool = True
    silenced_by: tuple[str, ...] = ()
    once: bool = False
    together: Together | None = None
    by_name: bool = False


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    many: str = "",
    options: tuple[Option, ...] = (),
    usual: bool = True,
    silenced_by: tuple[str, ...] = (),
    once: bool = False,
    together: Together | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of the function that checks it; the function's docstring is its page."""

    def declare(check: Check) -> Rule:
        problem, page = Problem(code, name, severity), check.__doc__ or ""
        return Rule(problem, page, check, many, options, usual, silenced_by, once, together)

    return declare


def page(
    problem: Problem, *, usual: bool = True, by_name: bool = False
) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of a fault that is found while reading, with a docstring as its page."""

    def declare(text: Callable[[], None]) -> Rule:
        return Rule(problem, text.__doc__ or "", usual=usual and not by_name, by_name=by_name)

    return declare
