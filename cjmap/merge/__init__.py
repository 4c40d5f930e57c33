"""Merge versions of a map by its ids and keys."""

from cjmap.merge.conflicts import Marks
from cjmap.merge.files import MergedFile, merge_files
from cjmap.merge.merging import Merged, merge
from cjmap.merge.reading import Refused
from cjmap.merge.style import style_of

__all__ = ["Marks", "Merged", "MergedFile", "Refused", "merge", "merge_files", "style_of"]
