"""What a lead set, in the browser: a re-test is answered like everything else, and nothing tells that it is one."""

from __future__ import annotations

from framing.labels import Label, new_label_id
from framing.project import open_project


def test_a_retest_is_silent_from_the_list_to_its_end_and_across_a_reload(reviewer):
    mira = reviewer("set mira")
    project = open_project(mira.site.folder)
    bridge = project.library.article("bridge").units
    for unit in bridge:
        project.store.append(
            Label(
                new_label_id(), "2020-01-01T09:00:00.000Z", mira.name, "reviewer", "bridge", unit.number, unit.id,
                ("statistic",), note="As it was",
            )
        )  # fmt: skip
    ferry = project.library.article("ferry").units[1]
    again = [(mira.name, "bridge", unit.number, unit.id) for unit in bridge[1:3]]
    project.tasks.assign("Lea", "retest", again)
    project.tasks.assign("Lea", "reliability", [(mira.name, "ferry", ferry.number, ferry.id)])

    page = mira.page
    page.goto(mira.site.url)
    page.get_by_text("3 left", exact=True).wait_for()
    page.get_by_text("Paragraphs set for you").click()
    page.locator("header.desk").wait_for()
    mira.ready()
    for turn in range(3):
        page.get_by_text(f"{turn} of 3", exact=True).wait_for()
        assert page.locator(".chip").count() == 0
        assert page.locator(".reading a").count() == 0
        assert "As it was" not in page.content()
        assert page.locator("body").get_attribute("data-tags") == ""
        if turn == 1:
            shown = page.locator(".now").inner_text()
            page.wait_for_function(
                "() => location.search === document.querySelector('header.desk').dataset.address"
            )
            mira.reload()
            assert page.locator(".now").inner_text() == shown
            mira.press("n")
            assert page.locator(".st-key-note_field textarea:focus").input_value() == ""
            page.keyboard.press("Escape")
            mira.rest()
        mira.press("1")
    assert mira.at_end()
    page.get_by_text("3 paragraphs set for you, all tagged").wait_for()

    answers = mira.rows[len(bridge) :]
    assert {(row["article"], row["paragraph_id"]) for row in answers} == {
        ("ferry", ferry.id),
        *(("bridge", unit.id) for unit in bridge[1:3]),
    }
    assert {row["tags"] for row in answers} == {"supportive"}
    page.keyboard.press("Enter")
    page.locator("ol.articles.set").get_by_text("done", exact=True).wait_for()
