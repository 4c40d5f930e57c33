"""Where outputs are written: the one place that does."""

from cjmap.build.file import write_file
from cjmap.build.tree import Changes, Plan, apply, compare, settle

__all__ = ["Changes", "Plan", "apply", "compare", "settle", "write_file"]
