"""Run the shell steps of a composite action and of a GitLab job as their runners do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Job:
    """A job of GitHub Actions in a checkout, with what its event says."""

    checkout: Path
    scratch: Path
    inputs: Mapping[str, str] = field(default_factory=dict)
    event: str = "pull_request"
    base: str = "main"
    said: list[str] = field(default_factory=list)
    uses: list[dict[str, Any]] = field(default_factory=list)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def run(self) -> Job:
        """Run the steps of `action.yml`; one that is used from elsewhere is only noted."""
        action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
        given = {name: one.get("default", "") for name, one in action["inputs"].items()}
        self._inputs = {**given, **self.inputs}
        for step in action["runs"]["steps"]:
            if self._is_due(step.get("if", "${{ success() }}")):
                self._step(step)
        return self

    @property
    def summary(self) -> str:
        """What was added to the summary of the job."""
        path = self.scratch / "summary.md"
        return path.read_text("utf-8") if path.exists() else ""

    def _is_due(self, condition: str) -> bool:
        terms = _EXPRESSION.fullmatch(condition)[1].split(" && ")  # type: ignore[index]
        asks_status = any(term in ("!cancelled()", "success()") for term in terms)
        if self.failed and ("success()" in terms or not asks_status):
            return False
        return all(self._is_true(term) for term in terms)

    def _is_true(self, term: str) -> bool:
        if term in ("!cancelled()", "success()"):
            return True
        one, sign, other = term.split(" ")
        is_same = self._value(one) == other.strip("'")
        return {"==": is_same, "!=": not is_same}[sign]

    def _value(self, name: str) -> str:
        if name.startswith("inputs."):
            return self._inputs[name.removeprefix("inputs.")]
        if match := re.fullmatch(r"steps\.(\w+)\.outputs\.(\w+)", name):
            return self.outputs.get(match[1], {}).get(match[2], "")
        return {
            "github.event_name": self.event,
            "github.event.pull_request.number": "7",
            "github.action_path": str(ROOT),
            "github.token": "secret",
        }[name]

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self._value(found[1]), text)

    def _step(self, step: dict[str, Any]) -> None:
        if "uses" in step:
            taken = {key: self._filled(value) for key, value in step["with"].items()}
            self.uses.append({"uses": step["uses"], **taken})
            return
        # What comes from outside is never part of a script.
        assert not _EXPRESSION.search(step["run"])
        output = self.scratch / "output"
        output.write_text("")
        env = {
            **_environment(self.scratch),
            **{key: self._filled(value) for key, value in step.get("env", {}).items()},
            "GITHUB_ACTIONS": "true",
            "GITHUB_BASE_REF": self.base if self.event == "pull_request" else "",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_REPOSITORY": "ana/maps",
            "GITHUB_STEP_SUMMARY": str(self.scratch / "summary.md"),
            "RUNNER_TEMP": str(self.scratch),
        }
        folder = self.checkout / self._filled(step.get("working-directory", "."))
        done = _bash(step["run"], folder, env)
        self.said.append(done.stdout)
        if done.returncode:
            self.failed.append(step["name"])
        pairs = (line.split("=", 1) for line in output.read_text().splitlines())
        self.outputs[step.get("id", step["name"])] = dict(pairs)


def gitlab_job(name: str, folder: Path, scratch: Path, variables: Mapping[str, str]) -> Any:
    """Run a job of the GitLab template in a checkout; return how its script ended."""
    template = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
    usual = {key: one["value"] for key, one in template["variables"].items()}
    env = {**_environment(scratch), "GITLAB_CI": "true", **usual, **variables}
    return _bash("\n".join(template[name]["script"]), folder, env)


def _bash(script: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    words: Sequence[str] = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True)


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment in which programs of the test stand before those of the machine."""
    folders = (str(scratch / "bin"), str(Path(sys.executable).parent), os.environ["PATH"])
    kept = ("HOME", "LANG", "LC_ALL", "SYSTEMROOT")
    return {key: os.environ[key] for key in kept if key in os.environ} | {
        "PATH": os.pathsep.join(folders),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def program(scratch: Path, name: str, script: str) -> None:
    """Put a program of the test on the path of a job; it tells its arguments in `NAME.said`."""
    folder = scratch / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    told = f'printf "%s\\n" "$*" >> "{scratch}/{name}.said"'
    path.write_text(f"#!/usr/bin/env bash\n{told}\n{script}\n")
    path.chmod(0o755)


def calls(scratch: Path, name: str) -> list[str]:
    """Return with which arguments a program of the test was called."""
    path = scratch / f"{name}.said"
    return path.read_text().splitlines() if path.exists() else []
