"""A team's templates read what they are given, and do nothing else."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

from cjmap.catalog import Labels
from cjmap.errors import CjmapError
from cjmap.renderers.pages import content, entries
from cjmap.renderers.pages.sandbox import fill
from cjmap.settings.overrides import Overrides

from ...everything import everything, view_of, view_of_text

SECRET = "s3cr3t-of-the-machine"
PARTS = {"style": "", "boot": "", "script": "", "logo": None}
MAP = """
title: Shoes
phases: {look: {name: Look}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints: {ad: {name: Ad, emotion: 1, pain_points: Small}}
"""
GIVEN = {**content.content(view_of_text(MAP), {}), **PARTS}

# What reaches for the machine: each ends in an error, or in a page without what it wanted.
ATTEMPTS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('__cl' ~ 'ass__') }}",
    "{{ ['']|map(attribute='__class__')|list }}",
    "{{ ['']|map('attr', '__class__')|list }}",
    "{{ ['']|groupby('__class__')|list }}",
    "{{ ['']|sort(attribute='__class__') }}",
    "{{ [view]|sum(attribute='__init__') }}",
    "{{ [view]|selectattr('__class__')|list|first|attr('__class__') }}",
    "{{ [view]|rejectattr('__nothing__')|list }}",
    "{{ [view]|unique(attribute='__class__')|list }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(view) }}",
    "{{ '{0.__class__}'|format(view) }}{{ '{0.__class__}'.format(view) }}",
    "{{ '{v.__class__}'.format_map({'v': view}) }}",
    "{{ ('{0.__class__}'|safe).format(view) }}",
    "{{ ''|attr('format')|attr('__globals__') }}",
    "{% set f = '{0.__class__}'|attr('format') %}{{ f(view) }}",
    "{% set f = '{0.__class__}'['format'] %}{{ f(view) }}",
    "{{ ['{0.__class__}'.format]|map('attr', '__call__')|list }}",
    "{{ view.__class__ }}",
    "{{ view.__init__.__globals__ }}",
    "{{ view.__reduce__() }}",
    "{{ view.__dict__ }}",
    "{{ view._personas }}",
    "{{ view['__class__'] }}",
    "{{ w.__reduce__()[0].__globals__ }}",
    "{{ w.fill.__globals__ }}",
    "{{ w.fill.__func__.__code__ }}",
    "{{ w.fill('due.by', date=view).__class__ }}",
    "{{ w['__class__'] }}",
    "{{ date.__globals__['__builtins__'] }}",
    "{{ date.__closure__[0].cell_contents }}",
    "{{ date.__code__.co_consts }}",
    "{{ date.func_globals }}",
    "{{ safe_link.__globals__ }}",
    "{{ safe_link.__module__ }}",
    "{{ self.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self._TemplateReference__context.environment }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator.__class__ }}{% endfor %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler('a').__class__.__init__.__globals__.os.environ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}{{ ns.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ dict.mro() }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ range.__class__ }}",
    "{{ (1).__class__ }}{{ (1).real.__class__ }}",
    "{{ ().__class__.__bases__ }}",
    "{{ none.__class__ }}",
    "{{ true.__class__ }}",
    "{{ [].append.__self__.__class__ }}",
    "{{ open('SECRET_FILE').read() }}",
    "{{ import('os') }}",
    "{{ __import__('os').environ }}",
    "{{ eval('1') }}",
    "{{ request.application.__globals__ }}",
    "{{ config }}",
    "{{ url_for.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{% import 'os' as os %}{{ os }}",
    "{% include 'SECRET_FILE' %}",
    "{% include '../../../../../../../../SECRET_FILE' %}",
    "{% include 'cjmap/../../setup.cfg' %}",
    "{% include 'cjmap//etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% extends 'cjmap/__init__.py' %}",
    "{% from 'cjmap/sheet.typ' import x %}",
    "{{ view.map.phases.clear() }}",
    "{{ view.map.phases.update({'x': 1}) }}",
    "{{ view.map.phases.pop('look') }}",
    "{{ view.map.phases.setdefault('x', 1) }}",
    "{{ owners.append(1) }}",
    "{% do view.map.phases.clear() %}",
    "{% debug %}",
    "{{ ''.join.__self__.__doc__.__class__ }}",
    "{{ view|tojson }}",
    "{{ (view.title ~ '')|xmlattr }}",
    "{{ {'a b': 1}|xmlattr }}",
    "{{ [1, 2, 3]|random }}",
    "{{ view|pprint }}",
    "{% if view.__class__.__name__ == 'View' %}x{% endif %}",
    "{{ (view.touchpoints|map(attribute='touchpoint.__class__.__mro__'))|list }}",
    "{{ view.touchpoints|map(attribute='touchpoint')|map(attribute='__class__')|list }}",
    "{{ {}.__class__.fromkeys([1]).__class__ }}",
    "{% set x = view.coverage.count %}{{ x.__self__.__class__ }}",
)
STOLEN = (SECRET, "<class", "&lt;class", "&lt;module", "&lt;built-in", "co_consts", "root:", "cell")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with something to steal: in a file, and in the environment."""
    monkeypatch.setenv("CJMAP_SECRET", SECRET)
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


def theirs(template: str, **more: str) -> Overrides:
    return Overrides("own", {"matrix/head.html.j2": template, **more})


def filled(template: str, given: Mapping[str, object] = GIVEN, **more: str) -> str:
    return fill("matrix/head.html.j2", given, theirs(template, **more))


def tried(attempt: str, machine: Path) -> tuple[str, CjmapError | None]:
    """Return the page that an attempt makes, or what is said against it."""
    try:
        return filled(attempt.replace("SECRET_FILE", machine.as_posix())), None
    except CjmapError as error:
        return "", error


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_leaves_the_sandbox(attempt: str, machine: Path) -> None:
    page, error = tried(attempt, machine)
    assert not [stolen for stolen in STOLEN if stolen in page]
    assert error is None or (error.status, SECRET in error.message + error.hint) == (2, False)
    assert list(GIVEN["view"].map.phases) == ["look"]


def test_most_attempts_are_refused_with_their_line(machine: Path) -> None:
    errors = [error for one in ATTEMPTS if (error := tried(f"\n{one}", machine)[1])]
    assert all(error.message.startswith("own/matrix/head.html.j2:2: ") for error in errors)
    assert len(errors) >= 80


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{% autoescape true %}{{ '<b>' }}{% endautoescape %}", "&lt;b&gt;"),
        ("{% include 'part.txt.j2' %}", "&lt;i&gt;"),
        ("{{ view.title }}", "Shoes"),
        ("{{ w['page.owner'] }}", "Owner"),
        ("{{ date('2026-11-21') }}", "21 Nov 2026"),
    ],
)
def test_what_is_filled_in_is_escaped(template: str, text: str) -> None:
    assert filled(template, **{"part.txt.j2": "{{ '<i>' }}"}) == text


