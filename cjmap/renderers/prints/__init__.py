"""Pictures as PDF and PNG: the same on every machine, with fonts that an extra brings."""

from cjmap.renderers.prints.formats import Print, as_pdf, as_png, expect_installed

__all__ = ["Print", "as_pdf", "as_png", "expect_installed"]
