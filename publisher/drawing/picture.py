"""SVG files as shapes: the bytes of a file enter, already found safe by reading; paths in points leave.

svgelements reads paths, transforms, `use` and styles. A pass of our own goes before it: what it would draw though a
browser does not (symbols, masks, markers) becomes a definition, gradients become one flat colour, and copies of
copies are counted before they multiply. What is left undrawn is returned, so that a caller can say so; nothing here
opens a file or a connection, and nothing raises over what a file holds."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from publisher.drawing.shape import Segment, Shape
from publisher.drawing.svg_source import SIZELESS, prepared

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNDRAWN = "drawing"


class Vector(NamedTuple):
    """`height` in points; `texts` are words in the file, which are not drawn; `unread` names what else is not:
    image, gradient, opacity, mask, clip-path, filter, marker, pattern, use, drawing."""

    height: float
    shapes: tuple[Shape, ...]
    texts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def svg_shapes(data: bytes, width: float) -> Vector:
    """The drawing in the SVG file `data`, `width` points wide. Its colours are literal: `#rrggbb`."""
    try:
        source = prepared(ElementTree.fromstring(data))
        size, shapes = _drawn(source.root, width)
    except Exception:  # the reader of a foreign format: whatever a file makes it raise, the file is what is wrong
        return Vector(width * SIZELESS, (), (), (_UNDRAWN,))
    return Vector(round(size, 2), shapes, source.texts, source.unread)


def _drawn(root: Element, width: float) -> tuple[float, tuple[Shape, ...]]:
    from svgelements import SVG

    parsed = SVG.parse(io.BytesIO(ElementTree.tostring(root)), reify=False)
    scale = width / parsed.width
    shapes = (shape for element in _shapes(parsed) for shape in _shape(element, scale))
    return parsed.height * scale, tuple(shapes)


def _shapes(container: Iterable[Any]) -> Iterator[Any]:
    """The file's shapes in order of drawing. Containers are lists of elements; pictures of pixels are no shapes."""
    from svgelements import Shape as SvgShape

    for element in container:
        if isinstance(element, SvgShape):
            yield element
        elif isinstance(element, list):
            yield from _shapes(element)


def _shape(element: Any, scale: float) -> Iterator[Shape]:
    values = element.values
    fill, stroke = _colour(element.fill), _colour(element.stroke)
    growth = math.sqrt(abs(element.transform.determinant)) * scale
    width = (1.0 if element.stroke_width is None else float(element.stroke_width)) * growth
    if width <= 0:
        stroke = ""
    path = tuple(_segments(element, scale))
    hidden = values.get("visibility") in ("hidden", "collapse")
    if hidden or len(path) < 2 or not (fill or stroke) or not all(math.isfinite(v) for _, vs in path for v in vs):
        return
    yield Shape(
        path,
        fill,
        stroke,
        round(width, 3) if stroke else 0,
        "round" if values.get("stroke-linecap") == "round" else "butt",
        _dash(values.get("stroke-dasharray", ""), growth) if stroke else (),
        values.get("fill-rule") == "evenodd",
    )


def _colour(colour: Any) -> str:
    if colour is None or colour.value is None or colour.alpha == 0:
        return ""
    return f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}"


def _dash(text: str, growth: float) -> tuple[float, ...]:
    words = text.replace(",", " ").split()
    try:
        lengths = tuple(round(float(word.removesuffix("px")) * growth, 3) for word in words)
    except ValueError:
        return ()
    sound = lengths and all(length >= 0 for length in lengths) and sum(lengths) > 0
    return lengths if sound else ()


def _segments(element: Any, scale: float) -> Iterator[Segment]:
    from svgelements import Arc, Close, CubicBezier, Line, Move, QuadraticBezier

    for piece in element.segments(transformed=True):
        if isinstance(piece, Move):
            yield "M", _at(scale, piece.end)
        elif isinstance(piece, Close):
            yield "Z", ()
        elif isinstance(piece, Line):
            yield "L", _at(scale, piece.end)
        elif isinstance(piece, CubicBezier):
            yield "C", _at(scale, piece.control1, piece.control2, piece.end)
        elif isinstance(piece, QuadraticBezier):
            yield "C", _at(scale, *_raised(piece))
        elif isinstance(piece, Arc):
            for curve in piece.as_cubic_curves():
                yield "C", _at(scale, curve.control1, curve.control2, curve.end)


def _raised(curve: Any) -> tuple[Any, ...]:
    """A quadratic curve as a cubic: the same curve, by degree elevation."""
    return (
        curve.start + (curve.control - curve.start) * (2 / 3),
        curve.end + (curve.control - curve.end) * (2 / 3),
        curve.end,
    )


def _at(scale: float, *points: Any) -> tuple[float, ...]:
    return tuple(round(value * scale, 3) for point in points for value in (point.x, point.y))
