"""Every fault this tool names, as one tree under `FramingError`.

A class is one fault. Its constructor takes facts and writes the sentence a person reads: what
happened, where (file, row, article), what to do. Nothing here formats for a screen or a terminal.
"""

from __future__ import annotations

from framing.errors.articles import (
    ArticleBinary,
    ArticleEmpty,
    ArticleError,
    ArticleFrontMatter,
    ArticleStemTaken,
    ArticleTooLarge,
    ArticleTooLong,
    ArticleUnknown,
    ArticleUnreadable,
)
from framing.errors.exchange import ExchangeError, ExchangeNotWritten, ExchangeRefused
from framing.errors.labels import (
    LabelError,
    LabelFileLocked,
    LabelFileRefused,
    LabelFileUnreadable,
    LabelNotSaved,
    SaidMeanwhile,
)
from framing.errors.project import CodebookError, ProjectError, ProjectExists, ProjectMissing
from framing.errors.replication import PackageError, PackageInTheWay, PackageNotMade, PackageNotWritten
from framing.errors.report import NothingToReport, ReportError, ReportFolderTaken, ReportNotWritten
from framing.errors.root import FramingError
from framing.errors.selection import SelectionError
from framing.errors.team import (
    LeadOnly,
    LinkNotMade,
    LinkRefused,
    LinkUnknown,
    NotSettled,
    NotSignedIn,
    SecretRefused,
    TaskSetUnknown,
    TeamError,
    TeamFileError,
    TeamRecordNotSaved,
    TeamRecordRefused,
    TeamRecordUnreadable,
)

__all__ = [
    "ArticleBinary",
    "ArticleEmpty",
    "ArticleError",
    "ArticleFrontMatter",
    "ArticleStemTaken",
    "ArticleTooLarge",
    "ArticleTooLong",
    "ArticleUnknown",
    "ArticleUnreadable",
    "CodebookError",
    "ExchangeError",
    "ExchangeNotWritten",
    "ExchangeRefused",
    "FramingError",
    "LabelError",
    "LabelFileLocked",
    "LabelFileRefused",
    "LabelFileUnreadable",
    "LabelNotSaved",
    "LeadOnly",
    "LinkNotMade",
    "LinkRefused",
    "LinkUnknown",
    "NotSettled",
    "NotSignedIn",
    "NothingToReport",
    "PackageError",
    "PackageInTheWay",
    "PackageNotMade",
    "PackageNotWritten",
    "ProjectError",
    "ProjectExists",
    "ProjectMissing",
    "ReportError",
    "ReportFolderTaken",
    "ReportNotWritten",
    "SaidMeanwhile",
    "SecretRefused",
    "SelectionError",
    "TaskSetUnknown",
    "TeamError",
    "TeamFileError",
    "TeamRecordNotSaved",
    "TeamRecordRefused",
    "TeamRecordUnreadable",
]
