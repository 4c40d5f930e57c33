"""Finished pictures are safe, described, and the same whatever they were drawn with."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import graphviz
import pytest

from cjmap.errors import CjmapError
from cjmap.renderers import engine, shades, svg, text

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="10pt" height="20pt" viewBox="0.00 0.00 10.00 20.00">'
)


def finished(inner: str, title: str = "Map", description: str = "Five phases") -> str:
    picture = f"{HEAD}{inner}</svg>".encode()
    return svg.finish(picture, title=title, description=description, language="de").decode()


def body(inner: str) -> str:
    """Return what became of a picture's content, without its head."""
    return "\n".join(finished(inner, description="").partition("<style>")[0].splitlines()[3:])


def test_whole_picture():
    assert finished('<text x="1.00" font-family="Arial">a &lt; b</text>') == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" width="10pt" height="20pt"'
        ' viewBox="0.00 0.00 10.00 20.00"'
        " font-family=\"Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif\""
        ' role="img" aria-labelledby="picture-title" aria-describedby="picture-desc"'
        ' lang="de" xml:lang="de">\n'
        '<title id="picture-title">Map</title>\n'
        '<desc id="picture-desc">Five phases</desc>\n'
        '<text x="1.00">a &lt; b</text>\n'
        f"<style>\n{shades.own_style(HEAD)}\n</style>\n"
        "</svg>\n"
    )


@pytest.mark.parametrize(
    ("inner", "outcome"),
    [
        # Drawings stay as they are.
        (
            '<path fill="none" d="M1,2C3.50,4 5,6 7,8"/>',
            '<path fill="none" d="M1,2C3.50,4 5,6 7,8"/>',
        ),
        ('<text xml:space="preserve"> a  b </text>', '<text xml:space="preserve"> a  b </text>'),
        ("<text>a<tspan x='1'>b</tspan> c</text>", '<text>a<tspan x="1">b</tspan> c</text>'),
        (
            '<g id="t-cart" class="node">\n<path/>\n</g>',
            '<g id="t-cart" class="node">\n<path/>\n</g>',
        ),
        # The engine's names, comments and counted ids go.
        ('<!-- a --><g id="node1"><title>t-cart</title><path/></g>', "<g>\n<path/>\n</g>"),
        ('<g id="clust12"><path/></g>', "<g>\n<path/>\n</g>"),
        # Tooltips become titles of their groups.
        (
            '<g id="t-cart"><title>n</title><g id="a_t-cart"><a xlink:title="Cart &amp; co">'
            "<path/></a></g></g>",
            '<g id="t-cart">\n<title>Cart &amp; co</title>\n<path/>\n</g>',
        ),
        (
            '<g id="t"><g id="a_t"><a xlink:title=" "><path/></a></g></g>',
            '<g id="t">\n<path/>\n</g>',
        ),
        (
            '<g id="t"><g id="a_t"><a xlink:title="all"><path/></a></g>'
            '<g id="a_t_0"><a xlink:title="one"><path/></a></g></g>',
            '<g id="t">\n<g>\n<title>all</title>\n<path/>\n</g>\n'
            "<g>\n<title>one</title>\n<path/>\n</g>\n</g>",
        ),
        # Safe links stay, others leave their content behind.
        (
            '<g id="a_t"><a xlink:href="https://a.de/?x=1&amp;y" xlink:title="go" target="x">'
            "<path/></a></g>",
            '<a xlink:href="https://a.de/?x=1&amp;y">\n<title>go</title>\n<path/>\n</a>',
        ),
        ('<a xlink:href="#t-cart"><path/></a>', '<a xlink:href="#t-cart">\n<path/>\n</a>'),
        ('<a xlink:href="javascript:alert(1)"><path/></a>', "<path/>"),
        ('<a xlink:href=" java&#10;script:alert(1)"><path/></a>', "<path/>"),
        ('<a href="javascript:alert(1)"><path/></a>', "<path/>"),
        ('<a xlink:href="data:text/html,x"><path/></a>', "<path/>"),
        # Unlisted attributes go.
        ('<path onclick="alert(1)" style="fill:red" d="M0,0"/>', '<path d="M0,0"/>'),
        ('<path fill="url(https://evil.example/x.svg#a)"/>', "<path/>"),
        ('<path fill="URL(//evil.example)" stroke="u\\72l(x)"/>', "<path/>"),
        ('<path fill="url(#ok)"/>', '<path fill="url(#ok)"/>'),
        (
            '<path xmlns:h="http://www.w3.org/1999/xhtml" h:onclick="x" d="M0,0"/>',
            '<path d="M0,0"/>',
        ),
        ('<path xmlns:s="http://www.w3.org/2000/svg" id="a" s:onclick="b"/>', '<path id="a"/>'),
        ('<a xmlns:xlink="x" xlink:href="javascript:alert(1)"><path/></a>', "<path/>"),
        (
            '<path stroke="&#117;rl(&#47;/evil.example)" id="a&quot;&#10;"/>',
            '<path id="a&quot;&#10;"/>',
        ),
    ],
)
def test_what_becomes_of(inner, outcome):
    assert body(inner) == outcome


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<style>@import url(//evil.example)</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        '<image xlink:href="/etc/passwd"/>',
        '<use xlink:href="//evil.example#a"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">x</x:script>',
        '<script xmlns="http://www.w3.org/1999/xhtml">x</script>',
        '<g xmlns="">x</g>',
        "<svg:g/>",
        '<g xmlns="http://www.w3.org/1999/xhtml"/>',
        "<g>",
        "&nbsp;",
        "\x00",
    ],
)
def test_refuses(inner):
    with pytest.raises(CjmapError) as caught:
        finished(inner)
    assert caught.value.status == 3
    with pytest.raises(CjmapError):
        svg.inline(f"{HEAD}{inner}</svg>".encode(), prefix="a-")


