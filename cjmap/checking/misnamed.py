"""Find files beside the maps that are called nearly like those of a project, and are not read."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Diagnostic, report
from cjmap.place import Place
from cjmap.project import BASELINE_NAME, CONFIG_NAME, Project
from cjmap.rules.program import MISNAMED_FILE
from cjmap.source import way_to

_ENDINGS = (".yml", ".yaml.yml", ".yaml.yaml", ".yaml.txt", ".json", ".toml")


def misnamed_files(project: Project) -> Iterator[Diagnostic]:
    """Yield a finding for each file in the folder of a project that is called wrong."""
    for right in (CONFIG_NAME, BASELINE_NAME):
        stem = right.removesuffix(".yaml")
        for name in (*(f"{stem}{ending}" for ending in _ENDINGS), f".{right}", f".{stem}.yml"):
            if project.files.kind(project.root / name) == "file":
                message = f'"{name}" is not read; it has to be called "{right}"'
                beside = project.files.kind(project.root / right) == "file"
                help = f'there is a "{right}" already: take over what is missing there'
                place = Place(way_to(project.root / name))
                yield report(MISNAMED_FILE, place, message, help=help if beside else "")
