"""The page's sections: which there are for whom, each loaded when it is chosen."""

from __future__ import annotations

from importlib import import_module

from app.parts.agreement.look import Look

_HERE = "app.parts.agreement"

#: Name -> its modules, drawn one under the other.
SECTIONS = {
    "Tags": ("tags",),
    "Pairs": ("pairs",),
    "Articles": ("articles",),
    "Over time": ("over_time",),
    "Second opinion": ("second_opinion",),
    "Sample": ("sample", "retest"),
    "Methods text": ("methods",),
}

#: What plans the team's work, or is made of everybody's labels.
FOR_LEADS = {"Sample", "Methods text"}

#: What tells something before two reviewers have tagged the same paragraph.
WITHOUT_OVERLAP = {"Over time", "Sample", "Methods text"}


def names(is_lead: bool) -> list[str]:
    return [name for name in SECTIONS if is_lead or name not in FOR_LEADS]


def draw(name: str, look: Look) -> None:
    for module in SECTIONS[name]:
        import_module(f"{_HERE}.{module}").draw(look)
