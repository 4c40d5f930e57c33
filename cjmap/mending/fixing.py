"""Apply what fixes findings, as long as nothing gets worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from cjmap.check import Checked
from cjmap.checking.locate import Found, Position
from cjmap.checking.naming import family_of
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.mending.worsening import Checkup, by_path, path_of, reorders, stretches_after, why_worse
from cjmap.source import Replacement, edited

MOST_ROUNDS = 100
# What is tried together; where one of them makes it worse, they are tried in smaller groups.
MOST_AT_ONCE = 200


Data: TypeAlias = dict[Path, bytes]
Recheck: TypeAlias = Callable[[Mapping[Path, bytes]], Checkup]


@frozen
class Fixed:
    """A file before and after, and what was fixed in it; `name` is how findings call it."""

    path: Path
    name: str
    before: bytes
    after: bytes
    findings: tuple[Found, ...]


@frozen
class Fixes:
    """The files that differ, and why other fixes are left out, by the key of their finding."""

    files: tuple[Fixed, ...]
    left: Mapping[object, str]


def fix(recheck: Recheck, read: Callable[[Path], bytes]) -> Fixes:
    """Return what differs when everything is fixed that has one right answer.

    `recheck` checks the files with other bytes in some, `read` returns what is in one.
    """
    fixing = _Fixing(recheck, read, recheck({}))
    for _ in range(MOST_ROUNDS):
        if not fixing.go_on():
            break
    return fixing.results()


def said_by_all(maps: Iterable[Checked]) -> Iterator[Found]:
    """Yield the findings of maps; what only some miss, who share a file, is fixed for none.

    A name that a base has no part for may mean a part of one of the maps that extend it.
    """
    checked = list(maps)
    readers = Counter(file for one in checked for file in one.loaded.sources)
    speakers = Counter(found for one in checked for found in {_said(f) for f in one.found})
    for found in (found for one in checked for found in one.found):
        is_doubted = any(speakers[_said(found)] < readers[edit.file] for edit in found.edits)
        is_doubted = is_doubted and family_of(found.diagnostic.problem) == "references"
        yield replace(found, edits=()) if is_doubted else found


def _said(found: Found) -> tuple[str, str, Position]:
    return found.diagnostic.problem.code, found.diagnostic.message, found.at


@dataclass(slots=True)
class _Fixing:
    recheck: Recheck
    read: Callable[[Path], bytes]
    now: Checkup
    originals: Data = field(default_factory=dict)
    drafts: Data = field(default_factory=dict)
    done: list[tuple[Path, Found]] = field(default_factory=list)
    refused: dict[object, str] = field(default_factory=dict)
    doubtful: dict[Path, list[tuple[int, int]]] = field(default_factory=dict)

    def go_on(self) -> bool:
        """Apply one round of fixes; return whether there was anything to try."""
        tried = self._next()
        if not tried:
            return False
        accepted = self._acceptable(tried)
        if accepted:
            self._accept(accepted)
        return True

    def results(self) -> Fixes:
        """Return the files that differ, and why other fixes are left out.

        A file that can't be read even now is left as it was, unless all that is left is a fault
        further down.
        """
        files: list[Fixed] = []
        left = dict(self.refused)
        for path, after in self.drafts.items():
            source = self.now.sources[path]
            findings = tuple(one for where, one in self.done if where == path)
            if source.root is None and not self._has_moved_on(path):
                faults = (f", for {one.diagnostic.message}" for one in self._faults(path))
                why = f"the file could not be read even then{next(faults, '')}"
                left |= dict.fromkeys(map(key_of, findings), why)
            elif after != self.originals[path]:
                before = self.originals[path]
                files.append(Fixed(path, source.file, before, after, findings))
        return Fixes(tuple(files), left)

    def _has_moved_on(self, path: Path) -> bool:
        """Tell whether nothing is known to mend the first fault, in a part further down."""
        faults = self._faults(path)
        source, stretches = self.now.sources[path], self.doubtful.get(path, ())
        last = max((source.position(end)[0] for _, end in stretches), default=0)
        indent = _indent(source.line(last)) if last else 0
        between = range(last + 1, min((one.at.line for one in faults), default=0))
        lines = (source.line(number) for number in between)
        return not any(one.edits for one in faults) and any(
            line.strip() and _indent(line) <= indent for line in lines
        )

    def _faults(self, path: Path) -> list[Found]:
        return [one for one in self.now.found if path_of(one.at.file) == path]

    def _accept(self, accepted: tuple[Found, ...]) -> None:
        # What would have made it worse before, may be right now.
        self.refused.clear()
        self.drafts = self._drafted(accepted)
        self.now = self.recheck(self.drafts)
        self.done += [(path, one) for one in accepted for path in _paths(one)]
        for path, edits in by_path(accepted).items():
            earlier = self.doubtful.pop(path, [])
            if self.now.sources[path].root is None:
                self.doubtful[path] = stretches_after(edits, earlier)

    def _next(self) -> tuple[Found, ...]:
        """Return fixes that do not meet each other, and were not refused before."""
        taken: dict[Path, list[Replacement]] = {}
        chosen: list[Found] = []
        # What only reorders is judged in another way, and comes last.
        found = [one for one in self.now.found if not reorders(one)]
        is_last = all(not one.edits or key_of(one) in self.refused for one in found)
        for one in self.now.found if is_last else found:
            if not one.edits or key_of(one) in self.refused or not self._can_read(one):
                continue
            if len(chosen) == MOST_AT_ONCE:
                break
            if _fits(one, taken):
                chosen.append(one)
                for edit in one.edits:
                    taken.setdefault(path_of(edit.file), []).append(edit)
        return tuple(chosen)

    def _can_read(self, one: Found) -> bool:
        try:
            for path in _paths(one):
                self.originals.setdefault(path, self.read(path))
        except (OSError, CjmapError):
            self.refused[key_of(one)] = "the file can't be read"
            return False
        return True

    def _acceptable(self, tried: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return those of some fixes that make nothing worse together."""
        why = self._why_worse(tried)
        if not why:
            return tried
        if len(tried) == 1:
            self.refused[key_of(tried[0])] = why
            return ()
        half = len(tried) // 2
        left, right = self._acceptable(tried[:half]), self._acceptable(tried[half:])
        if left and right and self._why_worse((*left, *right)):
            # What is left out gets its turn in the next round.
            return left
        return (*left, *right)

    def _why_worse(self, tried: tuple[Found, ...]) -> str:
        try:
            after = self.recheck(self._drafted(tried))
        except CjmapError as error:
            return error.message
        return why_worse(self.now, after, tried, doubtful=self.doubtful)

    def _drafted(self, accepted: Iterable[Found]) -> Data:
        before = {**self.originals, **self.drafts}
        changed = {path: edited(before[path], edits) for path, edits in by_path(accepted).items()}
        return {**self.drafts, **changed}


def key_of(one: Found) -> object:
    """Return what tells a finding that can be fixed from others, whatever line it is in."""
    said = one.diagnostic
    texts = tuple(edit.text for edit in one.edits)
    return one.at.file, said.problem.code, said.message, one.route, texts


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _paths(one: Found) -> list[Path]:
    return list(dict.fromkeys(path_of(edit.file) for edit in one.edits))


def _fits(one: Found, taken: Mapping[Path, list[Replacement]]) -> bool:
    """Tell whether a fix leaves alone what others replace, or replaces it with the same."""
    return all(
        edit == other or not edit.meets(other)
        for edit in one.edits
        for other in taken.get(path_of(edit.file), ())
    )
