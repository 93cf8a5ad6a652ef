"""Charts as SVG that stands in a page or in a file of its own: small, without a script, with words for those who
do not see it.

Vega draws for a screen that answers to the mouse, and says every mark to screen readers. On paper a picture is one
thing: it gets a title and a description, and all that only a screen needs goes.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)

#: What Vega draws with. Anything else, a script or a link, has no business in a picture.
_DRAWN = {
    f"{{{_SVG}}}{name}"
    for name in (
        "svg", "g", "path", "rect", "line", "text", "tspan", "circle", "defs", "clipPath", "linearGradient", "stop",
    )
}  # fmt: skip

#: Attributes for screen readers and the mouse, and such that say what holds anyway.
_IDLE = {"class", "role", "cursor", "pointer-events", "font-family"}
_USUAL = {
    ("opacity", "1"),
    ("stroke-width", "1"),
    ("text-anchor", "start"),
    ("transform", "translate(0,0)"),
    ("fill-opacity", "1"),
}

#: What a group passes on to the marks in it.
_INHERITED = {
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "font-size", "font-weight", "font-style", "text-anchor",
}  # fmt: skip

_LONG = re.compile(r"-?\d*\.\d{2,}(?:e-?\d+)?")
_MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
_NOTHING_DRAWN = {"", "M0,0h0v0h0Z"}

#: What the reader's own system has; Vega measures with the second.
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def drawn(spec: dict, width: int) -> str:
    """The SVG of a chart, `width` pixels wide where its width was left to the page. No network is used.

    `spec` is Vega-Lite, as `to_dict` of a chart gives it.
    """
    import vl_convert

    if spec.get("width") == "container":
        spec = spec | {"width": width}
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], config=_CONFIG)


#: A light page; letters as large as the text beside them.
_CONFIG = {
    "background": "white",
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelColor": "#333"},
    "legend": {"labelFontSize": 12, "labelColor": "#333"},
    "header": {"labelFontSize": 12, "titleFontSize": 12},
}


def lean(svg: str, id: str, title: str, description: str) -> str:
    """`svg` as Vega drew it, without what only a screen needs: an image with a title and a description.

    Everything in it that is referred to by an id gets one that begins with `id`, so that several pictures can stand
    on one page. Both texts are data and are escaped.
    """
    root = ElementTree.fromstring(_writable(svg))
    # Vega numbers them through all that it has drawn: anew here, so that a chart is the same whenever it is drawn.
    known = dict.fromkeys(element.get("id", "") for element in root.iter())
    ids = {name: f"{id}-{place}" for place, name in enumerate(filter(None, known), start=1)}
    _prune(root)
    for element in root.iter():
        _slim(element, ids)
    width, height = root.get("width"), root.get("height")
    root.attrib = {
        "width": width,
        "height": height,
        "viewBox": root.get("viewBox"),
        "role": "img",
        "aria-labelledby": f"{id}-title {id}-desc",
        "font-family": _FONT,
    }
    for place, (name, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{name}", {"id": f"{id}-{name}"})
        element.text = _writable(text)
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode")


def _prune(parent: ElementTree.Element) -> None:
    """Take out what draws nothing; a group that says nothing leaves its place to what it holds."""
    kept: list[ElementTree.Element] = []
    for child in parent:
        if child.tag not in _DRAWN or child.get("display") == "none":
            continue
        _prune(child)
        name = _name(child)
        if name == "path" and child.get("d", "") in _NOTHING_DRAWN:
            continue
        if name == "path" and child.get("class") in ("background", "foreground") and not _is_inked(child):
            continue
        if name == "g" and not len(child):
            continue
        if name == "g" and child.get("class", "").startswith("mark-"):
            _gather(child)
        if name == "g" and not _telling(child.attrib):
            kept.extend(child)
        else:
            kept.append(child)
    parent[:] = kept


def _gather(marks: ElementTree.Element) -> None:
    """What the marks of a group have in common is said once; rectangles that look alike are one path."""
    if "mark-rect" in marks.get("class", "").split():
        alike: dict[tuple, ElementTree.Element] = {}
        for mark in marks:
            look = (mark.tag, *sorted((k, v) for k, v in _telling(mark.attrib).items() if k != "d"))
            known = alike.setdefault(look, mark)
            if known is not mark and _name(mark) == "path":
                known.set("d", known.get("d", "") + mark.get("d", ""))
            elif known is not mark:
                alike[(*look, id(mark))] = mark
        marks[:] = alike.values()
    if len(marks) > 1 and len({_name(mark) for mark in marks}) == 1:
        for name in sorted(_INHERITED & set(marks[0].attrib) - set(marks.attrib)):
            values = {mark.get(name) for mark in marks}
            if len(values) == 1:
                marks.set(name, values.pop())
                for mark in marks:
                    del mark.attrib[name]


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_inked(element: ElementTree.Element) -> bool:
    return any(element.get(name, "none") != "none" for name in ("fill", "stroke"))


def _telling(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes that change what is drawn."""
    return {
        name: value
        for name, value in attributes.items()
        if name not in _IDLE and not name.startswith("aria-") and (name, value) not in _USUAL
    }


def _slim(element: ElementTree.Element, ids: dict[str, str]) -> None:
    told = _telling(element.attrib)
    for name, value in told.items():
        if name == "id":
            value = ids[value]
        elif "#" in value and (match := re.fullmatch(r"(url\()?#([^)]+)(\))?", value)) and match[2] in ids:
            value = f"{match[1] or ''}#{ids[match[2]]}{match[3] or ''}"
        elif name in ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height"):
            value = _LONG.sub(_rounded, value)
        told[name] = value
    if _name(element) == "text" and (moved := _MOVED.fullmatch(told.get("transform", ""))):
        del told["transform"]
        told |= {"x": moved[1], "y": moved[2]}
    element.attrib = told


def _rounded(match: re.Match[str]) -> str:
    """A tenth of a pixel is more than an eye or a printer tells apart."""
    return f"{float(match[0]):.1f}".removesuffix(".0")


def _writable(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
