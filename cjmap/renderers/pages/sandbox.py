"""Fill a team's templates in a sandbox: they read values, and do nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from cjmap.assets.shipped import shipped_names, shipped_text
from cjmap.catalog import Labels
from cjmap.renderers.pages.faults import fault
from cjmap.renderers.pages.seal import refuse_reaching_out
from cjmap.settings.overrides import SHIPPED, Overrides
from cjmap.words.suggest import did_you_mean

# What comes out differently each time has no place in a page.
_NOT_THE_SAME = {"globals": ("lipsum",), "filters": ("random", "pprint")}


def fill(template: str, given: Mapping[str, object], overrides: Overrides) -> str:
    """Return a page that a team's templates make of a context.

    Raises `CjmapError` for faults in them. They may take any time and memory: call this where
    both have an end.
    """
    try:
        html = _sandbox(overrides).get_template(template).render(given)
    except Exception as error:
        raise fault(error, overrides, known=given) from error
    kept = (
        f"<style>{given['style']}</style>",
        *(f"<script>{given[name]}</script>" for name in ("boot", "script")),
        f'<script type="application/json" id="data">{given.get("data")}</script>',
    )
    refuse_reaching_out(html, kept, overrides)
    return html


class Undefined(StrictUndefined):
    """A name that nobody gave to a template, or a part that a value doesn't have."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f'"{self._undefined_name}" is not defined'
        guess = did_you_mean(str(self._undefined_name), _parts(self._undefined_obj))
        whose = type(self._undefined_obj).__name__
        return f'there is no "{self._undefined_name}" in {whose}{guess}'


@cache
def _sandbox(overrides: Overrides) -> ImmutableSandboxedEnvironment:
    """Return the environment in which a team's templates stand in for those of cjmap.

    Every template finds theirs first and cjmap's else; `cjmap/NAME` is always cjmap's. Nothing
    that was compiled is kept, so none of it can ever be taken for a template of cjmap's.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(name, overrides)),
        autoescape=True,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for kind, names in _NOT_THE_SAME.items():
        for name in names:
            del getattr(environment, kind)[name]
    return environment


def _source(name: str, overrides: Overrides) -> tuple[str, str, Callable[[], bool]] | None:
    if name in overrides.texts:
        return overrides.texts[name], overrides.file(name), lambda: True
    own = name.removeprefix(SHIPPED)
    if own not in shipped_names():
        return None
    return shipped_text(own), f"{SHIPPED}{own}", lambda: True


def _parts(value: Any) -> list[str]:
    if isinstance(value, Labels):
        return list(value.words)
    names = value if isinstance(value, Mapping) else dir(value)
    return sorted(name for name in names if isinstance(name, str) and not name.startswith("_"))
