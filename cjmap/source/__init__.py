"""Files as nodes that know where they stand."""

from cjmap.source.characters import decode_bytes
from cjmap.source.comments import Comment
from cjmap.source.edits import Replacement, edited, moved, word_in
from cjmap.source.files import DISK, Files, Kind, read_file, read_source
from cjmap.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from cjmap.source.parsing import MAX_BYTES, parse
from cjmap.source.quoting import quoted, shortened
from cjmap.source.routes import find, key_of, span_of
from cjmap.source.text import Source
from cjmap.source.ways import way_to

__all__ = [
    "DISK",
    "MAX_BYTES",
    "Comment",
    "Entry",
    "Files",
    "Kind",
    "Mapping",
    "Node",
    "Replacement",
    "Scalar",
    "Sequence",
    "Source",
    "decode_bytes",
    "edited",
    "find",
    "key_of",
    "moved",
    "parse",
    "quoted",
    "read_file",
    "read_source",
    "shortened",
    "span_of",
    "way_to",
    "word_in",
]
