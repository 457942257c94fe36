"""relief-pits, relief-creases, relief-scar: tiles of level lines over a small height map, as a surface seen aslant.

Lengths are millimetres of a tile 25 wide, scaled with the rectangle. A line is hidden where a nearer one rises over
it, and ends at the tile's rounded edge."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from operator import mul

from publisher.drawing.curve import Point, eased, smooth
from publisher.drawing.drawing import Drawing, Look, enlarged
from publisher.drawing.shape import Shape, rounded

Relief = Callable[[float, float], list[float]]  # y, the tile's height → how high the surface lies at each of _XS
_WIDTH, _RADIUS, _GAP, _STEP = 25.0, 1.25, 0.956, 0.25
_XS = tuple(n * _STEP for n in range(round(_WIDTH / _STEP) + 1))
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


def _hill(distance: float) -> float:
    return math.exp(-distance * distance)


_DENTS = tuple(tuple(r * _hill((x - cx) / r) for cx, _, r in _PITS) for x in _XS)
_FANS = tuple((1.05 * eased(2, 8, x), (0.9 + 0.135 * x) / 0.6) for x in _XS)
_RIDGES = tuple(
    (0.16 * x + 1.1 * math.sin(x / 5), 2.3 * eased(1.5, 6, x) * (1 - eased(19, 24, x)) * (1 + 0.16 * math.sin(x * 2.1)))
    for x in _XS
)


def _pits(y: float, tall: float) -> list[float]:
    """Dents as deep as they are wide."""
    y *= 16.25 / tall
    across = [_hill((y - cy) / (0.8 * r)) for _, cy, r in _PITS]
    return [-sum(map(mul, dents, across)) for dents in _DENTS]


def _creases(y: float, tall: float) -> list[float]:
    """Five fine folds that fan out from the left."""
    away = (y - tall / 2) / 0.6
    return [depth * sum(_hill(away - n * fan) for n in range(-2, 3)) if depth else 0.0 for depth, fan in _FANS]


def _scar(y: float, tall: float) -> list[float]:
    """One raised ridge across, that comes up and goes down again."""
    away = y - tall * 0.62
    return [high * _hill((away + wave) / 1.9) for wave, high in _RIDGES]


def _tile(relief: Relief, width: float, height: float, look: Look) -> tuple[Shape, ...]:
    unit = width / _WIDTH
    tall = height / unit
    ground = Shape(rounded(0, 0, _WIDTH, tall, _RADIUS), fill=look.ink("ground"))
    lines = tuple(segment for run in _lines(relief, tall) for segment in smooth(run))
    return enlarged((ground, Shape(lines, stroke=look.ink("line"), width=0.26)), unit)


def _lines(relief: Relief, tall: float) -> Iterator[list[Point]]:
    """The runs of points in sight, near lines first."""
    horizon = [math.inf] * len(_XS)
    for row in range(round(tall / _GAP) + 4, -2, -1):
        level = row * _GAP + 0.5
        ys = [level - high for high in relief(level, tall)]
        run: list[Point] = []
        for x, y, far in zip(_XS, ys, horizon):
            if y < far and _inside(x, y, tall):
                run.append((x, y))
                continue
            if len(run) > 1:
                yield run
            run = []
        if len(run) > 1:
            yield run
        horizon = list(map(min, ys, horizon))


def _inside(x: float, y: float, tall: float) -> bool:
    """Within the tile's rounded edge, by half a line's width."""
    down = min(y, tall - y)
    if down < 0.13:
        return False
    across, radius = min(x, _WIDTH - x), min(_RADIUS, tall / 2)
    if across >= radius or down >= radius:
        return True
    return math.hypot(radius - across, radius - down) <= radius


def _drawing(relief: Relief) -> Drawing:
    plot = partial(_tile, relief)
    return Drawing(plot, 0.65, {"ground": "secondary-line*13+background*87", "line": "primary-line"})


RELIEF_PITS, RELIEF_CREASES, RELIEF_SCAR = _drawing(_pits), _drawing(_creases), _drawing(_scar)
