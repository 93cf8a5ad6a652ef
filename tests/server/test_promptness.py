"""Small messages that do not wait."""

from __future__ import annotations

import socket

from app.entry.promptness import send_at_once


class Connection:
    """What a server's `send` belongs to."""

    def __init__(self, end: socket.socket):
        self.transport = self
        self.end = end

    def get_extra_info(self, name: str) -> socket.socket | None:
        return self.end if name == "socket" else None

    async def send(self, message) -> None: ...


def test_a_connection_sends_small_messages_at_once():
    # Bound as Streamlit binds its own, with no protocol named: asyncio leaves such connections as they are.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as end:
        send_at_once(Connection(end).send)
        assert end.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_that_tells_nothing_of_its_connection_is_left_alone():
    async def send(message) -> None: ...

    send_at_once(send)
    left, right = socket.socketpair()
    with left, right:
        send_at_once(Connection(left).send)
