"""A page begins with its policy, and a team's templates can't make it reach out."""

from __future__ import annotations

import pytest

from cjmap.errors import CjmapError
from cjmap.renderers.pages.seal import refuse_reaching_out, seal
from cjmap.settings.overrides import Overrides

PAGE = '<!doctype html>\n<html lang="de" class="x">\n<head>\n<title>x</title>'


def test_the_policy_is_the_first_thing_in_the_head() -> None:
    assert seal(PAGE, "default-src 'none'") == (
        '<!doctype html>\n<html lang="de" class="x">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        "<title>x</title>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<title>x</title>",
        "<script>1</script>" + PAGE,
        "<!-- x -->" + PAGE,
        "<!doctype html><html><body>",
        "<!doctype html><html><script>1</script><head>",
        '<!doctype html><html x="<head>"><body>',
        "<!doctype html><html x='\"'><head>",
        "<!doctype html><html lang=de><head>",
        "<!doctype html><html><head x>",
        "<!doctype html><html><headline>",
    ],
)
def test_another_beginning_is_refused(html: str) -> None:
    with pytest.raises(CjmapError, match="the page doesn't begin with"):
        seal(html, "default-src 'none'")


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<link rel=dns-prefetch href=//x>", "<link> would lead out of the page"),
        ("<LINK/rel=preconnect href=//x>", "<LINK> would lead out of the page"),
        ("<base href=//x>", "<base> would lead out of the page"),
        ("<iframe src=x>", "<iframe> would lead out of the page"),
        ("<object data=x>", "<object> would lead out of the page"),
        ("<embed src=x>", "<embed> would lead out of the page"),
        ("<form action=x>", "<form> would lead out of the page"),
        ("<meta http-equiv=refresh content='0;url=//x'>", "<meta> may only have a name"),
        ("<meta content='>' http-equiv=refresh>", "<meta> may only have a name"),
        ('<meta name="a" content="b" http-equiv="refresh">', "<meta> may only have a name"),
        ('<meta name="a"content="b">', "<meta> may only have a name"),
        ("<meta/http-equiv=refresh content=0>", "<meta> may only have a name"),
        ("<script>1</script>", "<script> would be without effect"),
        ("<ScRiPt src=x>", "<ScRiPt> would be without effect"),
        ("<svg><script/>", "<script> would be without effect"),
        ("<style>b{}</style>", "<style> would be without effect"),
        ("<b>kept</b><script>kept</script>", "<script> would be without effect"),
        ("<!-- <link> -->", "<link> would lead out of the page"),
    ],
)
def test_what_reaches_out_is_refused(html: str, message: str) -> None:
    own = Overrides("own", {"matrix/head.html.j2": f"\n\n{html}"})
    kept = ("<script>kept</script>",)
    with pytest.raises(CjmapError) as error:
        refuse_reaching_out(f"<script>kept</script>{html}", kept, own)
    assert error.value.message.startswith(f"own/matrix/head.html.j2:3: {message}")


@pytest.mark.parametrize(
    "html",
    [
        '<meta name="viewport" content="width=device-width">',
        "<linked-list>",
        "&lt;link&gt;",
        "<script>kept</script>",
        '<a href="https://example.org">x</a>',
        "<basefont>",
    ],
)
def test_what_stays_in_the_page_is_fine(html: str) -> None:
    assert refuse_reaching_out(html, ("<script>kept</script>",), Overrides("own", {})) is None


def test_what_is_put_together_is_refused_without_a_place() -> None:
    own = Overrides("own", {"own.css": ""})
    with pytest.raises(CjmapError, match=r"^<link> would"):
        refuse_reaching_out("<link>", (), own)
