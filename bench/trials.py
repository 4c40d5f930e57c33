"""Run the tests that come by a mutant, in a process of its own for each mutant."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import accumulate, zip_longest
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutations import Mutant, caches, living

_BROKEN = 2


class Verdict(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    UNTESTED = "no test comes by"
    SURVIVED = "survived"
    BROKEN = "could not be tried"


class Trials:
    """A plugin of pytest that runs all tests once, then those that may notice each mutant."""

    def __init__(
        self,
        mutants: list[Mutant],
        tell: Callable[[Mutant, Verdict], None],
        *,
        jobs: int,
        patience: float,
    ) -> None:
        self.verdicts: dict[Mutant, Verdict] = {}
        self._tell = tell
        self._mutants = mutants
        self._jobs = jobs
        self._patience = patience
        self._paths = {mutant.path for mutant in mutants}
        self._names = {str(path) for path in self._paths}
        self._met: set[tuple[str, int]] = set()
        self._by_line: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._seconds: list[float] = []
        self._breadth: list[int] = []
        self._sound: list[int] = []
        self._killers: dict[tuple[Path, str], dict[int, int]] = defaultdict(
            lambda: defaultdict(int)
        )
        self._running: dict[int, tuple[Mutant | None, int]] = {}

    def run(self, arguments: list[str]) -> None:
        """Collect the tests, run them, and try all mutants."""
        pytest.main(arguments, plugins=[self])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take over from pytest."""
        for number, item in enumerate(session.items):
            self._watch(number, item)
        self._functions = living(self._paths)
        self._caches = [*caches("cjmap"), *caches("tests")]
        gc.collect()
        gc.freeze()
        self._begin(None, session.items, self._sound)
        for number, mutant in enumerate(self._mutants):
            self._begin(mutant, session.items, self._order(mutant))
            while len(self._running) >= self._jobs:
                self._wait()
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {len(self._mutants)}", end="", file=sys.stderr)
        while self._running:
            self._wait()
        return True

    def _watch(self, number: int, item: pytest.Item) -> None:
        """Run a test and keep which lines it comes by."""
        start = time.process_time()
        self._met = set()
        sys.settrace(self._call)
        try:
            passed = _passes(item, None)
        finally:
            sys.settrace(None)
        self._seconds.append(time.process_time() - start)
        self._breadth.append(len(self._met))
        if not passed:
            print(f"left out, as it fails without any mutant: {item.nodeid}", file=sys.stderr)
            return
        self._sound.append(number)
        for line in self._met:
            self._by_line[line].add(number)

    def _call(self, frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code.co_filename not in self._names:
            return None
        return self._line(frame, event, arg)

    def _line(self, frame: FrameType, event: str, arg: Any) -> Any:
        self._met.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def _order(self, mutant: Mutant) -> list[int]:
        """Return the tests that come by a mutant, by number, in the order to try them.

        First those that found other mutants of the function, then of the file; then those that
        come by little else, which are made for what it changes.
        """
        reached = (self._by_line[str(mutant.path), line] for line in mutant.lines)
        here, near = self._killers[mutant.path, mutant.function], self._killers[mutant.path, ""]
        order = sorted(
            set().union(*reached),
            key=lambda one: (-here[one], -near[one], self._breadth[one]),
        )
        spent = accumulate((self._seconds[number] for number in order), initial=0.0)
        timed = zip(order, spent, strict=False)
        return [number for number, seconds in timed if seconds < self._patience]

    def _begin(self, mutant: Mutant | None, items: list[pytest.Item], order: Sequence[int]) -> None:
        """Run tests in a new process, with a mutant or, to prove that they can be, without one."""
        if mutant and not order:
            self._judge(mutant, Verdict.UNTESTED)
            return
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._try(mutant, items, order, writing)
        os.close(writing)
        self._running[child] = mutant, reading

    def _try(
        self, mutant: Mutant | None, items: list[pytest.Item], order: Sequence[int], told: int
    ) -> None:
        """Run tests until one fails, tell which, and end this process."""
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        try:
            if mutant:
                mutant.put_into(self._functions[mutant.path, mutant.function])
        except BaseException:
            os._exit(_BROKEN)
        for cache in self._caches:
            cache.cache_clear()
        try:
            for number, after in zip_longest(order, order[1:]):
                # The signal of this clock, which counts CPU time, ends the process.
                signal.setitimer(signal.ITIMER_PROF, 5 + 10 * self._seconds[number])
                if not _passes(items[number], None if after is None else items[after]):
                    os.write(told, str(number).encode())
                    os._exit(1)
        except BaseException:
            os._exit(1)
        os._exit(0)

    def _wait(self) -> None:
        child, status = os.wait()
        mutant, reading = self._running.pop(child)
        with os.fdopen(reading) as told:
            killer = told.read()
        if mutant is None:
            if status:
                raise pytest.UsageError(f"test {killer or '?'} fails without any mutant")
            return
        if killer:
            for function in (mutant.function, ""):
                self._killers[mutant.path, function][int(killer)] += 1
        left = {0: Verdict.SURVIVED, _BROKEN << 8: Verdict.BROKEN}
        self._judge(mutant, left.get(status, Verdict.KILLED))

    def _judge(self, mutant: Mutant, verdict: Verdict) -> None:
        self.verdicts[mutant] = verdict
        self._tell(mutant, verdict)


def _passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    return all(not one.failed for one in runtestprotocol(item, log=False, nextitem=after))
