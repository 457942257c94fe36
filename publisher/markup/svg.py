"""Shapes → an SVG file for an ebook or a web page.

Reading systems show it by `<img>`, where a page's style does not reach it and a dark page shows through: a drawing
that needs a light ground gets one from its caller. The same shapes give the same bytes; nothing in it has an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape, rectangle
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
    night: Mapping[str, Colour] | None = None,
    margin: float = 0,
) -> bytes:
    """An SVG file of `width` × `height` points, UTF-8. `ground` names the colour laid beneath the drawing, '' none.
    `night` holds what the same names mean on a dark page; `margin` is the air around the drawing in points. KeyError:
    a colour that `colours` does not have."""
    w, h = number(width + 2 * margin), number(height + 2 * margin)
    corner = number(-margin)
    shapes = tuple(shapes)
    inks = dict.fromkeys(ink for ink in (ground, *(ink for s in shapes for ink in (s.fill, s.stroke))) if ink)
    classes = _classes(inks, colours, night) if night else {}
    under = Shape(rectangle(-margin, -margin, width + 2 * margin, height + 2 * margin), fill=ground)
    box = f"{corner} {corner} {w} {h}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" viewBox="{box}">',
        f"<title>{_text(title)}</title>" if title else "",
        f"<desc>{_text(description)}</desc>" if description else "",
        _night(classes, night) if night else "",
        *(_path(shape, colours, classes) for shape in ((under, *shapes) if ground else shapes)),
        "</svg>\n",
    ]
    return "".join(parts).encode()


def _classes(inks: Iterable[str], day: Mapping[str, Colour], night: Mapping[str, Colour]) -> dict[str, str]:
    """A class for each ink that changes at night."""
    changing = (ink for ink in inks if resolve(ink, day).hex != resolve(ink, night).hex)
    return {ink: str(count) for count, ink in enumerate(changing)}


def _night(classes: Mapping[str, str], night: Mapping[str, Colour]) -> str:
    """The night's palette. What a style sheet says goes before the attributes, which are the day's."""
    looks = ((resolve(ink, night).hex, name) for ink, name in classes.items())
    rules = "".join(f".f{name}{{fill:{look}}}.s{name}{{stroke:{look}}}" for look, name in looks)
    return f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>" if rules else ""


def number(value: float) -> str:
    """At most two decimals, no zeros that say nothing, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _text(text: str) -> str:
    """Escaped, without the characters that XML 1.0 has no place for (2.2)."""
    return escape(_NO_CHARACTER.sub("", text), quote=False)


def _path(shape: Shape, colours: Mapping[str, Colour], classes: Mapping[str, str]) -> str:
    worn = (f"{kind}{classes[ink]}" for kind, ink in (("f", shape.fill), ("s", shape.stroke)) if ink in classes)
    given = {
        "class": " ".join(worn),
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
