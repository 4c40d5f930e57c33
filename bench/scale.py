"""Measure how the pictures of huge maps grow: time and memory of 5,000 touchpoints against 1,000.

Builds both pictures of generated maps in fresh processes, the engine's included, in turns, and
prints the median of the ratios and the highest peak; judges nothing. The peak is what all processes
hold together, looked up in /proc every hundredth of a second (Linux only).

    python bench/scale.py [--runs 3] [--python path/to/python of an environment with cjmap]
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from maps import large_map
from startup import installed

SMALL, LARGE = 1000, 5000
BOUND, MEMORY = 6, 500
_PAUSE = 0.01
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Build:
    seconds: float
    cpu: float
    megabytes: float


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        python = options.python or installed(work / "venv")
        for size in (SMALL, LARGE):
            (work / f"{size}.journey.yaml").write_text(large_map(size), "utf-8")
        pairs = [
            (build(SMALL, python, work), build(LARGE, python, work)) for _ in range(options.runs)
        ]
    ratio = statistics.median(large.seconds / small.seconds for small, large in pairs)
    cpu = statistics.median(large.cpu / small.cpu for small, large in pairs)
    for size, builds in zip((SMALL, LARGE), zip(*pairs, strict=True), strict=True):
        seconds = statistics.median(one.seconds for one in builds)
        peak = max(one.megabytes for one in builds)
        print(f"{size:5} touchpoints {seconds:7.2f} s  {peak:6.1f} MB at most")
    print(f"{ratio:.2f} x the time, {cpu:.2f} x the CPU time   asked: <= {BOUND} x, <= {MEMORY} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--python", type=Path)
    return parser.parse_args()


def build(size: int, python: Path, work: Path) -> Build:
    """Draw both pictures of a map, and watch the processes that do."""
    output = work / "out"
    shutil.rmtree(output, ignore_errors=True)
    formats = ("--format", "diagram", "--format", "emotion")
    command = (python.parent / "cjmap", "build", f"{size}.journey.yaml", *formats)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        (*command, "--output", output), cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _held(process.pid))
        time.sleep(_PAUSE)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if not list(output.rglob("journey.svg")):
        raise SystemExit(f"nothing was drawn: {process.communicate()[1].decode()}")
    return Build(seconds, cpu, peak)


def _held(root: int) -> float:
    """Return how many MB a process and all below it hold."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    pages: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # What follows the name, which may hold blanks: state, parent, …
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                pages[int(entry.name)] = int((entry / "statm").read_text().split()[1])
            except (OSError, ValueError):
                continue
            children[int(fields[1])].append(int(entry.name))
    found, front = 0, [root]
    while front:
        pid = front.pop()
        found += pages.get(pid, 0)
        front += children[pid]
    return found * _PAGE / 1e6


if __name__ == "__main__":
    main()
