"""Galleys that stand side by side: rows, labels with their text, signs and numerals beside a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace

from publisher.drawing.icons import MARKERS, MIDDLE
from publisher.drawing.shape import Shape, line
from publisher.model.value import value
from publisher.style.sheet import TextStyle
from publisher.typesetting.font import font
from publisher.typesetting.galley import NEARLY, Galley, Para, Stack, decoration
from publisher.typesetting.pages import Fit, Owner
from publisher.typesetting.pen import Pen

Rule = Callable[[float], Sequence[Shape]]


def plain_rule(colour: str, thick: float) -> Rule:
    """A line of `thick` points."""
    return lambda width: [Shape(line(0, 0, width, 0), stroke=colour, width=thick)]


@value
class Row:
    """Cells side by side on one baseline, or `centred` on each other. `columns` gives each cell's x and width for a
    width and a Fit. `rule`, the shapes of a rule for a
    width, is drawn across the top; `lift` is the space between it and the text,
    `foot` that below."""

    cells: tuple[Galley, ...]
    columns: Callable[[float, Fit], Sequence[tuple[float, float]]]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    rule: Rule | None = None
    lift: float = 0.0
    foot: float = 0.0
    centred: bool = False
    _heights: dict[tuple[float, Fit], float] = field(default_factory=dict, init=False, compare=False, repr=False)

    def _lift(self, fit: Fit) -> float:
        """Closed up with other space, but not stretched: rows keep their pitch."""
        return self.lift * min(1.0, fit.space)

    def _edges(self, fit: Fit) -> float:
        return (self.lift + self.foot) * min(1.0, fit.space)

    def _offsets(self, width: float, fit: Fit) -> list[float]:
        if self.centred:
            heights = [
                cell.height(own, fit) for cell, (_, own) in zip(self.cells, self.columns(width, fit), strict=True)
            ]
            return [(max(heights) - height) / 2 for height in heights]
        baselines = [cell.first_baseline(fit) for cell in self.cells]
        deepest = max(baselines, default=0.0)
        return [deepest - own if own else 0.0 for own in baselines]

    def first_baseline(self, fit: Fit) -> float:
        return self._lift(fit) + max((cell.first_baseline(fit) for cell in self.cells), default=0.0)

    def height(self, width: float, fit: Fit) -> float:
        found = self._heights.get((width, fit))
        if found is None:
            found = self._heights[width, fit] = self._height(width, fit)
        return found

    def _height(self, width: float, fit: Fit) -> float:
        offsets = self._offsets(width, fit)
        columns = self.columns(width, fit)
        tallest = (
            offset + cell.height(own, fit) for cell, (_, own), offset in zip(self.cells, columns, offsets, strict=True)
        )
        return max(tallest, default=0.0) + self._edges(fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        if self.rule:
            pen.ink(self.rule(width), x, y)
        columns = self.columns(width, fit)
        for cell, (left, own), offset in zip(self.cells, columns, self._offsets(width, fit), strict=True):
            cell.draw(pen, x + left, y + self._lift(fit) + offset, own, fit)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """Cells are cut side by side; a cell that fits whole stays above."""
        heads: list[Galley] = []
        rests: list[Galley] = []
        for cell, (_, own) in zip(self.cells, self.columns(width, fit), strict=True):
            if cell.height(own, fit) <= room - self._edges(fit) + NEARLY:
                heads.append(cell)
                rests.append(Stack(()))
                continue
            parts = cell.split(own, fit, room - self._edges(fit))
            if parts is None:
                return None
            heads.append(parts[0])
            rests.append(parts[1])
        above = replace(self, cells=tuple(heads), after=0.0)
        return above, replace(self, cells=tuple(rests), before=0.0, rule=None)


Columns = Callable[[float, Fit], Sequence[tuple[float, float]]]


def indented(indent: float) -> Columns:
    """Two columns: one `indent` points wide, and the rest."""
    return lambda width, _: ((0.0, indent), (indent, width - indent))


LABEL_MOST = 0.38  # a label column takes no more of the width


@value
class Labelled:
    """A label beside its text, or above it where `column` (the width all labels of the list need) would take more
    than `most` of the width."""

    label: Galley
    text: Galley
    column: Callable[[Fit], float]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    most: float = LABEL_MOST
    _forms: dict[tuple[float, Fit], Row | Stack] = field(default_factory=dict, init=False, compare=False, repr=False)

    def _form(self, width: float, fit: Fit) -> Row | Stack:
        found = self._forms.get((width, fit))
        if found is None:
            found = self._forms[width, fit] = self._formed(width, fit)
        return found

    def _formed(self, width: float, fit: Fit) -> Row | Stack:
        own = self.column(fit)
        if own > self.most * width:
            return Stack((self.label, self.text))
        return Row((self.label, self.text), lambda width, _: ((0.0, own), (own, width - own)))

    def height(self, width: float, fit: Fit) -> float:
        return self._form(width, fit).height(width, fit)

    def first_baseline(self, fit: Fit) -> float:
        return self.label.first_baseline(fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        self._form(width, fit).draw(pen, x, y, width, fit)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        return self._form(width, fit).split(width, fit, room)


@value
class Marker:
    """The sign before a list item: a drawing on the first line of `beside`'s text, owned by its item. One that is
    `scale` times as large keeps its middle."""

    shapes: Callable[[float], Sequence[Shape]]
    beside: TextStyle
    owner: Owner
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    scale: float = 1.0

    def height(self, width: float, fit: Fit) -> float:
        return 0.0

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        beside = Para((), self.beside, None)
        size = beside.size(fit)
        baseline = y + beside.first_baseline(fit) - MIDDLE * size * (self.scale - 1)
        since = pen.at
        pen.ink(self.shapes(size * self.scale), x, baseline, self.owner)
        pen.note(self, (x, y, width), fit, since)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


def with_icon(para: Para, icon: str, colour: str, indent: float, scale: float = 1.0) -> Row:
    """`para` behind a sign, `scale` times as large as a list's, on its first line."""
    draw = MARKERS[icon]
    sign = Marker(lambda size: draw(size * scale, colour), para.style, None)
    bare = replace(para, before=0.0, after=0.0)
    return Row((sign, bare), indented(max(indent, scale * 0.8 * para.style.size)), para.before, para.after, keep=True)


def again(heading: Galley) -> Galley:
    """`heading` as it stands on further pages: seen, but not told again."""
    if isinstance(heading, Row):
        return replace(heading, cells=tuple(map(again, heading.cells)))
    return decoration(heading) if isinstance(heading, Para) else heading


@value
class Numeral:
    """A large number whose top stands level with the capitals of the text beside it."""

    para: Para
    beside: TextStyle
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def _drop(self, fit: Fit) -> float:
        """How far below the row's top the numeral's own line begins (negative: above)."""
        text = Para((), self.beside, None)
        cap = font(self.beside.face).cap_height * text.size(fit)
        tall = font(self.para.style.face).cap_height * self.para.size(fit)
        return text.first_baseline(fit) - cap + tall - self.para.first_baseline(fit)

    def height(self, width: float, fit: Fit) -> float:
        return self._drop(fit) + self.para.first_baseline(fit) + 0.1 * self.para.size(fit)

    def first_baseline(self, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        self.para.draw(pen, x, y + self._drop(fit), width, fit)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None
