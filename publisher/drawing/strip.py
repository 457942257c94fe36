"""healing-strip and stitch-strip: small signs for a stage of healing, the days `span` (its first, and the one after its
last). Size and length tell it, so grey tells the same.

healing-strip: pricks that shrink until skin has `healed`. stitch-strip: pricks that grow into stitches, and those into
a line."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.drawing.drawing import MM, Drawing, Look
from publisher.drawing.pricks import left_open
from publisher.drawing.shape import Segment, Shape, line

_PITCH, _STITCH, _ROW = 2.0, 3.4, 2.9  # mm: from prick to prick, from stitch to stitch, from row to row
_THICK = 2.5  # points
_WHOLE = 0.43  # a prick's radius while all is open, as part of the pitch


def _healing(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    columns, rows = (max(1, round(side / MM / _PITCH)) for side in (width, height))
    across, down = width / columns, height / rows
    shapes = []
    for n, radius in enumerate(_course(columns, look)):
        x, path = (n + 0.5) * across, list[Segment]()
        for row in range(rows):
            path += line(x, (row + 0.5) * down, x + 0.01, (row + 0.5) * down)
        thick = round(2 * min(across, down) * radius, 2)
        shapes.append(Shape(tuple(path), stroke=look.ink("prick"), width=thick, cap="round"))
    return tuple(shapes)


def _stitched(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    rows, columns = max(1, round(height / MM / _ROW)), max(1, round(width / MM / _STITCH))
    down, across, path = height / rows, (width - _THICK) / columns, list[Segment]()
    for n, radius in enumerate(_course(columns, look)):
        x, long = _THICK / 2 + n * across, max(0.01, (1 - radius / _WHOLE) * across)
        for row in range(rows):
            path += line(x, (row + 0.5) * down, x + long, (row + 0.5) * down)
    return (Shape(tuple(path), stroke=look.ink("line"), width=_THICK, cap="round"),)


def _course(columns: int, look: Look) -> Iterator[float]:
    """How large a prick still is, column by column."""
    first, after = look.numbers("span")
    for n in range(columns):
        yield left_open(first + (after - first) * n / columns, look.number("healed"))


_SETTINGS = {"span": "0 1", "healed": "7.5"}
HEALING_STRIP = Drawing(_healing, 0.18, {"prick": "primary-line"}, _SETTINGS)
STITCH_STRIP = Drawing(_stitched, 0.15, {"line": "primary-line"}, _SETTINGS)
