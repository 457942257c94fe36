"""The landscape under cover-field: three waves that swell from row to row. Lengths in field units, y downwards.

Sines are taken once a column and once a row and joined by the sum of angles: 10,000 heights in a few milliseconds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from publisher.drawing.curve import TURN, blend, eased
from publisher.model.value import value

DEPTH, ROWS, PITCH = 140.0, 84, 2.0  # a whole field: from its first row to its last, rows in it, columns' distance
_SWING = 27.0
_WAVES = ((0.72, 170.0, 0.28, -1.0), (0.22, 70.0, -0.5, 0.3), (0.06, 31.0, 1.1, 0.4))  # weight, length, drift, phase
_SEEDS = (1.7, 2.9, 4.1)  # how far a seed of 1 moves each wave, in radians


@value
class Row:
    """`v` is its place in the field, 0–1. At every half column: `ys`, the `slopes` of ys, and by the unswollen wave
    `heights` and `tilts`, which give its light."""

    v: float
    ys: Sequence[float]
    slopes: Sequence[float]
    heights: Sequence[float]
    tilts: Sequence[float]


def landscape(columns: range, depth: float, seed: float, start: float) -> tuple[Row, ...]:
    """The rows of a field `depth` deep from place `start` (0–1) on, far to near. Column n spans n to n + 1 pitches,
    and its edges and its middle are the half columns."""
    count = max(8, round(ROWS * depth / DEPTH))
    places = [PITCH * (columns[0] + n / 2) for n in range(2 * len(columns) + 1)]
    turns = [
        [TURN * x / length + phase + turn * seed for x in places] for (_, length, _, phase), turn in zip(_WAVES, _SEEDS)
    ]
    grid = list(zip(*(map(take, angles) for angles in turns for take in (math.sin, math.cos))))
    bases = enumerate(_bases(count, depth))
    return tuple(_row(n / count, base, depth, grid) for n, base in bases if n / count >= start - 1e-9)


def _bases(count: int, depth: float) -> list[float]:
    """Where rows would lie on level ground: close together in the middle distance, wide apart at the foot. Some lie
    past the depth, so that the nearest hill is not bare."""
    gaps = [_gap((n + 0.5) / count) for n in range(count)]
    scale, bases = depth / sum(gaps), [0.0]
    for gap in (*gaps, *[gaps[-1]] * round(0.07 * count)):
        bases.append(bases[-1] + gap * scale)
    return bases


def _gap(v: float) -> float:
    return blend(blend(1.85, 1.38, eased(0.08, 0.34, v)), 2.35, eased(0.42, 1, v))


def _row(v: float, base: float, depth: float, grid: Sequence[tuple[float, ...]]) -> Row:
    """`grid` holds sine and cosine of each wave in turn at every half column."""
    parts = [
        (weight * math.cos(TURN * drift * v), weight * math.sin(TURN * drift * v)) for weight, _, drift, _ in _WAVES
    ]
    (a, b), (c, d), (e, f) = parts
    heights = [a * s + b * t + c * u + d * w + e * x + f * y for s, t, u, w, x, y in grid]
    steep = [(one * TURN / length, other * TURN / length) for (one, other), (_, length, _, _) in zip(parts, _WAVES)]
    (a, b), (c, d), (e, f) = steep
    tilts = [a * t - b * s + c * w - d * u + e * y - f * x for s, t, u, w, x, y in grid]
    swing = _SWING * depth / DEPTH * eased(0.08, 1, v)
    return Row(v, [base - swing * h for h in heights], [-swing * t for t in tilts], heights, tilts)
