"""recovery-ribbon: a fortnight in cells: dots grow fewer day by day, then a wave settles flat; days in figures below.

session-plan: sessions as discs, the needed ones solid, the further ones open, then a stitch line to a stop."""

from __future__ import annotations

import math

from publisher.drawing.curve import sampled, smooth
from publisher.drawing.days import LANE, Place, figure_size, figures, fit, thinned
from publisher.drawing.drawing import Drawing, Look, enlarged
from publisher.drawing.shape import Shape, circle, line, rectangle
from publisher.drawing.stitch import stitches

CELL = 5.13  # mm: the width of a day in a ribbon of natural size
_DOT, _PITCH = 0.92, 2.45  # mm: a dot's radius, and from dot to dot upwards


def _ribbon(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    days = max(1, round(look.number("days")))
    unit = width / (days * CELL)
    tall, size = height / unit, figure_size(width)
    places = thinned(day_places(days, width), size, look)
    figured = look.number("ticks") and height > 3 * LANE * size and fit(places, size, look)
    lane = LANE * size / unit if figured else 0.0
    foot = _figured(places, height, size, look) if lane else enlarged(_days(days, tall, look), unit)
    return (
        *enlarged(_bands(tall, days, look), unit),
        *enlarged(course(tall - max(4.2, lane + 0.6), days, look), unit),
        *foot,
    )


def _figured(places: list[Place], height: float, size: float, look: Look) -> tuple[Shape, ...]:
    return (figures(places, height - 0.42 * size, size, look),)


def day_places(days: int, width: float) -> list[Place]:
    """A figure for each day, its middle and the room there is, in points."""
    cell = width / days
    return [(str(day), (day + 0.5) * cell, 0.8 * cell) for day in range(days)]


def course(base: float, days: int, look: Look, slot: str = "line") -> tuple[Shape, ...]:
    """The dots of each day and the wave after them, standing on `base`, in units of a cell's."""
    dots = [max(0, round(count)) for count in look.numbers("dots")][:days]
    pitch = min(_PITCH, (base - 2 * _DOT - 1.2) / max(1, max(dots) - 1))
    ink = look.ink(slot)
    return (Shape(_stacks(dots, base, pitch), fill=ink), *_calm(len(dots), days, base - _DOT, ink))


def _bands(tall: float, days: int, look: Look) -> tuple[Shape, ...]:
    edges = [min(max(0.0, edge), days) * CELL for edge in look.numbers("bands")]
    pairs = [(start, end) for start, end in zip(edges[::2], edges[1::2]) if end > start]
    path = tuple(segment for start, end in pairs for segment in rectangle(start, 0, end - start, tall))
    return (Shape(path, fill=look.ink("band")),)


def _stacks(dots: list[int], base: float, pitch: float) -> tuple[tuple[str, tuple[float, ...]], ...]:
    radius = min(_DOT, max(0.2, pitch * 0.4))
    return tuple(
        segment
        for day, count in enumerate(dots)
        for n in range(count)
        for segment in circle((day + 0.5) * CELL, base - _DOT - n * pitch, radius)
    )


def _calm(start: int, days: int, level: float, ink: str) -> tuple[Shape, ...]:
    """The wave after the last dots: it dies away to a line."""
    if start >= days:
        return ()
    left, right = start * CELL + 0.8, days * CELL - 0.8

    def wave(x: float) -> float:
        return level - 1.15 * math.exp(-(x - left) / 12) * math.sin((x - left) / 1.68)

    return (Shape(smooth(sampled(wave, left, right, 0.6)), stroke=ink, width=0.5, cap="round"),)


def _days(days: int, tall: float, look: Look) -> tuple[Shape, ...]:
    """Where figures have no room or no face: a tick under each day, a longer one under each week's first."""
    if not look.number("ticks"):
        return ()
    ticks = (
        line(x, tall - (2.6 if day % 7 == 0 else 1.9), x, tall - 0.9)
        for day in range(days)
        for x in ((day + 0.5) * CELL,)
    )
    return (Shape(tuple(segment for tick in ticks for segment in tick), stroke=look.ink("line"), width=0.3),)


def _plan(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    solid, further = max(0, round(look.number("solid"))), max(0, round(look.number("open")))
    unit = min(width / 80, height / 4)
    radius, pitch, middle, right = 1.5, 7.5, height / unit / 2, width / unit
    pitch = min(pitch, right * 0.56 / max(1, solid + further))
    radius = min(radius, pitch * 0.36)
    ink, end = look.ink("line"), (solid + further) * pitch + 0.2
    centres = [radius + 0.2 + n * pitch for n in range(solid + further)]
    full = tuple(segment for x in centres[:solid] for segment in circle(x, middle, radius + 0.2))
    rings = tuple(segment for x in centres[solid:] for segment in circle(x, middle, radius))
    shapes = (
        Shape(full, fill=ink),
        Shape(rings, stroke=ink, width=0.4),
        *stitches(end, right - 0.2, middle, ink, 1.6, (0.0, 0.5), (0.6, 0.4)),
        Shape(line(right - 0.2, middle - 1.8, right - 0.2, middle + 1.8), stroke=ink, width=0.4, cap="round"),
    )
    return enlarged(shapes, unit)


RECOVERY_RIBBON = Drawing(
    _ribbon,
    0.26,
    {"line": "primary-line", "band": "rule*36+background*64", "label": "foreground"},
    {"days": "15", "dots": "5 4 3 3 2 2 2 1", "bands": "0 1 4 8", "ticks": "1"},
)
SESSION_PLAN = Drawing(_plan, 0.05, {"line": "primary-line"}, {"solid": "3", "open": "3"})
