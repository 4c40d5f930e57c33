"""Wherever a build is stopped, the next run finds all of the old or makes all of the new."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjmap.build import Plan, apply, compare
from cjmap.errors import CjmapError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

# What Python reports of each file-system operation before it happens.
OPERATIONS = {"open", "os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.link", "shutil.rmtree"}

OLD = {
    "index.html": b"old index",
    "shop/journey.svg": b"<svg>old</svg>",
    "shop/same.json": b"{}",
    "gone/deep/journey.svg": b"<svg>gone</svg>",
}
NEW = {
    "index.html": b"new index",
    "shop/journey.svg": b"<svg>new</svg>",
    "shop/same.json": b"{}",
    "added/deep/journey.svg": b"<svg>added</svg>",
}


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def built(tmp_path):
    """Build the old outputs, beside a stranger's file, and say what both states look like."""
    old = tmp_path / "old"
    apply(Plan(old, OLD))
    (old / "shop" / "note.txt").write_bytes(b"mine")
    new = tmp_path / "new"
    shutil.copytree(old, new)
    apply(Plan(new, NEW))
    return old, contents(old), contents(new)


def in_child(work: Callable[[], object]) -> int:
    """Run in a forked process; return its status, 99 for a CjmapError."""
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        except CjmapError:
            os._exit(99)
        except KeyboardInterrupt:
            os._exit(130)
        finally:
            os._exit(98)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_operation(number: int, strike: Callable[[], object], work: Callable[[], object]) -> int:
    """Do `work` in a child, and `strike` before its operation of that number (and only there)."""

    def rigged() -> None:
        seen = 0

        def hook(event: str, _: object) -> None:
            nonlocal seen
            if event in OPERATIONS:
                seen += 1
                if seen == number:
                    strike()

        sys.addaudithook(hook)
        work()

    return in_child(rigged)


def die() -> None:
    os._exit(77)


def fresh_copy(source: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    return target


def crashes(source: Path, target: Path, work: Callable[[], object]) -> Iterator[int]:
    """Yield once for each operation of `work`, with the process killed just before it."""
    for number in range(1, 500):
        fresh_copy(source, target)
        if at_operation(number, die, work) == 0:
            return
        yield number
    raise AssertionError("never finished")


def operations(source: Path, root: Path) -> int:
    """Count the operations of the build from old to new."""
    seen = 0

    def work() -> None:
        def hook(event: str, _: object) -> None:
            nonlocal seen
            seen += event in OPERATIONS

        sys.addaudithook(hook)
        apply(Plan(root, NEW))
        os._exit(seen)

    fresh_copy(source, root)
    count = in_child(work)
    assert 30 < count < 250
    return count


def test_killed_before_every_operation(built, tmp_path):
    source, old, new = built
    root = tmp_path / "journeys"
    seen = []
    for number in crashes(source, root, lambda: apply(Plan(root, NEW))):
        compare(Plan(root, NEW))
        found = contents(root)
        assert found in (old, new), number
        seen.append(found == new)
        assert apply(Plan(root, NEW)).foreign == ()
        assert contents(root) == new
        assert not (root / ".cjmap-build").exists()
        assert not (root / "gone").exists()
    assert len(seen) > 30
    assert seen == sorted(seen), "once it is new it stays new"
    assert {True, False} == set(seen)


def test_killed_again_while_recovering(built, tmp_path):
    source, old, new = built
    root, torn = tmp_path / "journeys", tmp_path / "torn"
    for number in crashes(source, root, lambda: apply(Plan(root, NEW))):
        if number % 7:
            continue
        fresh_copy(root, torn)
        for _ in crashes(torn, root, lambda: compare(Plan(root, NEW))):
            compare(Plan(root, NEW))
            assert contents(root) in (old, new)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_error_at_every_operation(built, tmp_path, number):
    source, old, new = built
    root = tmp_path / "journeys"

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    outcomes = []
    for operation in range(1, operations(source, root) + 1):
        fresh_copy(source, root)
        status = at_operation(operation, fail, lambda: apply(Plan(root, NEW)))
        compare(Plan(root, NEW))
        outcomes.append((status, contents(root)))
        assert outcomes[-1] in ((99, old), (0, new))
        assert not (root / ".cjmap-build").exists()
    assert len([1 for outcome in outcomes if outcome == (99, old)]) > 20


def test_interrupted_by_the_user(built, tmp_path):
    source, old, new = built
    root = tmp_path / "journeys"

    def interrupt() -> None:
        raise KeyboardInterrupt

    for number in range(1, operations(source, root) + 1):
        fresh_copy(source, root)
        assert at_operation(number, interrupt, lambda: apply(Plan(root, NEW))) == 130
        found = contents(root)
        outputs = {path: found[path] for path in found if not path.startswith(".cjmap-build/")}
        assert outputs in (old, new), "undone at once, not by the next run"
        compare(Plan(root, NEW))
        assert contents(root) in (old, new)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits")
def test_files_that_grow_too_big(built, tmp_path):
    import resource

    source, old, _ = built

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        apply(Plan(source, {**NEW, "shop/big.svg": b"x" * 5000}))

    assert in_child(work) == 99
    assert contents(source) == old


def test_killed_at_random_moments(tmp_path):
    root = tmp_path / "journeys"
    plans = [
        {f"map-{number}/journey.svg": bytes([65 + turn]) * 2_000 for number in range(40)}
        for turn in range(2)
    ]
    script = (
        "import sys; from pathlib import Path; from cjmap.build import Plan, apply\n"
        "plans = [{f'map-{n}/journey.svg': bytes([65 + t]) * 2_000 for n in range(40)}"
        " for t in range(2)]\n"
        "print(flush=True)\n"
        "while True:\n    for plan in plans: apply(Plan(Path(sys.argv[1]), plan))\n"
    )
    dice = random.Random(1)
    for _ in range(15):
        process = subprocess.Popen([sys.executable, "-c", script, root], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if not root.exists():
            continue
        compare(Plan(root, plans[0]))
        found = {path: data for path, data in contents(root).items() if not path.startswith(".")}
        assert found in ({}, *plans)
