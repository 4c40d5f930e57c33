"""The wheel holds everything, and works outside of the checkout."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cjmap.renderers.prints.formats import NEEDED

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("cjmap", "templates", "examples")


def setup_cfg() -> configparser.ConfigParser:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def test_setup_cfg_lists_every_package_of_the_checkout():
    found = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for file in (ROOT / "cjmap").rglob("__init__.py")
    }
    listed = set(setup_cfg()["options"]["packages"].split())
    assert listed == found | {"cjmap.templates", "cjmap.examples"}


def test_the_extra_for_prints_brings_what_they_need():
    extra = setup_cfg()["options.extras_require"]["pdf"].split()
    brought = [re.match(r"[\w-]+", line)[0].replace("-", "_") for line in extra]
    assert brought == list(NEEDED)


def test_pyproject_holds_only_the_build_system():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("[")] == ["[build-system]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy: a `build` folder in the checkout would leak old files."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in SHIPPED:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", folder, source], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_that_is_shipped(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    for package, folder in (("cjmap", "cjmap"), ("cjmap/templates", "templates")):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert f"{package}/{file.relative_to(ROOT / folder).as_posix()}" in names
    assert "cjmap/examples/atelier/atelier.journey.yaml" in names


def test_the_wheel_builds_a_map_outside_of_the_checkout(wheel: Path, tmp_path: Path):
    site, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, wheel]
    subprocess.run(install, check=True, capture_output=True)
    shutil.copy(ROOT / "examples" / "rohentwurf" / "rohentwurf.journey.yaml", work)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    code = "import cjmap; print(cjmap.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=environment, capture_output=True, text=True
    )
    assert where.stdout.startswith(str(site))
    subprocess.run(
        [sys.executable, "-m", "cjmap", "build", "--output", "out"], cwd=work, env=environment
    )
    written = sorted(path.name for path in (work / "out").rglob("*") if path.is_file())
    assert "matrix.html" in written
    assert "journey.svg" in written
