"""Marks become PDF operators (ISO 32000-1, annex A). Points; Pages count y downwards, PDF upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from publisher.binding.pdf_font import EmbeddedFont
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.style.colour import Colour
from publisher.typesetting.pages import Ink, Placed, TextRun

Paint = Callable[[Colour, bool], str]
"""A colour and whether it is for lines enter, the operators that choose it leave."""
_CAPS = {"butt": 0, "round": 1}


def number(value: float) -> str:
    """At most two decimals: a hundredth of a point is finer than any press."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def light(colour: Colour, stroke: bool) -> str:
    """The Paint of screens: RGB."""
    return f"{colour.red:.4g} {colour.green:.4g} {colour.blue:.4g} {'RG' if stroke else 'rg'}"


def text(run: TextRun, font: EmbeddedFont, height: float, paint: Paint) -> str:
    """A text object for one run on a page `height` points high."""
    spaced = f"{number(run.tracking)} Tc " if run.tracking else ""
    reset = " 0 Tc" if run.tracking else ""
    return (
        f"BT {paint(run.colour, False)} /{font.name} {number(run.size)} Tf {spaced}"
        f"1 0 0 1 {number(run.x)} {number(height - run.baseline)} Tm [{font.show(run.pieces, run.size)}]TJ{reset} ET"
    )


def placed(mark: Ink, height: float, content: str) -> str:
    """`content`, drawn in the mark's own coordinates, set on the page upside up and cut to the mark's clip."""
    clip = ""
    if mark.clip:
        x, y, wide, high = mark.clip
        clip = f"{number(x)} {number(height - y - high)} {number(wide)} {number(high)} re W n\n"
    return f"q\n{clip}1 0 0 -1 {number(mark.x)} {number(height - mark.y)} cm\n{content}\nQ"


def pictured(mark: Placed, height: float, content: str) -> str:
    """`content`, an image's operator, on the mark's rectangle."""
    place = (mark.width, 0, 0, mark.height, mark.x, height - mark.y - mark.height)
    return f"q {' '.join(map(number, place))} cm {content} Q"


def clipped(content: str, box: tuple[float, float, float, float]) -> str:
    """`content` within left, bottom, width and height alone."""
    return f"q {' '.join(map(number, box))} re W n\n{content}\nQ"


def shapes(mark: Ink, paint: Paint, fine: bool = True) -> str:
    """The operators of a mark's shapes; paths in hundredths of a point, or in tenths (0.04 mm) where not `fine`."""
    operators = _FINE if fine else _COARSE
    return "\n".join(line for shape in mark.shapes for line in _shape(shape, mark.colours, paint, operators))


def _shape(shape: Shape, colours: Mapping[str, Colour], paint: Paint, operators: Mapping[str, str]) -> Iterator[str]:
    if shape.fill:
        yield paint(resolve(shape.fill, colours), False)
    if shape.stroke:
        yield paint(resolve(shape.stroke, colours), True)
        cap = _CAPS[shape.cap]
        dash = " ".join(map(number, shape.dash))
        yield f"{shape.width:.3g} w {cap} J {cap} j [{dash}] 0 d"
    yield path(shape.path, operators)
    paints = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (bool(shape.fill), bool(shape.stroke)), "n"
    )
    yield paints + ("*" if shape.even_odd and shape.fill else "")


_FINE = {"M": "%.2f %.2f m", "L": "%.2f %.2f l", "C": "%.2f %.2f %.2f %.2f %.2f %.2f c", "Z": "h"}
_COARSE = {name: operator.replace(".2f", ".1f") for name, operator in _FINE.items()}


def path(segments: tuple[Segment, ...], operators: Mapping[str, str] = _FINE) -> str:
    return "\n".join(operators[name] % points for name, points in segments)
