"""Lists to be filled in become boxes: each item labels a place to write.

A box is drawn alike for every profile, high enough for a hand; its place is noted for those that fill it in on a
screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from publisher.drawing.shape import Shape, line, rounded
from publisher.model.block import Block, Item, List, Paragraph
from publisher.model.value import value
from publisher.model.walk import plain_text
from publisher.style.length import points
from publisher.style.look import BoxStyle, ListStyle, TextStyle
from publisher.typesetting.font import font
from publisher.typesetting.galley import Galley, Stack
from publisher.typesetting.pages import FieldArea, Fit
from publisher.typesetting.pen import Pen
from publisher.typesetting.setting import Setting

LEAST_ROOM = points("8 mm")  # from line to line, for handwriting
_NARROWEST = points("32 mm")  # a date has to find room
_GUTTER = points("3 mm")
Flow = Callable[[Iterable[Block], Setting], tuple[Galley, ...]]


def fields(block: List, style: ListStyle, setting: Setting, flow: Flow) -> tuple[Galley, ...]:
    """A box for each item, `style.columns` side by side where the column is wide enough."""
    body = setting.style("body")
    labels = tuple(Stack(tuple(_label(item, setting, flow))) for item in block.items)
    room = max(style.pitch, LEAST_ROOM)
    box = setting.sheet.boxes["field"]
    return (Fields(labels, block.items, box, body, room, max(style.columns, 1), body.after, body.after),)


def _label(item: Item, setting: Setting, flow: Flow) -> Iterable[Galley]:
    for block in item.content:
        if isinstance(block, Paragraph):
            yield setting.para(block.content, "label", block, block.place)
        else:
            yield from flow([block], setting)


@value
class Fields:
    """Boxes side by side, equally high, in as many rows as they need; each `room` points high below its label. What
    is typed in them is set as `text`."""

    labels: tuple[Galley, ...]
    items: tuple[Item, ...]
    style: BoxStyle
    text: TextStyle
    room: float
    columns: int
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    _heights: dict[tuple[float, Fit], float] = field(default_factory=dict, init=False, compare=False, repr=False)

    def _rows(self, width: float) -> Sequence[Sequence[int]]:
        count = max(1, min(self.columns, int((width + _GUTTER) / (_NARROWEST + _GUTTER))))
        return [range(at, min(at + count, len(self.items))) for at in range(0, len(self.items), count)]

    def _column(self, width: float) -> float:
        count = max((len(row) for row in self._rows(width)), default=1)
        return (width - _GUTTER * (count - 1)) / count

    def _label_height(self, row: Sequence[int], width: float, fit: Fit) -> float:
        inner = self._column(width) - 2 * self.style.padding
        return max(self.labels[index].height(inner, fit) for index in row)

    def height(self, width: float, fit: Fit) -> float:
        found = self._heights.get((width, fit))
        if found is None:
            rows = self._rows(width)
            boxes = (self._label_height(row, width, fit) + self.style.padding + self.room for row in rows)
            found = self._heights[width, fit] = sum(boxes) + _GUTTER * (len(rows) - 1)
        return found

    def first_baseline(self, fit: Fit) -> float:
        return self.style.padding + self.labels[0].first_baseline(fit) if self.labels else 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        for row in self._rows(width):
            high = self._label_height(row, width, fit)
            for place, index in enumerate(row):
                left = x + place * (self._column(width) + _GUTTER)
                self._box(pen, left, y, self._column(width), high, index, fit)
            y += high + self.style.padding + self.room + _GUTTER

    def _box(self, pen: Pen, x: float, y: float, width: float, high: float, index: int, fit: Fit) -> None:
        style, item = self.style, self.items[index]
        top = style.padding + high
        pen.ink(list(_outline(style, width, top + self.room)), x, y)
        self.labels[index].draw(pen, x + style.padding, y + style.padding, width - 2 * style.padding, fit)
        label = " ".join(plain_text(item.content).split())
        left, wide = x + style.padding, width - 2 * style.padding
        pen.field(FieldArea(left, y + top, wide, self.room, label, font(self.text.face), self.text.colour, item))

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


def _outline(style: BoxStyle, width: float, height: float) -> Iterable[Shape]:
    """The box; one without a border is a ground with a line to write on at its foot."""
    half = style.border_width / 2
    outline = rounded(half, half, width - 2 * half, height - 2 * half, style.radius)
    if style.fill:
        yield Shape(outline, fill=style.fill.name)
    if style.border and style.border_width:
        yield Shape(outline, stroke=style.border.name, width=style.border_width)
    if style.rule:
        thick = style.border_width or 0.75
        yield Shape(line(0, height - thick / 2, width, height - thick / 2), stroke=style.rule.name, width=thick)
