"""Shapes: what a drawing is made of, known to no output.

Points, y downwards from the drawing's own top left corner. Colours are names that a Sheet gives a meaning. Many
strokes of one colour and width are one Shape: a cover of 4,000 pricks stays small in PDF and SVG."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model.remembering import remembered
from publisher.model.value import value

Segment = tuple[str, tuple[float, ...]]


@value
class Shape:
    """A path of segments ('M', (x, y)), ('L', (x, y)), ('C', (x1, y1, x2, y2, x, y)), ('Z', ()).

    `fill` and `stroke` are colour names or '' for none; `width` in points; `cap` butt or round (joins follow it);
    `dash` lengths in points; `even_odd` fills by that rule."""

    path: tuple[Segment, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0
    cap: str = "butt"
    dash: tuple[float, ...] = ()
    even_odd: bool = False


def line(x1: float, y1: float, x2: float, y2: float) -> tuple[Segment, ...]:
    return ("M", (x1, y1)), ("L", (x2, y2))


def polygon(*points: tuple[float, float]) -> tuple[Segment, ...]:
    first, *rest = points
    return ("M", first), *(("L", point) for point in rest), ("Z", ())


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


_ROUND = 0.5522847498307936  # control length of a quarter circle as a cubic curve, in radii


def circle(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    k = _ROUND * radius
    return (
        ("M", (x + radius, y)),
        ("C", (x + radius, y + k, x + k, y + radius, x, y + radius)),
        ("C", (x - k, y + radius, x - radius, y + k, x - radius, y)),
        ("C", (x - radius, y - k, x - k, y - radius, x, y - radius)),
        ("C", (x + k, y - radius, x + radius, y - k, x + radius, y)),
        ("Z", ()),
    )


def rounded(
    x: float, y: float, width: float, height: float, radius: float, corners: str = "nesw"
) -> tuple[Segment, ...]:
    """A rectangle with round corners; `corners`: n (top left), e (top right), s (bottom right), w (bottom left)."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ROUND)
    right, bottom = x + width, y + height
    n, e, s, w = (r if corner in corners else 0.0 for corner in "nesw")
    path: list[Segment] = [("M", (x + n, y)), ("L", (right - e, y))]
    if e:
        path.append(("C", (right - k, y, right, y + k, right, y + r)))
    path.append(("L", (right, bottom - s)))
    if s:
        path.append(("C", (right, bottom - k, right - k, bottom, right - r, bottom)))
    path.append(("L", (x + w, bottom)))
    if w:
        path.append(("C", (x + k, bottom, x, bottom - k, x, bottom - r)))
    path.append(("L", (x, y + n)))
    if n:
        path.append(("C", (x, y + k, x + k, y, x + r, y)))
    return (*path, ("Z", ()))


@remembered(64)
def extent(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that shapes may touch: their points, and the widest stroke around them."""
    points = [pair for shape in shapes for _, at in shape.path for pair in zip(at[::2], at[1::2], strict=True)]
    edge = max((shape.width for shape in shapes), default=0.0)
    across, down = zip(*points, strict=True)
    return min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge
