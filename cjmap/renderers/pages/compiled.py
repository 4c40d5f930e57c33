"""Keep compiled templates in the user's cache, as Python keeps compiled modules."""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

_DIGEST_SIZE = 32


class Compiled(BytecodeCache):
    """Compiled templates in a folder of the user's, which need not be writable or even there.

    What is kept is used only for the very source, Jinja and Python it was made with. Compiling
    the page of a map takes longer than everything else about it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_cache_path("cjmap") / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for its template, if that is there and whole."""
        with suppress(OSError):
            file = self._file(bucket)
            kept = file.read_bytes() if file.is_file() else b""
            digest, code = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
            if digest == sha256(code).digest():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template where that is possible."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, suffix=".tmp", delete=False) as file:
                file.write(sha256(code).digest() + code)
            fresh = Path(file.name)
            try:
                fresh.replace(self._file(bucket))
            finally:
                fresh.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.{sys.implementation.cache_tag}"
