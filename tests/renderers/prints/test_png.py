"""A PNG has two pixels a point, the colours of the picture, and never too many pixels."""

from __future__ import annotations

import struct

import pypdfium2
import pytest

from cjmap.renderers.prints import pdf, png
from cjmap.renderers.prints.sheet import width
from tests.renderers.prints.drawing import line, picture, pixels


def drawn(svg: bytes) -> bytes:
    return png.render(pdf.render(svg, name="n", language="de"), width=width(svg))


def test_two_pixels_a_point_and_the_size_in_print():
    image = drawn(picture(line("x")))
    assert pixels(image)[:2] == (400, 120)
    assert png.scale_of(image) == pytest.approx(2, abs=0.001)
    assert struct.unpack_from(">2LB", image, image.index(b"pHYs") + 4) == (5669, 5669, 1)


def test_colours_are_those_of_the_picture():
    area = '<polygon fill="#c2185b" points="0,0 100,0 100,60 0,60"/>'
    _, _, rows = pixels(drawn(picture(area)))
    assert rows[60][:3] == b"\xc2\x18\x5b"
    assert rows[60][-3:] == b"\xff\xff\xff"


def test_chunks_are_sound():
    image = drawn(picture(line("x")))
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert image.endswith(bytes.fromhex("0000000049454e44ae426082"))


@pytest.mark.parametrize("height", [12_000, 48_000])
def test_large_pictures_have_fewer_pixels(height, monkeypatch):
    monkeypatch.setattr(png, "MOST_PIXELS", 4_000_000)
    image = drawn(picture(line("x"), width=2500, height=height))
    wide, high, _ = pixels(image)
    assert wide * high == pytest.approx(png.MOST_PIXELS, rel=0.01)
    assert wide / high == pytest.approx(2500 / height, rel=0.01)
    assert png.scale_of(image) == pytest.approx(wide / 2500, rel=0.01)


def test_a_page_that_fails_is_let_go_of(monkeypatch):
    closed: list[str] = []
    for kind in (pypdfium2.PdfDocument, pypdfium2.PdfPage):
        monkeypatch.setattr(kind, "close", lambda self: closed.append(type(self).__name__))
    monkeypatch.setattr(pypdfium2.PdfPage, "render", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        drawn(picture(line("x")))
    assert closed == ["PdfPage", "PdfDocument"]
