"""Customer journey maps as code: checked, drawn and kept in git."""

__version__ = "0.1.0"
