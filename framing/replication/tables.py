"""The tables of a package, as data frames."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from framing.articles import UnitArrays
from framing.articles.places import NOWHERE, locate
from framing.codebook import Codebook
from framing.labels import NONE, LabelTable
from framing.labels.columns import paragraph_text
from framing.labels.final import HOW
from framing.reliability.coefficients import coefficients
from framing.reliability.matrix import Ratings
from framing.reliability.sums import sums
from framing.replication.names import plain_names
from framing.replication.offsets import Span
from framing.replication.sources import Source
from framing.reporting.basis import final_labels_of
from framing.reporting.columns import tag_columns
from framing.undefined import Undefined

if TYPE_CHECKING:
    import pandas as pd

#: Rows of labels that are a data frame at a time.
_PART = 20_000

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T)")

ARTICLE_COLUMNS = (
    *("article", "title", "byline", "outlet", "date", "url", "language"),
    *("file", "sha256", "encoding", "errors"),
)
PARAGRAPH_COLUMNS = (
    *("article", "paragraph", "kind", "unit", "paragraph_id", "words", "sha256"),
    *("start", "end", "cuts", "credit_start", "credit_end", "credit_cuts"),
)


def label_frames(table: LabelTable, *, anonymous: bool) -> Iterator[pd.DataFrame]:
    """Every row of `table`, some thousand at a time; where it is anonymous, without notes and times of day."""
    for start in range(0, max(1, len(table)), _PART):
        frame = table.to_frame(np.arange(start, min(len(table), start + _PART)))
        if anonymous:
            frame["note"] = ""
            frame["saved_at"] = [_day_of(time) for time in frame["saved_at"].tolist()]
        yield frame


def _day_of(time: str) -> str:
    day = _DAY.match(time)
    return f"{day[0]}T00:00:00.000Z" if day else ""


def final_frame(units: UnitArrays, table: LabelTable) -> pd.DataFrame:
    """The final labels in reading order, those on text that is gone last; `unit` says 1 where it is there."""
    import pandas as pd

    final = final_labels_of(table)
    unit = locate(units, table.articles, final.article, final.paragraph_key, table.paragraph[final.row]).unit
    here = unit != NOWHERE
    number = table.paragraph[final.row].astype(np.int64)
    number[here] = units.number[unit[here]]
    order = np.lexsort((np.where(here, unit, np.arange(len(unit))), ~here))
    frame = table.to_frame(final.row[order])
    return pd.DataFrame(
        {
            "article": frame["article"].tolist(),
            "paragraph": number[order],
            "paragraph_id": frame["paragraph_id"].tolist(),
            "tags": [";".join(table.choices[code]) for code in final.choice[order].tolist()],
            "how": [HOW[code] for code in final.how[order].tolist()],
            "reviewers": final.reviewers[order],
            "unit": here[order].astype(np.int64),
        }
    ).astype({"article": "str", "paragraph_id": "str", "tags": "str", "how": "str"})


def tags_in_use(codebook: Codebook, *former: Iterable[str]) -> tuple[str, ...]:
    """The codebook's tags, then those that labels still hold though they have left it."""
    return codebook.names + tuple(sorted(set().union(*former) - set(codebook.names) - {NONE}))


def codebook_frame(codebook: Codebook, tags: Sequence[str]) -> pd.DataFrame:
    """A row a tag: what codebook.toml says of it, and what it is called elsewhere in the package."""
    import pandas as pd

    rows = [
        (asdict(codebook.by_name[tag]) if tag in codebook.by_name else {"name": tag})
        | {"former": int(tag not in codebook.by_name), "column": column, "file": file}
        for tag, column, file in zip(tags, tag_columns(tags), plain_names(tags, "tag"), strict=True)
    ]
    fields = ["name", "key", "colour", "definition", "use_when", "not_when", "example", "letter"]
    return pd.DataFrame(rows, columns=[*fields, "former", "column", "file"]).fillna("")


def article_frame(sources: Iterable[Source]) -> pd.DataFrame:
    """A row an article: what is known of it, and its file as it was read."""
    import pandas as pd

    rows = []
    for source in sources:
        a = source.article
        known = (a.id, a.title, a.byline, a.outlet, a.date, a.url, a.language)
        rows.append((*known, source.file, source.sha256, source.encoding, source.errors))
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))


def paragraph_frames(sources: Iterable[Source], *, texts: bool) -> Iterator[pd.DataFrame]:
    """A row a paragraph, a frame an article; `texts` says whether the text and its credit are shown."""
    import pandas as pd

    columns = [*PARAGRAPH_COLUMNS, *(("text", "credit") if texts else ())]
    empty = True
    for source in sources:
        empty = False
        rows = []
        for p, (text, credit) in zip(source.article.paragraphs, source.spans, strict=True):
            digest = hashlib.sha256(p.text.encode("utf-8", "surrogatepass")).hexdigest()
            row = (source.article.id, p.number, p.kind, int(p.is_unit), p.id, p.words, digest)
            row += (*_cells(text), *_cells(credit))
            rows.append((*row, p.text, p.credit) if texts else row)
        yield pd.DataFrame(rows, columns=columns, dtype=object)
    if empty:
        yield pd.DataFrame(columns=columns)


def _cells(span: Span | None) -> tuple[int | None, int | None, str]:
    if span is None:
        return None, None, ""
    return span.start, span.end, " ".join(f"{start}-{end}" for start, end in span.cuts)


def unit_frame(units: UnitArrays, sources: Sequence[Source]) -> pd.DataFrame:
    """A row a unit: article, paragraph, paragraph_id, kind, words."""
    import pandas as pd

    kinds = [p.kind for source in sources for p in source.article.units]
    frame = pd.DataFrame(
        {
            "article": [units.ids[at] for at in units.article.tolist()],
            "paragraph": units.number.astype(np.int64),
            "paragraph_id": list(map(paragraph_text, units.key.tolist())),
            "kind": kinds,
            "words": units.words.astype(np.int64),
        }
    )
    return frame.astype({"article": "str", "paragraph_id": "str", "kind": "str"})


def alpha_frame(data: Ratings, tags: Sequence[str]) -> pd.DataFrame:
    """Krippendorff's α of each tag, or why there is none; reviewers whom nobody can be compared with are left out."""
    import pandas as pd

    rows = []
    for tag in tags:
        of = coefficients(sums(data.unit, data.reviewer, data.having(tag), 2))[0]
        undefined = isinstance(of.alpha, Undefined)
        alpha, why = (None, of.alpha.reason) if undefined else (of.alpha, "")
        rows.append((tag, alpha, of.units, of.pairable_units, of.reviewers, why))
    columns = ["tag", "alpha", "units", "pairable units", "reviewers", "why undefined"]
    return pd.DataFrame(rows, columns=columns, dtype=object)
