"""A real server on a free port, for tests and benchmarks that speak to it as a browser or a stranger would."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: Seconds between two looks at whether a server answers yet.
_LOOK = 0.05


class Served(str):
    """The address of a running server; also what it has logged so far."""

    server: subprocess.Popen
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8", "replace")

    @property
    def port(self) -> int:
        return int(self.rpartition(":")[2])


def copy_of_demo(folder: Path) -> Path:
    """The demo project, copied to `folder`, which is new: to be served and written to."""
    folder.mkdir()
    for name in ("codebook.toml", "labels.csv"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "sources", folder / "sources")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serve(
    folder: Path | None,
    *options: str,
    port: int | None = None,
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = ("streamlit", "run", "annotate_app.py"),
) -> Iterator[Served]:
    """The address of a server on the project in `folder`, by default the demo; it is stopped at the end.

    `env` adds to its environment. The address is that of this machine's loopback, whatever the server listens on.
    """
    port = port or free_port()
    log_file = Path(tempfile.mkstemp(prefix="framing-log-")[1])
    with log_file.open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                *command,
                f"--server.port={port}",
                "--server.headless=true",
                *options,
            ],
            cwd=ROOT,
            env=os.environ | ({"FRAMING_PROJECT": str(folder)} if folder else {}) | dict(env or {}),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    url = Served(f"http://127.0.0.1:{port}")
    url.server, url.log_file = server, log_file
    try:
        _wait_until_healthy(url)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)
        log_file.unlink(missing_ok=True)


def _wait_until_healthy(url: Served, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}{_base(url)}/_stcore/health", timeout=1):
                return
        except OSError:
            if url.server.poll() is not None:
                break
            time.sleep(_LOOK)
    url.server.kill()
    raise RuntimeError(f"The server did not start:\n{url.log}")


def _base(url: Served) -> str:
    """The path that the server was told to live under."""
    told = [arg for arg in url.server.args if arg.startswith("--server.baseUrlPath=")]
    return "/" + told[-1].partition("=")[2].strip("/") if told else ""
