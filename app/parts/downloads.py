"""The files that people take away. Each is made when it is asked for."""

from __future__ import annotations

import streamlit as st

from framing.labels import LabelTable
from framing.project import Project
from framing.reporting import Summary
from framing.reporting.downloads import (
    file_name,
    labels_csv,
    labels_wide_csv,
    summary_csv,
    summary_workbook,
)

_CSV = "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_downloads(project: Project, summary: Summary, labels: LabelTable) -> None:
    basis, codebook, name = summary.basis, project.codebook, project.name
    article = project.library.article
    files = [
        ("Summary (CSV)", f"summary {basis}", "csv", _CSV, lambda: summary_csv(summary)),
        (
            "Workbook (Excel)",
            f"summary {basis}",
            "xlsx",
            _XLSX,
            lambda: summary_workbook(summary, labels, codebook, article, name),
        ),
        ("Labels (CSV)", "labels", "csv", _CSV, lambda: labels_csv(labels)),
        (
            "Labels, a column a tag (CSV)",
            "labels wide",
            "csv",
            _CSV,
            lambda: labels_wide_csv(labels, codebook),
        ),
    ]
    with st.container(horizontal=True, key="downloads"):
        for place, (label, what, ending, kind, make) in enumerate(files):
            st.download_button(
                label,
                make,
                file_name=file_name(name, what, ending),
                mime=kind,
                key=f"download_{place}",
                icon=":material/download:",
                on_click="ignore",
            )
