"""The one exception for what stops the program."""

from __future__ import annotations


class CjmapError(Exception):
    """The program can't go on: no such file, no permission, a broken engine.

    Whatever the author of a map can mend is a `Diagnostic`, never this. `status` is the exit
    code: 2 for wrong use, 3 for failure.
    """

    def __init__(self, message: str, hint: str = "", *, status: int = 3) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
