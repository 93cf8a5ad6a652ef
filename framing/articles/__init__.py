"""Articles: files of plain text -> numbered paragraphs of five kinds, each with a lasting id.

`read_article` reads one file, `split` one text, `Library` a folder. docs/articles.md tells what becomes
what; nothing here knows labels, tags or screens.
"""

from framing.articles.article import KINDS, UNIT_KINDS, Article, Kind, Paragraph, count_words, paragraph_ids
from framing.articles.files import read_article
from framing.articles.library import Entry, Library
from framing.articles.split import render, split
from framing.articles.units import UnitArrays

__all__ = [
    "KINDS",
    "UNIT_KINDS",
    "Article",
    "Entry",
    "Kind",
    "Library",
    "Paragraph",
    "UnitArrays",
    "count_words",
    "paragraph_ids",
    "read_article",
    "render",
    "split",
]
