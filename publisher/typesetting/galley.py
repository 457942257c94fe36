"""Galleys: text composed but not yet on a page, after the long trays of set type.

A galley knows its height for a width and a Fit, can draw itself with a Pen, and may be cut where a frame ends.
Nothing here knows about blocks (`flow.py` makes galleys of them) or about panels (`pour.py` puts them there)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise
from typing import Protocol

from publisher.model.value import value
from publisher.style.sheet import TextStyle
from publisher.typesetting.font import font
from publisher.typesetting.lines import Break, break_lines, fewest
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
    def first_baseline(self, fit: Fit) -> float:
        """How far below its top the first line stands; 0 where there is none."""
        ...

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None: ...
    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """The part that fits into `room` points and the rest, or None if it cannot be cut there."""
        ...


def gap(above: Galley, below: Galley, fit: Fit) -> float:
    """The space between two galleys: the larger of what they want, stretched by copyfitting, save below a heading,
    which belongs to its text."""
    return max(above.after, below.before) * (1.0 if above.keep else fit.space)


def stack_height(galleys: Sequence[Galley], width: float, fit: Fit) -> float:
    total = sum(galley.height(width, fit) for galley in galleys)
    return total + sum(gap(a, b, fit) for a, b in pairwise(galleys))


_SHARE = {"right": 1.0, "center": 0.5}  # of a line's spare width that stands before it
Broken = dict[float, tuple[tuple[Unit, ...], tuple[Break, ...]]]


@value
class Para:
    """A paragraph, or part of a cut one; `goes_on`: the rest stands elsewhere. `landing` is id, title and level of the
    place that links and bookmarks lead to. `broken` remembers its lines by column width in em."""

    units: tuple[Unit, ...]
    style: TextStyle
    owner: Owner
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    landing: tuple[str, str, int] | None = None
    goes_on: bool = False
    broken: Broken = field(default_factory=dict, compare=False, repr=False)

    def size(self, fit: Fit, width: float = math.inf) -> float:
        """Points. A display line shrinks, to half its size at most, rather than part a word at the column's edge."""
        size = self.style.size * (fit.scale if self.style.scales else 1.0)
        if not self.style.balanced or not self.units or width == math.inf:
            return size
        widest = self.widest
        return max(size / 2, min(size, math.floor(width / widest * 20) / 20)) if widest else size

    def leading(self, fit: Fit, width: float = math.inf) -> float:
        leading = self.style.leading * (fit.scale * fit.leading if self.style.scales else 1.0)
        return leading * self.size(fit, width) / self.size(fit)

    def first_baseline(self, fit: Fit, width: float = math.inf) -> float:
        """Capitals stand in the middle of their line."""
        return (self.leading(fit, width) + font(self.style.face).cap_height * self.size(fit, width)) / 2

    def lines(self, width: float, fit: Fit) -> tuple[tuple[Unit, ...], tuple[Break, ...]]:
        return self._broken(round(width / self.size(fit, width), 4))

    def count(self, column: float) -> int:
        """How many lines it breaks into in a column of that many em, unless it is balanced."""
        if column in self.broken or self.widest > column:
            return len(self._broken(column)[1])
        return fewest(self.units, column)

    @property
    def widest(self) -> float:
        """The width of the widest unit, in em."""
        return max((unit.width for unit in self.units), default=0.0)

    def _broken(self, column: float) -> tuple[tuple[Unit, ...], tuple[Break, ...]]:
        found = self.broken.get(column)
        if found is None:
            units = self.units
            if any(unit.width > column for unit in units):
                units = tuple(part for unit in units for part in _fitted(unit, column, self.style.tracking))
            found = self.broken[column] = units, break_lines(units, column, self.style.balanced)
        return found

    def height(self, width: float, fit: Fit) -> float:
        return len(self.lines(width, fit)[1]) * self.leading(fit, width)

    def natural(self, fit: Fit) -> float:
        """The width of the text on one line, in points."""
        return sum(unit.width + unit.space for unit in self.units) * self.size(fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        since = pen.at
        if self.landing:
            pen.land(*self.landing, y)
        size, leading = self.size(fit, width), self.leading(fit, width)
        units, lines = self.lines(width, fit)
        if len(units) != len(self.units):
            column = round(width / size, 4)
            pen.parted += [(self.owner, unit.text) for unit in self.units if unit.width > column]
        baseline = y + self.first_baseline(fit, width)
        for start, stop in lines:
            line, last = units[start:stop], stop == len(units) and not self.goes_on
            spare = max(0.0, width - _extent(line) * size) * _SHARE.get(self.style.align, 0.0)
            pen.line(line, self.style, size, x + spare, baseline, last, self.owner)
            baseline += leading
        pen.note(self, (x, y, width), fit, since)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        """Cut so that two lines at least stand on either side (no widow, no orphan). The part above keeps its lines
        as they are; the rest is broken anew, for its frame may have another width."""
        units, lines = self.lines(width, fit)
        fitting = min(int((room + NEARLY) / self.leading(fit)), len(lines) - 2)
        if self.style.balanced or fitting < 2:
            return None
        end = lines[fitting - 1][1]
        column = round(width / self.size(fit, width), 4)
        above = replace(
            self, units=units[:end], after=0.0, goes_on=True, broken={column: (units[:end], lines[:fitting])}
        )
        return above, replace(self, units=units[end:], before=0.0, landing=None, broken={})


def decoration(para: Para) -> Para:
    """`para` as ink alone: it belongs to no block, and nothing in it leads anywhere."""
    units = tuple(
        unit._replace(atoms=tuple(atom._replace(link=None, inlines=()) for atom in unit.atoms)) for unit in para.units
    )
    return replace(para, units=units, owner=None, landing=None, broken={})


def _extent(line: Sequence[Unit]) -> float:
    """The width of a line in em, without the space that ends it."""
    return sum(unit.width + unit.space for unit in line) - (line[-1].space if line else 0.0)


def _fitted(unit: Unit, column: float, tracking: float) -> tuple[Unit, ...]:
    return tuple(chopped(unit, column, tracking)) if unit.width > column else (unit,)


@value
class Stack:
    """Galleys one below the other. `whole`: it is parted only where it is too tall to stay in one piece. `repeats`
    stand again on each further page or panel that it goes on to."""

    galleys: tuple[Galley, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    whole: bool = False
    repeats: tuple[Galley, ...] = ()

    def height(self, width: float, fit: Fit) -> float:
        return stack_height(self.galleys, width, fit)

    def first_baseline(self, fit: Fit) -> float:
        return self.galleys[0].first_baseline(fit) if self.galleys else 0.0

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
        return replace(self, galleys=head, after=0.0), replace(self, galleys=(*self.repeats, *rest), before=0.0)


def cut(
    galleys: Sequence[Galley], width: float, fit: Fit, room: float, whole: float = 0.0
) -> tuple[tuple[Galley, ...], tuple[Galley, ...]]:
    """As many galleys as fit into `room` points, the last perhaps cut, and the rest. Neither a heading nor any
    other galley that keeps with what follows is left at the foot, nor is it cut; nor is a whole stack, such as a
    list, that is no taller than `whole` points."""
    used = 0.0
    for index, galley in enumerate(galleys):
        space = gap(galleys[index - 1], galley, fit) if index else 0.0
        height = galley.height(width, fit)
        if used + space + height > room + NEARLY:
            stays = galley.keep or (isinstance(galley, Stack) and galley.whole and height <= whole)
            parts = None if stays else galley.split(width, fit, room - used - space)
            if parts:
                return (*galleys[:index], parts[0]), (parts[1], *galleys[index + 1 :])
            while index and galleys[index - 1].keep:
                index -= 1
            return tuple(galleys[:index]), tuple(galleys[index:])
        used += space + height
    return tuple(galleys), ()
