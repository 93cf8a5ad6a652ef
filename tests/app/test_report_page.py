"""The page Report: for leads; a report made beside the app, watched, and offered when it is done."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
import zipfile
from pathlib import Path

import pytest

from app.parts.report import press as press_module
from app.parts.report import whole, workplace
from app.parts.report.press import Press, Wanted, reading
from app.parts.report.workplace import Workplace
from tests.app.conftest import PEOPLE

#: Stands in for `python -m framing report`: says how far it is, waits to be let go on, writes a page.
WORK = """
import pathlib, sys, time
folder, out = sys.argv[1], pathlib.Path(sys.argv[3])
print("35 % Drawing the charts", flush=True)
while not pathlib.Path(folder, "go").exists():
    time.sleep(0.01)
{ending}
out.mkdir()
(out / "report.html").write_text(" ".join(sys.argv[4:]))
"""


@pytest.fixture
def press_of(tmp_path):
    """`press_of(ending)`: a press whose process ends with these lines of Python."""
    places = []

    def press_of(ending="", place=None):
        command = (sys.executable, "-c", WORK.format(ending=ending))
        places.append(place or Workplace())
        return Press(tmp_path, places[-1], command)

    yield press_of
    for place in places:
        place.close()


def wait_for(condition):
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def go(tmp_path):
    (tmp_path / "go").touch()


def test_a_report_says_how_far_it_is_and_is_there_when_it_is_done(press_of, tmp_path):
    press, wanted = press_of(), Wanted(by="outlet", with_texts=False, title="-- Two ways")
    job = press.ask(wanted, "now")
    wait_for(lambda: job.share)
    assert (job.state, job.share, job.doing) == ("running", 0.35, "Drawing the charts")
    assert press.made(wanted) is None
    go(tmp_path)
    wait_for(lambda: not job.is_open)
    assert job.state == "done"
    page = reading(press, wanted, "page")().decode()
    assert page == "--progress --by outlet --basis average --title=-- Two ways --without-texts"
    with zipfile.ZipFile(io.BytesIO(reading(press, wanted, "zipped")())) as packed:
        assert packed.read("report/report.html").decode() == page


def test_two_people_who_ask_for_the_same_report_get_the_same(press_of, tmp_path):
    press = press_of()
    assert press.ask(Wanted(), "now") is press.ask(Wanted(), "now")
    go(tmp_path)


def test_another_report_waits_for_its_turn(press_of, tmp_path):
    press = press_of()
    first = press.ask(Wanted(), "now")
    wait_for(lambda: first.share)
    second = press.ask(Wanted(by="outlet"), "now")
    assert second.state == "waiting"
    go(tmp_path)
    wait_for(lambda: not second.is_open)
    assert (first.state, second.state) == ("done", "done")


def test_a_report_made_anew_takes_the_place_of_the_earlier_one(press_of, tmp_path):
    press = press_of()
    go(tmp_path)
    first = press.ask(Wanted(), "then")
    wait_for(lambda: not first.is_open)
    second = press.ask(Wanted(), "now")
    wait_for(lambda: not second.is_open)
    assert press.made(Wanted()) is second
    assert not first.page.exists()
    assert second.page.exists()


def test_only_so_many_reports_are_kept(press_of, tmp_path, monkeypatch):
    monkeypatch.setattr(press_module, "_KEPT", 1)
    press = press_of()
    go(tmp_path)
    jobs = [press.ask(Wanted(title=title), "now") for title in "ab"]
    wait_for(lambda: not any(job.is_open for job in jobs))
    assert sum(job.page.exists() for job in jobs) == 1


def test_what_the_command_refuses_is_told_in_its_words(press_of, tmp_path):
    press = press_of("print('Nothing is tagged yet.', file=sys.stderr); sys.exit(2)")
    go(tmp_path)
    job = press.ask(Wanted(), "now")
    wait_for(lambda: not job.is_open)
    assert (job.state, job.problem) == ("failed", "Nothing is tagged yet.")


@pytest.mark.parametrize("ending", ["raise ValueError('what Ann wrote')", "sys.exit(3)", "sys.exit()"])
def test_a_fault_goes_to_the_log_and_not_to_the_page(press_of, tmp_path, ending, caplog):
    press = press_of(ending)
    go(tmp_path)
    job = press.ask(Wanted(), "now")
    wait_for(lambda: not job.is_open)
    assert job.state == "failed"
    assert "log" in job.problem
    assert "Ann" not in job.problem
    assert "A report was not made" in caplog.text


def test_after_a_fault_it_can_be_asked_for_again_and_the_earlier_report_is_still_there(press_of, tmp_path):
    press = press_of("if pathlib.Path(folder, 'broken').exists(): sys.exit(3)")
    go(tmp_path)
    first = press.ask(Wanted(), "then")
    wait_for(lambda: not first.is_open)
    (tmp_path / "broken").touch()
    second = press.ask(Wanted(), "now")
    wait_for(lambda: not second.is_open)
    assert second.state == "failed"
    assert press.made(Wanted()) is first
    assert first.page.exists()


def test_when_the_server_ends_its_process_and_its_files_end_too(press_of, tmp_path, monkeypatch):
    monkeypatch.setattr(workplace.tempfile, "tempdir", str(tmp_path))
    place = Workplace()
    job = press_of(place=place).ask(Wanted(), "now")
    wait_for(lambda: job.share)
    assert list(tmp_path.glob("framing-reports-*"))
    place.close()
    wait_for(lambda: not job.is_open)
    assert job.state == "failed"
    assert not list(tmp_path.glob("framing-reports-*"))
    with pytest.raises(OSError, match="ends"):
        place.new_folder()


def test_what_a_killed_server_left_is_removed_and_what_a_living_one_has_is_not(
    press_of, tmp_path, monkeypatch
):
    monkeypatch.setattr(workplace.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(workplace, "_FRESH", -1)
    left = tmp_path / "framing-reports-left"
    left.mkdir()
    go(tmp_path)
    presses = [press_of(), press_of()]
    for press in presses:
        job = press.ask(Wanted(), "now")
        wait_for(lambda job=job: not job.is_open)
    assert not left.exists()
    assert all(press.made(Wanted()).page.exists() for press in presses)


def test_a_link_that_somebody_else_put_among_them_leads_nowhere(tmp_path, monkeypatch):
    monkeypatch.setattr(workplace.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(workplace, "_FRESH", -1)
    other = tmp_path / "mine"
    other.mkdir()
    try:
        (tmp_path / "framing-reports-link").symlink_to(other, target_is_directory=True)
    except OSError:
        pytest.skip("this account may make no links")
    place = Workplace()
    place.new_folder()
    place.close()
    assert list(other.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has a temporary folder an account")
def test_no_other_account_reads_what_is_made():
    place = Workplace()
    folder = place.new_folder()
    assert [path.stat().st_mode & 0o077 for path in (folder, folder.parent)] == [0, 0]
    place.close()


def test_temporary_files_of_its_process_go_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(workplace.tempfile, "tempdir", str(tmp_path))
    place = Workplace()
    folder = place.new_folder()
    leave_one = "import tempfile; print(tempfile.mkstemp()[1])"
    with place.start([sys.executable, "-c", leave_one], folder) as process:
        left = Path(process.communicate()[0].strip())
    assert left.parent == folder
    place.close()
    assert not left.exists()


def test_a_report_whose_files_were_tidied_away_is_asked_for_again(press_of, tmp_path):
    go(tmp_path)
    press = press_of()
    job = press.ask(Wanted(), "now")
    wait_for(lambda: press.made(Wanted()))
    shutil.rmtree(job.page.parents[2])
    assert press.made(Wanted()) is None
    press.ask(Wanted(), "now")
    wait_for(lambda: press.made(Wanted()))


# ------------------------------------------------------------------------------------ the page


@pytest.fixture
def report(visit, press_of, monkeypatch):
    """`report(folder, name)`: a session on the page, whose reports are made by a fake process."""
    press = press_of()
    monkeypatch.setattr(whole, "_press", lambda folder: press)

    def report(folder, name="lea"):
        session = visit(folder, name)
        session.at.switch_page("views/report.py").run()
        return session

    return report


def test_reviewers_are_told_that_it_is_for_leads(report, small_project):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    me = report(small_project, "ann")
    assert [error for error in me.errors if "lead" in error]
    assert not [button for button in me.at.button if button.key == "report_make"]


def test_a_lead_asks_for_the_report_watches_it_and_takes_it_away(report, small_project, tmp_path):
    me = report(small_project)
    assert not me.at.exception
    me.at.button(key="report_make").click().run()
    wait_for(lambda: whole._press("").job(Wanted()).share)
    me.at.run()
    assert not [button for button in me.at.button if button.key == "report_make"]
    go(tmp_path)
    wait_for(lambda: not whole._press("").job(Wanted()).is_open)
    me.at.run()
    assert me.at.button(key="report_make").label == "Make it anew"
    assert [one.label for one in me.at.get("download_button")][:2] == [
        "Everything (zip)",
        "The page alone (HTML)",
    ]


def test_the_page_says_when_labels_have_changed_since(report, small_project, tmp_path):
    me = report(small_project)
    go(tmp_path)
    me.at.button(key="report_make").click().run()
    wait_for(lambda: whole._press("").made(Wanted()))
    me.at.run()
    assert not [one for one in me.at.caption if "changed since" in one.value]
    (small_project / "sources" / "new.txt").write_text("A new one\n\nAnd its text.\n", encoding="utf-8")
    with Path(small_project / "codebook.toml").open("a", encoding="utf-8") as file:
        file.write("\n# Changed.\n")
    me.at.run()
    assert [one for one in me.at.caption if "changed since" in one.value]


def test_a_team_that_is_anonymous_has_letters_in_its_report_unless_the_lead_wants_names(
    report, small_project
):
    (small_project / "team.toml").write_text("anonymous = true\n" + PEOPLE, encoding="utf-8")
    assert report(small_project).at.toggle(key="report_anonymous").value


def test_a_gesture_of_somebody_who_is_no_lead_any_more_makes_nothing(report, small_project):
    me = report(small_project)
    others = PEOPLE.replace('name = "lea"', 'name = "max"')
    (small_project / "team.toml").write_text(others + '\n[[reviewer]]\nname = "lea"\n', encoding="utf-8")
    me.at.button(key="report_make").click().run()
    assert whole._press("").job(Wanted()) is None
