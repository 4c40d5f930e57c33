"""Load a map with its bases and the files it names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cjmap.assemble import assemble, moments
from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.errors import CjmapError
from cjmap.extends import lay_over
from cjmap.model import JourneyMap
from cjmap.pictures import read_picture
from cjmap.place import Place, Span
from cjmap.project import Project
from cjmap.source import Mapping, Node, Scalar, Sequence, Source, parse, read_source, span_of
from cjmap.source.problems import LIMIT

MISSING_FILE = Problem("CJ108", "missing-file")
OUTSIDE_PROJECT = Problem("CJ109", "outside-project")
EXTENDS_CYCLE = Problem("CJ110", "extends-cycle")
BAD_PICTURE = Problem("CJ112", "bad-picture")

MOST_BASES = 32


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map and everything that was read for it.

    `map` is None where the file could not be read as one. `tree` is the map's nodes with its
    bases merged in, `sources` are the files by the name that findings show, `linked` the maps
    that touchpoints lead to by place, `pictures` the images of personas as data addresses.
    """

    path: Path
    name: str
    map: JourneyMap | None
    tree: Mapping | None
    sources: dict[str, Source]
    findings: tuple[Diagnostic, ...]
    linked: dict[Place, Path] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What is gathered while a map and its bases are read."""

    project: Project
    sources: dict[str, Source] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def load(path: Path, project: Project) -> Loaded:
    """Return the map in a file; raises `CjmapError` when the file itself cannot be read."""
    file = path.as_posix()
    source, findings = read_source(path, file=file)
    return _load(path, source, findings, project)


def load_bytes(data: bytes, project: Project, *, file: str = "<stdin>") -> Loaded:
    """Return the map in bytes that came from elsewhere; its paths start at the project."""
    source, findings = parse(data, file=file)
    return _load(project.root / "stdin.journey.yaml", source, findings, project)


def _load(path: Path, source: Source, findings: tuple[Diagnostic, ...], project: Project) -> Loaded:
    reading = _Reading(project, {source.file: source}, list(findings))
    tree = _with_bases(reading, source, path, ()) if source.root else None
    name = project.name_of(path)
    if tree is None:
        return Loaded(path, name, None, None, reading.sources, tuple(reading.findings))
    jmap, more = assemble(tree, source.file)
    loaded = Loaded(path, name, jmap, tree, reading.sources, (*reading.findings, *more))
    return _with_files(loaded, project)


def _with_bases(
    reading: _Reading, source: Source, path: Path, above: tuple[Path, ...]
) -> Mapping | None:
    """Return a file's tree with its bases below it; later bases win over earlier ones."""
    if source.root is None:
        return None
    below: Mapping | None = None
    for node in _base_nodes(source.root):
        base = _base(reading, node, path, (*above, path.resolve()))
        if base is not None:
            below = base if below is None else _laid_over(reading, below, base)
    return source.root if below is None else _laid_over(reading, below, source.root)


def _laid_over(reading: _Reading, base: Mapping, overlay: Mapping) -> Mapping:
    merged = lay_over(base, overlay)
    reading.findings += merged.findings
    return merged.tree


def _base_nodes(root: Mapping) -> Iterator[Scalar]:
    node = root.get("extends")
    nodes: tuple[Node, ...] = node.items if isinstance(node, Sequence) else (node,) if node else ()
    return (one for one in nodes if isinstance(one, Scalar) and not one.is_empty)


def _base(reading: _Reading, node: Scalar, path: Path, above: tuple[Path, ...]) -> Mapping | None:
    target = Path(os.path.normpath(path.parent / node.value.strip()))
    problem = _base_problem(reading, node, target, above)
    if problem:
        reading.findings.append(problem)
        return None
    source, findings = read_source(target, file=target.as_posix())
    if source.file not in reading.sources:
        reading.sources[source.file] = source
        reading.findings += findings
    tree = _with_bases(reading, source, target, above)
    if tree is None:
        return None
    return replace(tree, entries={k: e for k, e in tree.entries.items() if k != "extends"})


def _base_problem(
    reading: _Reading, node: Scalar, target: Path, above: tuple[Path, ...]
) -> Diagnostic | None:
    said, span = node.value.strip(), node.span
    if not is_inside(target, reading.project.root):
        return _outside(said, span)
    if not target.is_file():
        return report(MISSING_FILE, span, f'there is no file "{said}" to extend')
    if target.resolve() in above:
        round_trip = " → ".join(p.name for p in (*above[above.index(target.resolve()) :], target))
        return report(EXTENDS_CYCLE, span, f"maps extend each other in a circle: {round_trip}")
    if len(reading.sources) > MOST_BASES or len(above) > MOST_BASES:
        return report(LIMIT, span, f"a map can have at most {MOST_BASES} bases")
    return None


def _outside(said: str, where: Place | Span) -> Diagnostic:
    message = f'"{said}" leads out of the project'
    help = "files that a map names stay below the folder of cjmap.yaml, or of the git root"
    return report(OUTSIDE_PROJECT, where, message, help=help)


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path lies in a folder, symbolic links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False


def _with_files(loaded: Loaded, project: Project) -> Loaded:
    """Add the maps and pictures that the map names, and what is wrong with them."""
    assert loaded.map
    findings: list[Diagnostic] = []
    linked: dict[Place, Path] = {}
    for _, moment in moments(loaded.map):
        if moment.map:
            place = moment.place / "map"
            target = _target(loaded, place, moment.map)
            problem = _file_problem(target, moment.map, place, project)
            if problem:
                findings.append(problem)
            else:
                linked[place] = target
    pictures = dict(_pictures(loaded, project, findings))
    everything = (*loaded.findings, *findings)
    return replace(loaded, findings=everything, linked=linked, pictures=pictures)


def _target(loaded: Loaded, place: Place, said: str) -> Path:
    """Return the path that a key names, relative to the file that wrote the key."""
    assert loaded.tree
    writer = span_of(loaded.tree, place.route).file
    folder = loaded.path.parent if writer == place.file else Path(writer).parent
    return Path(os.path.normpath(folder / said))


def _file_problem(target: Path, said: str, place: Place, project: Project) -> Diagnostic | None:
    if "\0" in said or not is_inside(target, project.root):
        return _outside(said, place)
    if not target.is_file():
        return report(MISSING_FILE, place, f'there is no file "{said}"')
    return None


def _pictures(
    loaded: Loaded, project: Project, findings: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    assert loaded.map
    for persona in loaded.map.personas.values():
        if not persona.image:
            continue
        place = persona.place / "image"
        target = _target(loaded, place, persona.image)
        problem = _file_problem(target, persona.image, place, project)
        if problem:
            findings.append(problem)
            continue
        try:
            yield persona.id, read_picture(target)
        except CjmapError as error:
            findings.append(report(BAD_PICTURE, place, error.message, help=error.hint))
