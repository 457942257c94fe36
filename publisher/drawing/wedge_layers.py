"""The skin under skin-wedge, cut along a leaf's margin: its curves, its layers, and what lies in them. Lengths in
units of which the drawing is 198.5 wide, y downwards.

Nothing is left to chance: where a hand would vary lengths, steps of the golden section do, which never bunch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from publisher.drawing.curve import Point, joined, sampled, smooth
from publisher.drawing.shape import Segment, circle
from publisher.model.value import value

WIDE = 198.5
_DEEP = 99.0  # the depth that layers are thought at; a shallower wedge has thinner ones
_SWING = 6.0  # a row of strands never rises by more
_GOLDEN = 0.6180339887498949
Curve = Callable[[float], float]


@value
class Needle:
    """Its middle, the height of its tip, half its thickness at a height, and the most that this can be."""

    x: float
    tip: float
    half: Curve
    most: float


@value
class Wedge:
    """`top` is the surface's mean height, `deep` how far the cut goes down at the left edge."""

    top: float
    deep: float
    needles: tuple[Needle, ...] = ()

    @property
    def scale(self) -> float:
        return self.deep / _DEEP

    def surface(self, x: float) -> float:
        return self.top + 0.55 * math.sin(x / 9.5) + 0.35 * math.sin(x / 4.1 + 1)

    def living(self, x: float) -> float:
        """Where the dead layer ends."""
        return self.surface(x) + 4.6

    def ridges(self, x: float) -> float:
        """Where the outer skin ends, in pegs."""
        return self.top + 18.5 * self.scale + 2.7 * math.sin(x / 4.3) + 1.0 * math.sin(x / 1.9 + 0.7)

    def fat(self, x: float) -> float:
        return self.top + 61 * self.scale + 1.6 * math.sin(x / 13 + 0.6)

    def cut(self, x: float) -> float:
        """The leaf's margin, from its depth at the left edge up to the surface at the right."""
        place = min(1.0, max(0.0, x / WIDE))
        return self.top + self.deep * float((1 - place**1.07) ** 1.5)

    def spared(self, x: float, y: float, air: float = 0.0) -> bool:
        """Whether every needle leaves (x, y) free, with `air` around it. Most are too far away to be asked twice."""
        for needle in self.needles:
            away = abs(x - needle.x)
            if away < needle.most + 0.9 + air and y < needle.tip + 1.2 + air and away < needle.half(y) + 0.9 + air:
                return False
        return True


def even(count: int, salt: float = 0.0) -> float:
    """The `count`th of numbers from 0 to 1 that spread evenly without a pattern to be seen."""
    return (count * _GOLDEN + salt) % 1.0


def layer(upper: Curve, wedge: Wedge) -> tuple[Segment, ...]:
    """All between `upper` and the cut: the next layer covers what is not this one."""
    end = next((x / 4 for x in range(round(WIDE * 4)) if upper(x / 4) >= wedge.cut(x / 4)), WIDE)
    top = sampled(upper, 0, max(end, 0.5), 0.5)
    foot = sampled(wedge.cut, max(end, 0.5), 0, 0.5)
    return joined(smooth(top), smooth(foot))


