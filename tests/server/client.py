"""A client that does as it is told: any header, any path, no browser's caution."""

from __future__ import annotations

import http.client
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: str

    @property
    def cookie(self):
        """The one cookie that the answer sets, with its attributes; None where it sets none."""
        jar = SimpleCookie(self.headers.get("set-cookie") or "")
        return next(iter(jar.values()), None)

    @property
    def csp(self) -> str:
        return self.headers["content-security-policy"]


def get(
    url: str, path: str = "/", cookie: str = "", headers: dict[str, str] | None = None, method: str = "GET"
) -> Answer:
    """One request, sent as written: no redirect is followed, no path is tidied."""
    at = urlsplit(url)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=10)
    try:
        given = dict(headers or {}) | ({"Cookie": cookie} if cookie else {})
        connection.putrequest(
            method, path, skip_host=any(name.lower() == "host" for name in given), skip_accept_encoding=True
        )
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
    finally:
        connection.close()


class Session:
    """A session's connection, open."""

    def __init__(self, socket):
        self.socket = socket
        self.id = ""

    def run(self, page: str = "", query: str = "", fragment: str = "") -> str:
        """Run the page, or one fragment of it, and return all that it sent, as text. Raises `ConnectionClosed`."""
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        message.rerun_script.context_info.url = "http://127.0.0.1/"
        self.socket.send(message.SerializeToString())
        return self._until(lambda m: m.WhichOneof("type") == "script_finished")

    def media_url(self, file_id: str) -> str:
        """The address of a file that is made when it is asked for."""
        message = BackMsg()
        message.backend_operation_request.request_id = "a"
        message.backend_operation_request.session_id = self.id
        message.backend_operation_request.deferred_file.file_id = file_id
        self.socket.send(message.SerializeToString())
        self._until(lambda m: m.WhichOneof("type") == "backend_operation_response")
        return self.last.backend_operation_response.deferred_file.url

    def _until(self, ends) -> str:
        said = []
        while True:
            self.last = ForwardMsg.FromString(self.socket.recv(timeout=20))
            if self.last.WhichOneof("type") == "new_session":
                self.id = self.last.new_session.initialize.session_id
            said.append(str(self.last))
            if ends(self.last):
                return "\n".join(said)

    def closed_with(self) -> int:
        """The code that the server closes the connection with."""
        try:
            while True:
                self.socket.recv(timeout=10)
        except ConnectionClosed as closed:
            return closed.rcvd.code


@contextmanager
def session(
    url: str,
    cookie: str = "",
    headers: dict[str, str] | None = None,
    origin: str | None = "",
    resume: str = "",
):
    """A WebSocket to the server at `url`, as one of its own pages opens it. Raises `InvalidStatus` where refused."""
    at = urlsplit(url)
    given = dict(headers or {}) | ({"Cookie": cookie} if cookie else {})
    with connect(
        f"ws://{given.pop('Host', at.netloc)}/_stcore/stream",
        sock=socket.create_connection((at.hostname, at.port), timeout=10),
        origin=url if origin == "" else origin,
        subprotocols=["streamlit", "x", *([resume] if resume else [])],
        additional_headers=given,
        max_size=None,
        open_timeout=10,
        proxy=None,
    ) as opened:
        yield Session(opened)


def refused(
    url: str, cookie: str = "", headers: dict[str, str] | None = None, origin: str | None = ""
) -> bool:
    """Whether a session is refused before it begins."""
    try:
        with session(url, cookie, headers, origin):
            return False
    except InvalidStatus as answer:
        if answer.response.status_code != 403:
            raise
        return True
