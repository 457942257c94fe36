"""healing-strip: a small sign for a stage of healing, the days `span` (its first, and the one after its last): pricks
that shrink until skin has `healed`. Their size tells it, so grey tells the same."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.drawing.drawing import MM, Drawing, Look
from publisher.drawing.pricks import left_open
from publisher.drawing.shape import Segment, Shape, line

_PITCH = 2.0  # mm from prick to prick


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


def _course(columns: int, look: Look) -> Iterator[float]:
    """How large a prick still is, column by column."""
    first, after = look.numbers("span")
    for n in range(columns):
        yield left_open(first + (after - first) * n / columns, look.number("healed"))


_SETTINGS = {"span": "0 1", "healed": "7.5"}
HEALING_STRIP = Drawing(_healing, 0.18, {"prick": "primary-line"}, _SETTINGS)
