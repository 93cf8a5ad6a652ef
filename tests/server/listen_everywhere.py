"""`python -m tests.server.listen_everywhere --server.port=N`: the tool under a server of its own, on all addresses."""

from __future__ import annotations

import sys

import uvicorn

if __name__ == "__main__":
    port = next(arg.partition("=")[2] for arg in sys.argv if arg.startswith("--server.port="))
    uvicorn.run("annotate_app:app", host="0.0.0.0", port=int(port))
