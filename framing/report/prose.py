"""The methods text, which is written in Markdown, as HTML: the little of Markdown that it uses, and nothing else.

Names in it are data, with a backslash before what Markdown would take for markup. What is not one of the forms below
is text, and every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

#: A backslash and what it protects; strong; emphasis. A star beside a space is a star.
_INLINE = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*(?! )(.+?)(?<! )\*\*|\*(?! )((?:\\.|[^*\\])+?)(?<! )\*")


#: The level of heading that "##" becomes: the page has those above it.
_TOP = 3


def as_html(markdown: str) -> Markup:
    """`markdown` as HTML; its "##" becomes a heading of level 3."""
    return Markup("\n").join(_blocks(markdown))


def _blocks(markdown: str) -> Iterator[Markup]:
    for block in re.split(r"\n\s*\n", markdown.strip()):
        lines = block.splitlines()
        if found := re.match(r"(#{2,5}) (.+)", block):
            level = min(6, _TOP + len(found[1]) - 2)
            yield Markup("<h{0}>{1}</h{0}>").format(level, _inline(found[2]))
        elif lines and all(line.startswith("- ") for line in lines):
            items = Markup("").join(Markup("<li>{}</li>").format(_inline(line[2:])) for line in lines)
            yield Markup("<ul>{}</ul>").format(items)
        elif len(lines) > 1 and lines[0].startswith("|") and re.fullmatch(r"[|:\- ]+", lines[1]):
            yield _table(lines)
        elif lines:
            yield Markup("<p>{}</p>").format(_inline(" ".join(lines)))


def _table(lines: list[str]) -> Markup:
    head, _, *rows = (_cells(line) for line in lines)
    heads = _each(head, lambda cell: Markup('<th scope="col">{}</th>').format(cell))
    body = _each(rows, _each_row)
    return Markup(
        '<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(heads, body)


def _each_row(row: list[Markup]) -> Markup:
    first, *rest = row
    cells = _each(rest, lambda cell: Markup("<td>{}</td>").format(cell))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)


def _cells(line: str) -> list[Markup]:
    parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [_inline(part.strip()) for part in parts]


def _each(items: list, made: Callable[..., Markup]) -> Markup:
    return Markup("").join(made(item) for item in items)


def _inline(text: str) -> Markup:
    """`text` with its emphasis; everything else in it is text."""
    parts, end = [], 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[end : found.start()]))
        literal, strong, emphasis = found.groups()
        if literal is not None:
            parts.append(escape(literal))
        elif strong is not None:
            parts.append(Markup("<strong>{}</strong>").format(_inline(strong)))
        else:
            parts.append(Markup("<em>{}</em>").format(_inline(emphasis)))
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
