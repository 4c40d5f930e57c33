"""Talk to a language server as an editor does."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any

# Seconds to wait for an answer: the server starts Node, and machines may be busy.
PATIENCE = 60


class Server:
    """A YAML language server that knows which schema is for which files.

    `schemas` are patterns of files by the address of their schema.
    """

    def __init__(self, program: Sequence[str], folder: Path, schemas: dict[str, list[str]]) -> None:
        self._said: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._yaml = {
            "schemas": schemas,
            "completion": True,
            "hover": True,
            "validate": True,
            "schemaStore": {"enable": False},
        }
        self._process = subprocess.Popen(
            [*program, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        self.ask("initialize", processId=None, rootUri=root, capabilities=_CAPABILITIES)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": self._yaml})

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> str:
        """Open a file with a text, and return its address."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def ask(self, method: str, **params: Any) -> Any:
        """Return the answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == self._number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def at(self, method: str, uri: str, line: int, column: int) -> Any:
        """Return the answer to a request about a place; both numbers begin with 0."""
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """Wait for what the server finds in a file."""
        while True:
            said = self._next()
            is_told = said.get("method") == "textDocument/publishDiagnostics"
            if is_told and said["params"]["uri"] == uri:
                return list(said["params"]["diagnostics"])

    def _next(self) -> dict[str, Any]:
        said = self._said.get(timeout=PATIENCE)
        if "method" in said and "id" in said:
            self._send({"id": said["id"], "result": self._answer(said)})
        return said

    def _answer(self, asked: dict[str, Any]) -> Any:
        if asked["method"] == "workspace/configuration":
            return [
                self._yaml if one.get("section") == "yaml" else {}
                for one in asked["params"]["items"]
            ]
        return None

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            self._said.put(json.loads(stream.read(length)))


_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
}
