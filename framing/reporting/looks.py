"""How a tag looks in every picture: its letter, its colour, and what the legend calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from framing.charting import load_altair
from framing.codebook import Codebook
from framing.labels import NONE
from framing.palette import ink_on
from framing.reporting.in_words import UNTAGGED, called

if TYPE_CHECKING:
    import altair

#: The line round a mark: seen on a light page and on a dark one.
OUTLINE = "#888888"

_NONE_COLOUR, _UNTAGGED_COLOUR = "#cccccc", "rgba(128,128,128,0.06)"
_FORMER_COLOURS = ("#a08c7d", "#7d94a0", "#8ca07d", "#9c7da0")


def look(name: str, codebook: Codebook) -> dict[str, str | float]:
    """Letter, colour of the letter, and what the legend calls tag `name`."""
    tag, said = codebook.by_name.get(name), called(name, codebook)
    if tag:
        letter, ink, label = tag.letter, ink_on(tag.colour), f"{tag.letter} {said}"
    elif name == UNTAGGED:
        letter, ink, label = "", OUTLINE, said
    elif name == NONE:
        letter, ink, label = "0", ink_on(_NONE_COLOUR), f"0 {said}"
    else:
        letter, ink, label = "×", "#000000", said
    return {"name": name, "label": label, "letter": letter, "ink": ink}


def colours(names: Iterable[str], codebook: Codebook) -> dict[str, str]:
    """Tag -> colour: all tags of the codebook, then what else is among `names`."""
    found = {tag.name: tag.colour for tag in codebook.tags}
    others = set(names) - set(codebook.names)
    for place, name in enumerate(sorted(others - {NONE, UNTAGGED})):
        found[name] = _FORMER_COLOURS[place % len(_FORMER_COLOURS)]
    found |= {NONE: _NONE_COLOUR} if NONE in others else {}
    found |= {UNTAGGED: _UNTAGGED_COLOUR} if UNTAGGED in others else {}
    return found


def legend(names: Iterable[str], codebook: Codebook) -> dict[str, str]:
    """Label -> colour, of the same."""
    return {str(look(name, codebook)["label"]): colour for name, colour in colours(names, codebook).items()}


def colour_by_label(legend: Mapping[str, str]) -> altair.Color:
    """Colour by the field `label`, with the legend under the picture."""
    alt = load_altair()

    return alt.Color(
        "label:N",
        scale=alt.Scale(domain=list(legend), range=list(legend.values())),
        # Two columns fit a phone, and names are as long as there is room for.
        legend=alt.Legend(
            title=None,
            orient="bottom",
            columns=2,
            symbolType="square",
            symbolSize=140,
            symbolStrokeWidth=1,
            labelLimit=alt.ExprRef("max(150, min(300, width / 2 - 60))"),
        ),
    )
