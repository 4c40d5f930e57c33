"""Load a map with its bases and the files it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path

from cjmap.assets.named import is_inside as is_inside
from cjmap.assets.named import named_path, named_problem
from cjmap.assets.pictures import read_picture
from cjmap.decoding.walk import MISSING_KEY, NOTHING_TO_TAKE_AWAY
from cjmap.diagnostics import Diagnostic, Problem, report
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.loading.assemble import assemble, is_told_apart, moments
from cjmap.loading.bases import Reading, over_bases, read_bases
from cjmap.model import JourneyMap
from cjmap.place import Place
from cjmap.project import Project
from cjmap.source import Mapping, Source, parse, read_source, span_of

BAD_PICTURE = Problem("CJ112", "bad-picture")


@frozen
class Loaded:
    """A map and everything that was read for it.

    `map` is None where the file could not be read as one. `tree` is the map's nodes with its
    bases merged in, `sources` are the files by the name that findings show, `linked` the maps
    that touchpoints lead to by place, `pictures` the images of personas as data addresses.
    `is_whole` is False where a base could not be read, or parts have no ids, so that what the map
    names may be there.
    `below` are the nodes of its bases alone, None where it has none.
    """

    path: Path
    name: str
    map: JourneyMap | None
    tree: Mapping | None
    sources: dict[str, Source]
    findings: tuple[Diagnostic, ...]
    linked: dict[Place, Path] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    is_whole: bool = True
    below: Mapping | None = None


def load(path: Path, project: Project) -> Loaded:
    """Return the map in a file; raises `CjmapError` when the file itself cannot be read."""
    file = path.as_posix()
    source, findings = read_source(path, file=file, files=project.files)
    return _load(path, source, findings, project)


def load_bytes(data: bytes, project: Project, *, file: str = "<stdin>") -> Loaded:
    """Return the map in bytes that came from elsewhere; its paths start at the project."""
    source, findings = parse(data, file=file)
    return _load(project.root / "stdin.journey.yaml", source, findings, project)


def load_below(loaded: Loaded) -> Loaded | None:
    """Return what a map is laid over, read as a map of its own; None where it extends nothing.

    It takes the path and the name of the map, and has neither pictures nor linked maps.
    """
    if loaded.below is None:
        return None
    below, file = loaded.below, loaded.path.as_posix()
    jmap, faults = assemble(below, file)
    return Loaded(loaded.path, loaded.name, jmap, below, loaded.sources, faults)


def _load(path: Path, source: Source, findings: tuple[Diagnostic, ...], project: Project) -> Loaded:
    reading = Reading(project, {source.file: source}, list(findings))
    name = project.name_of(path)
    if source.root is None:
        return Loaded(path, name, None, None, reading.sources, tuple(reading.findings))
    below = read_bases(reading, source.root, path)
    tree = over_bases(reading, below, source.root)
    jmap, faults = assemble(tree, source.file)
    if not reading.is_whole:
        faults = tuple(one for one in faults if one.problem not in _PERHAPS_IN_A_BASE)
    loaded = Loaded(
        path=path,
        name=name,
        map=jmap,
        tree=tree,
        sources=reading.sources,
        findings=(*reading.findings, *faults),
        is_whole=reading.is_whole and is_told_apart(tree),
        below=below,
    )
    return _with_files(loaded, project)


_PERHAPS_IN_A_BASE = (MISSING_KEY, NOTHING_TO_TAKE_AWAY)


def _with_files(loaded: Loaded, project: Project) -> Loaded:
    """Add the maps and pictures that the map names, and what is wrong with them."""
    assert loaded.map
    findings: list[Diagnostic] = []
    linked: dict[Place, Path] = {}
    for _, moment in moments(loaded.map):
        if moment.map:
            place = moment.place / "map"
            target = _target(loaded, place, moment.map)
            problem = named_problem(target, moment.map, project, where=place)
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
    return named_path(loaded.path if writer == place.file else Path(writer), said)


def _pictures(
    loaded: Loaded, project: Project, findings: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    assert loaded.map
    for persona in loaded.map.personas.values():
        if not persona.image:
            continue
        place = persona.place / "image"
        target = _target(loaded, place, persona.image)
        problem = named_problem(target, persona.image, project, where=place, help=_PICTURES)
        if problem:
            findings.append(problem)
            continue
        try:
            yield persona.id, read_picture(target, files=project.files)
        except CjmapError as error:
            findings.append(report(BAD_PICTURE, place, error.message, help=error.hint))


_PICTURES = "a picture is a file of the project, named relative to the map"
