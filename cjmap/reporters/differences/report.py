"""What a reporter of differences is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.catalog import Labels, report_words
from cjmap.diff import Change, Difference, Weight, difference, weight_of
from cjmap.frozen import frozen
from cjmap.totals.trend import Pair, State, counted


@frozen
class Compared:
    """A map and what it was, and what is different; None where one is not there, or refused.

    `became` says what became of the map: two files that are compared are no move.
    """

    pair: Pair
    difference: Difference | None
    became: State

    @property
    def is_broken(self) -> bool:
        """Whether errors keep the map from being compared."""
        return any(one.is_refused for one in (self.pair.now, self.pair.before) if one)

    @property
    def is_changed(self) -> bool:
        """Whether readers see anything else than they did."""
        return self.became != "same" or self.difference not in (None, Difference())

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is different, none where nothing is compared."""
        return self.difference.changes if self.difference else ()

    def of_weight(self, weight: Weight) -> tuple[Change, ...]:
        """Return the changes that weigh the same, in their order."""
        return tuple(one for one in self.changes if weight_of(one) == weight)


@frozen
class DiffReport:
    """The maps of two sides, each side by its name.

    `notes` say what could not be compared. With `is_whole`, what only words otherwise is shown,
    too. `is_as_is` says that to-be maps are compared with the as-is that they change. `language`
    is that of the words; in pictures, None is that of each map. With `is_strict`, any change makes
    the run fail. `root` is the folder from which hosts name files.
    """

    old: str
    new: str
    maps: tuple[Compared, ...]
    notes: tuple[str, ...] = ()
    color: bool = False
    is_whole: bool = False
    is_as_is: bool = False
    language: str | None = None
    is_strict: bool = False
    root: str = "."

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the run fails, to be read behind "fails because"; none where it does not."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[str]:
        if broken := sum(one.is_broken for one in self.maps):
            yield f"{broken} map{'s' * (broken != 1)} with errors could not be compared"
        changed = sum(one.is_changed for one in self.maps)
        if self.is_strict and changed:
            differ = "maps differ" if changed != 1 else "map differs"
            yield f"{changed} {differ}, and --exit-code allows no change"

    @property
    def words(self) -> Labels:
        """The words of the report, English ones where no language is named."""
        return report_words(self.language or "en")

    @property
    def against(self) -> str:
        """What pictures are compared with; "" for the as-is of to-be maps, which is today."""
        return "" if self.is_as_is else self.old

    @property
    def changed(self) -> Iterator[Compared]:
        """The maps in which something is different, or that can't be compared."""
        return (one for one in self.maps if one.is_changed or one.is_broken)


def compared(pair: Pair, *, became: State | None = None) -> Compared:
    """Return what is different between a map and what it was."""
    return Compared(pair, _difference(pair), became or pair.state)


def differences(pairs: Iterable[Pair]) -> tuple[Compared, ...]:
    """Return what is different between maps and what they were, but where that can't be asked."""
    return tuple(compared(pair) for pair in pairs if not pair.is_apart)


def _difference(pair: Pair) -> Difference | None:
    now, before = pair.now, pair.before
    if now is None or before is None or now.is_refused or before.is_refused:
        return None
    old, new = before.loaded, now.loaded
    assert old.map
    assert new.map
    if _has_same_words(pair):
        return Difference()
    return difference(old.map, new.map, before=counted(before), after=counted(now))


def _has_same_words(pair: Pair) -> bool:
    """Tell whether nothing can be different, as all that was read is the same."""
    now, before = pair.now, pair.before
    assert now
    assert before
    facets = [one.coverage and one.coverage.facets for one in (now, before)]
    texts = [
        {name: source.text for name, source in one.loaded.sources.items()} for one in (now, before)
    ]
    is_laid_over = now.loaded.below is not None
    return texts[0] == texts[1] and facets[0] == facets[1] and not is_laid_over
