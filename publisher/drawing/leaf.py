"""leaf: a linden leaf in needle pricks, along its veins. One half catches the light, the other lies in shade.

Panels that share upper and lower edges share one leaf, each at its own `offset`, so that it crosses a fold; each
gives it the two inks its own ground asks for. Percentages are of the rectangle's height, of `offset` its width."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from publisher.drawing.curve import blend, eased
from publisher.drawing.drawing import MM, Drawing, Look
from publisher.drawing.leaf_outline import Prick, outline, vein
from publisher.drawing.shape import Segment, Shape

_MAIN = (0.0, 0.13, 0.29, 0.44, 0.56, 0.665, 0.76, 0.845, 0.92, 1.0)  # the main veins' places, base to tip
_BETWEEN = 16  # rows from one main vein to the next
_LEVELS = (1, 2, 4, 8)  # how many rows of each level lie between two main veins
_WIDTHS = 0.08  # mm: the step of classes of width
_LEAST = 0.26  # mm: the finest prick that prints


def _plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    left = look.number("offset", width / MM) * MM
    x, y = (value * MM for value in look.numbers("joint", height / MM))
    length = look.number("length", height / MM) * MM
    turn = math.radians(look.number("turn"))
    if length < 1:
        return ()
    cos, sin = math.cos(turn) * length, math.sin(turn) * length
    paths: dict[tuple[bool, int], list[Segment]] = {}
    for prick in pricks(_pitch(length)):
        across, down = x - left + prick.x * cos - prick.y * sin, y + prick.x * sin + prick.y * cos
        thick = max(round(2 * prick.radius * length / MM / _WIDTHS), round(_LEAST / _WIDTHS))
        edge = thick * _WIDTHS * MM / 2
        if -edge < across < width + edge and -edge < down < height + edge:
            at = (round(across, 1), round(down, 1))
            paths.setdefault((prick.lit, thick), []).extend((("M", at), ("L", at)))
    inks = {True: look.ink("lit"), False: look.ink("shade")}
    return tuple(
        Shape(tuple(path), stroke=inks[lit], width=round(thick * _WIDTHS * MM, 2), cap="round")
        for (lit, thick), path in sorted(paths.items())
    )


def _pitch(length: float) -> float:
    """From prick to prick, as part of the leaf's length: a hundredth, more on a small leaf; few different values,
    so that a leaf is made once for many sheets."""
    return min(0.05, max(0.0105, math.ceil(0.95 * MM / length * 400) / 400))


@lru_cache(maxsize=4)
def pricks(pitch: float) -> tuple[Prick, ...]:
    """The leaf of length 1: its joint at (0, 0), its tip at (1, 0), y downwards."""
    return tuple(
        Prick(prick.x, prick.y + 0.085 * prick.x**2 - 0.02 * prick.x, prick.radius, prick.lit)
        for prick in (*_blade(pitch), *_rim(pitch), *_midrib(pitch))
    ) + tuple(_stalk(pitch))


def _blade(pitch: float) -> Iterator[Prick]:
    for side in (-1, 1):
        for base, end in pairwise(_MAIN):
            rows = [vein(blend(base, end, n / _BETWEEN), pitch / 2, side) for n in range(_BETWEEN + 1)]
            for n in range(_BETWEEN):
                yield from _row(rows[n], rows[n + 1], n, side, pitch)


def _row(
    row: list[tuple[float, float, float]], next_row: list[tuple[float, float, float]], n: int, side: int, pitch: float
) -> Iterator[Prick]:
    """The pricks of row `n` after a main vein. Points of a row are half a pitch apart; rows of odd number stand
    half a pitch off. A row comes in only where the fan of veins has opened wide enough for it."""
    for place in range(1 if n % 2 else 2, min(len(row), len(next_row)), 2):
        x, y, angle = row[place]
        dx, dy = next_row[place][0] - x, next_row[place][1] - y
        gap = abs(dx * math.sin(angle) - dy * math.cos(angle))
        radius = _radius(n, gap, y, side < 0, pitch)
        if radius:
            yield Prick(x, side * y, radius, side < 0)


def _radius(n: int, gap: float, y: float, lit: bool, pitch: float) -> float:
    """From the share of paper that ink is to cover there; 0 where there is no room for a prick."""
    if n == 0:
        return pitch * 0.15 if y >= 0.008 else 0.0
    if y < 0.011 or gap * min(n, _BETWEEN - n) < pitch * 0.8:
        return 0.0
    shown = [eased(0.85, 1.55, gap * 2 ** (3 - level) / pitch) for level in range(4)]
    own = shown[_level(n)]
    if own <= 0.05:
        return 0.0
    arch = math.sin(math.pi * n / _BETWEEN)
    cover = 0.07 + 0.50 * arch**1.5 if lit else 0.40 - 0.29 * arch**0.8
    rows = sum(count * share**2 for count, share in zip(_LEVELS, shown))
    radius = own * math.sqrt(cover * _BETWEEN * gap * pitch / (math.pi * rows))
    return min(radius, pitch * 0.47) if radius >= pitch * 0.1 else 0.0


def _level(n: int) -> int:
    """0 for the row halfway between main veins, 1 for quarters, 2 for eighths, 3 for sixteenths."""
    return 3 - (n & -n).bit_length() + 1


def _rim(pitch: float) -> Iterator[Prick]:
    """Even pricks along the toothed edge."""
    travelled, (before_x, before_y) = 0.0, outline(-math.pi)
    for n in range(1, 3001):
        x, y = outline(-math.pi + math.tau * n / 3000)
        travelled += math.hypot(x - before_x, y - before_y)
        before_x, before_y = x, y
        if travelled >= pitch * 0.9:
            travelled = 0.0
            yield Prick(x, y, pitch * 0.2, y < 0)


def _midrib(pitch: float) -> Iterator[Prick]:
    for n in range(int(0.985 / pitch) + 1):
        yield Prick(n * pitch, 0.0, pitch * (0.42 - 0.26 * n * pitch), True)


def _stalk(pitch: float) -> Iterator[Prick]:
    for n in range(1, int(0.55 / pitch)):
        u = n * pitch
        yield Prick(-u, -0.20 * u * u - 0.02 * u, pitch * 0.42, True)


LEAF = Drawing(
    _plot,
    1.05,
    {"lit": "primary-line", "shade": "secondary-line"},
    {"joint": "54% 43%", "length": "71%", "turn": "124", "offset": "0"},
)
