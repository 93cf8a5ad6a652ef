"""What every page shares: the project, who has signed in, navigation, and where errors are told."""

from __future__ import annotations

import gc
from base64 import b64encode
from pathlib import Path

import streamlit as st

from app.parts import session, sign_in
from app.parts.address import asked_by
from app.parts.current_project import current_project
from app.parts.problems import told

_HERE = Path(__file__).parent


@st.cache_resource
def _settle() -> None:
    """What is loaded stays: the collector need not walk through it again while people tag."""
    gc.collect()
    gc.freeze()


# In the page itself: a file of its own would be dropped by the server after a fragment's run.
_ICON = "data:image/png;base64," + b64encode((_HERE / "parts" / "icon.png").read_bytes()).decode()

st.set_page_config(page_title="Framing annotator", page_icon=_ICON, layout="wide")
st.html(_HERE / "parts" / "style.css")

with told():
    if not sign_in.is_stranger():  # what keeps the project from opening is theirs to know who came in
        current_project()
    known = sign_in.signed_in()
    lead = known and sign_in.person().is_lead
    page = st.navigation(
        [
            st.Page(_HERE / "views" / "tag.py", title="Tag", url_path="tag", default=True),
            st.Page(_HERE / "views" / "summary.py", title="Summary", url_path="summary"),
            st.Page(_HERE / "views" / "compare.py", title="Compare", url_path="compare"),
            st.Page(_HERE / "views" / "agreement.py", title="Agreement", url_path="agreement"),
            st.Page(_HERE / "views" / "disagreements.py", title="Disagreements", url_path="disagreements"),
            st.Page(_HERE / "views" / "team.py", title="Team", url_path="team"),
            # These pages themselves refuse whoever is no lead.
            st.Page(
                _HERE / "views" / "report.py",
                title="Report",
                url_path="report",
                visibility="visible" if lead else "hidden",
            ),
            st.Page(
                _HERE / "views" / "links.py",
                title="Join links",
                url_path="links",
                visibility="visible" if lead else "hidden",
            ),
        ],
        position="top" if known else "hidden",
    )
    # After it is known who this is: the script tells this tab's name apart from the browser's.
    asked = sign_in.mount_browser()
    if asked.go:
        session.put("wanted", asked_by(asked.go))
    if asked.back and asked.back.get("note"):
        session.put("note_left", (asked.back.get("address"), asked.back["note"]))
    if known:
        page.run()

_settle()
