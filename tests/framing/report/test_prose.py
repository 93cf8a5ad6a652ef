"""The methods text as HTML: its few forms of Markdown, and names that are nothing but text."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from framing.reliability.paper.apa import as_text
from framing.report.prose import as_html


def test_headings_paragraphs_lists_and_emphasis():
    html = as_html("## Coders\n\nTwo coders, *independently*,\nand **blind**.\n\n- one\n- two")
    assert str(html).split("\n") == [
        "<h3>Coders</h3>",
        "<p>Two coders, <em>independently</em>, and <strong>blind</strong>.</p>",
        "<ul><li>one</li><li>two</li></ul>",
    ]


def test_a_table_has_heads_of_columns_and_of_rows():
    html = str(as_html("| Tag | α |\n| --- | ---: |\n| a \\| b | .74 |"))
    assert '<th scope="col">Tag</th><th scope="col">α</th>' in html
    assert '<tr><th scope="row">a | b</th><td>.74</td></tr>' in html


def test_what_looks_like_html_is_text():
    assert str(as_html("A <script>alert(1)</script> & more")) == (
        "<p>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"
    )


def test_a_star_alone_stays_a_star():
    assert str(as_html("2 * 3 * 4")) == "<p>2 * 3 * 4</p>"


@given(st.text(min_size=1).filter(lambda name: name.split()))
def test_a_name_made_safe_for_markdown_reads_as_it_is(name):
    html = str(as_html(f"Of “{as_text(name)}” only."))
    assert unescape(re.sub(r"</?(p|em|strong)>", "", html)) == f"Of “{' '.join(name.split())}” only."
    assert html.count("<") == 2  # the paragraph's own