@pytest.mark.parametrize(
    "picture",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?xml version="1.0" encoding="UTF-16"?><svg/>'.encode("utf-16"),
        b"<html/>",
        b'<g xmlns="http://www.w3.org/2000/svg"/>',
        b"",
        b"\xff",
    ],
)
def test_refuses_what_is_no_picture(picture):
    with pytest.raises(CjmapError):
        svg.finish(picture, title="a", description="b", language="en")


def test_a_picture_with_links_is_no_image():
    assert ' role="graphics-document document" ' in finished(
        '<a xlink:href="https://a.de"><path/></a>'
    )


def test_other_fonts_stay():
    assert 'font-family="Times,serif"' in finished('<text font-family="Times,serif">a</text>')
    assert "Arial" not in finished('<text font-family="Times,serif">a</text>')


def test_hostile_title():
    picture = finished("<path/>", title='</title><script>"&\x00\n</script>', description="]]>")
    root = ET.fromstring(picture)
    assert root.findtext(f"{SVG}title") == '</title><script>"& </script>'
    assert root.findtext(f"{SVG}desc") == "]]>"


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '" URL="javascript:alert(1)',
    "javascript:alert(1)",
    "]]><script>",
    "--><script>alert(1)</script><!--",
    "&lt;script&gt;",
    "<!ENTITY a 'b'>",
    "\\N\\G",
    "url(https://evil.example)",
    "\u202egnp.exe",
)


def hostile_dot() -> str:
    graph = graphviz.Digraph(
        graph_attr={"layout": "nop2", "fontname": "Arial"}, node_attr={"fontname": "Arial"}
    )
    for number, value in enumerate(HOSTILE):
        name = f"t-{number}"
        tooltip = text.dot_tooltip(value)
        graph.node(name, text.dot_text(value), id=name, pos=f"{number},0", tooltip=tooltip)
        cell = f"<<TABLE><TR><TD>{text.dot_html(value)}</TD></TR></TABLE>>"
        graph.node(f"h-{number}", cell, id=f"h-{number}", pos=f"{number},9", tooltip=tooltip)
    return graph.source


def test_hostile_text_stays_text():
    drawn = engine.draw({"a": hostile_dot()})["a"]
    root = ET.fromstring(svg.finish(drawn, title="a", description="b", language="en"))
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g")}
    for number, value in enumerate(HOSTILE):
        for kind in "th":
            group = groups[f"{kind}-{number}"]
            assert group.findtext(f"{SVG}text") == value
            assert group.findtext(f"{SVG}title") == value
    assert {element.tag for element in root.iter()} == {
        SVG + kind for kind in ("svg", "title", "desc", "g", "polygon", "ellipse", "text", "style")
    }


