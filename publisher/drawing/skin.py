"""skin-section: a needling pen over skin cut open, five needles at work and a gauge of depth beside them.

The pen's barrel dissolves upwards into points. It is not to scale and bears no words: the guide's list says what is
what. Lengths in hundredths of the width; heights follow the rectangle."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.drawing.curve import blend, eased
from publisher.drawing.drawing import Drawing, Look, enlarged
from publisher.drawing.layers import WIDE, Skin, layers
from publisher.drawing.shape import Segment, Shape, line, rounded


def _plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    unit = width / WIDE
    foot = height / unit
    above = min(48.0, foot * 0.38)
    skin = Skin(above, foot, min(1.4, max(0.2, (foot - above) / 80)))
    x, ink = look.number("pen", WIDE), look.ink("line")
    shapes = (*layers(skin, look), *_pen(x, skin, above / 48, ink, look.ink("fibre")), *_gauge(x + 17.5, skin, ink))
    return enlarged(shapes, unit)


def _tip(skin: Skin) -> float:
    return skin.top + 32 * skin.deep


def _pen(x: float, skin: Skin, tall: float, ink: str, glint: str) -> Iterator[Shape]:
    """Needles, their plate and rod, the clear housing, the barrel. `tall` scales heights above the skin."""

    def up(distance: float) -> float:
        return skin.top - distance * tall

    yield Shape(tuple(_needles(x, up(12), _tip(skin))), fill=ink)
    neck, shoulder, rim = up(18), up(9), up(0.4)
    housing: tuple[Segment, ...] = (
        ("M", (x - 6.6, neck)),
        ("C", (x - 6.6, up(14), x - 9, up(14), x - 9, shoulder)),
        ("L", (x - 9, rim)),
        ("L", (x + 9, rim)),
        ("L", (x + 9, shoulder)),
        ("C", (x + 9, up(14), x + 6.6, up(14), x + 6.6, neck)),
    )
    yield Shape(housing, stroke=ink, width=0.45, cap="round")
    plate = rounded(x - 7.6, up(12.4), 15.2, 1.8, 0.6)
    yield Shape((*plate, *rounded(x - 0.9, up(19), 1.8, 7 * tall, 0)), fill=ink)
    yield Shape(_barrel(x, up(29), up(24.6), up(21.2), up(17.8)), fill=ink)
    yield Shape(line(x - 6.6, up(20.5), x + 6.6, up(20.5)), stroke=glint, width=0.5)
    yield from _dissolving(x, up(29), ink)


def _needles(x: float, top: float, tip: float) -> Iterator[Segment]:
    taper = min(11.0, (tip - top) * 0.3)
    for n in range(5):
        left, right = x - 6.8 + n * 3.2, x - 6.0 + n * 3.2
        yield from (("M", (left, top)), ("L", (right, top)), ("L", (right, tip - taper)))
        yield from (("L", ((left + right) / 2, tip)), ("L", (left, tip - taper)), ("Z", ()))


def _barrel(x: float, top: float, waist: float, hip: float, foot: float) -> tuple[Segment, ...]:
    bend = (hip - waist) * 0.45
    return (
        ("M", (x - 7.6, top)),
        ("L", (x + 7.6, top)),
        ("L", (x + 7.6, waist)),
        ("C", (x + 7.6, waist + bend, x + 6.6, hip - bend, x + 6.6, hip)),
        ("L", (x + 6.6, foot)),
        ("L", (x - 6.6, foot)),
        ("L", (x - 6.6, hip)),
        ("C", (x - 6.6, hip - bend, x - 7.6, waist + bend, x - 7.6, waist)),
        ("Z", ()),
    )


def _dissolving(x: float, solid: float, ink: str) -> Iterator[Shape]:
    """From the solid barrel's edge to the top: bars, dashes, points."""
    y, pitch = solid - 0.1, min(1.36, solid / 8)
    while y > 0.4:
        whole = min(1.0, max(0.0, y / solid))
        thick = blend(0.42, 1.36, eased(0.35, 1, whole)) * pitch / 1.36
        step, reach = (15.2 - thick) / 7, 7.6 - thick / 2
        half = step * 0.51 * eased(0.22, 0.62, whole)
        dashes: list[Segment] = []
        for n in range(8):
            middle = x - reach + n * step
            start, end = max(middle - half, x - reach), min(middle + half, x + reach)
            dashes += line(start, y, max(end, start + 0.01), y)
        yield Shape(
            tuple(dashes), stroke=ink, width=round(thick * blend(0.75, 1, eased(0, 0.3, whole)), 2), cap="round"
        )
        y -= pitch


def _gauge(x: float, skin: Skin, ink: str) -> Iterator[Shape]:
    """From the surface to the needles' tips, with a mark for the shallowest depth."""
    top, tip = skin.surface(x), _tip(skin)
    marks = (line(x - 1.4, y, x + 1.4, y) for y in (top, top + 5.6 * skin.deep, tip))
    path = (*line(x, top, x, tip), *(segment for mark in marks for segment in mark))
    yield Shape(path, stroke=ink, width=0.35)


SKIN_SECTION = Drawing(
    _plot,
    0.95,
    {
        "line": "primary-line",
        "vessel": "secondary-line",
        "fibre": "secondary-line*45+background*55",
        "inner": "secondary-line*13+background*87",
        "dead": "rule",
        "outer": "rule*36+background*64",
        "thread": "background",
        "fat": "rule*14+background*86",
    },
    {"pen": "50%"},
)
