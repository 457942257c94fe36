"""relief-pits, relief-creases, relief-scar: tiles of level lines over a small height map, as a surface seen aslant.

Lengths are millimetres of a tile 25 wide, scaled with the rectangle. A line is hidden where a nearer one rises over
it, and ends at the tile's rounded edge."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from publisher.drawing.curve import Point, eased, smooth
from publisher.drawing.drawing import Drawing, Look, enlarged
from publisher.drawing.shape import Shape, rounded

Relief = Callable[[float, float, float], float]  # x, y, the tile's height → how high the surface lies
_WIDTH, _RADIUS, _GAP, _STEP = 25.0, 1.25, 0.956, 0.25
_PITS = (
    (4.6, 5.2, 1.5),
    (9.6, 10.6, 1.9),
    (13.8, 4.6, 1.2),
    (18.2, 9.2, 1.7),
    (21.6, 4.4, 1.1),
    (5.2, 13.2, 1.1),
    (14.4, 14.2, 1.2),
    (22.0, 13.8, 1.3),
)


def _pits(x: float, y: float, tall: float) -> float:
    """Dents as deep as they are wide."""
    y *= 16.25 / tall
    return -sum(r * math.exp(-(((x - cx) / r) ** 2) - ((y - cy) / (0.8 * r)) ** 2) for cx, cy, r in _PITS)


def _creases(x: float, y: float, tall: float) -> float:
    """Five fine folds that fan out from the left."""
    folds = (math.exp(-(((y - tall / 2 - n * (0.9 + 0.135 * x)) / 0.6) ** 2)) for n in range(-2, 3))
    return 1.05 * eased(2, 8, x) * sum(folds)


def _scar(x: float, y: float, tall: float) -> float:
    """One raised ridge across, that comes up and goes down again."""
    away = y - (tall * 0.62 - 0.16 * x - 1.1 * math.sin(x / 5))
    along = eased(1.5, 6, x) * (1 - eased(19, 24, x)) * (1 + 0.16 * math.sin(x * 2.1))
    return 2.3 * math.exp(-((away / 1.9) ** 2)) * along


def _tile(relief: Relief, width: float, height: float, look: Look) -> tuple[Shape, ...]:
    unit = width / _WIDTH
    tall = height / unit
    ground = Shape(rounded(0, 0, _WIDTH, tall, _RADIUS), fill=look.ink("ground"))
    lines = tuple(segment for run in _lines(relief, tall) for segment in smooth(run))
    return enlarged((ground, Shape(lines, stroke=look.ink("line"), width=0.26)), unit)


def _lines(relief: Relief, tall: float) -> Iterator[list[Point]]:
    """The runs of points in sight, near lines first."""
    count = round(_WIDTH / _STEP)
    horizon = [math.inf] * (count + 1)
    for row in range(round(tall / _GAP) + 4, -2, -1):
        level = row * _GAP + 0.5
        run: list[Point] = []
        for n in range(count + 1):
            x = n * _STEP
            y = level - relief(x, level, tall)
            if y < horizon[n] and _inside(x, y, tall):
                run.append((x, y))
            else:
                if len(run) > 1:
                    yield run
                run = []
            horizon[n] = min(horizon[n], y)
        if len(run) > 1:
            yield run


def _inside(x: float, y: float, tall: float) -> bool:
    """Within the tile's rounded edge, by half a line's width."""
    across, down = min(x, _WIDTH - x), min(y, tall - y)
    if down < 0.13:
        return False
    radius = min(_RADIUS, tall / 2)
    if across >= radius or down >= radius:
        return True
    return math.hypot(radius - across, radius - down) <= radius


def _drawing(relief: Relief) -> Drawing:
    plot = partial(_tile, relief)
    return Drawing(plot, 0.65, {"ground": "secondary*13+background*87", "line": "primary"})


RELIEF_PITS, RELIEF_CREASES, RELIEF_SCAR = _drawing(_pits), _drawing(_creases), _drawing(_scar)
