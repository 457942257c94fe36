"""skin-wedge: skin cut along a leaf's margin, under needles of falling depth; a row of pricks follows the cut.

From deep on the left it rises to the surface on the right, so that it may cross a fold and leave its lower right to
text. It is not to scale and bears no words. Needles reach `reach` of the way from the surface to the cut."""

from __future__ import annotations

import math
from collections.abc import Iterator

from publisher.drawing.curve import blend, sampled
from publisher.drawing.drawing import Drawing, Look, enlarged
from publisher.drawing.shape import Segment, Shape, polygon
from publisher.drawing.wedge_layers import WIDE, Curve, Needle, Wedge, cells, flakes, layer, lobules, strands
from publisher.drawing.wedge_vessels import nerves, vessels

_AWAY, _RIM_PITCH = 1.7, 1.55  # of the pricks: from the cut, and from each other
_CLASSES = 0.06  # the step of a prick's thickness


def _plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    unit = width / WIDE
    tall = height / unit
    top = min(max(0.0, look.number("surface", tall)), tall * 0.8)
    bare = Wedge(top, max(1.0, tall - top - _AWAY - 0.8))
    wedge = Wedge(bare.top, bare.deep, tuple(_needles(bare, look)))
    shapes = (
        *_layers(wedge, look),
        *_tubes(wedge, look),
        *_pins(wedge, look),
        *_pricks(_rim(wedge), look.ink("rim")),
    )
    return enlarged(shapes, unit)


def _needles(wedge: Wedge, look: Look) -> Iterator[Needle]:
    count = min(24, max(0, round(look.number("needles"))))
    first, last = look.numbers("span", WIDE)
    for n in range(count):
        x = blend(first, last, n / max(1, count - 1))
        deep = look.number("reach") * (wedge.cut(x) - wedge.surface(x)) + 0.5
        tip, thick = wedge.surface(x) + deep, 1.35 + 0.046 * deep
        yield Needle(x, tip, _half(tip, thick), thick / 2)


def _half(tip: float, thick: float) -> Curve:
    return lambda y: thick / 2 * float(max(0.0, (tip - y) / max(1.0, tip)) ** 0.62)


def _layers(wedge: Wedge, look: Look) -> Iterator[Shape]:
    for curve, slot in (
        (wedge.surface, "dead"),
        (wedge.living, "outer"),
        (wedge.ridges, "inner"),
        (wedge.fat, "fat"),
    ):
        yield Shape(layer(curve, wedge), fill=look.ink(slot))
    yield Shape(tuple(flakes(wedge)), fill=look.ink("flake"))
    yield from _pricks(cells(wedge), look.ink("cell"))
    yield Shape(tuple(strands(wedge)), fill=look.ink("fibre"))
    yield Shape(tuple(lobules(wedge)), fill=look.ink("lobule"))


def _tubes(wedge: Wedge, look: Look) -> Iterator[Shape]:
    for tubes, slot in ((nerves(wedge), "nerve"), (vessels(wedge), "vessel")):
        yield Shape(tuple(tubes.halos), fill=look.ink("inner"))
        yield Shape(tuple(tubes.bodies), fill=look.ink(slot))


def _pins(wedge: Wedge, look: Look) -> Iterator[Shape]:
    """Needles: dark above the skin, light within it."""
    for slot, within in (("needle", False), ("tip", True)):
        path: list[Segment] = []
        for needle in wedge.needles:
            surface = wedge.surface(needle.x)
            path += _pin(needle, surface, needle.tip) if within else _pin(needle, -4, surface)
        yield Shape(tuple(path), fill=look.ink(slot))


def _pin(needle: Needle, start: float, end: float) -> tuple[Segment, ...]:
    heights = [start + (end - start) * (1 - (1 - n / 14) ** 2) for n in range(15)]
    left = [(needle.x - needle.half(y), y) for y in heights]
    return polygon(*left, *((needle.x + needle.half(y), y) for y in reversed(heights)))


def _rim(wedge: Wedge) -> Iterator[tuple[float, float, float]]:
    """Pricks along the outside of the cut, finer towards its end."""
    walked, (before_x, before_y) = 0.0, (0.5, wedge.cut(0.5))
    for x, y in sampled(wedge.cut, 0.5, WIDE - 0.5, 0.05):
        walked += math.hypot(x - before_x, y - before_y)
        before_x, before_y = x, y
        if walked >= _RIM_PITCH:
            walked = 0.0
            slope = (wedge.cut(x + 0.2) - wedge.cut(x - 0.2)) / 0.4
            away = _AWAY / math.hypot(1, slope)
            yield x - slope * away, y + away, 0.36 * (1 - 0.45 * x / WIDE)


def _pricks(dots: Iterator[tuple[float, float, float]], ink: str) -> Iterator[Shape]:
    """Dots (x, y, radius) as round strokes, a shape for each class of thickness."""
    classes: dict[int, list[Segment]] = {}
    for x, y, radius in dots:
        classes.setdefault(round(2 * radius / _CLASSES), []).extend((("M", (x, y)), ("L", (x, y))))
    for thick, path in sorted(classes.items()):
        yield Shape(tuple(path), stroke=ink, width=thick * _CLASSES, cap="round")


SKIN_WEDGE = Drawing(
    _plot,
    0.66,
    {
        "needle": "primary-line",
        "tip": "background",
        "dead": "rule",
        "flake": "primary-line",
        "outer": "secondary-line*70+primary-line*30",
        "cell": "background*60+secondary-line*40",
        "inner": "primary-line",
        "fibre": "secondary-line*50+background*50",
        "vessel": "background*60+secondary-line*40",
        "nerve": "rule",
        "fat": "secondary-line*70+primary-line*30",
        "lobule": "background*60+secondary-line*40",
        "rim": "secondary-line*70+primary-line*30",
    },
    {"surface": "32%", "needles": "8", "span": "38% 92.5%", "reach": "80%"},
    turns=frozenset(["needle", "rim"]),
)
