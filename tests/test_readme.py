"""Whatever the README tells people to type works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def first_map() -> str:
    return next(block for block in blocks("yaml") if block.startswith("title:"))


def settings() -> str:
    return next(block for block in blocks("yaml") if block.startswith("maps:"))


def commands() -> list[str]:
    lines = (line for block in blocks("console") for line in block.splitlines())
    return [line.removeprefix("$ cjmap ") for line in lines if line.startswith("$ cjmap ")]


def cjmap(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cjmap", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_first_map_has_ten_lines():
    assert len(first_map().splitlines()) == 10


def test_there_is_one_command_to_run_and_one_to_test():
    found = re.findall(r"<!-- (run|test) -->\n```sh\n(.+)\n```\n<!-- end -->", README)
    assert [name for name, _ in found] == ["run", "test"]


@pytest.mark.parametrize("command", [c for c in commands() if "shoes" in c])
def test_commands_on_the_first_map(command: str, tmp_path: Path):
    (tmp_path / "shoes.journey.yaml").write_text(first_map(), "utf-8")
    run = cjmap(tmp_path, *command.split())
    assert run.returncode == 0, run.stdout + run.stderr
    assert "error" not in run.stderr


def test_the_first_map_becomes_what_the_table_says(tmp_path: Path):
    (tmp_path / "shoes.journey.yaml").write_text(first_map(), "utf-8")
    cjmap(tmp_path, "build", "shoes.journey.yaml")
    told = set(re.findall(r"`([a-z]+\.[a-z]+)`", README.split("| file |")[1].split("\n\n")[0]))
    written = {path.name for path in (tmp_path / "journeys" / "shoes").iterdir()}
    assert told == written
    assert (tmp_path / "journeys" / "index.html").is_file()


def test_commands_in_a_project(tmp_path: Path):
    (tmp_path / "cjmap.yaml").write_text(settings(), "utf-8")
    (tmp_path / "maps").mkdir()
    example = ROOT / "examples" / "home-energy-service" / "home-energy-service.journey.yaml"
    (tmp_path / "maps" / "heat.journey.yaml").write_bytes(example.read_bytes())
    for command in [c for c in commands() if "shoes" not in c]:
        run = cjmap(tmp_path, *command.split())
        assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"


def test_the_steps_for_ci_use_the_action():
    (steps,) = (block for block in blocks("yaml") if "actions/checkout" in block)
    assert [step["uses"] for step in yaml.safe_load(steps)] == [
        "actions/checkout@v4",
        "OWNER/cjmap@main",
    ]
    assert (ROOT / "action.yml").is_file()


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_to_files_of_the_repository(target: str):
    assert (ROOT / target).exists()
