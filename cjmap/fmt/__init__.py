"""The one way in which maps and settings are written."""

from cjmap.fmt.formatting import Formatted, Part, formatted

__all__ = ["Formatted", "Part", "formatted"]
