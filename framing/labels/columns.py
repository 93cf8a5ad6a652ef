"""How the text columns of a million labels are kept in a few bytes each, and how rows alike are found.

Ids, times and paragraph ids have one usual form, which is kept as a number. Text of any other form is
kept as it is, in a dict beside the column, so that everything comes back exactly as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import numpy as np

from framing.labels.label import UNDO_SUFFIX

_HEX16 = re.compile("[0-9a-f]{16}")
_HEX12 = re.compile("[0-9a-f]{12}")
_DIGITS = re.compile("[0-9]{1,11}")
#: An odd multiplier without pattern (2^64 / golden ratio): its high bits mix all bits below.
_ODD = np.uint64(0x9E3779B97F4A7C15)
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _hash64(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


# -------------------------------------------------------------------------- paragraph ids


def canonical_paragraph_id(paragraph_id: str) -> str:
    """`paragraph_id`, filled up to 12 places where it is fewer digits: a spreadsheet dropped its zeros."""
    return paragraph_id.zfill(12) if _DIGITS.fullmatch(paragraph_id) else paragraph_id


def paragraph_key(paragraph_id: str) -> int:
    """A paragraph id as a 64-bit integer: its value where it is 12 hex digits, else a negative hash.

    The same id has the same key in every process and on every day.
    """
    paragraph_id = canonical_paragraph_id(paragraph_id)
    if _HEX12.fullmatch(paragraph_id):
        return int(paragraph_id, 16)
    return -1 - (_hash64(paragraph_id) >> 1)


def paragraph_text(key: int) -> str:
    """The paragraph id whose key is `key`, which is not negative."""
    return f"{key:012x}"


# ------------------------------------------------------------------------------ label ids


def pack_id(label_id: str) -> tuple[int, bool, bool]:
    """(key, undoes, usual): the id before "-undo" as 64 bits, whether it ends so, if key is its value."""
    stem = label_id.removesuffix(UNDO_SUFFIX)
    usual = _HEX16.fullmatch(stem) is not None
    return int(stem, 16) if usual else _hash64(stem), len(stem) != len(label_id), usual


def id_text(key: int, undoes: bool) -> str:
    """The id of the usual form that `pack_id` made into `key` and `undoes`."""
    return f"{key:016x}{UNDO_SUFFIX}" if undoes else f"{key:016x}"


# ---------------------------------------------------------------------------------- times


def pack_time(saved_at: str) -> int:
    """2026-11-21T09:30:00.125Z as the integer 20261121093000125; -1 for any other form."""
    found = _TIME.fullmatch(saved_at)
    return int("".join(found.groups())) if found else -1


def time_text(packed: int) -> str:
    """The time that `pack_time` made into `packed`."""
    s = f"{packed:017d}"
    return f"{s[:4]}-{s[4:6]}-{s[6:8]}T{s[8:10]}:{s[10:12]}:{s[12:14]}.{s[14:]}Z"


#: In place of milliseconds where a time cannot be read.
NO_TIME = -(2**63)


def text_ms(saved_at: str) -> int:
    """Any ISO 8601 time in milliseconds since 1970 (UTC where it names no zone); NO_TIME where it is none."""
    try:
        moment = datetime.fromisoformat(saved_at)
    except ValueError:
        return NO_TIME
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def packed_ms(packed: np.ndarray) -> np.ndarray:
    """`packed` times in milliseconds since 1970, int64; NO_TIME where there is no such moment, as on 31 June."""
    rest, part = packed, []
    for size in (1000, 100, 100, 100, 100, 100):
        rest, value = np.divmod(rest, size)
        part.append(value)
    milliseconds, seconds, minutes, hours, day, month = part
    months = ((rest - 1970) * 12 + month - 1).astype("M8[M]")
    days = months.astype("M8[D]") + (day - 1)
    real = (packed >= 0) & (rest >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    real &= (days.astype("M8[M]") == months) & (hours < 24) & (minutes < 60) & (seconds < 60)
    whole = ((days.astype(np.int64) * 24 + hours) * 60 + minutes) * 60 + seconds
    return np.where(real, whole * 1000 + milliseconds, NO_TIME)


# ------------------------------------------------------------------------- whole columns


def codes_among(names: Iterable, among: Iterable) -> np.ndarray:
    """int64: each of `names` as its place `among`; -1 where it is not."""
    place = {name: at for at, name in enumerate(among)}
    return np.array([place.get(name, -1) for name in names], np.int64)


def hex_column(keys: np.ndarray, width: int) -> np.ndarray:
    """Non-negative `keys` as an array of `width` hex digits each, dtype U."""
    raw = keys.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 8 - width // 2 :]
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    text = np.empty((len(keys), width), np.uint8)
    text[:, 0::2], text[:, 1::2] = digits[raw >> 4], digits[raw & 15]
    return text.view(f"S{width}").ravel().astype(f"U{width}")


def time_column(packed: np.ndarray) -> np.ndarray:
    """`packed` times as text, dtype U24."""
    text = np.frombuffer(b"0000-00-00T00:00:00.000Z", np.uint8) * np.ones((len(packed), 1), np.uint8)
    for place in (22, 21, 20, 18, 17, 15, 14, 12, 11, 9, 8, 6, 5, 3, 2, 1, 0):
        packed, digit = np.divmod(packed, 10)
        text[:, place] += digit.astype(np.uint8)
    return text.view("S24").ravel().astype("U24")


def last_alike(columns: Sequence[np.ndarray]) -> np.ndarray:
    """For each row, the last row with the same values in all `columns` (integers, equally long); int64.

    A row is the last of its kind where the result is its own number, and rows are alike where their
    results are equal. Linear: rows are thrown into slots by a hash, a slot keeps its highest row, rows
    truly equal to it are done, and the few that merely shared a slot go round again under another hash.
    """
    count = len(columns[0])
    last = np.empty(count, np.int64)
    # Tables of 32-bit numbers stay in the processor's cache twice as long.
    rows = np.arange(count, dtype=np.int32)
    mixed = np.zeros(count, np.uint64)
    for column in columns:
        mixed ^= column.astype(np.int64).view(np.uint64)
        mixed *= _ODD
        mixed ^= mixed >> np.uint64(29)
    while len(rows):
        mixed *= _ODD
        bits = max(4, len(rows).bit_length() + 1)
        slot = (mixed >> np.uint64(64 - bits)).view(np.int64)
        highest = np.full(1 << bits, -1, np.int32)
        np.maximum.at(highest, slot, rows)
        found = highest.take(slot)
        last[rows] = found
        other = np.zeros(len(rows), bool)
        for column in columns:
            other |= column.take(found) != column.take(rows)
        rest = np.flatnonzero(other)
        rows, mixed = rows.take(rest), mixed.take(rest)
    return last
