"""Write the page of a map: the matrix, and every other way to look at the same journey."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from cjmap.renderers.pages.content import content
from cjmap.renderers.pages.page import compile_templates, page
from cjmap.renderers.pages.pictures import share
from cjmap.view.values import View

if TYPE_CHECKING:
    from cjmap.renderers.pages.dress import Dress
    from cjmap.settings.overrides import Overrides

# Only pages of maps that change another one have these rules.
_ONLY_BESIDE = "matrix/style/changes.css"
# In the order of the cascade.
STYLES = (
    "page.css",
    "matrix/style/head.css",
    "matrix/style/bar.css",
    "matrix/style/table.css",
    "matrix/style/emotion.css",
    "matrix/style/cells.css",
    "matrix/style/presenting.css",
    "matrix/style/compare.css",
    _ONLY_BESIDE,
    "matrix/style/diagram.css",
    "matrix/style/coverage.css",
    "matrix/style/lists.css",
    "matrix/style/details.css",
    "matrix/style/phone.css",
    "matrix/style/print.css",
)
BOOT = "boot.js"
# They share one scope; the last one sets everything going.
SCRIPTS = (
    "tools.js",
    "matrix/script/address.js",
    "matrix/script/curves.js",
    "matrix/script/comparison.js",
    "matrix/script/shown.js",
    "matrix/script/search.js",
    "matrix/script/panel.js",
    "matrix/script/presenting.js",
    "late.js",
    "matrix/script/dates.js",
    "matrix/script/paper.js",
    "matrix/script/page.js",
)


def render(
    view: View,
    pictures: Mapping[str, str] = MappingProxyType({}),
    *,
    overrides: Overrides | None = None,
    dress: Dress | None = None,
) -> bytes:
    """Return the page of a map; its pictures, by format, are SVG elements safe to stand in it.

    They stand in their order. Without any the page has no view of diagrams. `overrides` stand in
    for templates, and `dress` is worn, as `page` says.
    """
    shared, rules = share(pictures, view.palette)
    return page(
        "matrix/page.html.j2",
        content(view, shared),
        styles=tuple(name for name in STYLES if view.before or name != _ONLY_BESIDE),
        boot=BOOT,
        scripts=SCRIPTS,
        rules=rules,
        overrides=overrides,
        dress=dress,
    )


def prepare() -> None:
    """Read in the page's templates, which takes longer than filling them; in the idle, say."""
    compile_templates("matrix")
