"""What `check` says of a codebook's colours."""

from __future__ import annotations

import pytest

from framing.codebook import Codebook, parse_codebook
from framing.reporting.check import colours


def codebook(*written: str) -> Codebook:
    """A codebook with a tag for each colour, named a, b, …; one without a colour for each empty string."""
    return parse_codebook(
        "\n".join(
            f'[[tag]]\nname = "{chr(ord("a") + n)}"\nkey = "{n + 1}"' + (f'\ncolour = "{one}"' if one else "")
            for n, one in enumerate(written)
        )
    )


def test_colours_that_the_tool_chooses_are_never_complained_of():
    for tags in range(2, 10):
        assert colours(codebook(*[""] * tags)) == []


@pytest.mark.parametrize(
    ("one", "other", "eyes"),
    [
        ("#2a78d6", "#2a7ad8", ""),
        ("#2a78d6", "#2a78d6", ""),
        ("#c8641c", "#7a7a14", " for readers who see no red (protanopia)"),
        ("#9a4a1c", "#6a6a14", " for readers who see no green (deuteranopia)"),
        ("#f0a0c0", "#e0c060", " for readers who see no blue (tritanopia)"),
    ],
)
def test_two_colours_that_are_taken_for_each_other_are_named_with_whose_eyes_they_mislead(one, other, eyes):
    found = [problem for problem in colours(codebook(one, other)) if "tell apart" in problem]
    assert len(found) == 1
    assert f"“a” ({one}) and “b” ({other}) are hard to tell apart{eyes}: they differ by" in found[0]


@pytest.mark.parametrize(
    ("colour", "page", "remedy"), [("#ffe9a0", "light", "darker"), ("#101840", "dark", "lighter")]
)
def test_a_colour_that_is_lost_on_a_page_is_named_with_the_page(colour, page, remedy):
    (problem,) = colours(codebook(colour, "#858c86"))
    assert f"“a” ({colour}) is hardly seen on a {page} page" in problem
    assert f"Choose a {remedy} one." in problem
