"""Labels with the times at which they were saved, written as a few lines of text."""

from __future__ import annotations

from framing.articles import Article
from framing.labels import Label, LabelTable, new_label_id


def timed(of: list[Article], text: str) -> LabelTable:
    """A row a line: reviewer, article, paragraph's number, tags ("-" withdraws), time, and more as in `note=why`.

    The time is a month, a day, an hour and a minute of 2026, as in 11-21T09:30, or any other word. A reviewer in
    capitals is an adjudicator.
    """
    by_id = {one.id: one for one in of}
    rows = []
    for line in text.strip().splitlines():
        reviewer, article, number, tags, time, *more = line.split()
        fields = dict(word.split("=") for word in more)
        paragraph = by_id[article].paragraphs[int(number) - 1] if article in by_id else None
        rows.append(
            Label(
                id=fields.get("id") or new_label_id(),
                saved_at=f"2026-{time}:00.000Z" if "T" in time else time,
                reviewer=reviewer,
                role="adjudicator" if reviewer.isupper() else "reviewer",
                article=article,
                paragraph=int(number),
                paragraph_id=paragraph.id if paragraph else "0" * 12,
                tags=() if tags == "-" else tuple(tags.split("+")),
                unsure="unsure" in fields,
                note=fields.get("note", ""),
            )
        )
    return LabelTable.of(rows)
