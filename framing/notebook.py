"""What `import framing` offers to scripts and notebooks: the numbers of the pages, as data frames."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from framing.articles import Article, read_article

if TYPE_CHECKING:
    import pandas as pd

    from framing.figures import LineUp
    from framing.project import Project
    from framing.reliability.agreement import Agreement
    from framing.replication import Made
    from framing.reporting import Basis, Summary
    from framing.reporting.comparison import By, Comparison
    from framing.selection import Selection


def summary(project: Project | Path | str, basis: Basis = "average") -> pd.DataFrame:
    """A row an article: paragraphs, tagged, counts and shares of every tag, balance. See docs/methods.md.

    `project` is a project or its folder. Raises `FramingError`s.
    """
    return summarised(_opened(project), basis).to_frame()


def summarised(project: Project, basis: Basis = "average") -> Summary:
    """The `Summary` of a project, every article that is new read first."""
    from framing.reporting import summarise

    return summarise(*project.read_whole(), project.codebook, basis)


def agreement(
    project: Project | Path | str,
    *,
    articles: Iterable[str] | None = None,
    reviewers: Iterable[str] | None = None,
    outlets: Iterable[str] | None = None,
    since: str = "",
    until: str = "",
    sample: str | Iterable[str] | None = None,
    draws: int = 1000,
    seed: int = 4,
) -> Agreement:
    """How far reviewers agree; `agreement(project).to_frame()` is a row a tag. See docs/agreement.md.

    The arguments select what counts, by default everything: articles of outlets, of days from `since` to
    `until` (ISO 8601), of one or more reviewers, and of a `sample` that was drawn, by its set's id or several.
    `draws` and `seed` are the bootstrap's. Raises `FramingError`s.
    """
    from framing.reliability.agreement import agreement as of_labels

    project = _opened(project)
    selection = _selection(project, articles, reviewers, outlets, since, until, sample)
    return of_labels(*project.read_whole(), project.codebook, selection, draws, seed)


def compare(
    project: Project | Path | str,
    *,
    by: By = "article",
    basis: Basis = "average",
    articles: Iterable[str] | None = None,
    reviewers: Iterable[str] | None = None,
    outlets: Iterable[str] | None = None,
    since: str = "",
    until: str = "",
    sample: str | Iterable[str] | None = None,
    draws: int = 1000,
    seed: int = 5,
) -> Comparison:
    """Articles, or outlets, side by side; `compare(project).to_frame()` is a row a group and tag. See docs/comparing.md.

    The arguments select as those of `agreement` do. Raises `FramingError`s.
    """
    from framing.reporting.comparison import compare as compared

    project = _opened(project)
    selection = _selection(project, articles, reviewers, outlets, since, until, sample)
    return compared(
        *project.read_whole(),
        project.codebook,
        by=by,
        basis=basis,
        selection=selection,
        draws=draws,
        seed=seed,
    )


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


def package(
    project: Project | Path | str, file: Path | str, *, texts: bool = True, anonymous: bool = False
) -> Made:
    """Write a replication package, a zip file, to `file`. See docs/replication.md. Raises `FramingError`s.

    Without `texts` paragraphs are given by id and offsets alone; `anonymous` calls reviewers by letters and
    leaves out notes and times of day.
    """
    from framing.replication import write_package

    return write_package(_opened(project), file, texts=texts, anonymous=anonymous)


def write_report(
    project: Project | Path | str,
    folder: Path | str,
    *,
    by: By = "article",
    basis: Basis = "average",
    with_texts: bool = True,
    anonymous: bool = False,
    title: str = "",
) -> Path:
    """Write the report of a project to `folder`, which is new, empty or an earlier report; its page.

    Without texts no sentence of an article stands in it but headlines; `anonymous` calls reviewers by letters;
    `title` is by default the project's name. See docs/report.md. Raises `FramingError`s.
    """
    from framing.report import make_report

    return make_report(
        _opened(project), folder, by=by, basis=basis, with_texts=with_texts, anonymous=anonymous, title=title
    )


def cited_figures(
    project: Project | Path | str, *, tag: str | None = None, all_paragraphs: bool = False
) -> pd.DataFrame:
    """A row a figure that articles cite, lined up across articles: number, unit, what it counts, sentence.

    Of the paragraphs that somebody tagged `tag` (by default "statistic", where that is in use), or of all. See
    docs/figures.md. Raises `FramingError`s.
    """
    from framing.figures.layout import to_frame

    return to_frame(lined_up(_opened(project), tag=tag, all_paragraphs=all_paragraphs)[0])


def lined_up(
    project: Project,
    *,
    tag: str | None = None,
    all_paragraphs: bool = False,
    articles: Iterable[str] | None = None,
) -> tuple[LineUp, str | None]:
    """The figures of a project's articles lined up, and the tag whose paragraphs they are in; None for all."""
    from framing.errors import SelectionError
    from framing.figures import figures_of, line_up, places_tagged
    from framing.figures.of_articles import usual_tag

    project.library.index()
    table, known = project.store.read(), project.library.ids
    for wanted in (chosen := [*dict.fromkeys(articles or known)]):
        if wanted not in known:
            raise SelectionError("article", wanted, known)
    if tag is not None and tag not in project.codebook.by_name:
        raise SelectionError("tag", tag, tuple(project.codebook.by_name))
    if tag is None and not all_paragraphs:
        tag = usual_tag(table, project.codebook)
    read = [project.library.article(id) for id in chosen]
    found = figures_of(read, None if tag is None else places_tagged(table, tag))
    return line_up(found, read), tag


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


def _selection(
    project: Project,
    articles: Iterable[str] | None,
    reviewers: Iterable[str] | None,
    outlets: Iterable[str] | None,
    since: str,
    until: str,
    sample: str | Iterable[str] | None,
) -> Selection:
    """What the arguments of `agreement` and `compare` select."""
    from framing.selection import Selection

    sets = [sample] if isinstance(sample, str) else sample
    return Selection(
        articles=None if articles is None else tuple(articles),
        reviewers=None if reviewers is None else tuple(reviewers),
        outlets=None if outlets is None else tuple(outlets),
        since=since,
        until=until,
        paragraphs=None
        if sets is None
        else frozenset().union(*(project.tasks.get(id).places for id in sets)),
    )


def _opened(project: Project | Path | str) -> Project:
    from framing.project import open_project

    return open_project(project) if isinstance(project, Path | str) else project
