"""What `import framing` offers to scripts and notebooks: the numbers of the pages, as data frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.articles import Article, read_article

if TYPE_CHECKING:
    import pandas as pd

    from framing.project import Project
    from framing.reporting import Basis, Summary


def summary(project: Project | Path | str, basis: Basis = "average") -> pd.DataFrame:
    """A row an article: paragraphs, tagged, counts and shares of every tag, balance. See docs/methods.md.

    `project` is a project or its folder. Raises `FramingError`s.
    """
    return summarised(_opened(project), basis).to_frame()


def summarised(project: Project, basis: Basis = "average") -> Summary:
    """The `Summary` of a project, every article that is new read first."""
    from framing.reporting import summarise

    project.library.index()
    entries, units = project.library.entries(), project.library.unit_arrays()
    return summarise(entries, units, project.store.read(), project.codebook, basis)


def read_labels(project: Project | Path | str, wide: bool = False, history: bool = False) -> pd.DataFrame:
    """The current labels, with the columns of labels.csv; `wide`: one column a tag; `history`: all rows."""
    from framing.reporting.label_frames import labels_long, labels_wide

    project = _opened(project)
    table = project.store.read()
    return labels_wide(table, project.codebook, history) if wide else labels_long(table, history)


def paragraphs(article: Article | Path | str) -> pd.DataFrame:
    """A row a paragraph of an article or article file: article, number, kind, text, credit, id."""
    import pandas as pd

    article = article if isinstance(article, Article) else read_article(article)
    return pd.DataFrame(paragraph_rows(article), columns=PARAGRAPH_COLUMNS)


PARAGRAPH_COLUMNS = ("article", "number", "kind", "text", "credit", "id")


def paragraph_rows(article: Article) -> list[dict[str, str | int]]:
    """The paragraphs of `article` as plain rows."""
    return [
        {
            "article": article.id,
            "number": p.number,
            "kind": p.kind,
            "text": p.text,
            "credit": p.credit,
            "id": p.id,
        }
        for p in article.paragraphs
    ]


def _opened(project: Project | Path | str) -> Project:
    from framing.project import open_project

    return open_project(project) if isinstance(project, Path | str) else project
