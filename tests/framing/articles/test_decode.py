"""Bytes to text, in whatever encoding the file was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles.decode import decode
from framing.errors import ArticleBinary

FILE = Path("story.txt")

ENGLISH = "The president said that the prison would stay open. " * 4
TEXTS = {
    "cp1252": [
        "“We’re looking at that,” he said — and left.",
        "It’s over.",
        ENGLISH + "The café’s owner, Zoë, paid £5 for it.",
        ENGLISH + "It’s late. " + ENGLISH,
        ENGLISH + "José Padilla was there. " + ENGLISH,
        "El niño comió en la montaña.",
        "La prisión más grande de América Latina abrió en enero. «No habrá excepciones», señaló.",
        "L’été dernier, le président a été réélu à une large majorité.",
        "Über die Größe des Gefängnisses wird gestritten. „Nein“, sagte er.",
        "A prisão não é a solução, disse a organização.",
        "La città è più sicura, perché il governo ha agito.",
        "Però non è così.",
        "Regeringen säger att fängelset är fullt och att åtgärder krävs.",
    ],
    "cp1250": [
        "Źródło: agencja prasowa. Prawa człowieka są łamane, twierdzą organizacje.",
        "Prezident prohlásil, že vězení je nejbezpečnější na světě. Vězni nemají přístup k právníkům.",
    ],
    "iso8859-2": ["Az elnök szerint a börtön a világ legbiztonságosabb helye. Őrült ötlet, mondják."],
    "cp1251": ["Президент заявил, что тюрьма вмещает сорок тысяч человек.", "Привет, мир"],
    "koi8-r": ["Правозащитники критикуют условия содержания в тюрьме и требуют расследования."],
    "cp1253": ["Ο πρόεδρος δήλωσε ότι η φυλακή είναι ασφαλής."],
    "cp1254": ["Cumhurbaşkanı, hapishanenin kırk bin kişiyi barındırdığını söyledi. Şüpheliler tutuklandı."],
    "cp1255": ["הנשיא אמר כי הכלא יכול להכיל ארבעים אלף אסירים."],
    "cp1256": ["قال الرئيس إن السجن يتسع لأربعين ألف سجين."],
    "gb18030": ["总统表示，这座监狱可以容纳四万名囚犯。", "你好，世界"],
    "big5": ["總統表示，這座監獄可以容納四萬名囚犯。", "人權組織批評監獄條件惡劣。"],
    "shift_jis": ["大統領は、この刑務所は四万人を収容できると述べた。", "こんにちは世界"],
    "euc-jp": ["人権団体は収容環境を批判し、政府に調査を求めた。"],
    "iso2022_jp": ["大統領は、この刑務所は四万人を収容できると述べた。"],
    "euc-kr": ["대통령은 이 교도소가 사만 명을 수용할 수 있다고 밝혔다."],
    "cp874": ["ประธานาธิบดีกล่าวว่าเรือนจำสามารถรองรับนักโทษได้สี่หมื่นคน"],
    "mac_roman": ["“We’re looking at that,” he said — and left. It doesn’t matter, they’ll say."],
    "iso8859-15": ["Le prix de 5 € a été fixé à l'été dernier par le président du conseil général."],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in TEXTS.items() for text in texts]
)
def test_a_short_text_in_a_legacy_encoding_comes_out_right(encoding, text):
    assert decode(text.encode(encoding), FILE)[0] == text


@pytest.mark.parametrize("text", ["It’s late.\r\nSí.", "总统表示。\n第二行。", "قال الرئيس.\nنعم.", "a b\n"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_comes_out_right_with_and_without_a_byte_order_mark(encoding, text):
    assert decode(text.encode(encoding), FILE)[0] == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_believed(encoding):
    assert decode(("\ufeff" + "Just text").encode(encoding), FILE) == ("Just text", encoding)


def test_two_byte_order_marks_are_as_good_as_one():
    assert decode("\ufeff\ufeffText".encode(), FILE)[0] == "Text"


def test_a_quotation_in_windows_1252_pasted_into_utf_8_does_not_spoil_the_rest():
    data = "Señor Muñoz habló en Bogotá. ".encode() + b"\x93No\x94, dijo."
    assert decode(data, FILE)[0] == "Señor Muñoz habló en Bogotá. “No”, dijo."


def test_no_byte_is_lost_that_windows_1252_does_not_define():
    data = b"A plain text with one odd byte \x81 in it."
    assert decode(data, FILE)[0] == data.decode("latin-1")


@given(st.text())
def test_what_is_valid_utf_8_is_read_as_utf_8(text):
    try:
        decoded, _ = decode(text.encode(), FILE)
    except ArticleBinary:
        assert any(c < " " or c == "\x7f" for c in text) or text.lstrip().startswith(("<", "{\\rtf", "%PDF"))
        return
    if "\0" not in text and "\x1b$" not in text:
        assert decoded == text.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml....word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", "a LibreOffice document"),
        (b"PK\x03\x04\x14\x00something else", "a compressed archive (zip)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
        (b"{\\rtf1\\ansi Hello}", "a Rich Text (RTF) document"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"<!DOCTYPE html>\n<html><p>Hello", "a web page (HTML)"),
        (b"\n <html lang=en>", "a web page (HTML)"),
        (b"<?xml version='1.0'?><a/>", "an XML document"),
        (b"Some text, but\0\0\0 also\0 other things \xff\xfe\0", "binary data"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x01\x02\x03\x04\x05 text", "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_looks_like(data, looks_like):
    with pytest.raises(ArticleBinary) as caught:
        decode(data, FILE)
    assert caught.value.looks_like == looks_like
    assert "story.txt" in str(caught.value)


@pytest.mark.parametrize(
    "start", ["ID3 is a tag.", "RIFF raff.", "BZh?", "GIF or JPEG?", "PK is a place.", "MM."]
)
def test_text_that_begins_like_a_format_is_text(start):
    assert decode(start.encode(), FILE)[0] == start
