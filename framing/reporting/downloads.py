"""What people download: files to open in a spreadsheet, in which no text of a stranger runs as a formula."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from framing.articles import Article
from framing.codebook import Codebook
from framing.labels import LabelTable
from framing.reporting.label_frames import labels_in_parts, with_texts
from framing.reporting.spreadsheet import csv_download
from framing.reporting.summary import Summary
from framing.reporting.workbook import workbook

if TYPE_CHECKING:
    import pandas as pd

_BASIS = {
    "average": "Average: every reviewer's current tags count, a paragraph's reviewers in equal parts.",
    "final": "Final labels: the verdict while it holds, else the strict majority; else not tagged.",
}


def summary_csv(summary: Summary) -> bytes:
    """The summary's table."""
    return csv_download([summary.to_frame()])


def labels_csv(table: LabelTable, history: bool = False) -> bytes:
    """The current labels, a row each as in labels.csv; with `history`, every row ever saved."""
    return csv_download(labels_in_parts(table, history=history))


def labels_wide_csv(table: LabelTable, codebook: Codebook, history: bool = False) -> bytes:
    """The current labels, a row a reviewer and paragraph, one column a tag."""
    return csv_download(labels_in_parts(table, codebook, history))


def summary_workbook(
    summary: Summary,
    table: LabelTable,
    codebook: Codebook,
    article_of: Callable[[str], Article],
    project: str,
    day: date | None = None,
) -> bytes:
    """An Excel workbook: the summary, the current labels with their paragraphs' texts, the codebook.

    `article_of` gives the article of an id or raises `ArticleError`, as `Library.article` does.
    """
    return workbook(
        {
            "summary": [summary.to_frame()],
            "labels": (with_texts(part, article_of) for part in labels_in_parts(table)),
            "codebook": [codebook_frame(codebook)],
            "about": [_about(summary, codebook, project, day or date.today())],
        },
        title=f"{project}: {codebook.title}",
    )


def codebook_frame(codebook: Codebook) -> pd.DataFrame:
    """The tags, a row each, with the fields of codebook.toml and the letter that stands for the tag."""
    import pandas as pd

    return pd.DataFrame([asdict(tag) for tag in codebook.tags])


def file_name(project: str, what: str, ending: str, day: date | None = None) -> str:
    """Such as "island-bridge summary average 2026-11-21.csv": a name that any system can keep."""
    plain = re.sub(r'[\s<>:"/\\|?*]+', " ", unicodedata.normalize("NFC", project))
    plain = (
        "".join(c for c in plain if unicodedata.category(c)[0] != "C").strip(" .")[:80].strip(" .")
        or "project"
    )
    return f"{plain} {what} {(day or date.today()).isoformat()}.{ending}"


def _about(summary: Summary, codebook: Codebook, project: str, day: date) -> pd.DataFrame:
    import pandas as pd

    facts = {
        "project": project,
        "date": day.isoformat(),
        "codebook": f"{codebook.title} ({codebook.fingerprint})",
        "basis of the summary": _BASIS[summary.basis],
        "articles": len(summary.articles),
        "articles not read yet": int(summary.pending.sum()),
        "labels on paragraphs that are gone": int(summary.orphaned.sum()),
        "labels on articles that are gone": sum(summary.gone.values()),
        "tags that have left the codebook": ", ".join(summary.former),
    }
    return pd.DataFrame({"fact": list(facts), "value": pd.Series(list(facts.values()), dtype=object)})
