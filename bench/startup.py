"""Measure what people wait for, as ratios against `python -c "import click"` in the same run.

Makes a virtual environment, installs the checkout into it as a user would, and runs each command
in turn with the reference. Prints the median of the ratios; judges nothing.

    python bench/startup.py [--runs 11] [--python path/to/python of an environment with cjmap]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "examples" / "atelier" / "atelier.journey.yaml"


@dataclass(frozen=True)
class Case:
    name: str
    command: tuple[str, ...]
    bound: float | None
    memory: int | None = None


@dataclass(frozen=True)
class Run:
    seconds: float
    megabytes: float


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        python = options.python or installed(work / "venv")
        shutil.copy(MAP, work)
        large = work / "large.journey.yaml"
        large.write_text(large_map(5_000_000), "utf-8")
        for case in _cases(python, work):
            _report(case, _pairs(case, python, work, options.runs))
        _report_large(python, large, work)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--python", type=Path)
    return parser.parse_args()


def installed(venv: Path) -> Path:
    """Install the checkout into a new environment as a user would; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = venv / "bin" / "python"
    command = [python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", ROOT]
    subprocess.run(command, check=True)
    return python


def _cases(python: Path, work: Path) -> tuple[Case, ...]:
    cjmap = str(python.parent / "cjmap")
    output = str(work / "out")
    return (
        Case("--version", (cjmap, "--version"), 1.2),
        Case("--help", (cjmap, "--help"), 1.5),
        Case("check, 20 touchpoints", (cjmap, "check", MAP.name), 4),
        Case("build, 20 touchpoints", (cjmap, "build", MAP.name, "--output", output), 12, 80),
    )


def _pairs(case: Case, python: Path, work: Path, runs: int) -> list[tuple[Run, Run]]:
    reference = (str(python), "-c", "import click")
    pairs = []
    for _ in range(runs + 1):
        shutil.rmtree(work / "out", ignore_errors=True)
        pairs.append((run(case.command, work), run(reference, work)))
    return pairs[1:]


def run(command: tuple[str, ...], folder: Path) -> Run:
    """Run a command to its end: seconds, and the peak of its largest process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def _report(case: Case, pairs: list[tuple[Run, Run]]) -> None:
    ratio = statistics.median(own.seconds / other.seconds for own, other in pairs)
    seconds = statistics.median(own.seconds for own, _ in pairs)
    peak = max(own.megabytes for own, _ in pairs)
    bounds = [
        f"<= {case.bound} x" if case.bound else "",
        f"<= {case.memory} MB" * bool(case.memory),
    ]
    print(
        f"{case.name:24} {ratio:6.2f} x import click  {seconds * 1000:7.0f} ms  "
        f"{peak:6.1f} MB   asked: {', '.join(filter(None, bounds))}"
    )


def _report_large(python: Path, large: Path, work: Path) -> None:
    cjmap = str(python.parent / "cjmap")
    one = run((cjmap, "check", large.name, "--format", "concise"), work)
    size = large.stat().st_size / 1e6
    print(
        f"{f'check, {size:.1f} MB':24} {one.seconds:6.2f} s  {one.megabytes:6.1f} MB   "
        "asked: <= 3 s, <= 500 MB"
    )


def large_map(size: int) -> str:
    """Return a map of about `size` bytes of prose like the examples', and with faults."""
    lines = MAP.read_text("utf-8").splitlines(keepends=True)
    start = lines.index("touchpoints:\n")
    end = next(i for i in range(start + 1, len(lines)) if lines[i][:1].isalpha())
    block = "".join(lines[start + 1 : end])
    ids = [line.strip().rstrip(":") for line in lines[start + 1 : end] if _opens(line)]
    parts, length, copy = ["".join(lines[: start + 1])], 0, 0
    while length < size:
        text = block
        for id in ids:
            text = text.replace(f"\n  {id}:\n", f"\n  {id}-{copy}:\n")
            text = (
                f"  {id}-{copy}:" + text[len(f"  {id}:") :] if text.startswith(f"  {id}:") else text
            )
        if copy % 10 == 0:
            text = text.replace("    actions:", "    acions:", 1)
        parts.append(text)
        length, copy = length + len(text.encode()), copy + 1
    return "".join((*parts, *lines[end:]))


def _opens(line: str) -> bool:
    return line.startswith("  ") and line[2:3].isalpha() and line.rstrip().endswith(":")


if __name__ == "__main__":
    main()
