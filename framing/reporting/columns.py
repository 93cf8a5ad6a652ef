"""Names for the columns that a table has for each tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.labels import COLUMNS, NONE

#: What other columns of the tables are called; a tag of such a name gets " (tag)" behind it.
_TAKEN = {
    *("article", "title", "outlet", "date", "paragraphs", "tagged", "reviewers", NONE, "balance", "orphaned"),
    *COLUMNS,
    *("kind", "text", "credit", "current", "withdrawn"),
}
_SHARES = ("share of paragraphs", "share of words")


def tag_columns(tags: Sequence[str]) -> list[str]:
    """A column name for each of `tags`: the tag's own, unless another column is called so.

    Any two names differ, those of the share columns included.
    """
    names: list[str] = []
    taken = set(_TAKEN)
    for tag in tags:
        name = tag
        while taken & {name, *share_columns(name)}:
            name += " (tag)"
        taken |= {name, *share_columns(name)}
        names.append(name)
    return names


def share_columns(name: str) -> Iterable[str]:
    """The columns that hold the shares of the tag whose column is `name`."""
    return tuple(f"{name} {share}" for share in _SHARES)
