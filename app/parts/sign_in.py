"""Who is tagging. On one machine a typed name is enough, and it is remembered."""

from __future__ import annotations

import streamlit as st

from app.parts import browser, session


def signed_in() -> bool:
    """Whether the reviewer is known; asks for the name where not."""
    if session.get("reviewer") is None and not session.get("name_chosen"):
        session.put("reviewer", browser.remembered_name())
    if session.get("reviewer") is None:
        _ask()
        return False
    return True


def sign_out() -> None:
    """Ask for a name again, in this tab."""
    session.leave_desk()
    session.put("reviewer", None)
    session.put("name_chosen", True)


def _ask() -> None:
    with st.container(key="sign_in"):
        st.title("Framing annotator", anchor=False)
        st.markdown(
            "Read news articles paragraph by paragraph, and say with one key how each paragraph frames its subject."
        )
        with st.form("sign_in_form", border=False):
            st.text_input(
                "Your name",
                key="sign_in_name",
                max_chars=80,
                autocomplete="name",
                placeholder="As it shall stand beside your tags",
            )
            st.form_submit_button("Start", type="primary", on_click=_take_name)
        if session.get("said"):
            st.warning(session.get("said"))


def _take_name() -> None:
    name = browser.clean_name(st.session_state.sign_in_name)
    session.put("said", "" if name else "Type a name first: it tells your tags from those of others.")
    if name:
        session.put("reviewer", name)
        session.put("name_chosen", True)
