"""Sessions that are open while somebody's right to be there ends, and sessions that belong to somebody else."""

from __future__ import annotations

import re
import time

from streamlit.proto.BackMsg_pb2 import BackMsg

from framing.project import open_project
from tests.framing.labels.examples import label
from tests.server.client import get, refused, session
from tests.server.conftest import SECRET, Site, make_project
from tests.serving import serve


def test_who_is_revoked_is_out_at_the_next_message(reachable):
    link = reachable.invite("Mira")
    cookie = reachable.cookie(link)
    with session(reachable.url, cookie) as open_session:
        assert "Mira" in open_session.run()
        reachable.links.revoke(link.id)
        open_session.socket.send(b"")
        assert open_session.closed_with() == 1008
    assert refused(reachable.url, cookie)
    assert get(reachable.url, "/", cookie).status == 401


def test_another_link_of_the_same_person_is_not_touched(reachable):
    first, second = reachable.invite("Mira"), reachable.invite("Mira")
    with session(reachable.url, reachable.cookie(second)) as open_session:
        open_session.run()
        reachable.links.revoke(first.id)
        assert open_session.run()


def test_whose_link_expires_is_out_at_the_next_message(reachable):
    link = reachable.invite("Mira", days=2 / 86_400)
    with session(reachable.url, reachable.cookie(link)) as open_session:
        assert open_session.run()
        while link.state() == "active":
            time.sleep(0.1)
        open_session.socket.send(b"")
        assert open_session.closed_with() == 1008


def test_a_session_is_given_back_to_whom_it_belonged_and_to_nobody_else(reachable):
    mira, tom = (reachable.cookie(reachable.invite(name)) for name in ("Mira", "Tom"))
    with session(reachable.url, mira) as first:
        first.run()
    with session(reachable.url, tom, resume=first.id) as stolen:
        stolen.run()
        assert stolen.id != first.id
    with session(reachable.url, mira, resume=first.id) as again:
        again.run()
        assert again.id == first.id


def test_two_tabs_are_the_same_person(reachable, mira):
    with session(reachable.url, mira) as one, session(reachable.url, mira) as two:
        assert "Mira" in one.run()
        assert "Mira" in two.run()
        assert one.id != two.id


def test_nothing_that_is_no_message_of_the_page_keeps_a_session_open(reachable, mira):
    with session(reachable.url, mira) as open_session:
        open_session.socket.send(b"\xff\xff not a message")
        assert open_session.closed_with() == 1002
    assert get(reachable.url, "/", mira).status == 200


def test_a_page_can_ask_for_its_own_runs_and_files_and_for_nothing_that_acts_on_the_server(reachable, mira):
    with session(reachable.url, mira) as open_session:
        open_session.run()
        for kind in ("clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"):
            message = BackMsg()
            setattr(message, kind, True)
            open_session.socket.send(message.SerializeToString())
        for operation in ("install_skills", "dismiss_skills_nudge"):
            message = BackMsg()
            message.backend_operation_request.session_id = open_session.id
            getattr(message.backend_operation_request, operation).SetInParent()
            open_session.socket.send(message.SerializeToString())
        drawn = open_session.run()
    for answer in ("backend_operation_response", "git_info_changed"):
        assert answer not in drawn
    assert "shut down runtime" not in reachable.url.log


def test_an_open_page_that_refreshes_itself_follows_the_rules_as_the_lead_changes_them(tmp_path):
    folder = make_project(tmp_path / "project", "blind = false\n")
    project = open_project(folder)
    unit = project.library.article("bridge").units[-1]
    said = {"reviewer": "Tom", "article": "bridge", "paragraph_id": unit.id}
    project.store.append(label(unit.number, "critical", **said))
    with serve(folder, "--server.address=0.0.0.0") as url:
        site = Site(url, folder)
        with session(url, site.cookie(site.invite("Mira"))) as open_session:
            drawn = open_session.run("summary")
            assert "Nothing is tagged yet" not in drawn
            fragment = re.search(r'auto_rerun \{[^}]*fragment_id: "(\w+)"', drawn)[1]
            (folder / "team.toml").write_text("blind = true  # from now on\n", encoding="utf-8")
            assert "Nothing is tagged yet" in open_session.run("summary", fragment=fragment)


def test_articles_reach_whoever_may_read_them(reachable, mira):
    with session(reachable.url, mira) as open_session:
        assert SECRET in open_session.run(query="article=bridge&paragraph=2")
