"""The units of many articles as arrays, for whoever counts them; and packed, as they are kept on disk."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.articles.article import KINDS, Article

if TYPE_CHECKING:
    import numpy as np

#: One packed unit: number int32, paragraph key int64, words int32, kind int8 (a place in KINDS).
_UNIT = struct.Struct("<iqib")
_COLUMNS = (("number", "<i4"), ("key", "<i8"), ("words", "<i4"), ("kind", "i1"))


class UnitArrays(NamedTuple):
    """The units of all articles that were parsed, in the order of `ids`, in reading order; N rows."""

    #: int32 (N,): the article, as its place in `ids`.
    article: np.ndarray
    #: int32 (N,): `Paragraph.number`.
    number: np.ndarray
    #: int64 (N,): `Paragraph.id` read as a hexadecimal number.
    key: np.ndarray
    #: int32 (N,): words.
    words: np.ndarray
    #: int8 (N,): the kind, as its place in `KINDS`.
    kind: np.ndarray
    #: All articles, parsed or not, as `Library.ids` had them.
    ids: tuple[str, ...] = ()

    def only(self, ids: tuple[str, ...]) -> UnitArrays:
        """The units of the articles `ids` alone; those that are none of `self.ids` have no units."""
        import numpy as np

        place = {article: at for at, article in enumerate(ids)}
        places = np.array([place.get(article, -1) for article in self.ids], np.int32)
        rows = np.flatnonzero(places[self.article] >= 0)
        rows = rows[np.argsort(places[self.article[rows]], kind="stable")]
        columns = (column[rows] for column in self[1:-1])
        return UnitArrays(places[self.article[rows]], *columns, tuple(ids))


def pack(article: Article) -> bytes:
    """The units of `article`."""
    return b"".join(
        _UNIT.pack(unit.number, int(unit.id, 16), unit.words, KINDS.index(unit.kind))
        for unit in article.units
    )


def count(packed: bytes) -> int:
    """How many units `packed` holds."""
    return len(packed) // _UNIT.size


def unpack(ids: tuple[str, ...], packed: Sequence[bytes]) -> UnitArrays:
    """The units of the articles `ids`, each packed; the arrays are not to be changed."""
    import numpy as np  # takes longer to load than all articles of a small project

    units = np.frombuffer(b"".join(packed), np.dtype(list(_COLUMNS)))
    counts = np.fromiter(map(count, packed), np.int64, len(packed))
    article = np.repeat(np.arange(len(ids), dtype=np.int32), counts)
    columns = (np.ascontiguousarray(units[name]) for name, _ in _COLUMNS)
    return UnitArrays(article, *columns, ids)
