"""The least that a Streamlit page can be: one text, four keys. What the tagging page is measured against."""

import streamlit as st

TEXTS = [f"Paragraph {i}. " + "The quick brown fox jumps over the lazy dog. " * 8 for i in range(5000)]


def step() -> None:
    st.session_state.place = st.session_state.get("place", 0) + 1


@st.fragment
def page() -> None:
    st.text(TEXTS[st.session_state.get("place", 0)])
    for key, column in zip("1234", st.columns(4), strict=True):
        column.button(f"tag {key}", key=key, shortcut=key, on_click=step)


page()
