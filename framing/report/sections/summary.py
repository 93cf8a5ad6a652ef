"""Summary: a row an article, in the figures of the page Summary."""

from __future__ import annotations

from framing.phrases import share, signed
from framing.report.content import Section, Table, words
from framing.report.gathering import Findings
from framing.reporting.in_words import row_labels

BASIS = {
    "average": (
        "Every reviewer's tags count, the reviewers of a paragraph in equal parts. What adjudicators decided does"
        " not enter."
    ),
    "final": (
        "A paragraph counts once: as its verdict says while that holds, else as more than half of its reviewers"
        " decided. Paragraphs without such a decision count as not tagged."
    ),
}


def section(findings: Findings) -> Section:
    """The summary of each article that has tagged paragraphs."""
    summary = findings.summary
    untagged = len(summary.articles) - len(findings.rows)
    return Section(
        "summary",
        "Summary",
        (
            words(BASIS[summary.basis]),
            table(findings),
            words(
                "Shares are of the tagged paragraphs. A paragraph may have several tags, so an article's shares may"
                " add up to more than 100 %. Balance is (supportive − critical) / (supportive + critical), from −1"
                " to +1; a dash stands where it is not defined.",
                f"{untagged:,} {'article' if untagged == 1 else 'articles'} without a tagged paragraph"
                f" {'is' if untagged == 1 else 'are'} in the files and left out here."
                if untagged
                else "",
                kind="note",
            ),
        ),
        frames={"summary": [summary.to_frame()]},
    )


def table(findings: Findings) -> Table:
    """The summary for reading, rounded: articles that have tagged paragraphs."""
    summary, shares = findings.summary, findings.summary.shares
    balances = summary.balance
    names = row_labels((summary.articles[row].id, summary.articles[row].title) for row in findings.rows)
    rows = []
    for name, row in zip(names, findings.rows, strict=True):
        entry = summary.articles[row]
        balance = None if summary.why_undefined(row) else float(balances[row])
        rows.append(
            (
                name,
                entry.outlet or "–",
                entry.date or "–",
                f"{summary.tagged[row]:,} of {summary.paragraphs[row]:,}",
                str(summary.reviewers[row]),
                *(share(float(shares[row, tag])) for tag in range(len(summary.tags))),
                share(float(summary.none[row] / summary.tagged[row])),
                "–" if balance is None else ("+" if balance > 0 else "") + signed(balance, 2),
            )
        )
    columns = (
        ("Article", True),
        ("Outlet", True),
        ("Date", False),
        ("Tagged paragraphs", False),
        ("Reviewers", False),
        *((tag, False) for tag in summary.tags),
        ("no tag fits", False),
        ("Balance", False),
    )
    return Table("A row an article", columns, tuple(rows))
