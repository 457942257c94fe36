"""The path that is being built in a content stream: where it reaches and whether it is a line to the eye."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.preflight.pdf_page import Box
from publisher.preflight.pdf_state import Matrix, around

_LINE_LENGTH = 1.0  # points; a filled rectangle shorter than this is a dot, not a line


class Path:
    """Grows by points and rectangles; control points count as points."""

    __slots__ = ("rectangles", "segments", "xs", "ys")

    def __init__(self) -> None:
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.rectangles = self.segments = 0

    def points(self, values: Sequence[float]) -> None:
        """x and y in turn."""
        self.xs += values[::2]
        self.ys += values[1::2]
        self.segments += 1

    def rectangle(self, values: Sequence[float]) -> None:
        x, y, width, height = values
        self.xs += (x, x + width)
        self.ys += (y, y + height)
        self.rectangles += 1

    def box(self, matrix: Matrix) -> Box:
        """Around all points, as `matrix` puts them. ValueError for a path without points."""
        return around((min(self.xs), min(self.ys), max(self.xs), max(self.ys)), matrix)

    def thin(self, matrix: Matrix) -> float | None:
        """How thick the path is, in points, if it is one rectangle and long enough to be a line; else None."""
        if self.rectangles != 1 or self.segments:
            return None
        x0, y0, x1, y1 = self.box(matrix)
        thin, long = sorted((x1 - x0, y1 - y0))
        return thin if long >= _LINE_LENGTH else None
