"""Read lines as the runner of GitHub Actions does: first as `::command::`, then as `##[command]`.

Written after src/Runner.Common/ActionCommand.cs of actions/runner.
"""

from __future__ import annotations

from dataclasses import dataclass

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask"} | {
    *("add-matcher", "remove-matcher", "stop-commands", "set-env", "add-path", "set-output"),
}


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def obey(line: str) -> Command | None:
    """Return the command that a line is to the runner, None where it is only shown."""
    return _second_syntax(line) or _first_syntax(line)


def _second_syntax(line: str) -> Command | None:
    text = line.lstrip()
    end = text.find("::", 2)
    if not text.startswith("::") or end < 0:
        return None
    name, _, said = text[2:end].partition(" ")
    if name not in COMMANDS:
        return None
    pairs = (pair.split("=", 1) for pair in said.strip().split(",") if pair)
    unescape = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    properties = {pair[0]: _undone(pair[1], unescape) for pair in pairs if len(pair) == 2}
    message = _undone(text[end + 2 :], {"%0D": "\r", "%0A": "\n", "%25": "%"})
    return Command(name, properties, message)


def _first_syntax(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return Command(name, {}, line[end + 1 :]) if name in COMMANDS else None


def _undone(text: str, escapes: dict[str, str]) -> str:
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text
