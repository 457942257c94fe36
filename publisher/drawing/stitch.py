"""stitch-rule: points that become a line, from left to right."""

from __future__ import annotations

from publisher.drawing.curve import blend, eased
from publisher.drawing.drawing import MM, Drawing, Look
from publisher.drawing.shape import Segment, Shape, line


def _plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
    starts, ends = look.numbers("span")
    thick, thin = (value * MM for value in look.numbers("weight"))
    return stitches(0, width, height / 2, look.ink("line"), look.number("pitch") * MM, (starts, ends), (thick, thin))


def stitches(
    left: float,
    right: float,
    y: float,
    ink: str,
    pitch: float,
    span: tuple[float, float],
    weight: tuple[float, float],
) -> tuple[Shape, ...]:
    """A stitch rule from `left` to `right` at height `y`, all in points. Within `span` (shares of its length) points
    of `weight[0]` grow into a line of `weight[1]`."""
    thick, thin = weight
    count = max(1, round((right - left) / pitch))
    step = max(0.0, right - left - thick) / count
    strokes: dict[float, list[Segment]] = {}
    for place in range(count + 1):
        grown = eased(*span, place / count)
        stroke = round(blend(thick, thin, min(1.0, grown * 1.6)), 1)
        middle, half = left + thick / 2 + place * step, step * 0.505 * grown
        whole = grown >= 1
        end = right - thin / 2 if whole else min(middle + half, right - stroke / 2)
        start = min(middle - half, end - 0.01)
        strokes.setdefault(stroke, []).extend(line(round(start, 2), y, round(end, 2), y))
        if whole:
            break
    return tuple(Shape(tuple(path), stroke=ink, width=width, cap="round") for width, path in strokes.items())


STITCH_RULE = Drawing(
    _plot, 0.025, {"line": "primary-line"}, {"pitch": "2", "span": "0.10 0.62", "weight": "0.60 0.40"}
)
