"""Galleys that are never cut: boxes, drawings and pictures, rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace

from publisher.drawing.shape import Shape, line, rounded
from publisher.model.picture import Picture
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.sheet import BoxStyle
from publisher.typesetting.galley import Galley, Stack, cut, stack_height
from publisher.typesetting.pages import Fit, Owner
from publisher.typesetting.pen import Pen

_UNDER = 1.3  # paddings between a box's title, the end of the title's own ground and the text
_BELOW = 0.7  # … and where it has no ground


@value
class Box:
    """Blocks in a frame of their own: never cut. `header` stands on the header's ground."""

    style: BoxStyle
    header: tuple[Galley, ...]
    body: tuple[Galley, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    _heights: dict[tuple[float, Fit], float] = field(default_factory=dict, init=False, compare=False, repr=False)

    def _inner(self, width: float) -> float:
        return width + 2 * self.style.hang - 2 * self.style.padding

    def height(self, width: float, fit: Fit) -> float:
        found = self._heights.get((width, fit))
        if found is None:
            inner = self._inner(width)
            found = self._header(inner, fit) + stack_height(self.body, inner, fit) + 2 * self.style.padding
            self._heights[width, fit] = found
        return found

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def _header(self, inner: float, fit: Fit) -> float:
        if not self.header:
            return 0.0
        return stack_height(self.header, inner, fit) + self.style.padding * (_UNDER if self.style.header else _BELOW)

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

    def parted(self, width: float, fit: Fit, room: float) -> tuple[Box, Box] | None:
        """Two boxes, for one that is taller than any page; None where its body cannot be cut there."""
        inner = self._inner(width)
        left = room - self._header(inner, fit) - 2 * self.style.padding
        head, rest = cut(self.body, inner, fit, left)
        if not head or not rest:
            return None
        return replace(self, body=head, after=0.0), replace(self, header=(), body=rest, before=0.0)


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


@value
class Drawn:
    """A drawing made to measure: `make` gives its shapes for a width and a height, `aspect` is the height over the
    width it would like; copyfitting may give it less height unless it is `rigid`."""

    make: Callable[[float, float], Sequence[Shape]]
    aspect: float
    owner: Owner
    rigid: bool = False
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def height(self, width: float, fit: Fit) -> float:
        return width * self.aspect * (1.0 if self.rigid else fit.figures)

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        size = (width, self.height(width, fit))
        pen.ink(self.make(*size), x, y, self.owner, size)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@value
class Photo:
    """A picture of fixed proportions, of pixels or (`shapes`) a vector file. It is never wider than the column nor
    than `natural` points, and never higher than `most`; copyfitting makes it smaller as a whole."""

    picture: Picture
    natural: float
    owner: Owner
    shapes: Callable[[float], Sequence[Shape]] | None = None
    most: float = 320.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def _size(self, width: float, fit: Fit) -> tuple[float, float]:
        ratio = self.picture.height / self.picture.width
        wide = min(width, self.natural, self.most / ratio) * fit.figures
        return wide, wide * ratio

    def height(self, width: float, fit: Fit) -> float:
        return self._size(width, fit)[1]

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        wide, high = self._size(width, fit)
        if self.shapes is None:
            pen.place(self.picture, x, y, wide, high, self.owner)
        else:
            pen.ink(self.shapes(wide), x, y, self.owner, (wide, high))

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@value
class Mark:
    """A logo: a picture of fixed size in points, never made smaller."""

    picture: Picture
    width: float
    tall: float
    owner: Owner
    shapes: Callable[[float], Sequence[Shape]] | None = None
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def height(self, width: float, fit: Fit) -> float:
        return self.tall

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        since = pen.at
        if self.shapes is None:
            pen.place(self.picture, x, y, self.width, self.tall, self.owner)
        else:
            pen.ink(self.shapes(self.width), x, y, self.owner)
        pen.note(self, (x, y, width), fit, since)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@value
class Symbol:
    """A QR code whose modules fill a square of `size` points. Its quiet zone (4 modules, ISO/IEC 18004) lies around
    the square, where its row leaves room."""

    address: str
    size: float
    colour: str
    owner: Owner
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def height(self, width: float, fit: Fit) -> float:
        return self.size

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        from publisher.drawing.qr import QUIET, modules, qr

        since, count = pen.at, len(modules(self.address))
        quiet = self.size / count * QUIET
        whole = self.size + 2 * quiet
        pen.ink(qr(self.address, whole, self.colour), x - quiet, y - quiet, self.owner, (whole, whole))
        pen.note(self, (x, y, width), fit, since)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@value
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
