"""Shapes → an SVG file for an ebook or a web page.

Reading systems show it by `<img>`, where a page's style does not reach it and a dark page shows through: a drawing
that needs a light ground gets one from its caller. The same shapes give the same bytes; nothing in it has an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.style.colour import Colour

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def svg(
    shapes: Iterable[Shape],
    width: float,
    height: float,
    colours: Mapping[str, Colour],
    title: str,
    description: str,
    ground: str = "",
) -> bytes:
    """An SVG file of `width` × `height` points, UTF-8. `ground` names the colour laid beneath the drawing, '' none.
    KeyError: a colour that `colours` does not have."""
    w, h = number(width), number(height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" viewBox="0 0 {w} {h}">',
        f"<title>{_text(title)}</title>" if title else "",
        f"<desc>{_text(description)}</desc>" if description else "",
        f'<path fill="{resolve(ground, colours).hex}" d="M0 0H{w}V{h}H0Z"/>' if ground else "",
        *(_path(shape, colours) for shape in shapes),
        "</svg>\n",
    ]
    return "".join(parts).encode()


def number(value: float) -> str:
    """At most two decimals, no zeros that say nothing, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _text(text: str) -> str:
    """Escaped, without the characters that XML 1.0 has no place for (2.2)."""
    return escape(_NO_CHARACTER.sub("", text), quote=False)


def _path(shape: Shape, colours: Mapping[str, Colour]) -> str:
    given = {
        "fill": resolve(shape.fill, colours).hex if shape.fill else "none",
        "fill-rule": "evenodd" if shape.even_odd else "",
        "stroke": resolve(shape.stroke, colours).hex if shape.stroke else "",
        "stroke-width": number(shape.width) if shape.stroke else "",
        "stroke-linecap": "round" if shape.stroke and shape.cap == "round" else "",
        "stroke-linejoin": "round" if shape.stroke and shape.cap == "round" else "",
        "stroke-dasharray": " ".join(number(length) for length in shape.dash) if shape.stroke else "",
    }
    attributes = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    return f'<path{attributes} d="{data(shape.path)}"/>'


def data(path: Iterable[Segment]) -> str:
    """Path data of SVG 2, 9.3.9, as short as it stays exact: a minus parts numbers as well as a space does."""
    return "".join(kind + " ".join(number(value) for value in values).replace(" -", "-") for kind, values in path)
