"""What may be seen of an article's source while it is tagged, in a project that masks sources.

Headline, byline, outlet and date are hidden, and with them what could give them away: the file's name,
photo credits, and leftovers of the web page.
"""

from __future__ import annotations

from app.parts.kept import kept
from framing.articles import Article, Entry, Paragraph
from framing.project import Project
from framing.team.mask import article_of, codes

_HIDDEN_KINDS = {"headline", "byline", "furniture"}

_codes = kept(codes)


def is_masked(project: Project, article: str) -> bool:
    """Whether the source of `article` is hidden: until it is opened for discussion."""
    return project.team.mask_source and not project.discussion.state().is_open(article)


def public_name(project: Project, article: str) -> str:
    """What stands for `article` in addresses: its id, or where that is hidden, a code."""
    return code_of(project, article) if is_masked(project, article) else article


def code_of(project: Project, article: str) -> str:
    """What tells `article` from others and names no source, whether or not that is hidden now."""
    return _codes(project.library.ids, project.team.seed).get(article, "")


def article_called(project: Project, name: str) -> str:
    """The id of the article that `public_name` made into `name`; an id stays what it is."""
    if not project.team.mask_source:
        return name
    return article_of(name, _codes(project.library.ids, project.team.seed)) or name


def title_of(project: Project, article: Article | Entry) -> str:
    if is_masked(project, article.id):
        return f"Article {public_name(project, article.id)}"
    return article.title or article.id


def facts_of(project: Project, article: Article | Entry) -> list[str]:
    """Outlet and date, where there are any to be shown."""
    if is_masked(project, article.id):
        return []
    return [fact for fact in (article.outlet, article.date) if fact]


def is_hidden(paragraph: Paragraph) -> bool:
    """Whether a masked article is read without `paragraph`."""
    return paragraph.kind in _HIDDEN_KINDS
