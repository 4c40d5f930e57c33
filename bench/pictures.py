"""Measure how fast pictures are made, side by side with mermaid-cli in the same run.

Installs the checkout into a virtual environment and `@mermaid-js/mermaid-cli` with npm into a
folder of its own, draws the same journeys with both from the shell, and prints medians of the
ratios. In the process, it compares our own work with the engine's on the same DOT files. It judges
nothing.

    python bench/pictures.py [--runs 7] [--python PYTHON] [--mermaid MMDC] [--browser CHROMIUM]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from maps import large_map, scores
from startup import Run, installed, run

# Touchpoints of the one map; how many maps are drawn together, and touchpoints of each.
SIZE, MANY, USUAL = 42, 100, 20
PEER = "@mermaid-js/mermaid-cli"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Run in the environment with cjmap: seconds for our own work and for the engine's, by turns.
IN_PROCESS = """
import statistics, sys, time
from pathlib import Path
from cjmap.check import check
from cjmap.config import load_config
from cjmap.load import load
from cjmap.project import find_project
from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.view.making import make_view

path = Path(sys.argv[1])
project = find_project(path)
view = make_view(check(load(path, project), load_config(project).config), project)
kinds = [DIAGRAMS[name] for name in ("diagram", "emotion")]
ratios, owns = [], []
for _ in range(int(sys.argv[2]) + 1):
    start = time.perf_counter()
    dots = {one.name: one.dot(view) for one in kinds}
    drawing = time.perf_counter()
    raw = engine.draw(dots)
    drawn = time.perf_counter()
    for one in kinds:
        title, text = one.describe(view)
        svg.finish(raw[one.name], title=title, description=text, language="en")
    end = time.perf_counter()
    own = drawing - start + end - drawn
    owns.append(own)
    ratios.append(own / (drawn - drawing))
print(statistics.median(ratios[1:]), statistics.median(owns[1:]))
"""


@dataclass(frozen=True)
class Peer:
    program: Path
    settings: Path


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        python = options.python or installed(work / "venv")
        one, many = work / "one", work / "many"
        _write_maps(one, 1, SIZE)
        _write_maps(many, MANY, USUAL)
        _compare_in_process(python, one, options.runs)
        peer = _peer(options, work)
        if peer:
            _compare(f"1 map, {SIZE} touchpoints", python, peer, one, options.runs, asked=6)
            few = max(1, options.runs // 3)
            _compare(f"{MANY} maps, {USUAL} touchpoints", python, peer, many, few, asked=20)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--python", type=Path, help="of an environment with cjmap")
    parser.add_argument("--mermaid", type=Path, help="an installed mmdc")
    parser.add_argument("--browser", type=Path, help="the Chromium that mermaid-cli drives")
    return parser.parse_args()


def _write_maps(folder: Path, count: int, size: int) -> None:
    """Write maps and, beside them, the same journeys as one file for mermaid-cli."""
    folder.mkdir()
    diagrams = []
    for number in range(count):
        name = f"map-{number:03}"
        (folder / f"{name}.journey.yaml").write_text(large_map(size, seed=number), "utf-8")
        diagrams.append(_mermaid(size, number))
    if count == 1:
        (folder / "maps.mmd").write_text(diagrams[0], "utf-8")
    else:
        fenced = (f"```mermaid\n{diagram}```\n" for diagram in diagrams)
        (folder / "maps.md").write_text("\n".join(fenced), "utf-8")


def _mermaid(size: int, seed: int) -> str:
    """Return a generated map as mermaid's `journey`, whose scores are from 1 to 5 for a task."""
    lines = ["journey", f"  title A journey with {size} touchpoints"]
    section = ""
    for phase, name, who in scores(size, seed=seed):
        if phase != section:
            section = phase
            lines.append(f"  section {phase}")
        score = round(statistics.mean(who.values())) + 3
        lines.append(f"    {name}: {score}: {', '.join(who)}")
    return "\n".join((*lines, ""))


def _peer(options: argparse.Namespace, work: Path) -> Peer | None:
    """Return mermaid-cli, installed if need be; None, said plainly, where it can't be."""
    browser = options.browser or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        print(f"mermaid-cli was NOT compared: no browser for it ({', '.join(BROWSERS)})")
        return None
    program = options.mermaid or _npm_installed(work / "peer")
    if not program:
        return None
    settings = work / "browser.json"
    settings.write_text(json.dumps({"executablePath": str(browser), "args": ["--no-sandbox"]}))
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    print(f"mermaid-cli {version.stdout.strip()} with {browser}")
    return Peer(program, settings)


def _npm_installed(folder: Path) -> Path | None:
    npm = shutil.which("npm")
    if not npm:
        print("mermaid-cli was NOT compared: npm is not installed")
        return None
    folder.mkdir()
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, PEER]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    program = folder / "node_modules" / ".bin" / "mmdc"
    if done.returncode or not program.exists():
        print(f"mermaid-cli was NOT compared, npm failed: {done.stderr.strip()[-300:]}")
        return None
    return program


def _compare(
    title: str, python: Path, peer: Peer, folder: Path, runs: int, *, asked: float
) -> None:
    """Print how many times faster cjmap draws the maps of a folder, both pictures of each."""
    maps = sorted(path.name for path in folder.glob("*.journey.yaml"))
    formats = ("--format", "diagram", "--format", "emotion")
    cjmap = (str(python.parent / "cjmap"), "build", *maps, *formats, "--output", "out")
    source = next(folder.glob("maps.m*")).name
    target = "out.svg" if source.endswith(".mmd") else "out.md"
    mermaid = (str(peer.program), "-q", "-p", str(peer.settings), "-i", source, "-o", target)
    pairs: list[tuple[Run, Run]] = []
    for _ in range(runs):
        shutil.rmtree(folder / "out", ignore_errors=True)
        pairs.append((run(cjmap, folder), run(mermaid, folder)))
    _expect_pictures(folder, len(maps))
    ratio = statistics.median(other.seconds / own.seconds for own, other in pairs)
    own, other = (statistics.median(pair[side].seconds for pair in pairs) for side in (0, 1))
    print(
        f"{title:26} {ratio:6.1f} x as fast as mermaid-cli   "
        f"{own * 1000:6.0f} ms to {other * 1000:6.0f} ms   asked: >= {asked:g} x"
    )


def _expect_pictures(folder: Path, count: int) -> None:
    ours = len(list((folder / "out").glob("*/*.svg")))
    theirs = len(list(folder.glob("out*.svg")))
    if (ours, theirs) != (2 * count, count):
        sys.exit(f"{count} maps gave {ours} pictures here and {theirs} there")


def _compare_in_process(python: Path, folder: Path, runs: int) -> None:
    command = [python, "-c", IN_PROCESS, next(folder.glob("*.yaml")), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ratio, own = map(float, done.stdout.split())
    print(
        f"{'in the process':26} {ratio:6.2f} x the engine's time          "
        f"{own * 1000:6.0f} ms of our own     asked: <= 2 x"
    )


if __name__ == "__main__":
    main()
