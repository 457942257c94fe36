"""Shapes → pixels, for the one picture that has to be a raster: a cover that every bookshelf can show.

Shapes are drawn without grey edges on an indexed canvas of twice the size, where a pixel is the number of its ink,
and averaged down a band at a time: fast, small in memory, and the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.style.colour import Colour

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_OVER = 2
_BAND = 64  # rows
_STEPS = 4  # chords of a cubic: its pieces on a cover are short
_SHARES = tuple((step / _STEPS, 1 - step / _STEPS) for step in range(1, _STEPS + 1))
_WEIGHTS = tuple((u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t) for t, u in _SHARES)
Points = list[tuple[float, float]]


def raster(shapes: Iterable[Shape], picture: Image, top: int, scale: float, colours: Mapping[str, Colour]) -> None:
    """Draw on an RGB picture of one colour, from row `top` down, at `scale` pixels to the point. KeyError: a colour
    that `colours` does not have."""
    from PIL import Image, ImageDraw

    width, height = picture.size[0], picture.size[1] - top
    shapes = tuple(shapes)
    inks = dict.fromkeys(ink for shape in shapes for ink in (shape.fill, shape.stroke) if ink)
    numbers = {ink: number for number, ink in enumerate(inks, 1)}
    looks = [resolve(ink, colours) for ink in inks]
    canvas = Image.new("P", (width * _OVER, height * _OVER))
    ground = cast("tuple[int, ...]", picture.getpixel((0, top)))
    canvas.putpalette([*ground, *(round(part * 255) for ink in looks for part in (ink.red, ink.green, ink.blue))])
    draw = ImageDraw.Draw(canvas)
    for shape in shapes:
        _paint(draw, shape, numbers, scale * _OVER)
    _, first, _, last = canvas.getbbox() or (0, 0, 0, 0)
    for row in range(first // _OVER, -(-last // _OVER), _BAND):
        foot = min(row + _BAND, height)
        band = canvas.crop((0, row * _OVER, width * _OVER, foot * _OVER))
        picture.paste(band.convert("RGB").reduce(_OVER), (0, top + row))


def _paint(draw: ImageDraw, shape: Shape, numbers: Mapping[str, int], scale: float) -> None:
    width = max(1, round(shape.width * scale))
    for points in _outlines(shape.path, scale, joined=not shape.fill):
        if shape.fill and len(points) > 2:
            draw.polygon(points, fill=numbers[shape.fill])
        if shape.stroke:
            _stroke(draw, points, width, numbers[shape.stroke], shape.cap == "round")


def _stroke(draw: ImageDraw, points: Points, width: int, ink: int, rounded: bool) -> None:
    (x, y), (right, foot), half = points[0], points[-1], (width - 1) / 2  # Pillow's boxes include their last pixel
    if not rounded:
        draw.line(points, fill=ink, width=width)
    elif len(points) == 2 and abs(right - x) < 1 and abs(foot - y) < 1:
        draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)
    else:
        draw.line(points, fill=ink, width=width)
        draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)
        draw.ellipse((right - half, foot - half, right + half, foot + half), fill=ink)


def _outlines(path: Iterable[Segment], scale: float, joined: bool) -> Iterator[Points]:
    """Each of a path's lines as points in pixels; `joined`: one that begins where another ends goes on with it."""
    points: Points = []
    for kind, values in path:
        if kind == "C":
            points.extend(_cubic(points[-1], values, scale))
        elif kind == "Z":
            points.append(points[0])
        else:
            point = values[0] * scale, values[1] * scale
            if kind == "L":
                points.append(point)
            elif not (joined and points and points[-1] == point):
                if points:
                    yield points
                points = [point]
    if points:
        yield points


def _cubic(start: tuple[float, float], values: Sequence[float], scale: float) -> Points:
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = [value * scale for value in values]
    return [(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in _WEIGHTS]
