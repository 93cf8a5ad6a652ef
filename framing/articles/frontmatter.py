"""The `key: value` lines between two `---` lines at the very top of an article."""

from __future__ import annotations

import re
from pathlib import Path

from framing.articles.lines import is_blank
from framing.errors import ArticleFrontMatter

#: The keys that may stand in front matter, each also a field of `Article`.
KEYS = ("title", "byline", "outlet", "date", "url", "language")

_KEY = re.compile(r"([^\W\d][\w -]{0,30}?)\s*:(?:\s+(.*)|)$")
#: Front matter is short: a rule further down than this closes nothing.
_LONGEST = 60


def read(text: str, file: Path) -> tuple[dict[str, str], str, str]:
    """(values by key, the front matter as it stands in `text`, the text after it).

    Without front matter: ({}, "", text). A `---` line that is followed by a blank line, or that has no
    second one, or between which there is prose, is a separator. Raises `ArticleFrontMatter` for an
    unknown or repeated key, or a line that is not `key: value`.
    """
    found = _between_rules(text)
    if found is None:
        return {}, "", text
    lines, rest = found
    values: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        if is_blank(line):
            continue
        match = _KEY.match(line.rstrip())
        if not match:
            raise ArticleFrontMatter(
                file,
                f"line {number} is not `key: value` ({_short(line)}). Write it so, or, if this is not front "
                "matter, put a blank line after the first ---.",
            )
        key = match[1].lower()
        if key not in KEYS:
            raise ArticleFrontMatter(
                file,
                f"line {number}: “{match[1]}” is not one of its keys ({', '.join(KEYS)}). "
                "Use one of these, or remove the line.",
            )
        if key in values:
            raise ArticleFrontMatter(file, f"line {number}: “{key}” is given twice. Keep one.")
        values[key] = _unquote((match[2] or "").strip())
    return values, "\n".join(["---", *lines, "---"]), rest


def _between_rules(text: str) -> tuple[list[str], str] | None:
    """The lines between the first two `---` lines, if they mean to be front matter, and what follows."""
    lead = len(text) - len(text.lstrip())
    if not text.startswith("---", lead):
        return None
    lines: list[str] = []
    position = lead
    for number, line in enumerate(_lines(text[lead:])):
        position += len(line)
        line = line.rstrip()
        if (number == 0 and line != "---") or (number == 1 and is_blank(line)) or number > _LONGEST:
            return None
        if number and line == "---":
            break
        if number:
            lines.append(line)
    else:
        return None
    keys = [m[1].lower() if (m := _KEY.match(line)) else "" for line in lines if not is_blank(line)]
    if not keys or not keys[0] or not (all(keys) or any(key in KEYS for key in keys)):
        return None
    return lines, text[position:]


def _lines(text: str) -> list[str]:
    """The first lines of `text` with their ends; never splits more of a large text than can matter."""
    head = text[:65536].splitlines(keepends=True)
    return head[: _LONGEST + 2]


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _short(line: str) -> str:
    line = line.strip()
    return f"“{line[:40]}…”" if len(line) > 41 else f"“{line}”"
