"""The one way in which maps and settings are written."""

from cjmap.fmt.formatting import Formatted, Part, formatted
from cjmap.fmt.modeline import with_modeline

__all__ = ["Formatted", "Part", "formatted", "with_modeline"]
