"""Write HTML pages of templates, under a policy that lets nothing in from outside."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from cjmap.assets.shipped import shipped_names, shipped_text
from cjmap.renderers.pages.seal import seal

if TYPE_CHECKING:
    from jinja2 import Environment

    from cjmap.renderers.pages.dress import Dress
    from cjmap.settings.overrides import Overrides


def page(
    template: str,
    context: Mapping[str, object],
    *,
    styles: tuple[str, ...],
    boot: str = "",
    scripts: tuple[str, ...] = (),
    rules: str = "",
    overrides: Overrides | None = None,
    dress: Dress | None = None,
) -> bytes:
    """Return an HTML page: a template filled with a context, and everything it needs inside.

    `styles`, `boot` and `scripts` name files among the templates; their comments stay out. `rules`
    are more style, which only this page needs. The template finds the text of all styles under
    `style`, of the script that runs before the first paint under `boot`, of the others as one
    under `script`; the policy that allows exactly these is put in afterwards. Whatever the context
    holds is escaped. `dress` is what a team wears: more style, and a `logo`. Where a team has
    templates of its own (`overrides`), call this in a process that may be stopped; it raises
    `CjmapError` for faults in them.
    """
    from markupsafe import Markup

    style = "".join(_style(name, overrides) for name in styles) + rules
    style += dress.style if dress else ""
    if overrides:
        style += overrides.own_style
    first, script = spare(boot) if boot else "", "".join(spare(name) for name in scripts)
    parts = {"style": Markup(style), "boot": Markup(first), "script": Markup(script)}
    html = _filled(template, {**context, **parts, "logo": dress and dress.logo}, overrides)
    return f"{seal(html, policy(style, (first, script)))}\n".encode()


def _style(name: str, overrides: Overrides | None) -> str:
    theirs = overrides.texts.get(name) if overrides else None
    return spare(name) if theirs is None else theirs


def _filled(template: str, given: Mapping[str, object], overrides: Overrides | None) -> str:
    if overrides is None:
        return environment().get_template(template).render(given)
    from cjmap.renderers.pages.sandbox import fill

    return fill(template, given, overrides)


@cache
def environment() -> Environment:
    """Return the one environment of all pages, which keeps its templates compiled."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from cjmap.renderers.pages.compiled import Compiled

    return Environment(
        loader=FunctionLoader(shipped_text),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def compile_templates(folder: str) -> None:
    """Compile the templates of a folder, ahead of their first use."""
    for name in sorted(shipped_names()):
        if name.startswith(f"{folder}/") and name.endswith(".j2"):
            environment().get_template(name)


@cache
def spare(name: str) -> str:
    """Return a style or script of cjmap's own without comments and needless blanks."""
    text = re.sub(r"^ *(//|/\*).*$", "", shipped_text(name), flags=re.MULTILINE)
    text = re.sub(r"\n\s*", "\n", text).lstrip()
    if not name.endswith(".css"):
        return text
    return re.sub(r"(?<=[{};,>]) | (?=[{}>])|(?<=[a-z]:) |\n|;(?=\s*\})", "", text)


def policy(style: str, scripts: tuple[str, ...] = ()) -> str:
    """Return a content security policy: this style, these scripts, pictures inside, no more.

    >>> policy("")
    "default-src 'none'; img-src data:; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; form-action 'none'"
    """  # noqa: E501
    rules = ["default-src 'none'", "img-src data:", f"style-src {_digest(style)}"]
    digests = [_digest(script) for script in scripts if script]
    if digests:
        rules.append(f"script-src {' '.join(digests)}")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
