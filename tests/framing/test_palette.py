"""Differences of colours, against published values; and what the default colours keep to."""

from __future__ import annotations

import itertools
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import read_codebook
from framing.palette import (
    INKS,
    PAGES,
    PALETTE,
    READABLE,
    TOO_CLOSE,
    VISIONS,
    ciede2000,
    contrast,
    deepest,
    difference,
    ink_on,
    laid_over,
    least_difference,
    luminance,
    seen,
    veil,
)
from tests.conftest import ROOT

#: Sharma, Wu and Dalal (2005), table 1: two colours in L*a*b*, their difference to four digits.
PUBLISHED = """
50.0000   2.6772 -79.7751  50.0000   0.0000 -82.7485   2.0425
50.0000   3.1571 -77.2803  50.0000   0.0000 -82.7485   2.8615
50.0000   2.8361 -74.0200  50.0000   0.0000 -82.7485   3.4412
50.0000  -1.3802 -84.2814  50.0000   0.0000 -82.7485   1.0000
50.0000  -1.1848 -84.8006  50.0000   0.0000 -82.7485   1.0000
50.0000  -0.9009 -85.5211  50.0000   0.0000 -82.7485   1.0000
50.0000   0.0000   0.0000  50.0000  -1.0000   2.0000   2.3669
50.0000  -1.0000   2.0000  50.0000   0.0000   0.0000   2.3669
50.0000   2.4900  -0.0010  50.0000  -2.4900   0.0009   7.1792
50.0000   2.4900  -0.0010  50.0000  -2.4900   0.0010   7.1792
50.0000   2.4900  -0.0010  50.0000  -2.4900   0.0011   7.2195
50.0000   2.4900  -0.0010  50.0000  -2.4900   0.0012   7.2195
50.0000  -0.0010   2.4900  50.0000   0.0009  -2.4900   4.8045
50.0000  -0.0010   2.4900  50.0000   0.0010  -2.4900   4.8045
50.0000  -0.0010   2.4900  50.0000   0.0011  -2.4900   4.7461
50.0000   2.5000   0.0000  50.0000   0.0000  -2.5000   4.3065
50.0000   2.5000   0.0000  73.0000  25.0000 -18.0000  27.1492
50.0000   2.5000   0.0000  61.0000  -5.0000  29.0000  22.8977
50.0000   2.5000   0.0000  56.0000 -27.0000  -3.0000  31.9030
50.0000   2.5000   0.0000  58.0000  24.0000  15.0000  19.4535
50.0000   2.5000   0.0000  50.0000   3.1736   0.5854   1.0000
50.0000   2.5000   0.0000  50.0000   3.2972   0.0000   1.0000
50.0000   2.5000   0.0000  50.0000   1.8634   0.5757   1.0000
50.0000   2.5000   0.0000  50.0000   3.2592   0.3350   1.0000
60.2574 -34.0099  36.2677  60.4626 -34.1751  39.4387   1.2644
63.0109 -31.0961  -5.8663  62.8187 -29.7946  -4.0864   1.2630
61.2901   3.7196  -5.3901  61.4292   2.2480  -4.9620   1.8731
35.0831 -44.1164   3.7933  35.0232 -40.0716   1.5901   1.8645
22.7233  20.0904 -46.6940  23.0331  14.9730 -42.5619   2.0373
36.4612  47.8580  18.3852  36.2715  50.5065  21.2231   1.4146
90.8027  -2.0831   1.4410  91.1528  -1.6435   0.0447   1.4441
90.9257  -0.5406  -0.9208  88.6381  -0.8985  -0.7239   1.5381
 6.7747  -0.2908  -2.4247   5.8714  -0.0985  -2.2286   0.6377
 2.0776   0.0795  -1.1350   0.9033  -0.0636  -0.5514   0.9082
"""

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("row", PUBLISHED.strip().splitlines())
def test_a_difference_is_the_published_one(row):
    *numbers, expected = map(float, row.split())
    assert ciede2000(numbers[:3], numbers[3:]) == pytest.approx(expected, abs=5e-5)


@given(colours, colours, st.sampled_from(sorted(VISIONS)))
def test_a_difference_is_the_same_both_ways_and_nought_from_itself(one, other, vision):
    assert difference(one, other, vision) == pytest.approx(difference(other, one, vision), abs=1e-6)
    assert difference(one, one, vision) == 0


@given(st.integers(0, 255).map(lambda level: f"#{level:02x}{level:02x}{level:02x}"))
def test_everybody_sees_a_grey_as_it_is(grey):
    for vision in VISIONS:
        assert seen(grey, vision) == pytest.approx(seen(grey, "normal"), abs=1e-5)


def test_red_and_green_come_close_for_some_and_blue_and_green_for_others():
    red, green, blue, teal = "#d03020", "#40a030", "#3060d0", "#30a080"
    for vision in ("protanopia", "deuteranopia"):
        assert difference(red, green, vision) < difference(red, green) / 2
    assert difference(blue, teal, "tritanopia") < difference(blue, teal)
    least, eyes = least_difference(red, green)
    assert eyes in ("protanopia", "deuteranopia")
    assert least == difference(red, green, eyes)


def test_contrast_and_luminance_are_those_of_wcag():
    assert contrast("#ffffff", "#000000") == contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@given(colours)
def test_a_letter_on_any_colour_can_be_read(colour):
    assert contrast(ink_on(colour), colour) >= 4.5


# ------------------------------------------------------------------------- default colours


def test_any_two_default_colours_differ_with_any_colour_vision():
    pairs = list(itertools.combinations(PALETTE, 2))
    assert len(set(PALETTE)) == 9
    assert min(least_difference(*pair)[0] for pair in pairs) >= 13 > TOO_CLOSE
    assert min(difference(*pair) for pair in pairs) >= 18


@pytest.mark.parametrize(("tags", "least"), [(2, 50), (4, 18), (6, 14)])
def test_the_fewer_tags_there_are_the_more_their_colours_differ(tags, least):
    pairs = itertools.combinations(PALETTE[:tags], 2)
    assert min(least_difference(*pair)[0] for pair in pairs) >= least


@pytest.mark.parametrize("colour", PALETTE)
def test_a_default_colour_stands_out_from_both_pages(colour):
    assert all(contrast(colour, page) >= 3 for page in PAGES.values())


def test_the_demos_colours_stand_out_from_both_pages_and_from_each_other():
    tags = [tag.colour for tag in read_codebook(ROOT / "codebook.toml").tags]
    assert all(contrast(colour, page) >= 3 for colour in tags for page in PAGES.values())
    assert min(least_difference(*pair)[0] for pair in itertools.combinations(tags, 2)) >= 19


def test_the_pages_are_those_of_the_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {name: theme[name]["backgroundColor"] for name in PAGES} == PAGES
    assert {name: theme[name]["textColor"] for name in INKS} == INKS


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True), st.floats(0, 1))
def test_text_of_either_page_is_read_on_any_veil(colour, part):
    opaque = float(veil(colour, part).removesuffix(")").rpartition(",")[2])
    assert opaque == pytest.approx(part * deepest(colour), abs=0.0005)
    for page, behind in PAGES.items():
        # A veil is at most half a thousandth deeper than it should be.
        assert contrast(INKS[page], laid_over(behind, colour, opaque)) >= READABLE - 0.05


def test_a_veil_of_nothing_is_the_page_and_of_all_is_told_from_it():
    for colour in PALETTE:
        assert veil(colour, 0).endswith(",0.000)")
        for behind in PAGES.values():
            assert difference(behind, laid_over(behind, colour, deepest(colour))) > TOO_CLOSE
