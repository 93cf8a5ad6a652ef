"""Codebook: what each tag means, as reviewers had it before them."""

from __future__ import annotations

from framing.report.content import Section, Table, words
from framing.report.gathering import Findings
from framing.reporting.downloads import codebook_frame

_FIELDS = (
    ("Tag", "name"),
    ("Letter", "letter"),
    ("Definition", "definition"),
    ("Use it when", "use_when"),
    ("Not when", "not_when"),
    ("Example", "example"),
)


def section(findings: Findings) -> Section:
    """The tags with those fields of theirs that are filled in."""
    codebook = findings.project.codebook
    fields = [(head, name) for head, name in _FIELDS if any(getattr(tag, name) for tag in codebook.tags)]
    rows = tuple(tuple(getattr(tag, name) for _, name in fields) for tag in codebook.tags)
    return Section(
        "codebook",
        "Codebook",
        (
            words(
                "A paragraph may have several tags, or none where no tag fits, which is a decision as well."
            ),
            Table(codebook.title, tuple((head, True) for head, _ in fields), rows),
            words(f"Fingerprint of the codebook: {codebook.fingerprint}.", kind="note"),
        ),
        frames={"codebook": [codebook_frame(codebook)]},
    )
