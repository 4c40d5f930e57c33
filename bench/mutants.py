"""Change the code in small ways, one at a time, and tell which changes no test notices.

The operators are those of mutmut; each mutant is tried in a process forked from one that has
collected the tests and knows which of them come by the changed statement: only these are run, those
first that found mutants of the same function before, until one fails. Mutants come in random order,
by a committed seed: whoever interrupts this gets the figures of a sample.

    pip install 'mutmut==3.8.1'
    python bench/mutants.py [--jobs 2] [FILE | FOLDER | FILE:FUNCTION]...
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mutations import Mutant, mutants_of
from trials import Trials, Verdict

ROOT = Path(__file__).resolve().parent.parent
CODE = ("cjmap/coverage.py", "cjmap/decode.py", "cjmap/rules", "cjmap/facts")
# What else comes by these modules tests its own use of them, and takes long.
TESTS = ("rules", "cli/test_cases.py", "cli/test_fix.py", "checking", "baseline", "totals")
TESTS += ("settings/test_profiles.py", "loading/test_extends.py", "reporters/test_verdict.py")
NAMES = ("coverage", "decode", "decode_faults", "doctests", "everything", "ignore")
TESTS += tuple(f"test_{name}.py" for name in NAMES)
SEED = 22


def main() -> int:
    options = _options()
    os.chdir(ROOT)
    mutants = [one for name in options.files or CODE for one in _mutants(name)]
    random.Random(SEED).shuffle(mutants)
    mutants = mutants[: len(mutants) * options.sample // 100]
    start = time.monotonic()
    trials = Trials(mutants, _tell, jobs=options.jobs, patience=options.patience)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = scratch
        trials.run(
            [
                "--capture=sys",
                "--tb=no",
                "-p",
                "no:cacheprovider",
                *(f"tests/{name}" for name in TESTS),
            ]
        )
    _print(trials.verdicts, time.monotonic() - start)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--sample", type=int, default=100, help="percent of them to try")
    parser.add_argument("--jobs", type=int, default=2, help="how many are tried at once")
    parser.add_argument(
        "--patience", type=float, default=6, help="seconds of tests after which a mutant survives"
    )
    return parser.parse_args()


def _mutants(name: str) -> Iterator[Mutant]:
    """Yield the mutants of a file, of the files in a folder, or of FILE:FUNCTION."""
    name, _, function = name.partition(":")
    path = ROOT / name
    for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
        for mutant in mutants_of(file):
            if function in ("", mutant.function):
                yield mutant


def _tell(mutant: Mutant, verdict: Verdict) -> None:
    if verdict is not Verdict.KILLED:
        print(f"{mutant}: {verdict.value}\n{mutant.difference()}", flush=True)


def _print(verdicts: dict[Mutant, Verdict], seconds: float) -> None:
    total, killed = Counter(), Counter()
    for mutant, verdict in verdicts.items():
        name = str(mutant.path.relative_to(ROOT))
        total[name] += 1
        killed[name] += verdict is Verdict.KILLED
    for name in sorted(total):
        print(_row(name, total[name], killed[name]))
    print(_row("all", total.total(), killed.total()) + f"  in {seconds / 60:.0f} min")


def _row(name: str, total: int, killed: int) -> str:
    return f"{name:32} {total:5} mutants {killed:5} killed {100 * killed / total:6.1f} %"


if __name__ == "__main__":
    sys.exit(main())