def test_the_same_in_every_batch():
    dot = 'digraph { a [URL="#x" tooltip=b]; a -> b [tooltip=c]; subgraph cluster_a { c } }'
    alone = engine.draw({"a": dot})["a"]
    # The installed dot counts on from picture to picture.
    later = re.sub(rb'"(a_)?(graph|node|edge|clust)([0-9]+)"', rb'"\g<1>\g<2>7\g<3>"', alone)
    assert alone != later
    first, second = (
        svg.finish(picture, title="a", description="b", language="en") for picture in (alone, later)
    )
    assert first == second


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]


def test_inline_prefixes_ids_and_references():
    picture = finished(
        '<g id="t-a"><path fill="url(#t-a)"/><path fill="url(#elsewhere)"/></g>'
        '<a xlink:href="#t-a"><path/></a><a xlink:href="#elsewhere"><path/></a>'
    ).encode()
    page = svg.inline(picture, prefix="m1-")
    assert page.startswith("<svg ")
    assert page.endswith("</svg>")
    parsed = Page(page + svg.inline(picture, prefix="m2-"))
    assert len(parsed.ids) == len(set(parsed.ids)) == 6
    assert ("aria-labelledby", "m1-picture-title") in parsed.attributes
    assert ("aria-describedby", "m2-picture-desc") in parsed.attributes
    found = re.findall(r'(?:fill|xlink:href)="([^"]*)"', page)
    assert found == ["url(#m1-t-a)", "url(#elsewhere)", "#m1-t-a", "#elsewhere"]


def test_links_to_the_page_of_a_picture_stay_in_it():
    picture = finished(
        '<g id="t-a"><a xlink:href="matrix.html#t-a"><path/></a></g>'
        '<a xlink:href="other.html#t-a"><path/></a><a xlink:href="matrix.html"><path/></a>'
    ).encode()
    links = re.findall(
        r'xlink:href="([^"]*)"', svg.inline(picture, prefix="m-", page="matrix.html")
    )
    assert links == ["#t-a", "other.html#t-a", "matrix.html"]


def test_inline_has_a_role_and_no_language_of_its_own():
    drawn = engine.draw({"a": hostile_dot()})["a"]
    page = svg.inline(svg.finish(drawn, title="a", description="b", language="en"), prefix="x-")
    attributes = dict(reversed(Page(page).attributes))
    assert attributes["role"] in ("img", "document")
    assert {"lang", "xml:lang"}.isdisjoint(attributes)


def test_the_first_link_to_each_part_of_the_page_has_an_id():
    picture = finished(
        '<a xlink:href="matrix.html#t-a"><path/></a><a xlink:href="matrix.html#t-a"><path/></a>'
        '<g id="t-b"><path fill="url(#t-b)"/></g><a xlink:href="matrix.html#t-b"><path/></a>'
        '<a xlink:href="matrix.html"><path/></a><a xlink:href="#t-c"><path/></a>'
    ).encode()
    page = svg.inline(picture, prefix="m-", page="matrix.html")
    assert re.findall(r'<a [^>]*id="([^"]*)"', page) == ["m-t-a"]
    ids = Page(page + svg.inline(picture, prefix="n-", page="matrix.html")).ids
    assert len(ids) == len(set(ids))


def test_inline_keeps_the_titles_of_links_alone():
    link = '<a xlink:href="a.html"><title>to a</title><path d="M0,0"/></a>'
    picture = f'{HEAD}<title>all</title><g id="x"><title>here</title>{link}</g></svg>'.encode()
    page = svg.inline(picture, prefix="m-")
    assert re.findall("<title>(.*?)</title>", page) == ["all", "to a"]


def test_inline_holds_no_style():
    drawn = engine.draw({"a": hostile_dot()})["a"]
    page = svg.inline(svg.finish(drawn, title="a", description="b", language="en"), prefix="x-")
    names = {name for name, _ in Page(page).attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert "<?xml" not in page
