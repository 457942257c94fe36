"""The layers of skin under skin-section: surface, dead layer, outer skin, deeper skin with fibres, vessels and a
nerve, fat. Lengths in hundredths of the drawing's width, y downwards.

Fibres are the house move once more: on the left they are points, under the needles they have become lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from publisher.drawing.curve import TURN, Point, blend, eased, joined, sampled, smooth
from publisher.drawing.drawing import Look
from publisher.drawing.shape import Segment, Shape, circle, line
from publisher.model.value import value

Curve = Callable[[float], float]
WIDE = 100.0
_STEP = 1.3  # from column to column of the fibres
_COLUMNS = round(WIDE / _STEP) + 1


@value
class Skin:
    """`top` is the surface's mean height, `foot` the drawing's; `deep` scales depths (1: 80 units to the foot)."""

    top: float
    foot: float
    deep: float

    def surface(self, x: float) -> float:
        return self.top + 0.7 * math.sin(TURN * x / 62 + 0.4) + 0.35 * math.sin(TURN * x / 23)

    def living(self, x: float) -> float:
        """Where the dead layer ends."""
        return self.surface(x) + 3.2

    def ridges(self, x: float) -> float:
        """Where the outer skin ends, in pegs."""
        wave = 1.9 * math.sin(TURN * x / 9.5) * (0.75 + 0.25 * math.sin(TURN * x / 41))
        return self.surface(x) + 3.2 + 12.6 * self.deep + wave

    def fat(self, x: float) -> float:
        swell = 1.6 * math.sin(TURN * x / 58 + 1.2) + 0.7 * math.sin(TURN * x / 21)
        return self.top + 59 * self.deep + swell

    def vessel(self, x: float) -> float:
        return self.top + 53.6 * self.deep + math.sin(TURN * x / 44 + 0.5)


def layers(skin: Skin, look: Look) -> Iterator[Shape]:
    """From the surface down, later ones over earlier ones."""
    for curve, slot in ((skin.surface, "dead"), (skin.living, "outer"), (skin.ridges, "inner"), (skin.fat, "fat")):
        yield Shape(_band(curve, skin.foot), fill=look.ink(slot))
    yield Shape(tuple(_flakes(skin)), stroke=look.ink("thread"), width=0.3, cap="round")
    yield Shape(tuple(_cells(skin)), stroke=look.ink("dead"), width=0.42, cap="round")
    yield Shape(tuple(_lobules(skin)), fill=look.ink("outer"))
    yield from _fibres(skin, look.ink("fibre"))
    yield from _vessels(skin, look.ink("vessel"))
    yield from _nerve(skin, look.ink("line"))


def _band(curve: Curve, foot: float) -> tuple[Segment, ...]:
    """All from `curve` to the foot: the next band covers what is not this layer."""
    return joined(smooth(sampled(curve, 0, WIDE, 0.8)), (("M", (WIDE, foot)), ("L", (0.0, foot))))


def _flakes(skin: Skin) -> Iterator[Segment]:
    """Two lines of dashes, the tiles of the dead layer."""
    for depth, start in ((0.95, 0.3), (2.15, 1.9)):
        for n in range(31):
            x = start + n * 3.2
            yield from line(x, skin.surface(x) + depth, x + 2.1, skin.surface(x + 2.1) + depth)


def _cells(skin: Skin) -> Iterator[Segment]:
    """Rows of points that follow the pegs."""
    for row in range(max(2, round(6 * skin.deep))):
        for n in range(46):
            x = 0.6 + (row % 2) * 1.1 + n * 2.2
            y = skin.ridges(x) - 1.3 - row * 1.15
            if x < WIDE - 0.3:
                yield from line(x, y, x + 0.01, y)


def _lobules(skin: Skin) -> Iterator[Segment]:
    for row in range(max(0, math.ceil((skin.foot - skin.top - 59 * skin.deep) / 5.1)) + 1):
        for column in range(-1, 18):
            x, y = column * 5.9 + (row % 2) * 2.95, skin.top + 59 * skin.deep + 5.2 + row * 5.1
            radius = 2.55 * eased(-30, 30, x)
            if y - radius > skin.fat(x) + 0.4 and y - radius < skin.foot:
                yield from circle(x, y, radius)


def _fibres(skin: Skin, ink: str) -> Iterator[Shape]:
    paths: dict[float, list[Segment]] = {}
    columns = [_Column(x, skin.ridges(x) + 1.2, skin.fat(x) - 1.2) for x in (n * _STEP for n in range(_COLUMNS))]
    for row in range(math.ceil(47 * skin.deep / 1.45) + 6):
        for grown, run in _fibre(skin, row, columns):
            width = round(blend(0.2, 0.3, eased(0.3, 1, grown)) * eased(-0.1, 0.25, grown) * 20) / 20
            paths.setdefault(max(0.1, width), []).extend(smooth(run))
    for width, path in sorted(paths.items()):
        yield Shape(tuple(path), stroke=ink, width=width, cap="round")


class _Column(NamedTuple):
    """Between which heights fibres show at `x`."""

    x: float
    top: float
    foot: float


def _fibre(skin: Skin, row: int, columns: Iterable[_Column]) -> Iterator[tuple[float, tuple[Point, ...]]]:
    """One fibre's pieces, each with how far it is grown at its start: dashes where it is young, unbroken runs where it
    has grown."""
    base = skin.top + 12.5 * skin.deep + row * 1.45

    def height(x: float) -> float:
        swell, ripple = math.sin(TURN * (x / 57 + row * 0.019) + 0.6), math.sin(TURN * (x / 24 - row * 0.033) + 1.1)
        return base + 2.2 * swell + 0.9 * ripple

    whole: list[float] = []
    for x, top, foot in columns:
        y = height(x)
        grown = _grown(x, y) if top < y < foot else 0.0
        if grown >= 0.85:
            whole.append(x)
            continue
        yield from _run(whole, height)
        whole = []
        if grown > 0.03:
            half = max(0.005, _STEP * 0.51 * eased(0.35, 0.85, grown))
            yield grown, ((x - half, height(x - half)), (x + half, height(x + half)))
    yield from _run(whole, height)


def _run(columns: list[float], height: Curve) -> Iterator[tuple[float, tuple[Point, ...]]]:
    if columns:
        run = sampled(height, columns[0] - _STEP / 2, columns[-1] + _STEP / 2, _STEP)
        yield _grown(*run[0]), run


def _grown(x: float, y: float) -> float:
    """How far fibres are lines: nothing at the left edge, all from the first third on."""
    return eased(-4, 38, x + 2.2 * math.sin(TURN * y / 26 + 0.8))


def _vessels(skin: Skin, ink: str) -> Iterator[Shape]:
    """A vessel across, and trees that rise from it and taper."""
    yield Shape(smooth(sampled(skin.vessel, 0, WIDE, 2)), stroke=ink, width=1.1)
    for x, thick, turns in _TREES:
        foot = skin.vessel(x) if not turns[0][1] else skin.top + turns[0][1] * skin.deep
        points = [(x, foot), *((x + dx, skin.top + depth * skin.deep) for dx, depth in turns[1:])]
        yield from _twig(points, thick, 0.34, ink)


def _twig(points: list[Point], thick: float, thin: float, ink: str) -> Iterator[Shape]:
    path = smooth(points, 0)
    for n in range(1, len(path)):
        start = path[n - 1][1][-2:]
        width = round(blend(thick, thin, (n - 1) / max(1, len(path) - 2)), 2)
        yield Shape((("M", start), path[n]), stroke=ink, width=width, cap="round")


# x of the foot; thickness there; then (dx, depth) of each turn, the first (0, 0) for a foot on the vessel
_TREES: tuple[tuple[float, float, tuple[tuple[float, float], ...]], ...] = (
    (22.0, 0.9, ((0, 0), (-1.8, 48), (-0.2, 40), (-2.4, 31), (-1.4, 22.5))),
    (21.4, 0.5, ((0, 37.4), (3.2, 33.8), (3.6, 30.6))),
    (19.7, 0.5, ((0, 32), (-2.5, 27.6), (-2.1, 23))),
    (39.5, 0.8, ((0, 0), (1.5, 48), (-0.7, 42.5), (0.2, 36.5))),
    (40.1, 0.5, ((0, 45.2), (-3.2, 41), (-4, 37.6))),
    (86.0, 0.9, ((0, 0), (2.5, 47), (0.6, 38), (3.4, 30), (2, 21.5))),
    (87.4, 0.5, ((0, 40.5), (-3.8, 36.5), (-5.2, 36))),
    (89.2, 0.5, ((0, 30.6), (2.8, 26))),
)


def _nerve(skin: Skin, ink: str) -> Iterator[Shape]:
    """A string of points that ends in a bulb under the needles."""
    places = [(101 - 0.8 * n, 46.2 - 4.4 * eased(0, 1, n / 52) + math.sin(n / 8)) for n in range(52)]
    points = [(x, skin.top + depth * skin.deep) for x, depth in places]
    beads = tuple(segment for x, y in points for segment in circle(x, y, 0.34))
    yield Shape((*beads, *circle(*points[-1], 0.75)), fill=ink)
