"""Article files made of the texts of a dataset, for those that the project does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from framing.articles import Article, Library
from framing.articles.article import normalise
from framing.articles.files import ENDINGS, LARGEST, from_bytes
from framing.articles.frontmatter import KEYS
from framing.errors import ArticleError, ArticleTooLarge, ExchangeRefused
from framing.exchange.dataset import Record
from framing.exchange.file_names import safe_stem
from framing.exchange.matching import Finder, Lost, Spot
from framing.exchange.writing import write_new

#: Fields that name a text's article, the usual first.
USUAL = ("article", "document", "doc", "source", "filename", "file_name", "file", "title")

#: What lies between two paragraphs.
_PARAGRAPHS = re.compile(r"\n\s*\n")

#: A record of several paragraphs is no unit of analysis.
TOO_MUCH = Lost(
    "holds several paragraphs that were labelled as one", "Tag these by hand: here each paragraph is tagged."
)


class NewArticle(NamedTuple):
    """An article that is not there yet."""

    article: Article
    #: The name of its file in sources/.
    file: str
    content: bytes
    #: Where its records stand in it, by their position in the dataset.
    places: Mapping[int, Spot | Lost]


class Made(NamedTuple):
    """What a dataset makes up."""

    articles: tuple[NewArticle, ...]
    #: Records that are a part of none, by their position in the dataset.
    lost: Mapping[int, Lost]


def new_articles(records: Sequence[Record], named_by: str, library: Library, path: Path) -> Made:
    """The articles that `records`, read from `path`, make up, but for those that `library` has by that name.

    `named_by` is the field that names a text's article; where it is "", the first of `USUAL` that the file has.
    Texts keep their order; the same text under the same id, as each reviewer's file has it, is one paragraph.
    Raises `ExchangeRefused` where no text has such a field.
    """
    known = {name for record in records for name in record.fields}
    field = named_by or next((name for name in USUAL if name in known), "")
    if field not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise ExchangeRefused(
            path,
            f"no text has a field “{field}” that names its article."
            if field
            else "no field of its texts names their article.",
            f"Say which does (--make-articles FIELD); there is: {listed}.",
        )
    groups: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if name := record.fields.get(field):
            groups[name].append(at)
    taken = {id.casefold() for id in library.ids} | {Path(name).stem.casefold() for name in library.problems}
    found: list[NewArticle] = []
    lost: dict[int, Lost] = {}
    for name, positions in groups.items():
        stem = file_stem(name)
        if stem.casefold() not in taken:
            taken.add(stem.casefold())
            units = [at for at in positions if not _PARAGRAPHS.search(records[at].text.strip())]
            lost |= dict.fromkeys(set(positions) - set(units), TOO_MUCH)
            if not any(records[at].text.strip() for at in units):
                continue
            try:
                found.append(_made(f"{stem}.txt", records, units))
            except ArticleError as error:
                why = f"is of an article that cannot be made ({str(error).rstrip('.')})"
                lost |= dict.fromkeys(units, Lost(why, "Correct its texts in the file."))
    return Made(tuple(found), lost)


def file_stem(name: str) -> str:
    """A name of an article's file that any system can keep, from whatever the dataset calls the article."""
    if name.lower().endswith(ENDINGS):
        name = name.rpartition(".")[0]
    return safe_stem(name, "article")


def _made(file: str, records: Sequence[Record], positions: Sequence[int]) -> NewArticle:
    """The article of the records at `positions`, and where each of them stands in it. Raises `ArticleError`."""
    order: dict[tuple[str, str], int] = {}
    place_of: dict[int, int] = {}
    for at in positions:
        if text := records[at].text.strip():
            key = (records[at].fields.get("id", ""), normalise(text))
            place_of[at] = order.setdefault(key, len(order))
    texts = [""] * len(order)
    for at, place in place_of.items():
        texts[place] = texts[place] or " ".join(records[at].text.split())
    content = ("\n\n".join([*_front_matter(records, positions), *texts]) + "\n").encode(
        "utf-8", "surrogatepass"
    )
    if len(content) > LARGEST:
        raise ArticleTooLarge(Path(file), len(content), LARGEST)
    article = from_bytes(content, Path(file))
    return NewArticle(article, file, content, _places(article, texts, place_of, records))


def _places(
    article: Article, texts: Sequence[str], place_of: Mapping[int, int], records: Sequence[Record]
) -> dict[int, Spot | Lost]:
    """Where the texts are once the file is read as all articles are: each in its turn, where that is so plainly."""
    finder = Finder([article])
    wholes = [normalise(f"{one.text} {one.credit}") for one in article.paragraphs]
    if wholes == [normalise(text) for text in texts]:
        by_turn = [
            finder.find(Record("", "", (), article.id, paragraph.id)) for paragraph in article.paragraphs
        ]
        return {at: by_turn[place] for at, place in place_of.items()}
    return {at: finder.find(records[at]) for at in place_of}


def _front_matter(records: Sequence[Record], positions: Sequence[int]) -> list[str]:
    """What all records of an article say of it alike, under the keys that front matter has."""
    lines = []
    for key in KEYS:
        values = {" ".join(records[at].fields.get(key, "").split()) for at in positions}
        if len(values) == 1 and (value := values.pop()):
            quoted = f'"{value}"' if value[0] in "\"'" else value
            lines.append(f"{key}: {quoted}")
    return ["\n".join(["---", *lines, "---"])] if lines else []


def write_articles(articles: Sequence[NewArticle], library: Library) -> Callable[[], None]:
    """Write them all into `library.sources`, or none, and never over a file; what removes them again.

    Raises `ExchangeNotWritten`.
    """
    contents = {article.file: article.content for article in articles}
    made = write_new(contents, library.sources) if contents else []

    def remove() -> None:
        for file in made:
            file.unlink(missing_ok=True)
        library.refresh()

    if made:
        library.index()
    return remove
