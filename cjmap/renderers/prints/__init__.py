"""Pictures as PDF and PNG: the same on every machine, with fonts that an extra brings."""

from cjmap.renderers.prints.formats import WRITERS, Print, expect_installed

__all__ = ["WRITERS", "Print", "expect_installed"]
