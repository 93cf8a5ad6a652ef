"""The front door: `streamlit run annotate_app.py` serves the project in this folder.

`FRAMING_PROJECT` names another project folder. The pages are in app/; what the tool knows is in framing/.
"""

import streamlit as st

from app.faults import show_fault

app = st.App("app/main.py", on_script_error=show_fault)
