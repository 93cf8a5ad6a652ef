"""Summary: how each article frames its subject, in numbers and pictures."""

import streamlit as st

st.title("Summary")
