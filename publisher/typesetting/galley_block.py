"""Galleys that are never cut: boxes, drawings and pictures, rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher.drawing.shape import Shape, line, rounded
from publisher.model.picture import Picture
from publisher.style.colour import Colour
from publisher.style.sheet import BoxStyle
from publisher.typesetting.galley import Galley, Stack, stack_height
from publisher.typesetting.pages import Fit, Owner
from publisher.typesetting.pen import Pen


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame of their own: never cut. `header` stands on the header's ground."""

    style: BoxStyle
    header: tuple[Galley, ...]
    body: tuple[Galley, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def _inner(self, width: float) -> float:
        return width + 2 * self.style.hang - 2 * self.style.padding

    def height(self, width: float, fit: Fit) -> float:
        inner = self._inner(width)
        return self._header(inner, fit) + stack_height(self.body, inner, fit) + 2 * self.style.padding

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def _header(self, inner: float, fit: Fit) -> float:
        if not self.header:
            return 0.0
        return stack_height(self.header, inner, fit) + self.style.padding * (2 if self.style.header else 0.7)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        style, inner = self.style, self._inner(width)
        left, outer, total = x - style.hang, width + 2 * style.hang, self.height(width, fit)
        header = self._header(inner, fit)
        pen.ink(list(_frame(style, outer, total, header)), left, y)
        at = y + style.padding
        Stack(self.header).draw(pen, left + style.padding, at, inner, fit)
        Stack(self.body).draw(pen, left + style.padding, at + header, inner, fit)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


def _frame(style: BoxStyle, width: float, height: float, header: float) -> Sequence[Shape]:
    half = style.border_width / 2
    shapes: list[Shape] = []
    outline = rounded(half, half, width - 2 * half, height - 2 * half, style.radius)
    if style.fill:
        shapes.append(Shape(outline, fill=style.fill.name))
    if style.header and header:
        shapes.append(
            Shape(rounded(half, half, width - 2 * half, header - half, style.radius, "ne"), style.header.name)
        )
    if style.border and style.border_width:
        shapes.append(Shape(outline, stroke=style.border.name, width=style.border_width))
    return shapes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, or a picture of pixels, of fixed proportions. `most` bounds its height in points."""

    make: Callable[[float], tuple[float, Sequence[Shape]]] | None
    owner: Owner
    picture: Picture | None = None
    most: float = 400.0
    natural: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def size(self, width: float) -> tuple[float, float]:
        """Width and height on a column `width` points wide."""
        if self.picture is None or self.make is not None:
            return width, self.make(width)[0] if self.make else 0.0
        wide = min(width, self.natural) if self.natural else width
        high = wide * self.picture.height / self.picture.width
        return (wide, high) if high <= self.most else (wide * self.most / high, self.most)

    def height(self, width: float, fit: Fit) -> float:
        return self.size(width)[1]

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        wide, high = self.size(width)
        if self.make is not None:
            pen.ink(self.make(width)[1], x, y, self.owner)
        elif self.picture is not None:
            pen.place(self.picture, x, y, wide, high, self.owner)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule across the column."""

    colour: Colour
    width: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    owner: Owner = None

    def height(self, width: float, fit: Fit) -> float:
        return self.width

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        pen.ink([Shape(line(0, 0, width, 0), stroke=self.colour.name, width=self.width)], x, y + self.width / 2)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None
