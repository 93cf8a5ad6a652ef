"""The page's sections, each loaded when it is chosen."""

from __future__ import annotations

from importlib import import_module

from app.parts.compare.look import Look

_HERE = "app.parts.compare"

#: Name -> its module.
SECTIONS = {
    "Framing": "overview",
    "Where": "where",
    "Differences": "differences",
    "Side by side": "side_by_side",
    "Figures cited": "figures",
}


def draw(name: str, look: Look) -> None:
    import_module(f"{_HERE}.{SECTIONS[name]}").draw(look)
