"""Galleys are poured over pages, as many as they need: one pass, from the first page to the last.

A heading stays with what follows it, a paragraph leaves two lines on either side, a box stays whole where a page can
hold it, a table's header stands again where the table goes on. Each page is given out when it is full, so that a long
book needs no more memory than its marks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from publisher.model.value import value
from publisher.typesetting.footnotes import Footnotes
from publisher.typesetting.galley import NEARLY, Galley, Stack, gap, stack_height
from publisher.typesetting.galley_block import Box, Drawn
from publisher.typesetting.pages import Fit

_WHOLE = 0.4  # of a page: a list no taller than that goes on to the next page rather than be parted
_SHORT = 0.2  # of a page: an item no taller than that stays with its neighbour at either end of its list
_FIGURE = 0.55  # of a page: no drawing is taller
_FEET = 0.6  # of a page: notes that were carried over take no more of it
_FREE = 0.35  # of a page: where as much is free a chapter may begin
_FULL = 0.72  # of a page: one filled so far may end early rather than part a list or a note


@value
class Chapter:
    """A section, or what else stands together. It begins on the page where the one before ends if it has room there as
    a whole, or a good third of the page is free; else it opens a page."""

    galleys: tuple[Galley, ...]
    title: str = ""


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


_More = Callable[["_Page", Sequence[str]], float]
_Split = Callable[[float, Fit, float], tuple[Galley, Galley] | None]


class _Item(NamedTuple):
    """A galley that waits; `repeats` stand over it where it begins a page."""

    galley: Galley
    repeats: tuple[Galley, ...] = ()


@dataclass(slots=True)
class _Page:
    """One page while it fills."""

    room: Room
    opens: bool
    title: str = ""
    placed: list[_Item] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    used: float = 0.0
    foot: list[Galley] = field(default_factory=list)
    fixed: int = 0

    @property
    def bare(self) -> bool:
        """Nothing stands here but what is repeated."""
        return len(self.placed) == self.fixed


class Pouring:
    """`rooms` are those of a page on which a chapter opens and of any other. What no page can hold is in `overset`."""

    def __init__(self, opening: Room, other: Room, fit: Fit, notes: Footnotes) -> None:
        self.rooms, self.fit, self.notes = (other, opening), fit, notes
        self.carried: tuple[Galley, ...] = ()
        self.overset: list[Galley] = []

    def leaves(self, chapters: Iterable[Chapter]) -> Iterator[Leaf]:
        page = None
        for chapter in chapters:
            if page and not page.bare and not self._runs_on(page, chapter):
                yield self._closed(page)
                page = None
            page = page or self._page(True)
            waiting = deque(_Item(galley) for galley in chapter.galleys)
            while waiting:
                page.title = page.title or chapter.title
                self._fill(page, waiting)
                if waiting:
                    yield self._closed(page)
                    page = self._page(waiting[0].galley is chapter.galleys[0], waiting[0].repeats)
        if page and not page.bare:
            yield self._closed(page)
        while self.carried:
            yield self._closed(self._page(False))

    def _page(self, opens: bool, repeats: Sequence[Galley] = ()) -> _Page:
        page = _Page(self.rooms[opens], opens)
        self._stand_foot(page, self.carried, page.room.height * _FEET)
        for galley in repeats:
            self._place(page, _Item(galley), ())
        page.fixed = len(page.placed)
        return page

    def _stand_foot(self, page: _Page, rows: Sequence[Galley], room: float) -> None:
        """Adds to the foot as much of `rows` as a foot of `room` points holds, above those that stand there."""
        width, there = page.room.width, len(page.foot)
        here, self.carried = self.notes.cut((*page.foot, *rows), width, self.fit, room)
        page.foot = [*here]
        if len(here) <= there and page.bare and rows:  # a note that no page can hold
            self.overset += self.carried
            self.carried = ()

    def _closed(self, page: _Page) -> Leaf:
        foot = (self.notes.rule, *page.foot) if page.foot else ()
        return Leaf(tuple(item.galley for item in page.placed), foot, page.title, page.opens)

    def _runs_on(self, page: _Page, chapter: Chapter) -> bool:
        """Whether `chapter` begins on a page that holds something already."""
        left = self._left(page, chapter.galleys[0])
        return left > _FREE * page.room.height or stack_height(chapter.galleys, page.room.width, self.fit) <= left

    def _left(self, page: _Page, galley: Galley) -> float:
        """The height that is free for `galley`, the space above it taken off."""
        space = gap(page.placed[-1].galley, galley, self.fit) if page.placed else 0.0
        foot = self.notes.height(page.foot, page.room.width, self.fit)
        return page.room.height - page.used - space - foot + NEARLY

    def _fill(self, page: _Page, waiting: deque[_Item]) -> None:
        """Moves on to `page` what finds room there, and at least something."""
        while waiting:
            item = waiting[0] = self._sized(waiting[0], page)
            if self._stood(page, item):
                waiting.popleft()
            elif not isinstance(item.galley, Stack):
                self._part(page, waiting)
                break
            elif self._stays(page, item.galley):
                break
            else:
                waiting.popleft()
                waiting.extendleft(reversed(self._opened(item.galley, page.room)))
        if waiting:
            self._take_back_headings(page, waiting)
        if waiting and all(item.galley.keep for item in page.placed[page.fixed :]):
            self._force(page, waiting)

    def _opened(self, stack: Stack, room: Room) -> list[_Item]:
        """A stack's galleys, the first and last with the stack's own space around them. Of a list or a table neither
        the first nor the last short item stands alone on a page."""
        items = [_Item(galley, () if galley.keep else stack.repeats) for galley in stack.galleys]
        items[0] = _with(items[0], before=stack.before)
        items[-1] = _with(items[-1], after=stack.after)
        first = sum(item.galley.keep for item in items[:1])
        for index in {first, len(items) - 2} if stack.whole and len(items) > first + 1 else ():
            if not _taller(items[index].galley, room.width, self.fit, _SHORT * room.height):
                items[index] = _with(items[index], keep=True)
        return items

    def _sized(self, item: _Item, page: _Page) -> _Item:
        """A drawing no taller than its share of a page."""
        if not isinstance(item.galley, Drawn):
            return item
        aspect = min(item.galley.aspect, _FIGURE * page.room.height / page.room.width)
        return item._replace(galley=replace(item.galley, aspect=aspect))

    def _stood(self, page: _Page, item: _Item) -> bool:
        """Whether the galley found room as a whole, with all its notes."""
        left = self._left(page, item.galley)
        if _taller(item.galley, page.room.width, self.fit, left):
            return False
        labels = self.notes.wanted(item.galley)
        if labels and item.galley.height(page.room.width, self.fit) + self._more(page, labels) > left:
            return False
        self._place(page, item, labels)
        return True

    def _more(self, page: _Page, labels: Sequence[str]) -> float:
        """By how much the foot would grow."""
        rows = [*page.foot, *(self.notes.row(label) for label in labels)]
        width = page.room.width
        return self.notes.height(rows, width, self.fit) - self.notes.height(page.foot, width, self.fit)

    def _place(self, page: _Page, item: _Item, labels: tuple[str, ...]) -> None:
        if page.placed:
            page.used += gap(page.placed[-1].galley, item.galley, self.fit)
        page.used += item.galley.height(page.room.width, self.fit)
        page.placed.append(item)
        page.labels.append(labels)
        page.foot += self.notes.give(labels)

    def _stays(self, page: _Page, stack: Stack) -> bool:
        """Whether `stack` goes to the next page rather than be parted: not where that left much of this one white."""
        full = page.room.height - self._left(page, stack) > _FULL * page.room.height
        return stack.whole and full and not _taller(stack, page.room.width, self.fit, _WHOLE * page.room.height)

    def _part(self, page: _Page, waiting: deque[_Item]) -> None:
        """Cuts the first galley that waits so that its upper part, with the notes it marks, fills the page. Headings
        and rows of a table stay whole. Rather than leave much of a page white, its notes are parted instead."""
        item = waiting[0]
        if item.galley.keep or (item.repeats and not page.bare):
            return
        parts = self._parted(page, item.galley, item.galley.split, self._more)
        if parts:
            self._place(page, item._replace(galley=parts[0]), self.notes.wanted(parts[0]))
            waiting[0] = item._replace(galley=parts[1])
        elif page.used < _FULL * page.room.height and not self.carried:
            self._part_notes(page, waiting)

    def _parted(self, page: _Page, galley: Galley, split: _Split, more: _More) -> tuple[Galley, Galley] | None:
        """The galley cut by `split` where its upper part and `more` height for the labels in that find room."""
        left = room = self._left(page, galley)
        width = page.room.width
        while parts := split(width, self.fit, room):
            tall = parts[0].height(width, self.fit)
            if tall + more(page, self.notes.wanted(parts[0])) <= left:
                return parts
            room = min(room, tall) - 2 * NEARLY  # the next line up: it may mark a long note
        return None

    def _box_parted(self, page: _Page, galley: Galley) -> tuple[Galley, Galley] | None:
        """A box that no page holds, cut where its upper part has room with all its notes, or with their beginning."""
        if not isinstance(galley, Box):
            return None
        whole = self._parted(page, galley, galley.parted, self._more)
        return whole or self._parted(page, galley, galley.parted, self._least)

    def _part_notes(self, page: _Page, waiting: deque[_Item]) -> None:
        """Places the galley, or its upper part, with as much of its notes as finds room."""
        item, width = waiting[0], page.room.width
        whole = item.galley.height(width, self.fit) + self._least(page, self.notes.wanted(item.galley))
        head: Galley = item.galley
        rest: Galley | None = None
        if whole > self._left(page, item.galley):
            parts = self._parted(page, item.galley, item.galley.split, self._least)
            if not parts:
                return
            head, rest = parts
        labels = self.notes.wanted(head)
        self._place(page, item._replace(galley=head), ())
        self._hang(page, self.notes.give(labels))
        waiting.popleft()
        if rest:
            waiting.appendleft(item._replace(galley=rest))

    def _hang(self, page: _Page, rows: Sequence[Galley]) -> None:
        """Adds to the foot what finds room of `rows`; the rest goes on."""
        self._stand_foot(page, rows, page.room.height - page.used)

    def _least(self, page: _Page, labels: Sequence[str]) -> float:
        """By how much the foot has to grow to begin all these notes: two lines of the last, if it can be cut there."""
        if not labels:
            return 0.0
        last, width = self.notes.row(labels[-1]), page.room.width
        whole = last.height(width, self.fit)
        begun = last.split(width, self.fit, self.notes.two_lines)
        return self._more(page, labels) - whole + (begun[0].height(width, self.fit) if begun else whole)

    def _take_back_headings(self, page: _Page, waiting: deque[_Item]) -> None:
        """Headings at the foot of a page go with what they head."""
        while len(page.placed) > page.fixed and page.placed[-1].galley.keep:
            if all(item.galley.keep for item in page.placed):
                return
            labels = page.labels.pop()
            self.notes.take_back(labels)
            if labels:
                del page.foot[-len(labels) :]
            waiting.appendleft(page.placed.pop())
            page.used = stack_height([item.galley for item in page.placed], page.room.width, self.fit)

    def _force(self, page: _Page, waiting: deque[_Item]) -> None:
        """The first galley on a page, or the first below headings, finds no room with its notes, or none at all."""
        item = waiting.popleft()
        parts = self._box_parted(page, item.galley)
        if parts:
            item = item._replace(galley=parts[0])
            waiting.appendleft(item._replace(galley=parts[1]))
        elif _taller(item.galley, page.room.width, self.fit, self._left(page, item.galley)):
            if page.bare:
                self.overset.append(item.galley)
            else:
                waiting.appendleft(item)
            return
        labels = self.notes.wanted(item.galley)
        self._place(page, item, ())
        self._hang(page, (*self.carried, *self.notes.give(labels)))


def _taller(galley: Galley, width: float, fit: Fit, most: float) -> bool:
    """Whether `galley` is taller than `most`; of a long list no more is measured than that takes."""
    if not isinstance(galley, Stack):
        return galley.height(width, fit) > most
    used = 0.0
    for index, inner in enumerate(galley.galleys):
        used += inner.height(width, fit) + (gap(galley.galleys[index - 1], inner, fit) if index else 0.0)
        if used > most:
            return True
    return False


def _with(item: _Item, **changes: Any) -> _Item:
    return item._replace(galley=replace(item.galley, **changes))  # type: ignore[type-var]
