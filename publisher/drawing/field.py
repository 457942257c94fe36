"""cover-field: rows of points that grow into dashes and close into the contour lines of a landscape.

The rectangle holds the whole field: its first row lies on the upper edge, its foot on the lower. Panels that share
upper and lower edges share one landscape, each at its own `offset`, so that lines meet across a fold. Lengths are
millimetres of a field 127 high (an A4 panel's), scaled with the rectangle. Far rows hide behind near ones by a
floating horizon, seen from the foot up: no covering fills, and marks of one ink and width become one shape."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator, Sequence
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
        return round(self.start + half * self.step, 2), round(y * self.unit, 2)


class _Mark(NamedTuple):
    """A point, a dash or a piece of line in the column `place`. `length` in units, PITCH or more if unbroken.
    `look` is the classes of ink and of width."""

    place: int
    length: float
    look: tuple[int, int]


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
    paths: dict[tuple[int, int], list[Segment]] = {}
    for row in reversed(rows):
        middles = row.ys[1::2]
        seen = [y < far and y < frame.foot + 1 for y, far in zip(middles, horizon)]
        for run in _runs(_marks(row, seen, growth)) if any(seen) else ():
            paths.setdefault(run[0].look, []).extend(_stroke(run, row, frame))
        horizon = [min(y, far) for y, far in zip(middles, horizon)]
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


def _marks(row: Row, seen: Sequence[bool], growth: _Growth) -> Iterator[_Mark]:
    """The marks of a row that are in sight. Points grow towards the middle distance, then stretch and thin; light
    falls on slopes that face it, the more the nearer the row."""
    v, (dark, lit) = row.v, growth.lines
    dawn, day = eased(0.10, 0.50, v), eased(0.22, 0.50, v) * eased(0, 0.16, v)
    dusk = blend(0.30, blend(0.55, 0, eased(0.22, 0.50, v)), eased(0, 0.16, v))
    near = blend(0.55, 1, eased(-0.03, 0.20, v)) * blend(1, 1.4, eased(0.55, 1, v))
    ahead = (v + _BEFORE) * _STEPS
    for place, visible in enumerate(seen):
        strength = _strength(v, place, growth) if visible else 0.0
        if strength < 0.001:
            continue
        length, dot, thinned = _STAGES[int(ahead + growth.wavers[place] * _STEPS)]
        shine = 0.42 + 7.5 * row.tilts[2 * place + 1] + 0.24 * row.heights[2 * place + 1]
        light = 0.5 + (shine - 0.5) * dawn
        line = dark + (lit - dark) * min(1.0, max(0.0, light))
        width = (dot + (line - dot) * thinned) * near * (0.55 + 0.45 * strength)
        ink = int(min(0.9999, max(0.0, dusk + light * day)) * _INKS)
        if strength < 1:
            length *= eased(0.35, 1, strength)
        yield _Mark(place, length, (ink, bisect(_EDGES, width)))


def _strength(v: float, place: int, growth: _Growth) -> float:
    return eased(growth.fade[0], growth.fade[1], v + growth.fades[place]) if growth.fade else 1.0


def _runs(marks: Iterator[_Mark]) -> Iterator[list[_Mark]]:
    """Neighbours of one look that touch are drawn in one stroke."""
    run: list[_Mark] = []
    for mark in marks:
        last = run[-1] if run else None
        if last and not (
            mark.length >= PITCH <= last.length
            and mark.look == last.look
            and mark.place == last.place + 1
            and len(run) < _RUN
        ):
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _stroke(run: list[_Mark], row: Row, frame: _Frame) -> tuple[Segment, ...]:
    """A cubic from edge to edge of unbroken columns, else a straight dash, down to a point, along the slope."""
    first = run[0]
    if first.length >= PITCH:
        return _cubic(2 * first.place, 2 * (run[-1].place + 1), row, frame)
    middle = 2 * first.place + 1
    half = first.length / PITCH
    fall = row.slopes[middle] * first.length / 2
    start = frame.at(middle - half, row.ys[middle] - fall)
    end = frame.at(middle + half, row.ys[middle] + fall)
    return ("M", start), ("L", (max(end[0], start[0] + 0.01), end[1]))


def _cubic(start: int, end: int, row: Row, frame: _Frame) -> tuple[Segment, ...]:
    """Hermite form: the ends' slopes are the landscape's, so that pieces join without a bend."""
    third = (end - start) * PITCH / 6
    one = frame.at(start + (end - start) / 3, row.ys[start] + row.slopes[start] * third)
    other = frame.at(end - (end - start) / 3, row.ys[end] - row.slopes[end] * third)
    return ("M", frame.at(start, row.ys[start])), ("C", (*one, *other, *frame.at(end, row.ys[end])))


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


def _shapes(paths: dict[tuple[int, int], list[Segment]], inks: Sequence[str], unit: float) -> Iterator[Shape]:
    for ink, width in sorted(paths):
        stroke = round(_WIDTHS[width] * unit, 2)
        yield Shape(tuple(paths[ink, width]), stroke=inks[ink], width=stroke, cap="round")


COVER_FIELD = Drawing(
    _plot,
    1.27,
    {
        "ground": "primary",
        "deep": "primary*87+background*13",
        "mid": "primary*68+background*32",
        "line": "primary*34+background*66",
        "light": "background",
    },
    {"offset": "0", "from": "0", "seed": "0", "fade": "", "lines": "0.20 0.56"},
)
