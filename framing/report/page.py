"""report.html: one file that opens without a network and without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from framing.report.content import Section

#: A table has at most so many rows on the page; all of them are in the files.
MOST_ROWS = 1000

#: In a table with more columns than this the words over them stand upright, so that a page is broad enough.
MANY_COLUMNS = 11

_HERE = Path(__file__).parent


def page(
    sections: Iterable[Section],
    pictures: Mapping[str, str],
    *,
    title: str,
    codebook: str,
    made_at: datetime,
    version: str,
) -> str:
    """The page of `sections`; `pictures` has the SVG of each by its name, as `svg.lean` made it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja").render(
        sections=list(sections),
        # Serialised from a tree of known elements, with all of its text escaped.
        pictures={name: Markup(svg) for name, svg in pictures.items()},
        style=Markup((_HERE / "report.css").read_text("utf-8")),
        title=title,
        codebook=codebook,
        day=f"{made_at.day} {made_at:%B %Y}",
        made_at=made_at.isoformat(timespec="minutes"),
        version=version,
        most_rows=MOST_ROWS,
        many_columns=MANY_COLUMNS,
    )
