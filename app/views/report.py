"""Report: what the team found, to hand on, to be checked, and to be worked on elsewhere. For leads."""

from __future__ import annotations

import streamlit as st

from app.parts import sign_in
from app.parts.current_project import current_project
from app.parts.report import exchange, package, whole

with st.container(key="report"):
    st.title("Report", anchor=False)
    st.markdown("Take away what the team found: to read, to check, and to work on elsewhere.")
    sign_in.require_lead()
    project, person = current_project(), sign_in.person()
    with st.container(key="report_whole"):
        whole.draw(project)
    with st.container(key="report_package"):
        package.draw(project)
    with st.container(key="report_exchange"):
        exchange.draw(project, person)
