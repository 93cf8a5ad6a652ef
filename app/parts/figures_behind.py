"""The figures behind a picture: a table, and a file to take away. Made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from framing.project import Project
from framing.reporting.downloads import file_name

if TYPE_CHECKING:
    import pandas as pd


def draw(
    project: Project,
    name: str,
    make: Callable[[], pd.DataFrame],
    title: str = "The figures behind this picture",
) -> None:
    """Folded away under `title`: the data frame that `make` gives. `name` names the file, and is no other's."""
    key = f"figures_behind_{name.replace(' ', '_')}"
    folded = st.expander(title, key=key, on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.dataframe(make(), hide_index=True, key=f"{key}_table", placeholder="", alt=f"The figures: {name}")
        csv_button("Figures (CSV)", project, name, make, f"{key}_csv")


def csv_button(label: str, project: Project, name: str, make: Callable[[], pd.DataFrame], key: str) -> None:
    """Takes away the data frame that `make` gives, made when it is asked for; `name` names the file."""

    def as_csv() -> bytes:
        from framing.reporting.spreadsheet import csv_download

        return csv_download([make()])

    st.download_button(
        label,
        as_csv,
        file_name=file_name(project.name, name, "csv"),
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )
