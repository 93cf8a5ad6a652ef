"""The README of a package: what is what, filled in."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

import numpy as np

import framing
from framing.replication.matrices import MISSING

if TYPE_CHECKING:
    from framing.replication.contents import Contents

_TEXT = Template("""\
# $name: replication package

Labels, codebook, articles and figures of the project “$name” ($title), made on $day by the framing
annotator $version.

- $articles articles with $units paragraphs to tag; $tagged of them tagged by $people.
- $rows rows of labels: every decision ever saved.
- Codebook $fingerprint: $tags.
$notes
## Check the figures

    python reproduce.py
    Rscript reproduce.R

Both work the summary (average and final) and Krippendorff's α of every tag out again, from the tables here alone,
and compare them with `expected/`. The first needs pandas and numpy. The second needs R alone; where the R package
irr is installed, it works α out with that too.

## What is what

Tables are CSV: UTF-8, comma, texts in quotes where they need it, nothing rounded. They are for programs: texts
stand as they were written, also where a spreadsheet would take them for a formula (`=`, `+`, `-`, `@` first). Open
them in a spreadsheet by importing all columns as text.

| file | what it is |
| --- | --- |
| `labels.csv` | a row a decision, in the order in which they were saved; nothing is ever overwritten |
| `final.csv` | a row a paragraph that the team settled: `adjudicated`, or by the majority of its reviewers |
| `codebook.toml`, `codebook.csv` | the tags: as the project has them, and as a table |
| `articles.csv` | a row an article: title, outlet, date; its file's name, SHA-256 and encoding |
| `paragraphs.csv` | a row a paragraph, $texts |
| `irr/TAG.csv` | units × reviewers: 1 the label has the tag, 0 it has not, NA there is no label |
| `recal/TAG.csv` | the same for ReCal2 (two reviewers) and ReCal3: $recal |
| `recal-oir/TAG.csv` | the same for ReCal OIR, all units; `#` where there is no label |
| `labels.sav` | SPSS: a row a paragraph to tag, a variable for every tag and reviewer, and for the final label |
| `expected/` | the figures of the tool: the summary on both bases, α of every tag |
| `cut_paragraphs.py` | cuts the paragraphs out of the article files again |

`TAG` is the column `file` of `codebook.csv`$files.

**labels.csv**: `id`; `saved_at` (ISO 8601, UTC$days); `reviewer`; `role` (reviewer or adjudicator); `article`;
`paragraph` (its number then); `paragraph_id`; `tags` (joined by `;`, `none` where no tag fits, empty where the
decision is taken back); `unsure`; `note`$no_notes; `codebook` (the beginning of its SHA-256; `+masked` where the
source was hidden). A *current* label is the last row of a reviewer, in a role, on a paragraph, unless it is empty.

**final.csv**: `article`, `paragraph`, `paragraph_id`, `tags`, `how`, `reviewers` (how many have a current label on
it), `unit` (1 where the paragraph is there).

**codebook.csv**: the fields of codebook.toml and `letter`; `former` (1 where labels hold a tag that has left the
codebook); `column` (what the tag's column is called in `expected/`); `file`.

**articles.csv**: `article` (its id), `title`, `byline`, `outlet`, `date`, `url`, `language`, as far as they are
known; `file`, `sha256` of its bytes, `encoding` as Python calls it, `errors` (what is done with bytes that it does not
know: `strict`, there are none; `replace`, they become U+FFFD; `windows-1252`, they are read so).

**paragraphs.csv**: `article`, `paragraph` (its number), `kind`, `unit` (1 where it is tagged), `paragraph_id`, `words`,
`sha256` of the text; `start` and `end`, its characters in the decoded file, from 0, the end not included; `cuts`,
ranges within that are no part of it, such as hyphens of broken words; the same of a photo credit$text_columns.
A text is what stands there, without the cuts, runs of white space made one space.
$people_table
## Share and cite

How to cite: [authors] ([year]). *$name: labels and codebook* [data set]. [archive]. [DOI].

Labels and codebook are under: [licence, such as CC BY 4.0]. $licence
""")


def text(of: Contents) -> str:
    """The README of the package of `of`, Markdown."""
    table, data = of.table, of.decisions
    complete, compared = int(data.complete.sum()), int(data.compared.sum())
    return _TEXT.substitute(
        name=of.name,
        title=of.codebook.title,
        day=of.day.isoformat(),
        version=framing.__version__,
        articles=_counted(len(of.sources.sources)),
        units=_counted(len(of.units.article)),
        tagged=_counted(len(data.unit)),
        people=f"{len(data.reviewers)} reviewer{'' if len(data.reviewers) == 1 else 's'}",
        rows=_counted(len(table)),
        fingerprint=of.codebook.fingerprint,
        tags=", ".join(of.codebook.names),
        notes="".join(f"- {line}\n" for line in _notes(of)),
        texts="with its text and where it stands in the file"
        if of.texts
        else "without its text: its id, and where it stands in the file",
        recal=f"the {_counted(complete)} units that all {compared} of them labelled"
        if of.has_recal
        else "not here, because no unit was labelled by all reviewers",
        files=_files(of),
        days="; in this package the day alone" if of.anonymous else "",
        no_notes=" (left out of this package)" if of.anonymous else "",
        text_columns="; `text` and `credit`" if of.texts else "",
        people_table=_people(of),
        licence="The texts of the articles belong to their publishers: share them only where you may."
        if of.texts
        else "The texts of the articles are not in here; `python cut_paragraphs.py FOLDER` cuts them out of the files,"
        " for who has them.",
    )


def _notes(of: Contents) -> list[str]:
    """What a reader has to know that is not as usual."""
    notes = []
    if of.anonymous:
        notes.append("Reviewers are letters, drawn for this package. Notes and times of day are left out.")
    if of.sources.problems:
        names = ", ".join(sorted(of.sources.problems))
        notes.append(f"Files that are no articles, and not in here: {names}.")
    if set_aside := [name for name, kept in _reviewers(of) if not kept]:
        notes.append(
            f"Nobody else tagged a paragraph of {', '.join(set_aside)}: no part of α, nor of the files for ReCal."
        )
    summary = of.summaries["average"]
    if lost := int(summary.orphaned.sum()) + sum(summary.gone.values()):
        notes.append(
            f"{_counted(lost)} current labels are on text that is gone: in labels.csv, in no figure."
        )
    return notes


def _reviewers(of: Contents) -> list[tuple[str, bool]]:
    """Everybody with a label on text that is there, and whether anybody can be compared with them."""
    return list(zip(of.decisions.reviewers, of.decisions.compared.tolist(), strict=True))


def _people(of: Contents) -> str:
    """Who is which variable of the SPSS file, and column of the files for ReCal."""
    if not of.decisions.reviewers:
        return ""
    labelled = (of.decisions.choice != MISSING).sum(axis=0).tolist()
    columns = np.cumsum(of.decisions.compared).tolist()
    lines = [
        f"| {_cell(name)} | `TAG_r{at}` | {column if kept else '–'} | {_counted(count)} |"
        for at, ((name, kept), column, count) in enumerate(
            zip(_reviewers(of), columns, labelled, strict=True), 1
        )
    ]
    head = ["| reviewer | labels.sav | column for ReCal | paragraphs |", "| --- | --- | --- | ---: |"]
    return "\n" + "\n".join([*head, *lines]) + "\n"


def _cell(text: str) -> str:
    """`text` as it stands in a table of Markdown."""
    return text.replace("|", "\\|")


def _files(of: Contents) -> str:
    return ": " + ", ".join(f"{file} ({tag})" for tag, file in zip(of.tags, of.tag_files, strict=True))


def _counted(number: int) -> str:
    return f"{number:,}"
