"""Text of an article -> numbered paragraphs of five kinds, and back.

Three steps, each blind to the next: lines become paragraphs (`wrap`, `hyphens`), credits are split off
(`credits`), kinds are told (`kinds`). The last two see nothing but the list of paragraphs, so the text
that `render` writes comes out of `split` as it went in.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from framing.articles import credits, dates, frontmatter, kinds, lines, wrap
from framing.articles.article import Article, Paragraph, paragraph_ids
from framing.articles.hyphens import Joiner
from framing.errors import ArticleTooLong

#: The most paragraphs an article may have; a file of more is a table or a log.
LONGEST = 20_000


def split(text: str, *, id: str = "", file: Path | None = None) -> Article:
    """The article that `text` is; without visible text it has no paragraphs.

    No visible character is lost or moved: front matter, then each paragraph's text and credit, are those
    of `text` in order, but for hyphens dropped where a word was cut at a line's end. Raises
    `ArticleFrontMatter` and `ArticleTooLong`, which name `file`.
    """
    file = file or Path(id or "text")
    values, front_matter, rest = frontmatter.read(text, file)
    grouped = list(wrap.paragraphs(lines.blocks(rest)))
    if len(grouped) > LONGEST:
        raise ArticleTooLong(file, len(grouped), LONGEST)
    joiner = Joiner(grouped, values.get("language", ""))
    return _article(id, [joiner.join(group) for group in grouped], values, front_matter)


def _article(id: str, whole: list[str], values: dict[str, str], front_matter: str) -> Article:
    parts = credits.split_off(whole)
    told = kinds.tell(parts)
    ids = paragraph_ids(text for text, _ in parts)
    paragraphs = tuple(
        Paragraph(number, kind, text, paragraph, credit)
        for number, ((text, credit), kind, paragraph) in enumerate(
            zip(parts, told.kinds, ids, strict=True), 1
        )
    )
    return Article(
        id=id,
        title=values.get("title") or told.title or id,
        paragraphs=paragraphs,
        byline=values.get("byline") or told.byline,
        outlet=values.get("outlet") or told.outlet,
        date=dates.to_iso(values["date"]) if values.get("date") else told.date,
        url=values.get("url", ""),
        language=values.get("language", ""),
        front_matter=front_matter,
    )


def render(article: Article) -> str:
    """`article` as a text file: front matter, then paragraphs between blank lines, credits in their place."""
    return "\n\n".join(_rendered(article)) + "\n"


def _rendered(article: Article) -> Iterable[str]:
    if article.front_matter:
        yield article.front_matter
    for paragraph in article.paragraphs:
        yield f"{paragraph.text} {paragraph.credit}" if paragraph.credit else paragraph.text
