"""Galleys are poured over pages, as many as they need: one pass, from the first page to the last.

A heading stays with what follows it, a paragraph leaves two lines on either side, a box stays whole where a page can
hold it, a table's header stands again where the table goes on, and so does the heading of a list whose signs mean
nothing without it. Each page is given out when it is full, so that a long book needs no more memory than its marks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from publisher.model.block import Figure
from publisher.model.value import value
from publisher.typesetting.footnotes import Footnotes
from publisher.typesetting.galley import NEARLY, Galley, Para, Stack, gap, stack_height
from publisher.typesetting.galley_block import Box, Drawn, Photo
from publisher.typesetting.leaf import Filling, Item, Leaf, Room
from publisher.typesetting.pages import Fit

_WHOLE = 0.4  # of a page: a list no taller than that goes on to the next page rather than be parted
_SHORT = 0.2  # of a page: an item no taller than that stays with its neighbour at either end of its list
_FIGURE = 0.55  # of a page: no drawing is taller
_FREE = 0.35  # of a page: where as much is free a chapter may begin
_FULL = 0.72  # of a page: one filled so far may end early rather than part a note
_HEADED = 0.8  # of a page: the same rather than part a table or a list whose head would have to stand again
_LISTED = 0.85  # of a page: the same rather than part another list


@value
class Chapter:
    """A section, or what else stands together. It begins on the page where the one before ends if it has room there as
    a whole, or if a good third of the page is free and more than a title and its first words stands; else it opens a
    page."""

    galleys: tuple[Galley, ...]
    title: str = ""


_More = Callable[[Sequence[str]], float]
_Split = Callable[[float, Fit, float], tuple[Galley, Galley] | None]


class Pouring:
    """`rooms` are those of a page on which a chapter opens and of any other. What no page can hold is in `overset`."""

    def __init__(self, opening: Room, other: Room, fit: Fit, notes: Footnotes) -> None:
        self.rooms, self.fit, self.notes = (other, opening), fit, notes
        self.overset: list[Galley] = []

    def leaves(self, chapters: Iterable[Chapter]) -> Iterator[Leaf]:
        page: Filling | None = None
        for chapter in chapters:
            if page and not page.bare and (begun := self._begun(page, chapter)):
                page, waiting = begun
            else:
                if page and not page.bare:
                    yield page.leaf()
                page = self._page(True, page.carried if page else ())
                waiting = self._stands(page, chapter)
            while waiting:
                yield page.leaf()
                opens = waiting[0].galley is chapter.galleys[0]
                page = self._page(opens, page.carried, waiting[0].repeats)
                page.title = chapter.title
                self._fill(page, waiting)
        if page and not page.bare:
            yield page.leaf()
        while page and page.carried:
            page = self._page(False, page.carried)
            yield page.leaf()

    def _page(self, opens: bool, carried: Sequence[Galley] = (), repeats: Sequence[Galley] = ()) -> Filling:
        page = Filling(self.rooms[opens], self.fit, self.notes, opens)
        page.begin(carried, repeats)
        if page.carried and not page.foot:  # a note that no page can hold
            self.overset += page.carried
            page.carried = ()
        return page

    def _stands(self, page: Filling, chapter: Chapter) -> deque[Item]:
        """Begins `chapter` on `page`; what is left of it."""
        waiting = deque(map(Item.of, chapter.galleys))
        page.title = page.title or chapter.title
        self._fill(page, waiting)
        return waiting

    def _begun(self, page: Filling, chapter: Chapter) -> tuple[Filling, deque[Item]] | None:
        """A page that holds something already with the beginning of `chapter`, and what is left of that; None where
        the chapter is to open a page."""
        left = page.left(chapter.galleys[0])
        whole = stack_height(chapter.galleys, page.room.width, self.fit) <= left
        if not whole and left <= _FREE * page.room.height:
            return None
        tried, given = page.copy(), {*self.notes.given}
        waiting = self._stands(tried, chapter)
        text = [item.galley for item in tried.placed[len(page.placed) :] if not item.galley.keep]
        if not waiting or len(text) > 1 or not all(isinstance(galley, Para) for galley in text):
            return tried, waiting
        self.notes.given = given
        return None

    def _fill(self, page: Filling, waiting: deque[Item]) -> None:
        """Moves on to `page` what finds room there, and at least something. Figures that find none wait while text goes
        on above them."""
        floating: list[Item] = []
        while waiting:
            item = waiting[0] = self._sized(waiting[0], page)
            if floats := self._floats(page, waiting):
                floating += floats
            elif self._stood(page, item):
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
            page.take_back_headings(waiting)
        if waiting and page.headed:
            self._force(page, waiting)
        waiting.extendleft(reversed(floating))

    def _opened(self, stack: Stack, room: Room) -> list[Item]:
        """A stack's galleys, the first and last with the stack's own space around them. Of a list or a table neither
        the first nor the last short item stands alone on a page."""
        items = [Item(galley, () if galley.keep else stack.repeats) for galley in stack.galleys]
        items[0] = items[0].changed(before=stack.before)
        items[-1] = items[-1].changed(after=stack.after)
        first = sum(item.galley.keep for item in items[:1])
        for index in {first, len(items) - 2} if stack.whole and len(items) > first + 1 else ():
            if not _taller(items[index].galley, room.width, self.fit, _SHORT * room.height):
                items[index] = items[index].changed(keep=True)
        return items

    def _sized(self, item: Item, page: Filling) -> Item:
        """A drawing no taller than its share of a page."""
        if not isinstance(item.galley, Drawn):
            return item
        aspect = min(item.galley.aspect, _FIGURE * page.room.height / page.room.width)
        return item._replace(galley=replace(item.galley, aspect=aspect))

    def _floats(self, page: Filling, waiting: deque[Item]) -> list[Item]:
        """Takes a figure with its caption that finds no room, save where a heading stands right above it."""
        item = waiting[0]
        if not isinstance(item.galley, Drawn | Photo) or not isinstance(item.galley.owner, Figure):
            return []
        count = 2 if item.galley.keep else 1
        tall = stack_height([each.galley for each in islice(waiting, count)], page.room.width, self.fit)
        if page.headed or page.placed[-1].galley.keep or tall <= page.left(item.galley):
            return []
        return [waiting.popleft() for _ in range(count)]

    def _stood(self, page: Filling, item: Item) -> bool:
        """Whether the galley found room as a whole, with all its notes."""
        left = page.left(item.galley)
        if _taller(item.galley, page.room.width, self.fit, left):
            return False
        labels = self.notes.wanted(item.galley)
        if labels and item.galley.height(page.room.width, self.fit) + page.more(labels) > left:
            return False
        page.place(item, labels)
        return True

    def _stays(self, page: Filling, stack: Stack) -> bool:
        """Whether `stack` goes to the next page rather than be parted: not where that left much of this one white."""
        enough = _HEADED if stack.repeats else _LISTED
        full = page.room.height - page.left(stack) > enough * page.room.height
        return stack.whole and full and not _taller(stack, page.room.width, self.fit, _WHOLE * page.room.height)

    def _part(self, page: Filling, waiting: deque[Item]) -> None:
        """Cuts the first galley that waits so that its upper part, with the notes it marks, fills the page. Headings
        and rows of a table stay whole. Rather than leave much of a page white, its notes are parted instead."""
        item = waiting[0]
        if item.galley.keep or (item.repeats and not page.bare):
            return
        parts = self._parted(page, item.galley, item.galley.split, page.more)
        if parts:
            page.place(item._replace(galley=parts[0]), self.notes.wanted(parts[0]))
            waiting[0] = item._replace(galley=parts[1])
        elif page.used < _FULL * page.room.height and not page.carried:
            self._part_notes(page, waiting)

    def _parted(self, page: Filling, galley: Galley, split: _Split, more: _More) -> tuple[Galley, Galley] | None:
        """The galley cut by `split` where its upper part and `more` height for the labels in that find room."""
        left = room = page.left(galley)
        width = page.room.width
        while parts := split(width, self.fit, room):
            tall = parts[0].height(width, self.fit)
            if tall + more(self.notes.wanted(parts[0])) <= left:
                return parts
            room = min(room, tall) - 2 * NEARLY  # the next line up: it may mark a long note
        return None

    def _box_parted(self, page: Filling, galley: Galley) -> tuple[Galley, Galley] | None:
        """A box that no page holds, cut where its upper part has room with all its notes, or with their beginning."""
        if not isinstance(galley, Box):
            return None
        whole = self._parted(page, galley, galley.parted, page.more)
        return whole or self._parted(page, galley, galley.parted, page.least)

    def _part_notes(self, page: Filling, waiting: deque[Item]) -> None:
        """Places the galley, or its upper part, with as much of its notes as finds room."""
        item, width = waiting[0], page.room.width
        whole = item.galley.height(width, self.fit) + page.least(self.notes.wanted(item.galley))
        head: Galley = item.galley
        rest: Galley | None = None
        if whole > page.left(item.galley):
            parts = self._parted(page, item.galley, item.galley.split, page.least)
            if not parts:
                return
            head, rest = parts
        page.hang(item._replace(galley=head), self.notes.wanted(head))
        waiting.popleft()
        if rest:
            waiting.appendleft(item._replace(galley=rest))

    def _force(self, page: Filling, waiting: deque[Item]) -> None:
        """The first galley on a page, or the first below headings, finds no room with its notes, or none at all."""
        item = waiting.popleft()
        parts = self._box_parted(page, item.galley)
        if parts:
            item = item._replace(galley=parts[0])
            waiting.appendleft(item._replace(galley=parts[1]))
        elif _taller(item.galley, page.room.width, self.fit, page.left(item.galley)):
            if page.bare:
                self.overset.append(item.galley)
            else:
                waiting.appendleft(item)
            return
        page.hang(item, self.notes.wanted(item.galley))


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
