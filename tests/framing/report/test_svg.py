"""Charts made lean: the same picture, without what only a screen needs."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import altair as alt
import pytest
from PIL import Image, ImageChops, ImageStat

from framing.report.drawing import as_png
from framing.report.svg import drawn, lean

SVG = "{http://www.w3.org/2000/svg}"


def chart(*names: str) -> alt.Chart:
    rows = [{"name": name, "n": place} for place, name in enumerate(names, start=1)]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(clip=True)
        .encode(x="n:Q", y="name:N", description="name:N", tooltip="name:N")
        .properties(width=200)
    )


def drawn_of(chart: alt.Chart, width: int = 300) -> str:
    return drawn(chart.to_dict(), width)


def texts(svg: str) -> list[str]:
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_picture_has_a_title_and_a_description_for_those_who_do_not_see_it():
    root = ElementTree.fromstring(lean(drawn_of(chart("a"), 300), "one", "Shares <of> tags", "a & b"))
    assert root.get("role") == "img"
    by_id = {element.get("id"): element.text for element in root.iter()}
    assert [by_id[id] for id in root.get("aria-labelledby").split()] == ["Shares <of> tags", "a & b"]
    assert root[0].tag == f"{SVG}title"


def test_nothing_is_left_for_the_mouse_or_to_be_read_out_mark_by_mark():
    svg = lean(drawn_of(chart("a", "b"), 300), "one", "", "")
    assert "aria-label=" not in svg
    assert "aria-roledescription" not in svg
    assert "cursor" not in svg


def test_it_is_the_same_picture():
    full = drawn_of(chart("a", "b", "c"), 300)
    svg = lean(full, "one", "", "")
    assert len(svg) < len(full)
    assert texts(svg) == texts(full)
    both = [Image.open(io.BytesIO(as_png(one, 1))).convert("L") for one in (full, svg)]
    # Edges may be another shade of grey, by the tenth of a pixel that is rounded away.
    assert ImageStat.Stat(ImageChops.difference(*both)).mean[0] < 0.5
    assert ImageStat.Stat(both[0]).stddev[0] > 20


def test_names_that_look_like_markup_are_letters():
    hostile = "</text><script>alert(1)</script>"
    svg = lean(drawn_of(chart(hostile), 300), "one", hostile, hostile)
    assert "<script" not in svg
    assert any(text.startswith("</text><script>") for text in texts(svg))


def test_what_has_no_business_in_a_picture_is_taken_out():
    svg = f'<svg xmlns="{SVG[1:-1]}" width="9" height="9" viewBox="0 0 9 9"><script>x()</script><g><a href="y"/></g></svg>'
    assert [element.tag for element in ElementTree.fromstring(lean(svg, "one", "t", "d"))] == [
        f"{SVG}title",
        f"{SVG}desc",
    ]


def test_two_pictures_on_a_page_share_no_id_and_each_refers_to_its_own():
    clipped = drawn_of(chart("a"), 300)
    assert 'id="clip' in clipped
    pages = [lean(clipped, id, "", "") for id in ("one", "two")]
    ids = [
        {element.get("id") for element in ElementTree.fromstring(svg).iter() if element.get("id")}
        for svg in pages
    ]
    assert not ids[0] & ids[1]
    for svg, own in zip(pages, ids, strict=True):
        references = {part.split(")")[0] for part in svg.split("url(#")[1:]}
        assert references
        assert references <= own


def test_rectangles_of_one_look_are_one_path():
    rects = "".join(f'<path d="M{x},0h1v1h-1Z" fill="red"/>' for x in range(3))
    svg = (
        f'<svg xmlns="{SVG[1:-1]}" width="9" height="9" viewBox="0 0 9 9">'
        f'<g class="mark-rect role-mark">{rects}<path d="M3,0h1v1h-1Z" fill="blue"/></g></svg>'
    )
    paths = list(ElementTree.fromstring(lean(svg, "one", "", "")).iter(f"{SVG}path"))
    assert [(path.get("fill"), path.get("d")) for path in paths] == [
        ("red", "M0,0h1v1h-1ZM1,0h1v1h-1ZM2,0h1v1h-1Z"),
        ("blue", "M3,0h1v1h-1Z"),
    ]


def test_no_address_is_fetched_for_a_chart():
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        drawn_of(alt.Chart("http://127.0.0.1:9/data.json").mark_bar().encode(x="n:Q"), 300)
