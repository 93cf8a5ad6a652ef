"""A wire between browser and server that can be held up, as a bad network does."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Wire:
    """Passes on what comes to its own port; while it is held, everything waits and nothing is lost."""

    def __init__(self, listener: socket.socket, server_port: int):
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._listener, self._server_port = listener, server_port
        self._free = threading.Event()
        self._free.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._server_port))
                for source, target in ((browser, server), (server, browser)):
                    threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._free.wait()
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def wire_to(url: str) -> Iterator[Wire]:
    """A wire to the server at `url`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = Wire(listener, int(url.rpartition(":")[2]))
        yield wire
        wire.release()
