"""A connection whose small messages go out at once."""

from __future__ import annotations

import socket

from starlette.types import Send


def send_at_once(send: Send) -> None:
    """Let no message wait for the one before to be acknowledged (Nagle's algorithm).

    An answer is a few small messages, and would wait 40 ms after the first. asyncio turns this off by itself,
    but not for sockets that are bound as Streamlit binds its own. Where there is no such socket, nothing is done.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
