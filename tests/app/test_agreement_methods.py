"""The methods text on the Agreement page."""

from __future__ import annotations

import pytest

from framing.reliability.paper.checklist import Item
from tests.app.conftest import PEOPLE


@pytest.fixture
def methods(visit, door):
    """`methods(folder, name, role)`: a session on the Methods text of the Agreement page."""

    def methods(folder, name="lea", role="lead"):
        (folder / "team.toml").write_text(PEOPLE, encoding="utf-8")
        door.lets_in(name, role)
        session = visit(folder, None)
        session.at.switch_page("views/agreement.py").run()
        session.at.session_state["agreement_section"] = "Methods text"
        session.at.run()
        return session

    return methods


def test_a_lead_has_the_text_to_copy_and_the_checklist(demo_copy, methods):
    session = methods(demo_copy)
    (code,) = session.at.code
    assert code.value.startswith("## Material and units")
    assert "Agreement was lowest for “neutral report”" in code.value
    assert "for you to say" in session.text
    assert "The weakest tag reaches .800" in session.text
    assert [one.label for one in session.at.get("download_button")].count("Text (Markdown)") == 1


def test_before_anything_is_tagged_it_says_so(small_project, methods):
    session = methods(small_project)
    assert "Nothing has been coded yet." in session.at.code[0].value
    assert not session.errors


def test_a_reviewer_is_not_shown_what_is_made_of_everybodys_labels(demo_copy, methods):
    session = methods(demo_copy, "ann", "reviewer")
    assert not session.at.code
    assert "weakest tag reaches" not in session.text


def test_what_is_missing_comes_first_and_names_are_drawn_as_text():
    from app.parts.agreement.methods import as_list

    drawn = as_list(
        [Item("done", "First", "Fine."), Item("missing", "Second", "<b>tag</b> lacks it.", "Do & mend.")]
    )
    assert drawn.index("Second") < drawn.index("First")
    assert "&lt;b&gt;tag&lt;/b&gt; lacks it. Do &amp; mend." in drawn
    assert "1 missing, 0 for you to say, 1 done." in drawn
