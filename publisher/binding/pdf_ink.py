"""Marks become PDF operators (ISO 32000-1, annex A). Points; Pages count y downwards, PDF upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from publisher.binding.pdf_font import EmbeddedFont
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.model.remembering import Memory
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.typesetting.font import Font
from publisher.typesetting.pages import FieldArea, Ink, LinkArea, Mark, Placed, TextRun

Paint = Callable[[Colour, bool], str]
"""A colour and whether it is for lines enter, the operators that choose it leave."""
_CAPS = {"butt": 0, "round": 1}


@value
class Paper:
    """What marks are drawn on: `width` and `height` of a page, the `margin` in which no shape is drawn, in points; the
    fonts of the document."""

    width: float
    height: float
    margin: float
    paint: Paint
    fonts: Mapping[Font, EmbeddedFont]


def operator(mark: Mark, paper: Paper, external: str) -> str:
    """What draws `mark`; `external` paints the object that shows its shapes or picture, if they are one."""
    if isinstance(mark, TextRun):
        return text(mark, paper.fonts[mark.font], paper.height, paper.paint)
    if isinstance(mark, Ink):
        content = placed(mark, paper.height, external or shapes(mark, paper.paint))
    else:
        content = pictured(mark, paper.height, external)
    edge = paper.margin
    return clipped(content, (edge, edge, paper.width - 2 * edge, paper.height - 2 * edge)) if edge else content


def number(value: float) -> str:
    """At most two decimals: a hundredth of a point is finer than any press."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rectangle(area: LinkArea | FieldArea, height: float) -> str:
    """Where an annotation lies on a page `height` points high (ISO 32000-1, table 164)."""
    corners = (area.x, height - area.y - area.height, area.x + area.width, height - area.y)
    return f"/Rect[{' '.join(map(number, corners))}]"


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


_SHAPES = Memory[str](1_000, lambda written: 20 * len(written), 4_000_000)
"""Shapes are kept with what is written of them, and take some twenty times as much room."""


def shapes(mark: Ink, paint: Paint, fine: bool = True) -> str:
    """The operators of a mark's shapes; paths in hundredths of a point, or in tenths (0.04 mm) where not `fine`. The
    very same shapes are written once for many documents."""

    def written() -> str:
        operators = _FINE if fine else _COARSE
        return "\n".join(line for shape in mark.shapes for line in _shape(shape, mark.colours, paint, operators))

    return _SHAPES.of(fine, written, mark.shapes, mark.colours, paint)


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
    boxes = _boxes(segments)
    if boxes is not None:
        return "\n".join([f"{box} re" for box in boxes])
    return "\n".join([operators[name] % points for name, points in segments])


def _boxes(segments: tuple[Segment, ...]) -> list[str] | None:
    """Left, top, width and height of each of the upright rectangles that make up a path; None for other paths. Edges
    that met still meet: they are rounded before they are subtracted."""
    count, odd = divmod(len(segments), 5)
    if odd or "".join([name for name, _ in segments]) != count * "MLLLZ":
        return None
    corners = [points for _, points in segments]
    boxes: list[str] = []
    for (x1, y1), (x2, y2), (x3, y3), (x4, y4) in zip(*(corners[at::5] for at in range(4)), strict=True):
        if y1 != y2 or x2 != x3 or y3 != y4 or x4 != x1:
            return None
        (left, wide), (top, high) = _span(x1, x2), _span(y1, y3)
        boxes.append(f"{left} {top} {wide} {high}")
    return boxes


@lru_cache(maxsize=4096)
def _span(first: float, last: float) -> tuple[str, str]:
    """Where an edge begins, and how long it is. A QR symbol has few lengths, and all of a size have the same."""
    begin = round(first, 2) + 0.0  # no "-0.00", which is kept for the same key
    return f"{begin:.2f}", f"{round(last, 2) - begin:.2f}"
