"""Plan what a build writes: every map's files, and the index over the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path, PurePosixPath

from cjmap.build.checklists import holds_work, read_work, unmarked
from cjmap.build.folders import INDEX, folder_name, refuse_sharing
from cjmap.build.found import content, is_plain
from cjmap.build.manifest import Manifest, digest, folder_of, read_manifest
from cjmap.build.overview import overview
from cjmap.build.sources import Owner, other_owners, source_of
from cjmap.build.tree import Plan, settle
from cjmap.build.views import expect_before, view_of
from cjmap.build.wanted import Wanted, expect_asked, expect_set
from cjmap.check import Checked
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.load import is_inside
from cjmap.project import Project
from cjmap.renderers.pages.writers import Writer, writer
from cjmap.renderers.rendering import CHECKLIST, expect_applying, format_of, render
from cjmap.source import way_to
from cjmap.view.values import View


def output_folder(project: Project, config: Config, output: str | None) -> Path:
    """Return the folder for the outputs: the option's, else the project's, else `journeys`.

    The project's lies beside its `cjmap.yaml`, without one in the current folder. Raises
    `CjmapError` where the settings lead out of the project.
    """
    if output is not None:
        return Path(output)
    folder = (project.root if project.config else Path()) / config.output
    if project.config and not is_inside(folder, project.root):
        message = f'the output folder "{config.output}" leads out of the project'
        raise CjmapError(message, "use --output for a folder elsewhere", status=2)
    return Path(way_to(folder))


def plan_outputs(
    project: Project, config: Config, maps: tuple[Checked, ...], wanted: Wanted
) -> Plan:
    """Return the files that a build of these maps leaves in its output folder.

    Maps that are refused, and maps of the project that this build was not asked for, keep their
    old outputs; those of maps that are gone have no place in the plan, but for checklists that
    people worked on. Raises `CjmapError` for what is asked for and none of the maps has, for maps
    that claim one folder, for a checklist that can't be read, and for faults in templates.
    """
    with closing(writer(config.templates, config.theme)) as pages:
        return _plan(project, config, maps, wanted, pages)


def _plan(
    project: Project, config: Config, maps: tuple[Checked, ...], wanted: Wanted, pages: Writer
) -> Plan:
    expect_asked(wanted, maps)
    root = output_folder(project, config, wanted.output)
    settle(root)
    known = read_manifest(root)
    owners = _owners(maps) + other_owners(project, config, maps, root, known)
    expect_set(config, (one.checked for one in owners if one.checked))
    refuse_sharing(((one.folder, one.file) for one in owners), root)
    views = tuple(
        view_of(one, project, config, wanted)
        for one in owners[: len(maps)]
        if one.checked and not one.checked.is_refused
    )
    expect_before(wanted, maps, views, config)
    expect_applying(wanted.formats, views)
    formats = wanted.formats or config.formats
    dropped = known.maps.keys() - {one.folder for one in owners}
    work = read_work(root, views if "checklist" in formats else (), sorted(dropped))
    engine = wanted.engine or config.engine
    files = _rendered(views, formats, work.texts, engine_name=engine, pages=pages)
    others = _others_marked(root, known.files.keys() - files.keys() - work.carried.keys())
    files |= {path: text.encode() for path, (text, _) in others.items()}
    made = {view.name: view for view in views}
    keep = {
        path
        for path in known.files
        if path not in files
        and folder_of(path) not in dropped
        and not (folder_of(path) in made and _is_built(path, wanted.formats))
    }
    present = {*files, *keep}
    if _index_waits(root, owners, known) and not dropped:
        keep.add(INDEX)
    else:
        files[INDEX] = overview(
            owners, project, config, wanted, made=made, present=present, pages=pages
        )
    left_over = known.files.keys() - files.keys() - keep
    sources = {one.folder: source_of(one.file, root) for one in owners}
    return Plan(
        root=root,
        files=files,
        keep=frozenset(keep),
        leave=frozenset(
            path for path in left_over - work.carried.keys() if holds_work(root / path)
        ),
        read=work.read,
        carried=work.carried,
        marked={**work.marked, **{path: line for path, (_, line) in others.items()}},
        maps={folder: source for folder, source in sources.items() if source},
        known=known.files,
    )


def _owners(maps: tuple[Checked, ...]) -> tuple[Owner, ...]:
    return tuple(Owner(folder_name(one.loaded.name), one.loaded.path, one) for one in maps)


def _is_built(path: str, formats: tuple[str, ...]) -> bool:
    """Whether a build of these formats, () for all, leaves no other such file of a map's."""
    return not formats or format_of(PurePosixPath(path).name) in formats


def _rendered(
    views: tuple[View, ...],
    formats: tuple[str, ...],
    checklists: Mapping[str, str],
    *,
    engine_name: str,
    pages: Writer,
) -> dict[str, bytes]:
    rendered = render(views, formats, checklists=checklists, engine_name=engine_name, writer=pages)
    return {f"{name}/{file}": data for name, own in rendered.items() for file, data in own.items()}


def _index_waits(root: Path, owners: Iterable[Owner], known: Manifest) -> bool:
    """Whether the index stays as it is until all of its maps can be drawn again.

    Written without one that was drawn before, it would be stale as soon as that is mended.
    """
    shown = [one for one in owners if one.checked]
    is_whole = digest(content(root / INDEX) or b"") == known.files.get(INDEX)
    is_refused = any(one.checked.is_refused for one in shown if one.checked)
    return is_whole and is_refused and all(one.folder in known.maps for one in shown)


def _others_marked(root: Path, paths: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return, without conflict marks, the checklists that have some and are not built now."""
    found: dict[str, tuple[str, int]] = {}
    for path in sorted(paths):
        if PurePosixPath(path).name == CHECKLIST and is_plain(root / path):
            text, line = unmarked(root / path, (root / path).read_bytes())
            if line:
                found[path] = (text, line)
    return found
