"""Prove that `cjmap fmt` changes nothing but the looks: over the maps of this repository, and
10,000 files that `scrawls` makes.

What is compared before and after: the texts by their paths, as PyYAML tells them, and the order of
ids and items; every comment; the map as it is loaded; what `check` finds, with all that comments
set aside; and that what was written once is not written otherwise again.

    python bench/fmt_proof.py [--files 10000] [--first 1]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
import yaml
from scrawls import is_text, scrawl

from cjmap.check import check
from cjmap.config import Config
from cjmap.diagnostics import Severity
from cjmap.errors import CjmapError
from cjmap.fields import PARTS
from cjmap.fmt import Part, formatted
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.settings.profiles import RuleSettings

ROOT = Path(__file__).resolve().parent.parent
PROJECT = Project(Path("/nowhere"))
STRICT = Config(rules=RuleSettings(profile="strict"))
KEYS = {field.name for table in PARTS.values() for field in table}


@click.command()
@click.option("--files", default=10_000, help="How many files to make.")
@click.option("--first", default=1, help="The seed of the first.")
def main(files: int, first: int) -> None:
    """Print which files are not as they should be, and how many were compared."""
    seen: Counter[str] = Counter()
    for name, data, part, remarks in chain(maps(), scrawled(range(first, first + files))):
        seen["files"] += 1
        seen["comments"] += len(remarks)
        seen["bytes"] += len(data)
        for fault in faults(data, part, remarks):
            seen[fault] += 1
            print(f"{name}: {fault}", flush=True)
    print(", ".join(f"{count:,} {what}" for what, count in seen.items()))


def maps() -> Iterator[tuple[str, bytes, Part, list[str]]]:
    """Yield the maps and settings of this repository, with their comments."""
    for path in sorted((*ROOT.glob("*/**/*.journey.yaml"), *ROOT.glob("*/**/cjmap.yaml"))):
        text = path.read_text("utf-8")
        remarks = [found[1] for found in re.finditer(r"(?:^|\s)(#\s.*)$", text, re.MULTILINE)]
        part: Part = "config" if path.name == "cjmap.yaml" else "map"
        yield path.relative_to(ROOT).as_posix(), path.read_bytes(), part, remarks


def scrawled(seeds: range) -> Iterator[tuple[str, bytes, Part, list[str]]]:
    """Yield the files that are made of seeds, with their comments."""
    for seed in seeds:
        data, part, remarks = scrawl(seed)
        yield f"seed {seed}", data, "config" if part == "config" else "map", remarks


def faults(data: bytes, part: Part, remarks: list[str]) -> Iterator[str]:
    """Yield what is otherwise in a file once it is formatted."""
    try:
        done = formatted(data, file="proof", part=part)
    except CjmapError as error:
        yield error.message
        return
    after = done.after
    if after is None:
        yield f"it can't be read: {done.faults[0].message}"
        return
    if sorted(texts_by_path(data)) != sorted(texts_by_path(after)):
        yield "texts differ"
    if order_of_ids(data) != order_of_ids(after):
        yield "ids stand in another order"
    if comments_in(data, remarks) != comments_in(after, remarks):
        yield "comments differ"
    if part == "map":
        yield from _faults_of_maps(data, after)
    if formatted(after, file="proof", part=part).after != after:
        yield "written again, it differs"


def _faults_of_maps(data: bytes, after: bytes) -> Iterator[str]:
    before, now = load_bytes(data, PROJECT), load_bytes(after, PROJECT)
    if repr(before.map) != repr(now.map):
        yield "the map differs"
    lost, new = said(before) - said(now), said(now) - said(before)
    if lost or new:
        yield f"findings differ: {list(lost)[:2]} became {list(new)[:2]}"


def said(loaded: Any) -> Counter[tuple[str, str]]:
    """Return what `check` says of a map, without lines and routes.

    What an alias repeats is found once, at the first key that it stands under.
    """
    return Counter(
        (
            one.diagnostic.problem.name,
            re.sub(r"line \d+", "line", one.diagnostic.message),
            one.route,
        )
        for one in check(loaded, STRICT).found
        if one.diagnostic.severity is not Severity.OFF
    )


def comments_in(data: bytes, remarks: list[str]) -> Counter[str]:
    """Return how often each of some comments stands in a file, and not as a text."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    lines = [line.rstrip() for line in text.split("\n")]
    ends = Counter(one for line in lines for one in _ends(line))
    return Counter({one: ends[one] for one in remarks if not is_text(one, data)})


def _ends(line: str) -> Iterator[str]:
    """Yield everything from a `#` to the end of a line."""
    return (line[found.start() :] for found in re.finditer("#", line))


def texts_by_path(data: bytes) -> Iterator[tuple[str, ...]]:
    """Yield every text with the keys and positions that lead to it, aliases spelled out."""
    return _paths(tree(data), ())


def _paths(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(node, str):
        yield (*path, node)
    elif isinstance(node, dict):
        yield (*path, "{}")
        for key, value in node.items():
            yield from _paths(value, (*path, key))
    else:
        yield (*path, "[]")
        for number, item in enumerate(node):
            yield from _paths(item, (*path, str(number)))


def order_of_ids(data: bytes) -> list[tuple[str, ...]]:
    """Return the ids of every mapping that has any, sorted by what they are."""
    return sorted(_ids(tree(data)))


def _ids(node: Any) -> Iterator[tuple[str, ...]]:
    if isinstance(node, dict):
        if not KEYS & set(node):
            yield tuple(node)
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _ids(one)


def tree(data: bytes) -> Any:
    """Return a file as dicts, lists and texts, as PyYAML's own events tell it."""
    named: dict[str, Any] = {}
    open_: list[list[Any]] = [[]]
    for event in yaml.parse(data.decode("utf-8-sig"), Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            open_[-1].append(named[event.anchor])
        elif isinstance(event, yaml.ScalarEvent):
            open_[-1].append(event.value)
            if event.anchor:
                named[event.anchor] = event.value
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append([event.anchor])
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, *items = open_.pop()
            is_list = isinstance(event, yaml.SequenceEndEvent)
            node = items if is_list else dict(zip(items[::2], items[1::2], strict=True))
            open_[-1].append(node)
            if anchor:
                named[anchor] = node
    return open_[0][0]


if __name__ == "__main__":
    main()
