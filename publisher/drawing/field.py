"""cover-field: rows of points that grow into dashes and close into the contour lines of a landscape.

The rectangle holds the whole field: its first row lies on the upper edge, its foot on the lower. Panels that share
upper and lower edges share one landscape, each at its own `offset`, so that lines meet across a fold. Lengths are
millimetres of a field 127 high (an A4 panel's), scaled with the rectangle. Far rows hide behind near ones by a
floating horizon, seen from the foot up: no covering fills, and marks of one ink and width become one shape."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from publisher.drawing.curve import TURN, blend, eased
from publisher.drawing.drawing import MM, Drawing, Look
from publisher.drawing.ink import ramp
from publisher.drawing.landscape import DEPTH, PITCH, Row, landscape
from publisher.drawing.shape import Segment, Shape
from publisher.model.value import value

_HEIGHT = 127.0
_STOPS = (("deep", 0.0), ("mid", 0.3), ("line", 0.62), ("light", 1.0))
_INKS = 12
_WIDTHS = (0.18, 0.24, 0.3, 0.36, 0.42, 0.48, 0.56, 0.64, 0.72, 0.8)  # mm: classes, so that shapes are few
_EDGES = tuple((one + other) / 2 for one, other in pairwise(_WIDTHS))
_RUN = 3  # columns that one cubic of an unbroken line spans at most


Kind = tuple[int, int]  # a mark's look: the classes of its ink and of its width
Paths = dict[Kind, list[Segment]]


@value
class _Frame:
    """Field units to points, one `unit` long. `width` and `height` are the rectangle's; `foot` is its height in field
    units. The first half column lies at x = `start`, the others `step` apart, in points."""

    unit: float
    width: float
    height: float
    foot: float
    columns: range
    start: float
    step: float

    def at(self, half: float, y: float) -> tuple[float, float]:
        """`half` counts half columns from the first."""
        return self.start + half * self.step, y * self.unit


class _Stage(NamedTuple):
    """How far a mark has grown: its `length`, its width as a point, and how far that has thinned to a line's."""

    length: float
    dot: float
    thinned: float


class _Growth(NamedTuple):
    """What all rows share. `wavers`: by how much a column is ahead of its row. `fade`: between which rows (places
    0–1) marks come up out of nothing, if at all, and `fades` how far a column is ahead in that."""

    wavers: tuple[float, ...]
    fade: tuple[float, ...]
    fades: tuple[float, ...]
    lines: tuple[float, ...]


def _plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    frame = _frame(width, height, look)
    rows = landscape(frame.columns, frame.foot * DEPTH / _HEIGHT, look.number("seed"), look.number("from"))
    growth = _growth(frame.columns, look)
    horizon = [math.inf] * len(frame.columns)
    paths: Paths = {}
    for row in reversed(rows):
        middles = row.ys[1::2]
        seen = [place for place, y in enumerate(middles) if y < horizon[place] and y < frame.foot + 1]
        if seen:
            _strokes(_marks(row, seen, growth), row, frame, paths)
        horizon = list(map(min, middles, horizon))
    inks = ramp([(place, look.ink(slot)) for slot, place in _STOPS if look.ink(slot)], _INKS)
    return (*_ground(horizon, frame, look), *_shapes(paths, inks, frame.unit))


def _frame(width: float, height: float, look: Look) -> _Frame:
    unit = min(1.6, max(0.55, height / MM / _HEIGHT)) * MM
    reach = width / unit
    left = round(look.number("offset", reach), 6)
    columns = range(math.floor(left / PITCH) - 1, math.ceil((left + reach) / PITCH) + 1)
    start = (PITCH * columns[0] - left) * unit
    return _Frame(unit, width, height, height / unit, columns, start, PITCH / 2 * unit)


def _growth(columns: range, look: Look) -> _Growth:
    middles = [PITCH * (column + 0.5) for column in columns]
    wavers = (0.09 * math.sin(TURN * x / 112 + 0.7) + 0.03 * math.sin(TURN * x / 47 + 2) for x in middles)
    fades = (0.026 * math.sin(TURN * x / 83 + 1) for x in middles)
    return _Growth(tuple(wavers), look.numbers("fade"), tuple(fades), look.numbers("lines"))


def _stage(grown: float) -> _Stage:
    length = PITCH * 1.02 * eased(0.24, 0.56, grown)
    return _Stage(length, blend(0.30, 0.80, eased(0, 0.30, grown)), eased(0.26, 0.58, grown))


_STEPS, _BEFORE = 400, 0.2  # stages in a field, and how far before its start they begin
_STAGES = tuple(_stage(step / _STEPS - _BEFORE) for step in range(round(_STEPS * (1.2 + 2 * _BEFORE))))


