"""Colours as people see them: how far two differ, with any colour vision, and how a colour stands out from a page.

Colours are "#rrggbb", in sRGB. A difference is CIEDE2000: about 1 is just noticed between large patches that touch.
How dichromats see a colour is worked out after Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298,
at full severity. Milder forms, which are more common, lie between that and normal vision.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

#: Colours for tags that name none. Any two differ by at least 13 (CIEDE2000), as people with protanopia, deuteranopia
#: and tritanopia see them too, and by at least 18 to most eyes; each has contrast of 3 to 1 or more on both pages.
#: Whatever a codebook takes of them from the front differs still more.
PALETTE = (
    "#5e90f2", "#bf891d", "#3f7355", "#994885", "#858c86", "#736b11", "#7638f2", "#e52263", "#9a83a6"
)  # fmt: skip

#: The backgrounds that colours are seen on: those of `.streamlit/config.toml`.
PAGES = {"light": "#fdfcfa", "dark": "#191a1c"}

#: The colours of text on them, from there, too.
INKS = {"light": "#23211e", "dark": "#e4e2dd"}

#: Text asks for this contrast to what is behind it (WCAG 2.2, 1.4.3).
READABLE = 4.5

#: Two colours closer than this are taken for each other in small marks that do not touch. The bound is ours: a
#: just noticed difference is about 1 in large patches, and several times that in marks of a few pixels
#: (Szafir, IEEE TVCG 24 (2018) 392-401).
TOO_CLOSE = 10.0

#: A colour of less contrast than this to a page is hardly seen on it. What must be seen asks for 3 (WCAG 2.2,
#: 1.4.11): that is what `PALETTE` keeps to. Charts outline every mark, so that a project may go below.
TOO_FAINT = 2.0

Triple = tuple[float, float, float]

#: What linear RGB becomes for each kind of colour vision: Machado et al., table 1, severity 1.0.
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

#: Linear sRGB to XYZ, and the white D65 in it (IEC 61966-2-1).
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.0890)


def difference(one: str, other: str, vision: str = "normal") -> float:
    """How far two colours differ to somebody with `vision` (a key of `VISIONS`), by CIEDE2000; 0 where they are equal."""
    return ciede2000(_lab(seen(one, vision)), _lab(seen(other, vision)))


def least_difference(one: str, other: str) -> tuple[float, str]:
    """The difference of two colours in the eyes that see least of it, and which those are."""
    return min((difference(one, other, vision), vision) for vision in VISIONS)


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two colours, from 1 to 21; the order does not matter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever stands out more from `colour`, by WCAG 2's contrast ratio."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, colour))


def veil(colour: str, part: float) -> str:
    """`colour` as CSS, as see-through as `part` says: 0 is the page behind it, 1 as deep as text can be read on.

    The text is the page's own, so that what is drawn once holds in both themes.
    """
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{part * deepest(colour):.3f})"


@lru_cache(maxsize=256)
def deepest(colour: str) -> float:
    """How opaque `colour` may be at most, from 0 to 1, for the text of both pages to be read on it."""
    opaque = 0.0
    while opaque < 1 and all(
        contrast(INKS[page], laid_over(PAGES[page], colour, opaque + 0.01)) >= READABLE for page in PAGES
    ):
        opaque = round(opaque + 0.01, 2)
    return opaque


def laid_over(page: str, colour: str, opaque: float) -> str:
    """What is seen where `colour` lies over `page`."""
    both = zip(_channels(page), _channels(colour), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * opaque):02x}" for under, over in both)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(colour: str) -> float:
    """The relative luminance of `colour`, from 0 to 1, as WCAG 2 has it."""
    return _dot((0.2126, 0.7152, 0.0722), _linear(colour))


def seen(colour: str, vision: str) -> Triple:
    """`colour` as linear RGB, each part from 0 to 1, as it is to somebody with `vision`."""
    linear = _linear(colour)
    return tuple(min(1.0, max(0.0, _dot(row, linear))) for row in VISIONS[vision])


def ciede2000(one: Sequence[float], other: Sequence[float]) -> float:
    """The CIEDE2000 difference of two colours in CIE L*a*b*.

    As Sharma, Wu and Dalal write it, Color Research and Application 30 (2005) 21-30; letters are theirs.
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    g = 0.5 * (1 - _saturated((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))

    turn, hue = 0.0, h1 + h2  # a grey has no hue
    if c1 * c2:
        turn = (h2 - h1 + 180) % 360 - 180 if abs(h2 - h1) != 180 else h2 - h1
        hue = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else ((h1 + h2) / 2 + 180) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    dl = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = -2 * _saturated(chroma) * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    return math.sqrt(max(0.0, dl**2 + dc**2 + dh**2 + rotation * dc * dh))


def _lab(linear: Triple) -> Triple:
    """Linear sRGB as CIE L*a*b* under D65."""
    x, y, z = (_dot(row, linear) / white for row, white in zip(_XYZ, _WHITE, strict=True))
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(colour: str) -> Triple:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def _saturated(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _dot(row: Sequence[float], column: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(row, column, strict=True))
