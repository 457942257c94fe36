"""Vessels and nerves under skin-wedge. They run along the cut like veins along a leaf's margin.

Each is drawn twice: a wider halo in the ground's ink that keeps collagen clear of it, then itself."""

from __future__ import annotations

import math
from collections.abc import Iterator

from publisher.drawing.curve import Point, blend
from publisher.drawing.shape import Segment, circle, polygon
from publisher.drawing.wedge_layers import WIDE, Curve, Wedge, taper

_HAIRPINS = ((46.6, 1.15), (83.6, 1.0))  # x and half the width of a loop of a fine vessel
_TWIGS = ((97.8, 1.2, 0.97), (2.5, 1.0, 0.92))  # x, lean and how much of the way up a nerve's twig goes
_NERVE_END, _VESSEL_END = 111.0, 119.0


class Tubes:
    """Outlines of tubes and of their halos, collected while they branch."""

    def __init__(self) -> None:
        self.halos: list[Segment] = []
        self.bodies: list[Segment] = []

    def add(self, points: list[Point], thick: float, halo: float, end: float | None = None) -> None:
        """A tube of half thickness `thick`, `end` at its end."""
        last = thick if end is None else end
        self.halos += taper(points, lambda t: blend(thick, last, t) + halo * (1 - t**4))
        self.bodies += taper(points, lambda t: blend(thick, last, t))


def nerves(wedge: Wedge) -> Tubes:
    """A nerve along the cut, and twigs that end in bulbs below the outer skin."""
    tubes, along = Tubes(), _along(wedge, 10.5, 49.5)
    for x, lean, share in _TWIGS:
        foot, top = along(x), wedge.ridges(x + lean) + 2.2
        twig = [
            (x + lean * t**1.5 + 0.9 * math.sin(t * 7 + x), foot + (top - foot) * share * t)
            for t in (n / 40 for n in range(41))
        ]
        tubes.add(twig, 0.24, 0.5, 0.14)
        tubes.bodies += circle(*twig[-1], 0.5)
        for branch in _branches(twig[20]):
            tubes.add(branch, 0.16, 0.4, 0.12)
            tubes.bodies += circle(*branch[-1], 0.42)
    tubes.add(_line(along, _NERVE_END), 0.32, 0.6, 0.05)
    return tubes


def _branches(at: Point) -> Iterator[list[Point]]:
    for side, tall in ((1, 5.2), (-1, 3.6)):
        yield [(at[0] + side * 2.2 * t**0.8, at[1] - tall * t**1.2) for t in (n / 14 for n in range(15))]


def vessels(wedge: Wedge) -> Tubes:
    """A vessel along the cut, and hairpin loops that rise from it."""
    tubes, along = Tubes(), _along(wedge, 6.0, 56)
    for x, half in _HAIRPINS:
        loop = _hairpin(x, half, wedge.ridges(x) + 3.6, along)
        tubes.halos += polygon(*reversed(loop))
        tubes.add(loop, 0.36, 0.55)
    tubes.add(_line(along, _VESSEL_END), 0.88, 0.6, 0.06)
    return tubes


def _hairpin(x: float, half: float, top: float, vessel: Curve) -> list[Point]:
    """Up from the vessel, round at `top` and down to it again."""

    def limb(side: float) -> list[Point]:
        foot = vessel(x + side * half)
        heights = (foot + (top - foot) * n / 40 for n in range(41))
        return [(x + side * half + 0.75 * math.sin((y - top) / 5.2) * min(1.0, (y - top) / 6), y) for y in heights]

    angles = (math.pi * n / 20 for n in range(1, 20))
    arc = ((x - half * math.cos(a), top - 1.25 * half * math.sin(a)) for a in angles)
    return [*limb(-1), *arc, *reversed(limb(1))]


def _along(wedge: Wedge, above: float, lowest: float) -> Curve:
    """A line `above` the cut, and no lower than `lowest` below the surface, joined softly."""
    floor = wedge.top + lowest * wedge.scale

    def height(x: float) -> float:
        near = wedge.cut(x) - (above + 1.5 * (1 - x / WIDE)) * min(1.0, wedge.scale)
        share = min(1.0, max(0.0, 0.5 + (floor - near) / 14))
        joined = floor + (near - floor) * share - 7 * share * (1 - share)
        return joined + 0.9 * math.sin(x / 9 + above / 5) + 0.4 * math.sin(x / 3.5 + above / 7)

    return height


def _line(curve: Curve, end: float) -> list[Point]:
    return [(x / 2, curve(x / 2)) for x in range(-8, round(end * 2) + 1)]
