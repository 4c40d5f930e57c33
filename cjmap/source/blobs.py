"""Read what files hold out of git, many of them in one go."""

from __future__ import annotations

import errno
import subprocess
from pathlib import Path
from threading import Event, Timer

from cjmap.source import git


class Blobs:
    """What the files of a repository hold, by their ids.

    One `git cat-file --batch` answers; it begins at the first question and ends with `close`.
    """

    def __init__(self, top: Path) -> None:
        self._top = top
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, id: str, most: int) -> bytes:
        """Return the first `most` bytes of a file.

        Raises `OSError` where git does not have it, `CjmapError` where git does not answer.
        """
        process = self._process = self._process or _begun(self._top)
        is_late = Event()
        watch = Timer(git.LIMIT, _end, (process, is_late))
        watch.daemon = True
        watch.start()
        try:
            data = _answer(process, id, most)
        except (OSError, ValueError) as error:
            self.close()
            if is_late.is_set():
                raise git.too_slow() from error
            raise OSError(errno.EIO, "git does not have what it holds", id) from error
        finally:
            watch.cancel()
        if len(data) == most:
            # The rest may be huge, and stands before the next answer.
            self.close()
        return data

    def close(self) -> None:
        """End git."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _answer(process: subprocess.Popen[bytes], id: str, most: int) -> bytes:
    """Return what git says to one question; raises ValueError where that is no file."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{id}\n".encode())
    process.stdin.flush()
    _, kind, size = process.stdout.readline().split(b" ")
    wanted = min(int(size), most)
    data = process.stdout.read(wanted)
    if len(data) < wanted or kind != b"blob":
        raise ValueError(kind)
    if wanted < most:
        # A line end that is none of the file's.
        process.stdout.read(1)
    return data


def _begun(top: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            git.command("cat-file", "--batch"),
            cwd=top,
            env=git.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise git.no_git(error) from error


def _end(process: subprocess.Popen[bytes], is_late: Event) -> None:
    is_late.set()
    process.kill()
