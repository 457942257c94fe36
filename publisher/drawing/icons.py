"""Small signs beside text: list markers and the signs of boxes, as outlines of our own.

An em in points and an ink enter, shapes leave: origin at the left edge on the baseline, up is negative. Signs stand
on the middle between half the x-height and half the capitals, where the eye takes a line of text to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from publisher.drawing.curve import scaled
from publisher.drawing.shape import Segment, Shape, circle, line

Marker = Callable[[float, str], tuple[Shape, ...]]
MIDDLE = -0.31  # em


def _bullet(em: float, ink: str) -> tuple[Shape, ...]:
    return (Shape(scaled(circle(0.17, MIDDLE, 0.165), em), fill=ink),)


def _ring(em: float, ink: str) -> tuple[Shape, ...]:
    return (Shape(scaled(circle(0.255, MIDDLE, 0.205), em), stroke=ink, width=round(0.097 * em, 2)),)


def _cross(em: float, ink: str) -> tuple[Shape, ...]:
    near, far, top, foot = 0.06, 0.46, MIDDLE - 0.2, MIDDLE + 0.2
    strokes = (*line(near, top, far, foot), *line(near, foot, far, top))
    return (Shape(scaled(strokes, em), stroke=ink, width=round(0.116 * em, 2), cap="round"),)


def _tick(em: float, ink: str) -> tuple[Shape, ...]:
    stroke: tuple[Segment, ...] = (
        ("M", (0.06, MIDDLE + 0.02)),
        ("L", (0.19, MIDDLE + 0.17)),
        ("L", (0.44, MIDDLE - 0.2)),
    )
    return (Shape(scaled(stroke, em), stroke=ink, width=round(0.116 * em, 2), cap="round"),)


def _bar_disc(em: float, ink: str) -> tuple[Shape, ...]:
    """A disc with the bar cut out of it, so that the ground shows through on any ground."""
    middle, half, end = MIDDLE - 0.035, 0.07, 0.242
    k = 0.5522847498307936 * half
    bar: tuple[Segment, ...] = (
        ("M", (0.484 - end, middle - half)),
        ("L", (0.484 + end, middle - half)),
        ("C", (0.484 + end + k, middle - half, 0.484 + end + half, middle - k, 0.484 + end + half, middle)),
        ("C", (0.484 + end + half, middle + k, 0.484 + end + k, middle + half, 0.484 + end, middle + half)),
        ("L", (0.484 - end, middle + half)),
        ("C", (0.484 - end - k, middle + half, 0.484 - end - half, middle + k, 0.484 - end - half, middle)),
        ("C", (0.484 - end - half, middle - k, 0.484 - end - k, middle - half, 0.484 - end, middle - half)),
        ("Z", ()),
    )
    return (Shape(scaled((*circle(0.484, middle, 0.484), *bar), em), fill=ink, even_odd=True),)


def _bubble(em: float, ink: str) -> tuple[Shape, ...]:
    """A speech bubble, its tail at the foot on the left."""
    left, right, top, foot, r = 0.0, 1.01, MIDDLE - 0.475, MIDDLE + 0.31, 0.16
    k = r * 0.4477
    outline: tuple[Segment, ...] = (
        ("M", (left + r, top)),
        ("L", (right - r, top)),
        ("C", (right - k, top, right, top + k, right, top + r)),
        ("L", (right, foot - r)),
        ("C", (right, foot - k, right - k, foot, right - r, foot)),
        ("L", (0.51, foot)),
        ("L", (0.23, foot + 0.255)),
        ("L", (0.23, foot)),
        ("L", (left + r, foot)),
        ("C", (left + k, foot, left, foot - k, left, foot - r)),
        ("L", (left, top + r)),
        ("C", (left, top + k, left + k, top, left + r, top)),
        ("Z", ()),
    )
    return (Shape(scaled(outline, em), fill=ink),)


def _handset(em: float, ink: str) -> tuple[Shape, ...]:
    """A telephone's receiver, drawn on a box of 24 units; the stroke rounds its corners."""
    outline: tuple[Segment, ...] = (
        ("M", (4.6, 4.2)),
        ("L", (8, 3.6)),
        ("L", (10.2, 8.4)),
        ("L", (7.9, 10.5)),
        ("C", (9.1, 13, 11, 14.9, 13.5, 16.1)),
        ("L", (15.6, 13.8)),
        ("L", (20.4, 16)),
        ("L", (19.8, 19.4)),
        ("C", (19.7, 20, 19.2, 20.4, 18.6, 20.4)),
        ("C", (10.4, 20.4, 3.6, 13.6, 3.6, 5.4)),
        ("C", (3.6, 4.8, 4, 4.3, 4.6, 4.2)),
        ("Z", ()),
    )
    unit = 0.0392 * em
    path = scaled(outline, unit, -2.85 * unit, (MIDDLE - 0.02) * em - 12 * unit)
    return (Shape(path, fill=ink, stroke=ink, width=round(1.5 * unit, 2), cap="round"),)


def _none(em: float, ink: str) -> tuple[Shape, ...]:  # noqa: ARG001
    return ()


MARKERS: Mapping[str, Marker] = MappingProxyType(
    {
        "bullet": _bullet,
        "cross": _cross,
        "ring": _ring,
        "tick": _tick,
        "bar-disc": _bar_disc,
        "bubble": _bubble,
        "handset": _handset,
        "none": _none,
    }
)
