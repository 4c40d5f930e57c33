"""Pages of a team's templates come from a process of its own, which ends in time and memory."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from cjmap.errors import CjmapError
from cjmap.renderers.pages import index, matrix
from cjmap.renderers.pages.entries import entry
from cjmap.renderers.pages.exchange import Limits
from cjmap.renderers.pages.theirs import Theirs
from cjmap.renderers.pages.writers import OURS, writer
from cjmap.settings.overrides import Overrides

from ...everything import view_of_text

VIEW = view_of_text("title: Shoes\nphases: {a: {name: A}}\ntouchpoints: {ad: {name: Ad}}")
ENTRIES = (entry(VIEW, ("matrix.html",)),)
OWN_FOOT = Overrides(
    "own",
    {
        "matrix/page.html.j2": '{% extends "cjmap/matrix/page.html.j2" %}'
        "{% block footer %}<footer>ours</footer>{% endblock %}",
        "own.css": "footer { color: red }",
    },
)
BIG = "{% set ns = namespace(x='x') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}"
RUNAWAYS = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "repeating": "{{ 'x' * 10000000000 }}",
    "joining": BIG + "{% endfor %}",
    "power": "{% set x = 9 ** 9 %}{{ 9 ** (x ** x) }}",
    "padding": "{{ 'x'|center(9999999999) }}",
    "format": "{{ '%9999999999d' % 1 }}",
    "own format": "{{ '{:9999999999}'.format(1) }}",
    "indenting": "{{ ('x\n' * 99999)|indent(99999) }}",
    "replacing": "{{ ('x' * 99999)|replace('', 'x' * 99999) }}",
    "batches": "{{ [1]|batch(9999999999, 1)|list }}",
    "slices": "{{ [1]|slice(9999999999)|list }}",
    "calling itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "calling itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(90) }}",
    "including itself": "{% include 'index/page.html.j2' %}",
    "nesting": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "writing": "{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
    "digits": "{{ (10 ** 4000000)|string }}",
}


def test_without_templates_the_pages_are_those_of_cjmap() -> None:
    assert writer(None) is OURS
    assert OURS.matrix(VIEW, {}) == matrix.render(VIEW)
    assert OURS.index(ENTRIES, language="de") == index.render(ENTRIES, language="de")


def test_a_process_fills_one_page_after_the_other() -> None:
    with closing(writer(OWN_FOOT)) as pages:
        pages.prepare(matrix=True)
        page = pages.matrix(VIEW, {})
        assert page == pages.matrix(VIEW, {}) == matrix.render(VIEW, overrides=OWN_FOOT)
        assert b"<footer>ours</footer>" in page
        assert b"footer { color: red }</style>" in page
        over_all = pages.index(ENTRIES, language="de")
    assert over_all == index.render(ENTRIES, language="de", overrides=OWN_FOOT)
    assert b"footer { color: red }</style>" in over_all


def test_the_process_sees_neither_the_environment_nor_other_templates(monkeypatch) -> None:
    monkeypatch.setenv("CJMAP_SECRET", "s3cr3t")
    with closing(Theirs(OWN_FOOT)) as pages:
        pages.prepare(matrix=True)
        assert pages._process
        try:
            with open(f"/proc/{pages._process.pid}/environ", "rb") as file:
                assert b"CJMAP_SECRET" not in file.read()
        except FileNotFoundError:
            pass
        pages.matrix(VIEW, {})
    assert b"<footer>ours</footer>" not in OURS.matrix(VIEW, {})


@pytest.mark.parametrize("runaway", RUNAWAYS.values(), ids=RUNAWAYS)
def test_a_runaway_ends(runaway: str) -> None:
    own = Overrides("own", {"index/page.html.j2": runaway})
    began = monotonic()
    with closing(Theirs(own, Limits(0.5, 300 * 1024**2, grace=0.5))) as pages:
        with pytest.raises(CjmapError) as error:
            pages.index((), language="en")
        assert error.value.message
        assert "own" in error.value.message + error.value.hint
        process = pages._process
    assert monotonic() - began < 9
    assert process
    assert process.returncode is not None


def test_after_a_fault_the_process_goes_on() -> None:
    own = Overrides("own", {"matrix/head.html.j2": "{{ nobody }}"})
    with closing(Theirs(own)) as pages:
        with pytest.raises(CjmapError, match=r'head.html.j2:1: "nobody" is not'):
            pages.matrix(VIEW, {})
        assert pages.index(ENTRIES, language="en")


def test_a_process_that_died_is_an_error() -> None:
    with closing(Theirs(OWN_FOOT)) as pages:
        pages.prepare(matrix=True)
        assert pages._process
        pages._process.kill()
        pages._process.wait()
        with pytest.raises(CjmapError, match="came to no end, or to a bad one"):
            pages.matrix(VIEW, {})


def test_the_process_may_write_no_file(tmp_path: Path) -> None:
    asked = (
        "import io, pathlib, pickle\n"
        "from cjmap.renderers.pages import exchange, filling\n"
        "first = io.BytesIO()\n"
        "exchange.write(first, pickle.dumps(({}, exchange.USUAL_LIMITS)))\n"
        "filling.serve(io.BytesIO(first.getvalue()), io.BytesIO())\n"
        "pathlib.Path('out.txt').write_text('x')\n"
    )
    ended = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, capture_output=True)
    assert b"File too large" in ended.stderr
    assert (tmp_path / "out.txt").read_text() == ""
