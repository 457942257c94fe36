"""One page of a book while it fills: what stands on it, what at its foot, and how much is free.

What a page holds changes while galleys are poured (`leaves.py`); nothing of it leaves that step but the Leaf."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from publisher.model.value import value
from publisher.typesetting.footnotes import Footnotes
from publisher.typesetting.galley import NEARLY, Galley, Stack, gap, stack_height
from publisher.typesetting.pages import Fit

_FEET = 0.6  # of a page: notes that were carried over take no more of it


@value
class Room:
    """The text block of a page: points."""

    width: float
    height: float


@value
class Leaf:
    """What one page shows. `title` is that of the chapter it begins with; `opens`: a chapter opens it."""

    galleys: tuple[Galley, ...]
    foot: tuple[Galley, ...]
    title: str
    opens: bool


class Item(NamedTuple):
    """A galley that waits; `repeats` stand over it where it begins a page."""

    galley: Galley
    repeats: tuple[Galley, ...] = ()

    @classmethod
    def of(cls, galley: Galley) -> Item:
        """A list's heading stands over all of the list where that begins a page: it is on the page before. A table's
        head is the first of its own rows."""
        repeats = galley.repeats if isinstance(galley, Stack) and galley.repeats and not galley.galleys[0].keep else ()
        return cls(galley, repeats)

    def changed(self, **changes: Any) -> Item:
        return self._replace(galley=replace(self.galley, **changes))  # type: ignore[type-var]


@dataclass(slots=True)
class Filling:
    """A page of `room`. `carried` are notes that go on at the foot of the next one; the first `fixed` of what is placed
    is repeated from the page before."""

    room: Room
    fit: Fit
    notes: Footnotes
    opens: bool
    title: str = ""
    placed: list[Item] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    used: float = 0.0
    foot: list[Galley] = field(default_factory=list)
    carried: tuple[Galley, ...] = ()
    fixed: int = 0

    def begin(self, carried: Sequence[Galley], repeats: Sequence[Galley]) -> None:
        """Stands what the page before left: notes at the foot, and what is repeated at the head."""
        self._stand_foot(carried, self.room.height * _FEET)
        for galley in repeats:
            self.place(Item(galley), ())
        self.fixed = len(self.placed)

    def copy(self) -> Filling:
        """A page to try something on."""
        return replace(self, placed=[*self.placed], labels=[*self.labels], foot=[*self.foot])

    @property
    def bare(self) -> bool:
        """Nothing stands here but what is repeated."""
        return len(self.placed) == self.fixed

    @property
    def headed(self) -> bool:
        """Nothing stands here but what belongs to the text that follows."""
        return all(item.galley.keep for item in self.placed[self.fixed :])

    def leaf(self) -> Leaf:
        foot = (self.notes.rule, *self.foot) if self.foot else ()
        return Leaf(tuple(item.galley for item in self.placed), foot, self.title, self.opens)

    def left(self, galley: Galley) -> float:
        """The height that is free for `galley`, the space above it taken off."""
        space = gap(self.placed[-1].galley, galley, self.fit) if self.placed else 0.0
        foot = self.notes.height(self.foot, self.room.width, self.fit)
        return self.room.height - self.used - space - foot + NEARLY

    def more(self, labels: Sequence[str]) -> float:
        """By how much the foot would grow with these notes."""
        rows = [*self.foot, *(self.notes.row(label) for label in labels)]
        width = self.room.width
        return self.notes.height(rows, width, self.fit) - self.notes.height(self.foot, width, self.fit)

    def least(self, labels: Sequence[str]) -> float:
        """By how much the foot has to grow to begin all these notes: two lines of the last, if it can be cut there."""
        if not labels:
            return 0.0
        last, width = self.notes.row(labels[-1]), self.room.width
        whole = last.height(width, self.fit)
        begun = last.split(width, self.fit, self.notes.two_lines)
        return self.more(labels) - whole + (begun[0].height(width, self.fit) if begun else whole)

    def place(self, item: Item, labels: tuple[str, ...]) -> None:
        """Adds the galley, and the notes of `labels` to the foot."""
        if self.placed:
            self.used += gap(self.placed[-1].galley, item.galley, self.fit)
        self.used += item.galley.height(self.room.width, self.fit)
        self.placed.append(item)
        self.labels.append(labels)
        self.foot += self.notes.give(labels)

    def hang(self, item: Item, labels: Sequence[str]) -> None:
        """Adds the galley, and to the foot what finds room of notes that were carried, then of those of `labels`."""
        self.place(item, ())
        self._stand_foot((*self.carried, *self.notes.give(labels)), self.room.height - self.used)

    def _stand_foot(self, rows: Sequence[Galley], room: float) -> None:
        """Adds to the foot as much of `rows` as a foot of `room` points holds, below those that stand there."""
        here, self.carried = self.notes.cut((*self.foot, *rows), self.room.width, self.fit, room)
        self.foot = [*here]

    def take_back_headings(self, waiting: deque[Item]) -> None:
        """Headings at the foot of a page go with what they head."""
        while len(self.placed) > self.fixed and self.placed[-1].galley.keep:
            if all(item.galley.keep for item in self.placed):
                return
            labels = self.labels.pop()
            self.notes.take_back(labels)
            if labels:
                del self.foot[-len(labels) :]
            waiting.appendleft(self.placed.pop())
            self.used = stack_height([item.galley for item in self.placed], self.room.width, self.fit)
