"""What a content stream paints with and what it leaves: paints, marks, the graphics state, matrices."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from publisher.model.value import value
from publisher.preflight.pdf_page import Box
from publisher.preflight.pdf_space import GREY, Space

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@value
class Paint:
    """A colour: its components in a space. `pattern`: the pattern's object where it is one."""

    space: Space
    colour: tuple[float, ...] = ()
    pattern: Any = None


@value
class Raster:
    """An image as placed: its pixels, the matrix from its unit square to the page, the object that holds it."""

    width: int
    height: int
    matrix: Matrix
    source: Any

    @property
    def resolution(self) -> float:
        """Pixels an inch along the side that has fewer; 0 where the image has no size."""
        a, b, c, d = self.matrix[:4]
        across, down = math.hypot(a, b) / 72, math.hypot(c, d) / 72
        return min(self.width / across, self.height / down) if across and down else 0.0


@value
class Mark:
    """`kind`: fill, stroke, text, image, shading or group; `box` in the page's user space. `thin`: how many points a
    line, or a rectangle filled as one, is thick; None for what is no line."""

    kind: str
    box: Box
    paint: Paint
    thin: float | None = None
    raster: Raster | None = None


@value
class State:
    """The graphics state (ISO 32000-2, 8.4), as far as anything here depends on it."""

    matrix: Matrix
    clip: Box
    fill: Paint = Paint(GREY, (0.0,))
    stroke: Paint = Paint(GREY, (0.0,))
    width: float = 1.0
    font: Any = None
    size: float = 0.0
    mode: int = 0
    leading: float = 0.0


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and after it `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def scale(matrix: Matrix) -> float:
    """By how much lengths grow, on average of all directions."""
    a, b, c, d = matrix[:4]
    return math.sqrt(abs(a * d - b * c))


def around(box: Iterable[float], matrix: Matrix) -> Box:
    """The upright box around `box` as `matrix` puts it."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return (min(xs), min(ys), max(xs), max(ys))
