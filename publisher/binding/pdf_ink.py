"""Marks become PDF operators (ISO 32000-1, annex A). Points; Pages count y downwards, PDF upwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.binding.pdf_font import EmbeddedFont
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.style.colour import Colour
from publisher.typesetting.pages import Ink, TextRun

_CAPS = {"butt": 0, "round": 1}


def number(value: float) -> str:
    """At most two decimals: a hundredth of a point is finer than any press."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(value: Colour, operator: str) -> str:
    return f"{value.red:.4g} {value.green:.4g} {value.blue:.4g} {operator}"


def text(run: TextRun, font: EmbeddedFont, height: float) -> str:
    """A text object for one run on a page `height` points high."""
    spaced = f"{number(run.tracking)} Tc " if run.tracking else ""
    reset = " 0 Tc" if run.tracking else ""
    return (
        f"BT {colour(run.colour, 'rg')} /{font.name} {number(run.size)} Tf {spaced}"
        f"1 0 0 1 {number(run.x)} {number(height - run.baseline)} Tm [{font.show(run.pieces)}]TJ{reset} ET"
    )


def ink(mark: Ink, height: float) -> Iterator[str]:
    """Shapes drawn upside up: the coordinate system is turned for them."""
    yield "q"
    if mark.clip:
        x, y, wide, high = mark.clip
        yield f"{number(x)} {number(height - y - high)} {number(wide)} {number(high)} re W n"
    yield f"1 0 0 -1 {number(mark.x)} {number(height - mark.y)} cm"
    for shape in mark.shapes:
        yield from _shape(shape, mark.colours)
    yield "Q"


def _shape(shape: Shape, colours: Mapping[str, Colour]) -> Iterator[str]:
    if shape.fill:
        yield colour(resolve(shape.fill, colours), "rg")
    if shape.stroke:
        yield colour(resolve(shape.stroke, colours), "RG")
        cap = _CAPS[shape.cap]
        dash = " ".join(map(number, shape.dash))
        yield f"{shape.width:.3g} w {cap} J {cap} j [{dash}] 0 d"
    yield path(shape.path)
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(shape.fill), bool(shape.stroke)), "n")
    yield paint + ("*" if shape.even_odd and shape.fill else "")


def path(segments: tuple[Segment, ...]) -> str:
    return "\n".join(_OPERATORS[name] % points for name, points in segments)


_OPERATORS = {"M": "%.2f %.2f m", "L": "%.2f %.2f l", "C": "%.2f %.2f %.2f %.2f %.2f %.2f c", "Z": "h"}

