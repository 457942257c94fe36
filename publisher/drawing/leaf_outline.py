"""A linden leaf's edge and veins, by formula: the leaf of length 1, its joint at (0, 0), its tip at (1, 0)."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

_TEETH = 30  # a side
_MIDRIB = 0.44  # veins before this place spring from the joint, later ones from the midrib


class Prick(NamedTuple):
    x: float
    y: float
    radius: float
    lit: bool


def outline(angle: float, bite: float = 0.05) -> tuple[float, float]:
    """The edge in the direction `angle` from the joint, with teeth `bite` deep."""
    far = reach(angle, bite)
    return far * math.cos(angle), far * math.sin(angle)


def reach(angle: float, bite: float) -> float:
    """How far the edge is from the joint: a heart, a tip, one half a little fuller, and teeth that spare the ends."""
    a = abs(angle)
    heart = 0.62 * math.sqrt(max(0.0, 1 - (a / math.pi) ** 5))
    tip = 0.25 * math.exp(-a / 0.55) + 0.13 * math.exp(-a / 0.10)
    tooth = 0.5 - (a / math.pi * _TEETH) % 1.0
    spared = min(1.0, a / 0.3) * min(1.0, (math.pi - a) / 0.5)
    return (heart + tip) * (1 + 0.05 * math.sin(angle)) * (1 + bite * tooth * spared)


@cache
def _edge(side: int) -> tuple[float, ...]:
    """How far veins may go, by thousandths of half a turn."""
    return tuple(0.985 * reach(side * math.pi * n / 1000, 0.03) for n in range(1001))


def vein(place: float, step: float, side: int = 1) -> list[tuple[float, float, float]]:
    """The vein that springs at `place` (0 at the base, 1 at the tip): x, distance from the midrib and direction at
    every `step` of its way to the edge. It leaves steeply and bends towards the tip."""
    if place < _MIDRIB:
        along, start = 0.0, math.radians(176 - 122 * (place / _MIDRIB) ** 0.86)
    else:
        u = (place - _MIDRIB) / (1 - _MIDRIB)
        along, start = 0.93 * u**1.05, math.radians(54 - 16 * u)
    bend = math.radians(30 + 16 * (1 - min(1.0, place / _MIDRIB)))
    edge, x, y, way = _edge(side), along, 0.0, 0.0
    points: list[tuple[float, float, float]] = []
    while way < 1.3:
        if way > 0.02 and math.hypot(x, y) > edge[round(abs(math.atan2(y, x)) / math.pi * 1000)]:
            break
        angle = start - bend * min(1.2, way / 0.6)
        points.append((x, y, angle))
        x, y, way = x + step * math.cos(angle), y + step * math.sin(angle), way + step
    return points
