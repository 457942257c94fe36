"""Easing and smooth curves: the few formulas that every drawing is made of. Pure numbers, any unit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from publisher.drawing.shape import Segment

TURN = 2 * math.pi
Point = tuple[float, float]


def eased(start: float, end: float, x: float) -> float:
    """Smoothstep: 0 up to `start`, 1 from `end` on, level at both; `start` may be the greater."""
    t = min(1.0, max(0.0, (x - start) / (end - start)))
    return t * t * (3 - 2 * t)


def blend(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def sampled(curve: Callable[[float], float], start: float, end: float, step: float) -> tuple[Point, ...]:
    """Points on y = curve(x) from `start` to `end`, both included, about `step` apart."""
    count = max(1, round(abs(end - start) / step))
    places = (start + (end - start) * n / count for n in range(count + 1))
    return tuple((x, curve(x)) for x in places)


def smooth(points: Sequence[Point]) -> tuple[Segment, ...]:
    """A path through `points` as cubics (Catmull-Rom): far fewer segments than chords for the same smoothness."""
    path: list[Segment] = [("M", points[0])]
    for n in range(len(points) - 1):
        before, one, other, after = (points[min(max(n + k, 0), len(points) - 1)] for k in (-1, 0, 1, 2))
        path.append(
            (
                "C",
                (
                    one[0] + (other[0] - before[0]) / 6,
                    one[1] + (other[1] - before[1]) / 6,
                    other[0] - (after[0] - one[0]) / 6,
                    other[1] - (after[1] - one[1]) / 6,
                    *other,
                ),
            )
        )
    return tuple(path)


def joined(*paths: Sequence[Segment]) -> tuple[Segment, ...]:
    """Paths end to end as one closed outline: each further path's first point is led to by a line."""
    outline: list[Segment] = list(paths[0])
    for path in paths[1:]:
        outline += [("L", path[0][1]), *path[1:]]
    return (*outline, ("Z", ()))


def scaled(path: Sequence[Segment], scale: float, dx: float = 0, dy: float = 0) -> tuple[Segment, ...]:
    """`path` times `scale`, then moved by (dx, dy), to a hundredth."""
    return tuple(
        (kind, tuple(round(value * scale + (dy if n % 2 else dx), 2) for n, value in enumerate(values)))
        for kind, values in path
    )
