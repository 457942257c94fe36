"""The rest on its way through the frames: portions wait, a column takes of them what it can hold, the next goes on.

A stream and a column change while they are poured; nothing of them leaves this step but what stood in the column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.model.value import value
from publisher.typesetting.galley import NEARLY, Galley, cut, gap, stack_height
from publisher.typesetting.pages import Fit

_WHOLE = 0.5  # of a frame: a list no taller than that goes on to the next frame rather than be parted


@value
class Portion:
    """One section (or piece of furniture) of the rest: its galleys where it opens a panel, and where it does not."""

    opening: tuple[Galley, ...]
    following: tuple[Galley, ...]


@dataclass(slots=True)
class Column:
    """A vessel as it fills: `galleys` stand in it, the first `own` of them its own claims; `room` points is how high it
    may be filled. `fresh`: its panel has no title yet."""

    galleys: list[Galley]
    width: float
    room: float
    fit: Fit
    fresh: bool
    own: int = field(init=False)

    def __post_init__(self) -> None:
        self.own = len(self.galleys)

    def left(self, coming: Galley) -> float:
        """Points left for `coming` and what follows it."""
        space = gap(self.galleys[-1], coming, self.fit) if self.galleys else 0.0
        return self.room - stack_height(self.galleys, self.width, self.fit) - space

    def take(self, coming: Sequence[Galley]) -> tuple[Galley, ...]:
        """As much of `coming` as fits; gives the rest. A list that would be parted waits, save where the column is
        empty: it will find no more room elsewhere."""
        left = self.left(coming[0])
        head, rest = cut(coming, self.width, self.fit, left, self.room * _WHOLE)
        if not head and not self.galleys:
            head, rest = cut(coming, self.width, self.fit, left)
        self.galleys.extend(head)
        return rest

    def rather_whole(self, coming: Sequence[Galley], most: float) -> bool:
        """Whether `coming` would be parted here and is no taller than `most`, a part of the column."""
        tall = stack_height(coming, self.width, self.fit)
        return self.left(coming[0]) + NEARLY < tall <= most * self.room + NEARLY

    @property
    def headed(self) -> bool:
        """Whether nothing stands here but what belongs to the text that follows."""
        return all(galley.keep for galley in self.galleys)

    def give_up_headings(self) -> tuple[Galley, ...]:
        """Takes the headings off the column's end, though none of its own, and gives them in order."""
        kept: tuple[Galley, ...] = ()
        while len(self.galleys) > self.own and self.galleys[-1].keep:
            kept = (self.galleys.pop(), *kept)
        return kept


@dataclass(slots=True)
class Stream:
    """The rest on its way through the frames: `waiting` has not begun, `carried` goes on from the last frame."""

    waiting: list[Portion]
    carried: tuple[Galley, ...] = ()

    def pour_into(self, column: Column, singly: bool, whole: float) -> None:
        most = _untitled(self.waiting) if singly else len(self.waiting)
        self._go_on(column)
        while most and not self.carried and self._begin(column, whole):
            most -= 1

    def _go_on(self, column: Column) -> None:
        if self.carried:
            rest = column.take(self.carried)
            self.carried = (*column.give_up_headings(), *rest) if rest else ()

    def _begin(self, column: Column, whole: float) -> bool:
        """Pours the next portion; whether all of it found room. One that finds none at all waits, for it may open a
        panel; a heading above it goes with it."""
        portion = self.waiting[0]
        coming = portion.opening if column.fresh and not column.galleys else portion.following
        if not column.headed and column.rather_whole(coming, whole):
            self.carried = column.give_up_headings()
            return False
        before = len(column.galleys)
        rest = column.take(coming)
        begun = len(column.galleys) > before
        kept = column.give_up_headings() if rest else ()
        if not rest or begun or kept:
            self.waiting.pop(0)
        if begun or kept:
            self.carried = (*kept, *(rest if begun else portion.following))
        return not rest


def _untitled(waiting: Sequence[Portion]) -> int:
    """How many portions stand under the first one's title."""
    titled = (index for index, portion in enumerate(waiting) if index and portion.opening is not portion.following)
    return next(titled, len(waiting))
