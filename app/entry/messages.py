"""Which messages of a page the server takes: those that the tool's own pages send, and no other.

Streamlit knows more of them. Some act on everybody's sessions (emptying the caches), on this machine's files
(installing helpers for programs that write code), or tell what lies in the folder (the state of its Git).
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

_TAKEN = {"rerun_script", "stop_script", "app_heartbeat"}

#: Of the things that a page may ask for beside its runs.
_ASKED_FOR = {"deferred_file"}


def is_taken(frame: bytes | None) -> bool:
    """Whether Streamlit shall see `frame`. What is no message at all it sees, and ends the connection."""
    if frame is None:
        return True
    try:
        message = BackMsg.FromString(frame)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in _ASKED_FOR
    return kind is None or kind in _TAKEN
