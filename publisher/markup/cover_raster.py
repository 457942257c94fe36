"""Shapes → pixels, for the one picture that has to be a raster: a cover that every bookshelf can show.

Shapes are drawn without grey edges on an indexed canvas of twice the size, where a pixel is the number of its ink,
and averaged down: fast, small in memory, and the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from publisher.drawing.ink import resolve
from publisher.drawing.shape import Segment, Shape
from publisher.style.colour import Colour

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_OVER = 2
_BAND = 160  # rows
_STEPS = 6  # chords of a cubic: its pieces on a cover are short
Points = list[tuple[float, float]]


def raster(
    shapes: Iterable[Shape], size: tuple[int, int], scale: float, ground: Colour, colours: Mapping[str, Colour]
) -> Image:
    """An RGB picture of `size` pixels, `scale` pixels to the point, on `ground`. KeyError: a colour that `colours`
    does not have."""
    from PIL import Image, ImageDraw

    shapes = tuple(shapes)
    inks = dict.fromkeys(ink for shape in shapes for ink in (shape.fill, shape.stroke) if ink)
    palette = [ground, *(resolve(ink, colours) for ink in inks)]
    numbers = {ink: number for number, ink in enumerate(inks, 1)}
    canvas = Image.new("P", (size[0] * _OVER, size[1] * _OVER))
    canvas.putpalette([round(part * 255) for ink in palette for part in (ink.red, ink.green, ink.blue)])
    draw = ImageDraw.Draw(canvas)
    for shape in shapes:
        _paint(draw, shape, numbers, scale * _OVER)
    return _averaged(canvas, size)


def _averaged(canvas: Image, size: tuple[int, int]) -> Image:
    """The canvas at its final size, a band at a time: in full colour the whole would take a lot of memory."""
    from PIL import Image

    width, height = size
    picture = Image.new("RGB", size)
    for top in range(0, height, _BAND):
        foot = min(top + _BAND, height)
        band = canvas.crop((0, top * _OVER, width * _OVER, foot * _OVER))
        picture.paste(band.convert("RGB").reduce(_OVER), (0, top))
    return picture


def _paint(draw: ImageDraw, shape: Shape, numbers: Mapping[str, int], scale: float) -> None:
    for points in _outlines(shape.path, scale):
        if shape.fill and len(points) > 2:
            draw.polygon(points, fill=numbers[shape.fill])
        if shape.stroke:
            _stroke(draw, points, max(1, round(shape.width * scale)), numbers[shape.stroke], shape.cap == "round")


def _stroke(draw: ImageDraw, points: Points, width: int, ink: int, rounded: bool) -> None:
    draw.line(points, fill=ink, width=width)
    if not rounded:
        return
    half = width / 2
    for x, y in {points[0], points[-1]}:
        draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)


def _outlines(path: Iterable[Segment], scale: float) -> Iterator[Points]:
    """Each of a path's lines as points in pixels."""
    points: Points = []
    for kind, values in path:
        scaled = [value * scale for value in values]
        if kind == "M":
            if points:
                yield points
            points = [(scaled[0], scaled[1])]
        elif kind == "L":
            points.append((scaled[0], scaled[1]))
        elif kind == "C":
            points.extend(_cubic(points[-1], scaled))
        else:
            points.append(points[0])
    if points:
        yield points


def _cubic(start: tuple[float, float], values: list[float]) -> Iterator[tuple[float, float]]:
    x1, y1, x2, y2, x3, y3 = values
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3
