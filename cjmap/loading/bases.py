"""Read the bases of a map, and lay it over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cjmap.assets.named import named_path, named_problem
from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.loading.extends import lay_over
from cjmap.project import Project
from cjmap.source import Mapping, Node, Scalar, Sequence, Source, read_source
from cjmap.source.parsing import MAX_BYTES
from cjmap.source.problems import LIMIT

EXTENDS_CYCLE = Problem("CJ110", "extends-cycle")
MOST_BASES = 32


@dataclass(slots=True)
class Reading:
    """What is gathered while a map of a project and its bases are read.

    `is_whole` becomes False when a base could not be read: what the map then lacks may be there.
    """

    project: Project
    sources: dict[str, Source] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    is_whole: bool = True
    trees: dict[Path, Mapping | None] = field(default_factory=dict)


def read_bases(
    reading: Reading, root: Mapping, path: Path, *, above: tuple[Path, ...] = ()
) -> Mapping | None:
    """Return the bases of a file as one tree, later over earlier ones; None where it has none."""
    below: Mapping | None = None
    for node in _base_nodes(root):
        base = _base(reading, node, path, (*above, reading.project.files.resolve(path)))
        if base is None:
            reading.is_whole = False
        else:
            below = base if below is None else _laid_over(reading, below, base)
    return below


def over_bases(reading: Reading, below: Mapping | None, root: Mapping) -> Mapping:
    """Return a file's tree with its bases below it."""
    return root if below is None else _laid_over(reading, below, root)


def _laid_over(reading: Reading, base: Mapping, overlay: Mapping) -> Mapping:
    merged = lay_over(base, overlay)
    reading.findings += merged.findings
    return merged.tree


def _base_nodes(root: Mapping) -> Iterator[Scalar]:
    node = root.get("extends")
    nodes: tuple[Node, ...] = node.items if isinstance(node, Sequence) else (node,) if node else ()
    for one in nodes:
        if isinstance(one, Scalar) and not one.is_empty and not one.is_null:
            yield one


def _base(reading: Reading, node: Scalar, path: Path, above: tuple[Path, ...]) -> Mapping | None:
    target = named_path(path, node.value.strip())
    problem = _problem(reading, node, target, above)
    if problem:
        reading.findings.append(problem)
        return None
    key = reading.project.files.resolve(target)
    if key not in reading.trees:
        reading.trees[key] = _tree(reading, target, above)
    return reading.trees[key]


def _tree(reading: Reading, target: Path, above: tuple[Path, ...]) -> Mapping | None:
    source, findings = read_source(target, file=target.as_posix(), files=reading.project.files)
    reading.sources[source.file] = source
    reading.findings += findings
    if source.root is None:
        return None
    below = read_bases(reading, source.root, target, above=above)
    tree = over_bases(reading, below, source.root)
    return replace(tree, entries={k: e for k, e in tree.entries.items() if k != "extends"})


def _problem(
    reading: Reading, node: Scalar, target: Path, above: tuple[Path, ...]
) -> Diagnostic | None:
    said, span = node.value.strip(), node.span
    problem = named_problem(target, said, reading.project, where=span)
    if problem:
        return problem
    real = reading.project.files.resolve(target)
    if real in above:
        circle = (*above[above.index(real) :], target)
        names = " → ".join(path.name for path in circle)
        return report(EXTENDS_CYCLE, span, f"maps extend each other in a circle: {names}")
    if len(reading.sources) > MOST_BASES:
        return report(LIMIT, span, f"a map can have at most {MOST_BASES} bases")
    if sum(len(source.text) for source in reading.sources.values()) > MAX_BYTES:
        message = f"a map and its bases can have at most {MAX_BYTES // 2**20} MiB together"
        return report(LIMIT, span, message)
    return None
