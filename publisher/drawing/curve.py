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


def smooth(points: Sequence[Point], tolerance: float = 0.02) -> tuple[Segment, ...]:
    """A path through evenly spaced `points` as cubics. A cubic skips points that it passes by within `tolerance`: far
    fewer segments than chords, and long ones where the curve is calm."""
    path: list[Segment] = [("M", points[0])]
    start, last, reach = 0, len(points) - 1, 8
    while start < last:
        reach = _reach(points, start, min(reach, last - start), tolerance)
        path.append(("C", _controls(points, start, start + reach)))
        start += reach
    return tuple(path)


def _reach(points: Sequence[Point], start: int, guess: int, tolerance: float) -> int:
    """How many points on a cubic from point `start` may end: doubled or halved from `guess` on until it is bracketed,
    then between the two."""
    most = len(points) - 1 - start
    good, bad = 1, most + 1
    tried = guess
    while good + 1 < bad:
        if _passes(points, start, start + tried, tolerance):
            good = tried
            tried = min(2 * tried, most) if bad > most else (good + bad) // 2
        else:
            bad = tried
            tried = (good + bad) // 2
    return good


def _passes(points: Sequence[Point], start: int, end: int, tolerance: float) -> bool:
    """Whether the cubic from point `start` to `end` keeps to the points between: those at its quarters are looked at,
    where it strays most."""
    steps = end - start
    x0, y0 = points[start]
    x1, y1, x2, y2, x3, y3 = _controls(points, start, end)
    for n in {start + (steps + 2) // 4, start + steps // 2, end - (steps + 2) // 4}:
        t = (n - start) / steps
        u = 1 - t
        a, b, c, d = u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t
        x, y = points[n]
        if not -tolerance <= a * x0 + b * x1 + c * x2 + d * x3 - x <= tolerance:
            return False
        if not -tolerance <= a * y0 + b * y1 + c * y2 + d * y3 - y <= tolerance:
            return False
    return True


def _controls(points: Sequence[Point], start: int, end: int) -> tuple[float, ...]:
    """The cubic from point `start` to `end` in Hermite form: at each end it runs as the points around it do."""
    last, reach = len(points) - 1, (end - start) / 3
    (x0, y0), (x3, y3) = points[start], points[end]
    first, second = start - 1 if start else 0, start + 1 if start < last else last
    third, fourth = end - 1 if end else 0, end + 1 if end < last else last
    (xa, ya), (xb, yb), (xc, yc), (xd, yd) = points[first], points[second], points[third], points[fourth]
    one, other = second - first or 1, fourth - third or 1
    return (
        x0 + (xb - xa) / one * reach, y0 + (yb - ya) / one * reach,
        x3 - (xd - xc) / other * reach, y3 - (yd - yc) / other * reach, x3, y3,
    )  # fmt: skip


def joined(*paths: Sequence[Segment]) -> tuple[Segment, ...]:
    """Paths end to end as one closed outline: each further path's first point is led to by a line."""
    outline: list[Segment] = list(paths[0])
    for path in paths[1:]:
        outline += [("L", path[0][1]), *path[1:]]
    return (*outline, ("Z", ()))


def scaled(path: Sequence[Segment], scale: float, dx: float = 0, dy: float = 0) -> tuple[Segment, ...]:
    """`path` times `scale`, then moved by (dx, dy)."""
    if not dx and not dy:
        return tuple([(kind, tuple([value * scale for value in values])) for kind, values in path])
    steps = (dx, dy) * 3  # of a cubic's three points, the most a segment has
    return tuple([(kind, tuple([at * scale + by for at, by in zip(values, steps)])) for kind, values in path])
