"""The front door: `streamlit run annotate_app.py` serves the project in this folder.

`FRAMING_PROJECT` names another project folder. Who comes in is decided in app/entry/; the pages are in app/, and
what the tool knows is in framing/.
"""

import streamlit as st
from starlette.middleware import Middleware

from app.entry.guard import Guard
from app.entry.join import routes
from app.entry.start import lifespan
from app.faults import show_fault

app = st.App(
    "app/main.py",
    routes=routes(),
    middleware=[Middleware(Guard)],
    lifespan=lifespan,
    on_script_error=show_fault,
)