def taper(points: Sequence[Point], half: Callable[[float], float]) -> tuple[Segment, ...]:
    """A strand along evenly spaced `points`; `half` its thickness from the middle at each place (0–1)."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for n, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(0, n - 1)], points[min(last, n + 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        own = half(n / last)
        across, down = -(y1 - y0) / length * own, (x1 - x0) / length * own
        left.append((x + across, y + down))
        right.append((x - across, y - down))
    return joined(smooth(left, 0.03), smooth(right[::-1], 0.03))


def _runs(points: Iterable[Point], free: Callable[[Point], bool], least: int) -> Iterator[list[Point]]:
    """Unbroken runs of at least `least` points that are `free`."""
    run: list[Point] = []
    for point in points:
        if free(point):
            run.append(point)
            continue
        if len(run) >= least:
            yield run
        run = []
    if len(run) >= least:
        yield run


def flakes(wedge: Wedge) -> Iterator[Segment]:
    """Three lines of thin tiles in the dead layer."""
    for row, depth in enumerate((1.2, 2.35, 3.5)):
        x, count = float(-row), 0
        while x < WIDE:
            length = 5 + 6 * even(count, row * 0.37)
            tile = [(x + 0.4 * n, wedge.surface(x + 0.4 * n) + depth) for n in range(int(length / 0.4) + 1)]
            for run in _runs(tile, lambda p: p[1] < wedge.cut(p[0]) - 0.3 and wedge.spared(*p, 0.1), 5):
                yield from taper(run, lambda t: 0.16 * math.sin(math.pi * t) ** 0.4 + 0.02 if 0 < t < 1 else 0.02)
            x += length + 1.2 + 1.4 * even(count, 0.5 + row * 0.21)
            count += 1


def cells(wedge: Wedge) -> Iterator[tuple[float, float, float]]:
    """Rows of dots in the outer skin, larger from row to row: x, y and radius."""
    rows = max(1, int((wedge.ridges(0) - wedge.top + 4) / 2))
    for row in range(rows):
        radius = 0.34 + 0.042 * row
        for column in range(round(WIDE / 2.3) + 1):
            x = column * 2.3 + (1.15 if row % 2 else 0)
            y = wedge.surface(x) + 6.1 + row * 2
            inside = y < wedge.ridges(x) - 1 and y < wedge.cut(x) - radius - 0.3
            if inside and wedge.spared(x, y, 0.5):
                yield x, y, radius


def strands(wedge: Wedge) -> Iterator[Segment]:
    """Collagen: tapered strands in the deeper skin, in rows that swell and lean."""
    for row in range(max(1, round(36.6 * wedge.scale / 1.93))):
        x, count = -20 * even(row, 0.1), 0
        height = _strand_row(wedge, row)
        while x < WIDE and height(x) - _SWING < wedge.cut(x):  # the cut only rises: what follows lies outside
            length = 18 + 26 * even(row * 7 + count, 0.3)
            line = [(x + 0.6 * n, height(x + 0.6 * n)) for n in range(int(length / 0.6))]
            thick = 0.26 + 0.22 * even(row * 5 + count, 0.7)
            for run in _runs(line, lambda p: _in_dermis(wedge, *p), 10):
                yield from taper(run, _spindle(thick))
            x += length + 1.5 + 2.5 * even(row * 3 + count, 0.9)
            count += 1


def _spindle(thick: float) -> Callable[[float], float]:
    return lambda t: thick * max(0.0, math.sin(math.pi * t)) ** 0.55 + 0.03


def _strand_row(wedge: Wedge, row: int) -> Curve:
    base = wedge.top + 24.5 * wedge.scale + row * 1.93
    swell, length = 0.7 + 0.8 * even(row, 0.2), 30 + 16 * even(row, 0.6)
    phase, lean = math.tau * even(row, 0.8), 0.68 * (2 * even(row, 0.4) - 1)

    def height(x: float) -> float:
        wave = swell * math.sin(math.tau * x / length + phase)
        ripple = 0.45 * math.sin(math.tau * x / (length * 0.37) + phase * 2)
        return base + wave + ripple + lean * math.sin(x / 23 + phase)

    return height


def _in_dermis(wedge: Wedge, x: float, y: float) -> bool:
    within = y < wedge.fat(x) - 1.2 and y < wedge.cut(x) - 0.8 and y > wedge.ridges(x) + 1.5
    return within and wedge.spared(x, y, 0.6)


def lobules(wedge: Wedge) -> Iterator[Segment]:
    """Fat: discs in a hexagonal pack, cut off where the skin is."""
    first = wedge.top + 61 * wedge.scale + 11.4 * min(1.0, wedge.scale)
    for row in range(max(0, math.ceil((wedge.top + wedge.deep - first + 3.72) / 7.28))):
        for column in range(round(WIDE / 8.4) + 1):
            x, y = -2.4 + (4.2 if row % 2 else 0) + column * 8.4, first + 7.28 * row
            yield from _cut_disc(x, y, 3.72, wedge)


def _cut_disc(x: float, y: float, radius: float, wedge: Wedge) -> tuple[Segment, ...]:
    if all(y + radius < wedge.cut(x + side * radius) for side in (-1, 0, 1)):
        return circle(x, y, radius)
    places = [radius * math.sin(math.pi * (n / 16 - 0.5)) for n in range(17)]
    rises = [math.sqrt(max(0.0, radius**2 - dx**2)) for dx in places]
    kept = [(x + dx, y, rise) for dx, rise in zip(places, rises, strict=True) if y - rise < wedge.cut(x + dx) - 0.05]
    if len(kept) < 4:
        return ()
    upper = [(at, middle - rise) for at, middle, rise in kept]
    lower = [(at, min(middle + rise, wedge.cut(at))) for at, middle, rise in reversed(kept)]
    outline = [*upper, *lower]
    return (("M", outline[0]), *(("L", point) for point in outline[1:]), ("Z", ()))