def test_an_extended_template_is_the_one_that_comes_with_cjmap() -> None:
    own = "{% extends 'cjmap/matrix/page.html.j2' %}{% block footer %}ours{% endblock %}"
    page = fill("matrix/page.html.j2", GIVEN, Overrides("own", {"matrix/page.html.j2": own}))
    assert "ours" in page
    assert 'id="view-matrix"' in page
    assert "<footer" not in page


def test_templates_of_cjmap_use_the_parts_of_the_team() -> None:
    own = {"matrix/head.html.j2": "<header>{{ map.title }}!</header>"}
    page = fill("matrix/page.html.j2", GIVEN, Overrides("own", own))
    assert "<header>Shoes!</header>" in page


FUNCTIONS = (types.FunctionType, types.MethodType, types.BuiltinFunctionType)
HARMLESS = (str, int, float, Decimal, bool, type(None), Enum)


def reached(value: object, route: str, seen: set[int]) -> Iterator[tuple[str, object]]:
    """Yield all that a template can get to from a value, with the way there."""
    if id(value) in seen or isinstance(value, HARMLESS):
        return
    seen.add(id(value))
    yield route, value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from reached(key, f"{route}[key]", seen)
            yield from reached(inner, f"{route}[{key!r}]", seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from reached(inner, f"{route}[]", seen)
    else:
        for name in (name for name in dir(value) if not name.startswith("_")):
            yield from reached(getattr(value, name), f"{route}.{name}", seen)


def test_what_templates_are_given_is_made_of_harmless_values(tmp_path: Path) -> None:
    view = view_of(everything().write(tmp_path))
    given = (content.content(view, {}), entries.entry(view, ("matrix.html",)))
    for route, value in reached(given, "given", set()):
        is_value = is_dataclass(value) and type(value).__module__.startswith("cjmap.")
        is_plain = isinstance(value, tuple | list | set | frozenset | Mapping | Labels)
        assert is_value or is_plain or isinstance(value, FUNCTIONS), (route, type(value))
