"""Bytes of an article file -> its text: Unicode first, then the likeliest of the legacy encodings."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from framing.errors import ArticleBinary

#: What a file looks like by its first bytes, in the words of someone who saved it by mistake.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a Rich Text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive (7z)"),
    (b"Rar!\x1a\x07", "a compressed archive (RAR)"),
    (b"BZh91AY&SY", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a macOS property list or web archive"),
    (b"ID3\x03\x00", "a sound file"),
    (b"ID3\x04\x00", "a sound file"),
    (b"OggS\x00", "a sound file"),
)
_ZIPPED = ((b"word/", "a Word document"), (b"xl/", "an Excel workbook"), (b"ppt/", "a PowerPoint file"))
_ZIPPED_TYPES = ((b"opendocument", "a LibreOffice document"), (b"epub", "an e-book (EPUB)"))
_MARKUP = re.compile(rb"\s*<(!doctype\s+html|html[\s>]|\?xml\s)", re.IGNORECASE)

#: For languages that use the letters of ASCII: asked for where most letters of a file are ASCII.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2")
_OTHER = (
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1253", "iso8859-7", "cp1255", "iso8859-8"),
    *("cp1256", "iso8859-6", "cp874", "tis-620", "gb18030", "big5hkscs", "cp932", "euc_jis_2004"),
    *("cp949", "euc_kr", "johab"),
)
#: What Windows-1252 would show inside words if the text were Polish, Romanian or Turkish.
_NOT_WESTERN = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿×÷ªºÐðÞþÝÔÓÒ](?=[a-zà-ÿ])")
_ASCII = bytes(range(0x80))
_MAC_QUOTE = re.compile(r"[a-z]Õ(?:s|t|re|ve|ll|d|m)\b")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, file: Path) -> tuple[str, str]:
    """The text of `data` and the Python name of the encoding it was read with.

    Strict UTF-8 and anything with a byte order mark come first; then UTF-16 without one; then text
    that is UTF-8 but for a few Windows-1252 bytes; then a guess among legacy encodings. `file` is only
    named in errors: `ArticleBinary` for what is no text.
    """
    if found := _by_mark(data):
        return found
    if kind := looks_like(data):
        raise ArticleBinary(file, kind)
    if b"\0" in data:
        if found := _wide_without_mark(data):
            return found
        raise ArticleBinary(file)
    text, encoding = _unmarked(data)
    controls = len(_CONTROL.findall(text))
    if controls > 2 and controls > len(text) / 100:
        raise ArticleBinary(file)
    return text, encoding


def looks_like(data: bytes) -> str:
    """What file format `data` begins like ("a PDF"), or ""."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture (WebP)" if data[8:12] == b"WEBP" else "a sound or video file"
    if data[:1] == b"\0" and data[4:8] == b"ftyp":
        return "a video or picture file"
    if data.startswith(b"PK\x03\x04"):
        names = (name for mark, name in _ZIPPED if mark in data)
        types = (name for mark, name in _ZIPPED_TYPES if mark in data[:200])
        return next(types, None) or next(names, "a compressed archive (zip)")
    if markup := _MARKUP.match(data[:400]):
        return "an XML document" if markup[1].startswith(b"?") else "a web page (HTML)"
    return ""


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            # A mark leaves no doubt, so damage further on costs the damaged characters, not the article.
            return data[len(mark) :].decode(encoding, "replace").lstrip("\ufeff"), encoding
    return None


def _wide_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 told by its spaces and line ends: in the wrong byte order those are rare characters."""
    best, best_score = "", 0.0
    sample = data[: 8192 - 8192 % 4]
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        try:
            text = sample[: len(sample) // 4 * 4].decode(encoding) or sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(1 for c in text if c not in "\t\n\r\f" and unicodedata.category(c) in ("Cc", "Cn", "Co"))
        plain = sum(1 for c in text if c in " \n\r.,。，、،")
        score = plain / len(text) if plain and odd <= len(text) / 50 else 0.0
        if score > best_score:
            best, best_score = encoding, score
    return (data.decode(best, "replace"), best) if best else None


def _unmarked(data: bytes) -> tuple[str, str]:
    if b"\x1b$" in data:
        try:
            return data.decode("iso2022_jp_2"), "iso2022_jp_2"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if (mixed := _mostly_utf8(data)) is not None:
        return mixed, "utf-8"
    encoding = guess(data)
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        return _western(data), "cp1252"


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes, as when a quotation in Windows-1252 is pasted into it."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(re.findall("[\udc80-\udcff]", text))
    whole = len(text) - stray - len(text.encode("ascii", "ignore"))
    if whole < 3 or whole < 2 * stray:
        return None
    return re.sub("[\udc80-\udcff]", lambda m: _western(bytes([ord(m[0]) - 0xDC00])), text)


def _western(data: bytes) -> str:
    """Windows-1252 with its five undefined bytes read as Latin-1, so that every byte is a character."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def guess(data: bytes) -> str:
    """The likeliest legacy encoding of `data`, which is not UTF-8.

    chardet scores the candidates. It is asked only for those that fit the share of non-ASCII letters,
    and overruled where a handful of accents in otherwise ASCII text could be anything: then
    Windows-1252, by far the most common, is taken where it reads cleanly.
    """
    high = len(data.translate(None, _ASCII))
    share = high / max(1, len(data.translate(None, b" \t\r\n")))
    western = _western(data)
    plausible = not _NOT_WESTERN.search(western)
    if share < 0.35:
        if plausible and (high < 4 or share < 0.01):
            return _refine(western, data)
        found = _ask(data, _LATIN)
        return _refine(western, data) if found == "cp1252" else found
    return _ask(data, _OTHER if share > 0.6 else _OTHER + _LATIN)


def _ask(data: bytes, candidates: tuple[str, ...]) -> str:
    import chardet  # only a file in a legacy encoding needs it, and its models take 35 MB

    found = chardet.detect(
        data,
        include_encodings=(*candidates, "cp1252"),
        prefer_superset=True,
        compat_names=False,
        max_bytes=65536,
    )
    return found["encoding"] or "cp1252"


def _refine(western: str, data: bytes) -> str:
    """The relatives of Windows-1252 that one telling character gives away."""
    if _MAC_QUOTE.search(western):
        return "mac_roman"
    if "¤" in western and not any(0x80 <= b < 0xA0 for b in set(data)):
        return "iso8859-15"
    return "cp1252"
