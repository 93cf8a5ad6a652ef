"""What a tab shows: the elements that a server has sent, each in its place.

Only what the tagging page needs is understood: of every element its widget id and, for HTML, its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_HEADER = re.compile(r'<header class="desk" ([^>]*)>')
_DATA = re.compile(r'data-(\w+)="([^"]*)"')
_CURRENT = re.compile(
    r'<div class="paragraph now[^"]*" id="paragraph-(\d+)">.*?<div class="text" dir="auto">(.*?)</div>',
    re.DOTALL,
)
_LINK = re.compile(r'<a data-go="1" href="([^"]*)"')


@dataclass(frozen=True)
class Shown:
    """What a reviewer sees of the desk, and what a key decides on."""

    label: str
    run: str
    address: str
    #: None where no paragraph is shown: at the article's end, or in the view of the whole article.
    paragraph: int | None
    text: str


@dataclass(frozen=True)
class Element:
    run: str
    fragment: str
    widget: str
    html: str


class Screen:
    def __init__(self) -> None:
        self.desk: Shown | None = None
        self._elements: dict[tuple[int, ...], Element] = {}

    @property
    def links(self) -> list[str]:
        """The addresses that the page's own links lead to, in reading order."""
        return [unescape(href) for element in self._elements.values() for href in _LINK.findall(element.html)]

    def widget(self, key: str) -> Element:
        """What the page draws under `key`. Raises `LookupError`."""
        named: Iterator[Element] = (e for e in self._elements.values() if e.widget.endswith(f"-{key}"))
        found = next(named, None)
        if found is None:
            there = [e.widget for e in self._elements.values() if e.widget]
            raise LookupError(f"no “{key}” on the page; there are: {there}")
        return found

    def draw(self, message: ForwardMsg, run: str) -> bool:
        """Put one element in its place. True where it is the desk."""
        delta, place = message.delta, tuple(message.metadata.delta_path)
        if delta.WhichOneof("type") != "new_element":
            return False
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind) if kind else None
        html = element.body if kind == "html" else ""
        widget = getattr(element, "id", "")
        self._elements[place] = Element(
            run, delta.fragment_id, widget if isinstance(widget, str) else "", html
        )
        header = _HEADER.search(html)
        if header is None:
            return False
        data = {name: unescape(value) for name, value in _DATA.findall(header[1])}
        current = _CURRENT.search(html)
        self.desk = Shown(
            data["shown"],
            data["run"],
            data["address"],
            int(current[1]) if current else None,
            unescape(current[2]) if current else "",
        )
        return True

    def clear_away(self, run: str, fragments: set[str]) -> None:
        """What a run did not draw again is gone: of its fragments, or of the whole page."""
        self._elements = {
            place: element
            for place, element in sorted(self._elements.items())
            if element.run == run or (fragments and element.fragment not in fragments)
        }
        if not any(_HEADER.search(element.html) for element in self._elements.values()):
            self.desk = None
