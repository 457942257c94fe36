"""Where marks lie: rectangles in points from the sheet's top left corner, y downwards."""

from __future__ import annotations

from typing import NamedTuple

from publisher.drawing.shape import Shape
from publisher.style.length import points
from publisher.typesetting.pages import Ink, TextRun

MM = points("1 mm")


class Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Rectangle:
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Rectangle) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Rectangle) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def letters(run: TextRun) -> Rectangle:
    """The ink of a run's glyphs, by their outlines."""
    at, edges = run.x, []
    for piece in run.pieces:
        for glyph in piece.glyphs:
            ink = run.font.shaper.get_glyph_extents(glyph.id)
            if ink is not None and ink.width:
                em = run.size / run.font.em
                left = at + glyph.dx * run.size + ink.x_bearing * em
                top = run.baseline - glyph.dy * run.size - ink.y_bearing * em
                edges.append((left, top, left + ink.width * em, top - ink.height * em))
            at += glyph.advance * run.size + run.tracking
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return Rectangle(min(lefts), min(tops), max(rights), max(bottoms))


def extent(shape: Shape, mark: Ink) -> Rectangle:
    """The corners of a shape's path as it stands on the sheet."""
    pairs = [(segment[1][n], segment[1][n + 1]) for segment in shape.path for n in range(0, len(segment[1]), 2)]
    across, down = zip(*pairs, strict=True)
    return Rectangle(mark.x + min(across), mark.y + min(down), mark.x + max(across), mark.y + max(down))
