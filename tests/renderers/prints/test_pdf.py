"""A page is as large as its picture, says what it is, and shows real text in its own fonts."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pypdf
import pytest

from cjmap.errors import CjmapError
from cjmap.renderers.prints import fonts, pdf, png
from tests.renderers.prints.drawing import ink, line, picture, pixels

EXAMPLES = Path(__file__).parents[3] / "examples" / "journeys"

# A text for each script that the fonts of the extra have, and what only they can show.
SCRIPTS = {
    "German": "Größe „38“ – 60 €",
    "Polish": "Źródło, łódź",
    "Russian": "Путь клиента",
    "Greek": "Ταξίδι πελάτη",
    "Chinese": "客户旅程",
    "Japanese": "カスタマージャーニー",
    "Korean": "고객 여정",
    "Arabic": "رحلة العميل",
    "Hebrew": "מסע הלקוח",
    "Thai": "เส้นทางลูกค้า",
    "Hindi": "ग्राहक यात्रा",
    "Tamil": "வாடிக்கையாளர்",
    "Georgian": "მოგზაურობა",
    "Armenian": "ճանապարհ",
    "Amharic": "የደንበኛ ጉዞ",
    "emoji": "😀🚀👍🏽👩‍👩‍👧❤️🇩🇪",
    "signs": "▲☼►◆✓★→⇒∞",
    "compatible": "𝒳𝖠𝟙",
}


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def drawn(text: str, *, language: str = "de", **attributes: str) -> bytes:
    return pdf.render(picture(line(text, **attributes)), name="shoes/journey", language=language)


def pixelled(page: bytes) -> bytes:
    return png.render(page, width=float(read(page).pages[0].mediabox.width))


def test_one_page_of_the_picture_s_size_with_title_and_language_and_no_date():
    document = read(drawn("Größe", language="de-AT"))
    (page,) = document.pages
    assert (page.mediabox.width, page.mediabox.height) == (200, 60)
    assert document.metadata["/Title"] == "Shoes"
    assert document.root_object["/Lang"] == "de-AT"
    assert not {"/CreationDate", "/ModDate", "/Author"} & set(document.metadata)


def test_text_can_be_selected_and_carries_its_font():
    document = read(drawn("Größe 38"))
    assert "Größe 38" in document.pages[0].extract_text()
    for font in document.pages[0]["/Resources"]["/Font"].values():
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")', "$x$ \\ @ref <label> *b* _i_", "/etc/passwd", '"); #read("/etc/passwd")',
        "</text><script>", "{{ sys }}", "a\\u{41}", "  two  blanks  ", "-" * 200,
    ],
)  # fmt: skip
def test_text_is_text_whatever_it_looks_like(text):
    found = read(drawn(text)).pages[0].extract_text()
    assert "".join(found.split()) == "".join(text.split())


@pytest.mark.parametrize("title", ['#panic("x")', "a\\b)(/JS", "客户"])
def test_titles_are_text_whatever_they_look_like(title):
    page = pdf.render(picture(line("x"), title=title), name="n", language="de")
    assert read(page).metadata["/Title"] == title


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_no_script_becomes_boxes(text, weight, monkeypatch):
    shown = pixelled(drawn(text, font_weight=weight))
    alone = fonts.Fonts(("Arimo",), fonts.choose("", language="de").folders)
    monkeypatch.setattr(fonts, "choose", lambda texts, language: alone)
    monkeypatch.setattr(pdf, "STANDARDS", "1.7")
    boxes = pixelled(drawn("\u0378" * len(text), font_weight=weight))
    assert pixels(shown) != pixels(boxes)
    assert ink(shown) > 15


@pytest.mark.parametrize(
    ("language", "font"),
    [("ja", "JP"), ("zh-Hant", "TC"), ("zh-HK", "HK"), ("zh", "SC"), ("ko-KR", "KR"), ("de", "SC")],
)
def test_han_characters_look_as_the_language_writes_them(language, font):
    fonts_of = read(drawn("直骨", language=language)).pages[0]["/Resources"]["/Font"].values()
    (name,) = {str(one.get_object()["/BaseFont"]) for one in fonts_of}
    others = {
        str(one.get_object()["/BaseFont"])
        for one in read(drawn("直骨", language="ja" if font != "JP" else "ko"))
        .pages[0]["/Resources"]["/Font"]
        .values()
    }
    assert "NotoSansCJK" in name
    assert fonts.choose("直骨", language=language).families[-1].endswith(font)
    assert others


def test_what_no_font_has_is_refused_by_name(monkeypatch):
    load = fonts.load
    monkeypatch.setattr(fonts, "load", lambda folders, **_: load(folders))
    with pytest.raises(CjmapError) as caught:
        drawn("ab 𒾐 \u0378 \ue000")
    assert caught.value.message == (
        "shoes/journey can't be drawn as PNG or PDF: no font here has "
        "U+0378, U+E000, 𒾐 (U+12F90 CYPRO-MINOAN SIGN CM001)"
    )
    assert "install a font" in caught.value.hint
    assert caught.value.status == 3


def test_marks_that_show_nothing_need_no_font():
    assert read(drawn("a\u00adb\u200bc\u200ed\u2060e\ufe0ff\U000e0067")).pages


def test_links_lie_where_the_picture_has_them():
    link = (
        '<g id="a_t"><a xlink:href="https://example.org/?a=1&amp;b=2"><polygon fill="none" '
        'stroke="black" points="20,10 120,10 120,30 20,30 20,10"/></a></g>'
    )
    (page,) = read(pdf.render(picture(link), name="n", language="de")).pages
    (annotation,) = (one.get_object() for one in page["/Annots"])
    assert annotation["/A"]["/URI"] == "https://example.org/?a=1&b=2"
    assert [float(one) for one in annotation["/Rect"]] == pytest.approx([20, 30, 120, 50], abs=0.01)


def test_pages_are_never_longer_than_readers_show():
    long = picture(line("x"), width=1000, height=57_600)
    (page,) = read(pdf.render(long, name="n", language="de")).pages
    assert (page.mediabox.width, page.mediabox.height) == (250, 14_400)


def test_dark_colours_of_the_screen_stay_there():
    plain = picture(line("x"))
    style = "<style>@media (prefers-color-scheme: dark){text{fill:#fff}}</style>"
    both = plain.replace(b"<text", style.encode() + b"<text")
    assert pdf.render(both, name="n", language="de") == drawn("x")


@pytest.mark.parametrize("name", ["journey", "emotion"])
def test_an_example_is_the_same_bytes_and_looks_like_its_picture(name):
    picture = (EXAMPLES / "schuhladen" / "schuhladen" / f"{name}.svg").read_bytes()
    page = pdf.render(picture, name=name, language="de")
    assert page == pdf.render(picture, name=name, language="de")
    assert pixelled(page) == pixelled(page)
    assert ink(pixelled(page)) > 500
    assert "Ein Paar Schuhe aus dem Laden" in read(page).pages[0].extract_text()


def test_pictures_of_500_touchpoints_and_words_without_end_take_their_time_only():
    cards = [
        line(f"Touchpoint {number} {'w' * 40}").replace('y="40"', f'y="{number * 14 + 40}"')
        for number in range(5000)
    ]
    start = time.process_time()
    svg = picture("".join([*cards, line("e" * 10_000)]), width=2500, height=7000)
    page = pdf.render(svg, name="n", language="de")
    assert ink(pixelled(page)) > 5000
    assert time.process_time() - start < 30
