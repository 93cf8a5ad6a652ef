"""The figures as files, made when they are asked for."""

from __future__ import annotations

import json

import streamlit as st

from app.parts.agreement.look import Look
from framing.reliability.layout import document
from framing.reporting.downloads import file_name


def draw_downloads(look: Look) -> None:
    found, name = look.found, look.project.name

    def as_csv() -> bytes:
        from framing.reporting.spreadsheet import csv_download

        return csv_download([found.to_frame()])

    def as_json() -> str:
        return json.dumps(document(found), ensure_ascii=False, indent=1, allow_nan=False) + "\n"

    with st.container(horizontal=True, key="agreement_downloads"):
        for label, ending, kind, make in (
            ("Figures (CSV)", "csv", "text/csv", as_csv),
            ("All figures (JSON)", "json", "application/json", as_json),
        ):
            st.download_button(
                label,
                make,
                file_name=file_name(name, "agreement", ending),
                mime=kind,
                key=f"agreement_{ending}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        "The JSON file also has pairs, articles and outlets, and is what `python -m framing agreement --json` prints."
    )
