"""What a reviewer sees when something unforeseen breaks. The log has the traceback."""

from __future__ import annotations

import streamlit as st


def show_fault(fault: Exception) -> bool:
    """Say that the page failed and what to do. Always True: Streamlit draws nothing of its own."""
    st.error(
        "This page met a fault it does not know. Every decision that was confirmed is saved. "
        "Reload the page; if it happens again, the server's log says what went wrong.",
        title="Something went wrong",
    )
    return True
