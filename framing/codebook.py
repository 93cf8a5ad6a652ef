"""The tags of a project: read from `codebook.toml`, checked, fingerprinted."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path

from framing import toml_file
from framing.errors import CodebookError
from framing.labels.label import NONE
from framing.palette import PALETTE

#: Keys that mean something else on the tagging page: C and R belong to Streamlit, 0 says that no tag
#: fits, the letters are actions of the page.
RESERVED_KEYS = {
    "C": "Streamlit keeps it",
    "R": "Streamlit keeps it",
    "0": "it says that no tag fits",
    "A": "it shows the whole article",
    "D": "it shows the definitions",
    "N": "it opens the note",
    "Q": "it marks a paragraph as unsure",
}

#: The tag names that balance is computed from: (supportive − critical) / (supportive + critical).
BALANCE = ("supportive", "critical")

MIN_TAGS, MAX_TAGS = 2, 9

#: Characters in a tag's name, so that it fits on its button.
MAX_NAME = 40

#: Zero-width joiners between letters, which Persian, Hindi and other languages need to write a word.
_JOINERS = re.compile(r"(?<=[^\x00-\x7f\s\u200b-\u200f])[\u200c\u200d](?=[^\x00-\x7f\s\u200b-\u200f])")


@dataclass(frozen=True, slots=True)
class Tag:
    #: Shown and saved as written.
    name: str
    #: The key that chooses it: one digit or letter, letters in upper case.
    key: str
    #: "#rrggbb".
    colour: str = ""
    #: One line, in view while tagging.
    definition: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    #: One letter that stands for the tag where its name does not fit; unique in the codebook.
    letter: str = ""


@dataclass(frozen=True)
class Codebook:
    title: str
    tags: tuple[Tag, ...]
    #: First 8 hex digits of SHA-256 over the file's bytes, so that anyone can find the version a label
    #: was made under: `sha256sum codebook.toml`.
    fingerprint: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(tag.name for tag in self.tags)

    @cached_property
    def by_name(self) -> dict[str, Tag]:
        return {tag.name: tag for tag in self.tags}

    @property
    def has_balance(self) -> bool:
        """Whether balance can be computed: the codebook holds both tags that it compares."""
        return all(name in self.by_name for name in BALANCE)

    def in_order(self, names: set[str] | frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        """`names` in codebook order; names that have left the codebook follow, sorted."""
        known = tuple(name for name in self.names if name in names)
        return known + tuple(sorted(set(names) - set(known)))


def read_codebook(file: Path) -> Codebook:
    """The codebook in `file`. Raises `CodebookError` with the tag and the remedy named."""
    try:
        text, raw = toml_file.read_text(file, CodebookError)
    except FileNotFoundError:
        raise CodebookError(
            file.name, "the file is missing.", "Write one, or copy that of the demo project."
        ) from None
    return parse_codebook(text, file.name, hashlib.sha256(raw).hexdigest()[:8])


def parse_codebook(text: str, file: str = "codebook.toml", fingerprint: str | None = None) -> Codebook:
    """The codebook written in `text` (TOML). `file` is what errors call it."""
    if fingerprint is None:
        fingerprint = hashlib.sha256(text.encode()).hexdigest()[:8]

    def refuse(problem: str, remedy: str) -> CodebookError:
        return CodebookError(file, problem, remedy)

    document = toml_file.parse(text, file, CodebookError, "the demo's codebook.toml")
    if unknown := [name for name in document if name not in ("title", "tag")]:
        raise refuse(
            f"unknown field “{unknown[0]}”.", "Known are title and [[tag]] tables: correct or remove it."
        )
    title = document.get("title", "")
    tables = document.get("tag", [])
    if not isinstance(title, str):
        raise refuse("title is not text.", 'Write it in quotes: title = "…".')
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise refuse(
            "tags are not written as [[tag]] tables.",
            "Give every tag its own [[tag]] heading, in double brackets.",
        )
    if not MIN_TAGS <= len(tables) <= MAX_TAGS:
        raise refuse(
            f"it holds {len(tables)} [[tag]] tables.", f"A codebook has {MIN_TAGS} to {MAX_TAGS} of them."
        )

    tags: list[Tag] = []
    for position, table in enumerate(tables, start=1):
        tag = _read_tag(table, position, refuse)
        for other in tags:
            if _looks(other.name) == _looks(tag.name):
                raise refuse(f"two tags are named “{tag.name}”.", "Give each tag a name of its own.")
            if other.key == tag.key:
                raise refuse(
                    f"tags “{other.name}” and “{tag.name}” share the key “{tag.key}”.",
                    "Give one of them another key.",
                )
        tags.append(tag)
    title = " ".join(title.split())
    return Codebook(title or "Untitled codebook", _with_colours_and_letters(tags), fingerprint)


_FIELDS = tuple(field.name for field in fields(Tag) if field.name != "letter")


def _read_tag(table: dict, position: int, refuse) -> Tag:
    name = table.get("name")
    called = f"tag “{name[:MAX_NAME]}”" if isinstance(name, str) and name else f"[[tag]] number {position}"
    if unknown := [field for field in table if field not in _FIELDS]:
        raise refuse(
            f"{called} has an unknown field “{unknown[0]}”.",
            f"Known are {', '.join(_FIELDS)}: correct or remove it.",
        )
    for field in _FIELDS:
        value = table.get(field, "")
        if field == "key" and isinstance(value, int) and not isinstance(value, bool):
            table = table | {"key": str(value)}
        elif not isinstance(value, str):
            raise refuse(f"{called}: {field} is not text.", f'Write it in quotes: {field} = "…".')
    text = {
        field: unicodedata.normalize("NFC", " ".join(str(table.get(field, "")).split())) for field in _FIELDS
    }

    if not text["name"]:
        raise refuse(f"{called} has no name.", 'Add name = "…".')
    if bad := next((c for c in text["name"] if c in ";,"), None):
        raise refuse(
            f"{called} has “{bad}” in its name.",
            "Choose a name without “;” and “,”: they part tags in labels.csv.",
        )
    if len(text["name"]) > MAX_NAME:
        raise refuse(
            f"{called} has a name of {len(text['name'])} characters.", f"Shorten it to {MAX_NAME} or fewer."
        )
    if not _JOINERS.sub("", text["name"]).isprintable():
        raise refuse(f"{called} has an invisible character in its name.", "Type the name anew.")
    if text["name"].casefold() == NONE:
        raise refuse(
            f"{called} has a reserved name.", f"“{NONE}” says that no tag fits: choose another name."
        )
    if not text["key"]:
        raise refuse(f"{called} has no key.", 'Add key = "1" (a digit 1 to 9, or a letter).')
    key = text["key"].upper()
    if not re.fullmatch("[0-9A-Za-z]", text["key"]):
        raise refuse(
            f"{called}: key “{text['key']}” is not one digit or letter.", "Choose 1 to 9 or a letter a to z."
        )
    if key in RESERVED_KEYS:
        raise refuse(
            f"{called}: key “{text['key']}” is reserved ({RESERVED_KEYS[key]}).",
            f"Choose another; taken are {', '.join(sorted(RESERVED_KEYS))}.",
        )
    if text["colour"] and not re.fullmatch("#[0-9a-fA-F]{6}", text["colour"]):
        raise refuse(
            f"{called}: colour “{text['colour']}” is not a colour.", 'Write it as colour = "#2a78d6".'
        )
    return Tag(**text | {"key": key, "colour": text["colour"].lower()})


def _looks(name: str) -> str:
    """`name` without what the eye can miss, to compare names by."""
    return _JOINERS.sub("", name).casefold()


def _with_colours_and_letters(tags: list[Tag]) -> tuple[Tag, ...]:
    """`tags` with a free palette colour where none was given, and a letter each that no other has."""
    free = [colour for colour in PALETTE if colour not in {tag.colour for tag in tags}]
    taken = {"0"}  # stands for none
    done = []
    for tag in tags:
        letters = [c.upper() for c in tag.name if c.isalnum()] + [tag.key, *"123456789"]
        letter = next(c for c in letters if len(c) == 1 and c not in taken)
        taken.add(letter)
        colour = tag.colour or free.pop(0)
        done.append(Tag(**asdict(tag) | {"colour": colour, "letter": letter}))
    return tuple(done)
