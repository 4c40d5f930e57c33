"""Keep compiled templates in the user's cache, as Python keeps compiled modules."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path


class Compiled(BytecodeCache):
    """Compiled templates in a folder of the user's, which need not be writable or even there.

    What is kept is used only for the very source, Jinja and Python it was made with. Compiling
    the page of a map takes longer than everything else about it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_cache_path("cjmap") / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for its template, if anything is."""
        with suppress(OSError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template where that is possible."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, suffix=".tmp", delete=False) as file:
                file.write(bucket.bytecode_to_string())
            Path(file.name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.{sys.implementation.cache_tag}"
