"""What is left of a server that was told to end: nothing."""

from __future__ import annotations

import os
import re
import time

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.server.client import session
from tests.server.conftest import make_project
from tests.serving import serve


def send(page, drawn: str, **widgets: str | bool) -> str:
    """Have the page Report run with what was typed and clicked in it, by the ends of the ids in what was `drawn`."""
    message = BackMsg()
    message.rerun_script.page_name = "report"
    for end, value in widgets.items():
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = re.search(rf'id: "(\$\$ID-[^"]*{end})"', drawn)[1]
        if isinstance(value, str):
            widget.string_value = value
        else:
            widget.trigger_value = value
    page.socket.send(message.SerializeToString())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that asks a program to end")
@pytest.mark.parametrize("button", ["report_make", "package_make"])
def test_a_server_that_is_told_to_end_takes_what_it_was_making_with_it(tmp_path, button):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    folder = make_project(tmp_path / "project")
    with serve(folder, env={"TMPDIR": str(temporary)}) as url:
        with session(url) as lea:
            drawn = lea.run("report")
            send(lea, drawn, **{"sign_in_name": "lea", "sign_in_form-Start": True})
            drawn = lea._until(lambda message: message.WhichOneof("type") == "script_finished")
            send(lea, drawn, **{button: True})
            until = time.monotonic() + 30
            while not list(temporary.glob("framing-*/*/")):
                assert time.monotonic() < until
                time.sleep(0.01)
            url.server.terminate()
            url.server.wait(20)
        assert list(temporary.glob("framing-*")) == []