def _marks(row: Row, seen: Sequence[int], growth: _Growth) -> Iterator[tuple[int, float, Kind]]:
    """The marks of a row in the columns that are in sight: a column, how long its mark is (PITCH or more if unbroken),
    and its look. Points grow towards the middle distance, then stretch and thin; light falls on slopes that face it,
    the more the nearer the row."""
    v, (dark, lit) = row.v, growth.lines
    dawn, day = eased(0.10, 0.50, v), eased(0.22, 0.50, v) * eased(0, 0.16, v)
    dusk = blend(0.30, blend(0.55, 0, eased(0.22, 0.50, v)), eased(0, 0.16, v))
    near = blend(0.55, 1, eased(-0.03, 0.20, v)) * blend(1, 1.4, eased(0.55, 1, v))
    ahead = (v + _BEFORE) * _STEPS
    tilts, heights, wavers, strength = row.tilts[1::2], row.heights[1::2], growth.wavers, 1.0
    for place in seen:
        if growth.fade:
            strength = eased(growth.fade[0], growth.fade[1], v + growth.fades[place])
            if strength < 0.001:
                continue
        length, dot, thinned = _STAGES[int(ahead + wavers[place] * _STEPS)]
        shine = 0.42 + 7.5 * tilts[place] + 0.24 * heights[place]
        light = 0.5 + (shine - 0.5) * dawn
        line = dark + (lit - dark) * (0.0 if light < 0 else 1.0 if light > 1 else light)
        width = (dot + (line - dot) * thinned) * near * (0.55 + 0.45 * strength)
        glow = dusk + light * day
        ink = int((0.0 if glow < 0 else 0.9999 if glow > 0.9999 else glow) * _INKS)
        if strength < 1:
            length *= eased(0.35, 1, strength)
        yield place, length, (ink, bisect(_EDGES, width))


def _strokes(marks: Iterable[tuple[int, float, Kind]], row: Row, frame: _Frame, paths: Paths) -> None:
    """A straight dash, down to a point, along the slope for each mark that is broken; a cubic from edge to edge of
    unbroken neighbours of one look."""
    start = end = 0
    drawn: list[Segment] = []
    look: Kind | None = None
    for place, length, kind in marks:
        if length >= PITCH and place == end and kind == look and end - start < _RUN:
            end += 1
            continue
        if end > start:
            drawn += _cubic(2 * start, 2 * end, row, frame)
        if kind != look:
            look, drawn = kind, paths.setdefault(kind, [])
        if length >= PITCH:
            start, end = place, place + 1
        else:
            start = end = 0
            drawn += _dash(2 * place + 1, length / PITCH, row, frame)
    if end > start:
        drawn += _cubic(2 * start, 2 * end, row, frame)


def _dash(middle: int, half: float, row: Row, frame: _Frame) -> tuple[Segment, Segment]:
    """`half` its length, in half columns. The shortest is a hundredth of a point long: a point with round ends."""
    x, y = frame.at(middle, row.ys[middle])
    reach, fall = half * frame.step, half * PITCH / 2 * row.slopes[middle] * frame.unit
    return ("M", (x - reach, y - fall)), ("L", (x + max(reach, 0.01 - reach), y + fall))


def _cubic(start: int, end: int, row: Row, frame: _Frame) -> tuple[Segment, Segment]:
    """Hermite form: the ends' slopes are the landscape's, so that pieces join without a bend."""
    third = (end - start) * PITCH / 6
    x0, y0 = frame.at(start, row.ys[start])
    x3, y3 = frame.at(end, row.ys[end])
    reach = (x3 - x0) / 3
    y1, y2 = y0 + row.slopes[start] * third * frame.unit, y3 - row.slopes[end] * third * frame.unit
    return ("M", (x0, y0)), ("C", (x0 + reach, y1, x3 - reach, y2, x3, y3))


def _ground(horizon: Sequence[float], frame: _Frame, look: Look) -> tuple[Shape, ...]:
    """Land under the farthest line in sight, within the rectangle."""
    ink = look.ink("ground")
    if not ink or min(horizon) == math.inf:
        return ()
    right, foot = round(frame.width, 2), round(frame.height, 2)
    line = [frame.at(2 * place + 1, y) for place, y in enumerate(horizon)]
    points = [(min(max(x, 0.0), right), min(max(y, 0.0), foot)) for x, y in _cut(line, right)]
    outline: list[Segment] = [("M", (0.0, foot)), *(("L", point) for point in points), ("L", (right, foot)), ("Z", ())]
    return (Shape(tuple(outline), fill=ink),)


def _cut(line: list[tuple[float, float]], right: float) -> Iterator[tuple[float, float]]:
    """`line` cut at the rectangle's sides, where its height is taken between two columns."""
    for (x0, y0), (x1, y1) in pairwise(line):
        for edge in (0.0, right):
            if x0 < edge <= x1:
                yield edge, round(blend(y0, y1, (edge - x0) / (x1 - x0)), 2)
        if 0 < x1 < right:
            yield x1, y1


def _shapes(paths: Paths, inks: Sequence[str], unit: float) -> Iterator[Shape]:
    for ink, width in sorted(paths):
        stroke = round(_WIDTHS[width] * unit, 2)
        yield Shape(tuple(paths[ink, width]), stroke=inks[ink], width=stroke, cap="round")


COVER_FIELD = Drawing(
    _plot,
    1.27,
    {
        "ground": "primary",
        "deep": "primary*80+on-primary*20",
        "mid": "primary*55+secondary-on-primary*20+on-primary*25",
        "line": "secondary-on-primary*55+on-primary*45",
        "light": "secondary-on-primary*15+on-primary*85",
    },
    {"offset": "0", "from": "0", "seed": "0", "fade": "", "lines": "0.20 0.56"},
)
