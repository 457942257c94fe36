"""prick-rule: a line of pricks. healing-ribbon: pricks that heal over a fortnight, in blocks of days,
with the days in figures below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.drawing.days import LANE, Place, figure_size, figures, fit, span
from publisher.drawing.drawing import MM, Drawing, Look, enlarged
from publisher.drawing.shape import Segment, Shape, line, rounded

_ACROSS = 4  # columns of pricks a day
_GAP, _CORNER = 0.9, 0.7  # mm: between blocks, and of their corners


def _rule(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    radius = look.number("radius") * MM
    count = max(1, int(width / (look.number("pitch") * MM)))
    step = max(0.0, width - 2 * radius) / count
    places = (round(radius + n * step, 2) for n in range(count + 1))
    path = tuple(segment for x in places for segment in line(x, height / 2, x + 0.01, height / 2))
    return (Shape(path, stroke=look.ink("line"), width=round(2 * radius, 2), cap="round"),)


def _ribbon(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    """Blocks from day to day of `stages`, and the days in figures below where there is room."""
    edges = stages(look)
    if len(edges) < 2:
        return ()
    size = figure_size(width)
    places = figure_places(edges, width)
    if height < 2 * LANE * size or not fit(places, size, look):
        return blocks(edges, width, height, look)
    foot = height - LANE * size
    return (*blocks(edges, width, foot, look), figures(places, height - 0.3 * size, size, look))


def stages(look: Look) -> list[int]:
    return sorted({round(day) for day in look.numbers("stages")})


def blocks(
    edges: list[int], width: float, height: float, look: Look, ground: str = "ground", prick: str = "prick"
) -> tuple[Shape, ...]:
    """The blocks, in the inks of two slots. Size carries the meaning: a prick shrinks until its day of `healed`."""
    pitch = _pitch(edges, width)
    rows = max(1, round(height / MM / pitch))
    down = height / MM / rows
    grounds: list[Segment] = []
    strokes: dict[float, list[Segment]] = {}
    for left, start, count in _blocks(edges, width):
        grounds += rounded(left, 0, count * pitch, rows * down, _CORNER)
        for n in range(count):
            thick = 2 * min(pitch, down) * left_open(start + (n + 0.5) / _ACROSS, look.number("healed"))
            x = left + (n + 0.5) * pitch
            for row in range(rows):
                strokes.setdefault(round(thick, 2), []).extend(
                    line(x, (row + 0.5) * down, x + 0.004, (row + 0.5) * down)
                )
    dots = (Shape(tuple(path), stroke=look.ink(prick), width=thick, cap="round") for thick, path in strokes.items())
    return enlarged((Shape(tuple(grounds), fill=look.ink(ground)), *dots), MM)


def figure_places(edges: list[int], width: float) -> list[Place]:
    """For each block its days in figures, its middle and how much room there is, in points."""
    pitch, gap = _pitch(edges, width), _gap(edges, width)
    found = zip(_blocks(edges, width), pairwise(edges), strict=True)
    return [
        (span(*days), (left + count * pitch / 2) * MM, (count * pitch + gap) * MM) for (left, _, count), days in found
    ]


def _gap(edges: list[int], width: float) -> float:
    return min(_GAP, 0.2 * width / MM / len(edges))


def _pitch(edges: list[int], width: float) -> float:
    """From column to column, in millimetres."""
    return (width / MM - _gap(edges, width) * (len(edges) - 2)) / (_ACROSS * (edges[-1] - edges[0]))


def _blocks(edges: list[int], width: float) -> Iterator[tuple[float, int, int]]:
    """Each block's left edge in millimetres, its first day, and how many columns it has."""
    left, pitch, gap = 0.0, _pitch(edges, width), _gap(edges, width)
    for start, end in pairwise(edges):
        count = _ACROSS * (end - start)
        yield left, start, count
        left += count * pitch + gap


def left_open(day: float, healed: float) -> float:
    """A prick's radius on `day`, as part of the pitch: it shrinks until the day on which skin has `healed`."""
    open_still = max(0.0, 1 - day / max(0.1, healed))
    return max(0.1, 0.43 * float(open_still**0.7))


PRICK_RULE = Drawing(_rule, 0.02, {"line": "primary-line"}, {"pitch": "1.8", "radius": "0.3"})
HEALING_RIBBON = Drawing(
    _ribbon,
    0.17,
    {"prick": "primary-line", "ground": "tint", "label": "foreground"},
    {"stages": "0 1 2 4 8 15", "healed": "7.5"},
)
