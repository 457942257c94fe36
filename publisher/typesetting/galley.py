"""Galleys: text composed but not yet on a page, after the long trays of set type.

A galley knows its height for a width and a Fit, can draw itself with a Pen, and may be cut where a frame ends.
Nothing here knows about blocks (`flow.py` makes galleys of them) or about panels (`pour.py` puts them there)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from publisher.drawing.shape import Shape, line, rectangle, rounded
from publisher.model.picture import Picture
from publisher.style.colour import Colour
from publisher.style.sheet import BoxStyle, TextStyle
from publisher.typesetting.font import font
from publisher.typesetting.lines import Break, break_lines
from publisher.typesetting.pages import Fit, Owner
from publisher.typesetting.pen import Pen
from publisher.typesetting.words import Unit, chopped

NEARLY = 0.01  # points: less is rounding, not overset


class Galley(Protocol):
    """`before` and `after` are the spaces it wants, in points; `keep`: it must not end a frame."""

    @property
    def before(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def keep(self) -> bool: ...

    def height(self, width: float, fit: Fit) -> float: ...
    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None: ...
    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """The part that fits into `room` points and the rest, or None if it cannot be cut there."""
        ...


def gap(above: Galley, below: Galley, fit: Fit) -> float:
    """The space between two galleys: the larger of what they want, stretched by copyfitting."""
    return max(above.after, below.before) * fit.space


def stack_height(galleys: Sequence[Galley], width: float, fit: Fit) -> float:
    total = sum(galley.height(width, fit) for galley in galleys)
    return total + sum(gap(a, b, fit) for a, b in zip(galleys, galleys[1:], strict=False))


def first_baseline(galley: Galley, fit: Fit) -> float:
    """How far below its top a galley's first line stands."""
    if isinstance(galley, Para):
        return galley.baseline(fit)
    if isinstance(galley, Stack) and galley.galleys:
        return first_baseline(galley.galleys[0], fit)
    if isinstance(galley, Row):
        return max((first_baseline(cell, fit) for cell in galley.cells), default=0.0)
    return 0.0


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `lines` is set for a part of a cut paragraph: which units it shows, as broken before the cut."""

    units: tuple[Unit, ...]
    style: TextStyle
    owner: Owner
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    landing: tuple[str, str, int] | None = None
    first: int = 0
    last: int | None = None
    hang: float = 0.0
    _broken: dict[float, tuple[tuple[Unit, ...], tuple[Break, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def size(self, fit: Fit) -> float:
        return self.style.size * (fit.scale if self.style.scales else 1.0)

    def leading(self, fit: Fit) -> float:
        return self.style.leading * (fit.scale * fit.leading if self.style.scales else 1.0)

    def baseline(self, fit: Fit) -> float:
        """Below the top: capitals stand in the middle of their line."""
        return (self.leading(fit) + font(self.style.face).cap_height * self.size(fit)) / 2

    def broken(self, width: float, fit: Fit) -> tuple[tuple[Unit, ...], tuple[Break, ...]]:
        column = round(width / self.size(fit), 4)
        found = self._broken.get(column)
        if found is None:
            units = self.units
            if any(unit.width > column for unit in units):
                units = tuple(part for unit in units for part in _fitted(unit, column, self.style.tracking))
            found = self._broken[column] = units, break_lines(units, column, self.style.balanced)
        units, lines = found
        return units, lines[self.first : self.last]

    def height(self, width: float, fit: Fit) -> float:
        return len(self.broken(width, fit)[1]) * self.leading(fit)

    def natural(self, fit: Fit) -> float:
        """The width of the text on one line, in points."""
        return sum(unit.width + unit.space for unit in self.units) * self.size(fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        if self.landing and not self.first:
            pen.land(*self.landing, y)
        size, leading = self.size(fit), self.leading(fit)
        units, lines = self.broken(width, fit)
        baseline = y + self.baseline(fit)
        for start, stop in lines:
            last = stop == len(units) or units[stop - 1].ends_line
            pen.line(units[start:stop], self.style, size, x + self.hang, baseline, last and stop == len(units), self.owner)
            baseline += leading

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """Cut so that two lines at least stand on either side (no widow, no orphan)."""
        lines = len(self.broken(width, fit)[1])
        fitting = min(int((room + NEARLY) / self.leading(fit)), lines - 2)
        if self.style.balanced or fitting < 2:
            return None
        middle = self.first + fitting
        return replace(self, last=middle, after=0.0), replace(self, first=middle, before=0.0, landing=None)


def _fitted(unit: Unit, column: float, tracking: float) -> tuple[Unit, ...]:
    return tuple(chopped(unit, column, tracking)) if unit.width > column else (unit,)


@dataclass(frozen=True, slots=True)
class Stack:
    """Galleys one below the other."""

    galleys: tuple[Galley, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def height(self, width: float, fit: Fit) -> float:
        return stack_height(self.galleys, width, fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        for index, galley in enumerate(self.galleys):
            if index:
                y += gap(self.galleys[index - 1], galley, fit)
            galley.draw(pen, x, y, width, fit)
            y += galley.height(width, fit)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        head, rest = cut(self.galleys, width, fit, room)
        if not head or not rest:
            return None
        return replace(self, galleys=head, after=0.0), replace(self, galleys=rest, before=0.0)


def cut(
    galleys: Sequence[Galley], width: float, fit: Fit, room: float
) -> tuple[tuple[Galley, ...], tuple[Galley, ...]]:
    """As many galleys as fit into `room` points, the last perhaps cut, and the rest. Neither a heading nor any
    other galley that keeps with what follows is left at the foot."""
    used = 0.0
    for index, galley in enumerate(galleys):
        space = gap(galleys[index - 1], galley, fit) if index else 0.0
        height = galley.height(width, fit)
        if used + space + height > room + NEARLY:
            parts = galley.split(width, fit, room - used - space)
            if parts:
                return (*galleys[:index], parts[0]), (parts[1], *galleys[index + 1 :])
            while index and galleys[index - 1].keep:
                index -= 1
            return tuple(galleys[:index]), tuple(galleys[index:])
        used += space + height
    return tuple(galleys), ()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side on one baseline. `columns` gives each cell's x and width for a width and a Fit. `rule`
    (colour, width) is drawn across the top, `pitch` is the least height, `lift` the space between rule and text."""

    cells: tuple[Galley, ...]
    columns: Callable[[float, Fit], Sequence[tuple[float, float]]]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    rule: tuple[str, float] | None = None
    lift: float = 0.0
    ground: str = ""

    def _offsets(self, fit: Fit) -> list[float]:
        baselines = [first_baseline(cell, fit) for cell in self.cells]
        deepest = max(baselines, default=0.0)
        return [deepest - own if own else 0.0 for own in baselines]

    def height(self, width: float, fit: Fit) -> float:
        offsets = self._offsets(fit)
        columns = self.columns(width, fit)
        tallest = (
            offset + cell.height(own, fit)
            for cell, (_, own), offset in zip(self.cells, columns, offsets, strict=True)
        )
        return max(tallest, default=0.0) + 2 * self.lift

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        if self.ground:
            pen.ink([Shape(rectangle(0, 0, width, self.height(width, fit)), fill=self.ground)], x, y)
        if self.rule:
            colour, thick = self.rule
            pen.ink([Shape(line(0, 0, width, 0), stroke=colour, width=thick)], x, y)
        columns = self.columns(width, fit)
        for cell, (left, own), offset in zip(self.cells, columns, self._offsets(fit), strict=True):
            cell.draw(pen, x + left, y + self.lift + offset, own, fit)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """Cells are cut side by side; a cell that fits whole stays above."""
        heads: list[Galley] = []
        rests: list[Galley] = []
        for cell, (_, own) in zip(self.cells, self.columns(width, fit), strict=True):
            if cell.height(own, fit) <= room - 2 * self.lift + NEARLY:
                heads.append(cell)
                rests.append(Stack(()))
                continue
            parts = cell.split(own, fit, room - 2 * self.lift)
            if parts is None:
                return None
            heads.append(parts[0])
            rests.append(parts[1])
        above = replace(self, cells=tuple(heads), after=0.0)
        return above, replace(self, cells=tuple(rests), before=0.0, rule=None)


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame of their own: never cut. `header` stands on the header's ground."""

    style: BoxStyle
    header: tuple[Galley, ...]
    body: tuple[Galley, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def _inner(self, width: float) -> float:
        return width + 2 * self.style.hang - 2 * self.style.padding

    def height(self, width: float, fit: Fit) -> float:
        inner = self._inner(width)
        return self._header(inner, fit) + stack_height(self.body, inner, fit) + 2 * self.style.padding

    def _header(self, inner: float, fit: Fit) -> float:
        if not self.header:
            return 0.0
        return stack_height(self.header, inner, fit) + self.style.padding * (2 if self.style.header else 0.7)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        style, inner = self.style, self._inner(width)
        left, outer, total = x - style.hang, width + 2 * style.hang, self.height(width, fit)
        header = self._header(inner, fit)
        pen.ink(list(_frame(style, outer, total, header)), left, y)
        at = y + style.padding
        Stack(self.header).draw(pen, left + style.padding, at, inner, fit)
        Stack(self.body).draw(pen, left + style.padding, at + header, inner, fit)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


def _frame(style: BoxStyle, width: float, height: float, header: float) -> Sequence[Shape]:
    half = style.border_width / 2
    shapes: list[Shape] = []
    outline = rounded(half, half, width - 2 * half, height - 2 * half, style.radius)
    if style.fill:
        shapes.append(Shape(outline, fill=style.fill.name))
    if style.header and header:
        shapes.append(Shape(rounded(half, half, width - 2 * half, header - half, style.radius, "ne"), style.header.name))
    if style.border and style.border_width:
        shapes.append(Shape(outline, stroke=style.border.name, width=style.border_width))
    return shapes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, or a picture of pixels, of fixed proportions. `most` bounds its height in points."""

    make: Callable[[float], tuple[float, Sequence[Shape]]] | None
    owner: Owner
    picture: Picture | None = None
    most: float = 400.0
    natural: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def size(self, width: float) -> tuple[float, float]:
        """Width and height on a column `width` points wide."""
        if self.picture is None or self.make is not None:
            return width, self.make(width)[0] if self.make else 0.0
        wide = min(width, self.natural) if self.natural else width
        high = wide * self.picture.height / self.picture.width
        return (wide, high) if high <= self.most else (wide * self.most / high, self.most)

    def height(self, width: float, fit: Fit) -> float:
        return self.size(width)[1]

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        wide, high = self.size(width)
        if self.make is not None:
            pen.ink(self.make(width)[1], x, y, self.owner)
        elif self.picture is not None:
            pen.place(self.picture, x, y, wide, high, self.owner)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign before a list item: a drawing on the first baseline of `beside`'s text, owned by its item."""

    shapes: Callable[[float], Sequence[Shape]]
    beside: TextStyle
    owner: Owner
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def _size(self, fit: Fit) -> float:
        return self.beside.size * (fit.scale if self.beside.scales else 1.0)

    def height(self, width: float, fit: Fit) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        size = self._size(fit)
        leading = self.beside.leading * (fit.scale * fit.leading if self.beside.scales else 1.0)
        baseline = (leading + font(self.beside.face).cap_height * size) / 2
        pen.ink(self.shapes(size), x, y + baseline, self.owner)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule across the column."""

    colour: Colour
    width: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    owner: Owner = None

    def height(self, width: float, fit: Fit) -> float:
        return self.width

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        pen.ink([Shape(line(0, 0, width, 0), stroke=self.colour.name, width=self.width)], x, y + self.width / 2)

    def split(self, width: float, fit: Fit, room: float) -> None:
        return None
