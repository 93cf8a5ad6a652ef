"""Framing: how articles tell a story, paragraph by paragraph. What the app knows, for notebooks too.

    import framing

    project = framing.open_project("path/to/project")
    framing.summary(project)                  # a data frame, a row an article
    framing.agreement(project).to_frame()     # a row a tag: how far reviewers agree
    framing.compare(project).to_frame()       # a row an article and tag: shares with intervals
    framing.cited_figures(project)            # a row a number or date that articles cite, lined up
    framing.read_labels(project, wide=True)   # a row a reviewer and paragraph, a column a tag
    framing.paragraphs("article.txt")         # a row a paragraph
    framing.package(project, "package.zip")   # all that others need to check the figures
    framing.write_report(project, "report")   # a page to read and print, with its figures and charts

All errors meant for people are `framing.FramingError`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.4.0"

#: Where each public name comes from. They are loaded when first asked for, so that the server, which needs
#: few of them, starts fast and stays small.
_HOMES = {
    "FramingError": "framing.errors",
    "open_project": "framing.project",
    "create_project": "framing.project",
    "read_article": "framing.articles",
    "summary": "framing.notebook",
    "agreement": "framing.notebook",
    "compare": "framing.notebook",
    "cited_figures": "framing.notebook",
    "read_labels": "framing.notebook",
    "paragraphs": "framing.notebook",
    "package": "framing.notebook",
    "write_report": "framing.notebook",
}

__all__ = [*_HOMES, "__version__"]

if TYPE_CHECKING:
    from framing.articles import read_article as read_article
    from framing.errors import FramingError as FramingError
    from framing.notebook import agreement as agreement
    from framing.notebook import cited_figures as cited_figures
    from framing.notebook import compare as compare
    from framing.notebook import package as package
    from framing.notebook import paragraphs as paragraphs
    from framing.notebook import read_labels as read_labels
    from framing.notebook import summary as summary
    from framing.notebook import write_report as write_report
    from framing.project import create_project as create_project
    from framing.project import open_project as open_project


def __getattr__(name: str):
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
