"""A forme, type locked up for the press: a bound sheet that is printed again in other clinics' names.

Of a file's objects most are the same for every clinic: fonts, drawings, the structure tree, the panels that say nothing
of a clinic. They are kept as written, packed. For another clinic the panels that differ are drawn anew, with their
links and pictures and what the file says of itself, under the numbers that they had: the bytes are those that `bind`
would make. A sheet that differs in more than that is not made here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.binding import pdf_ink
from publisher.binding.pdf_art import form
from publisher.binding.pdf_change import Change, changed_part, groups_of
from publisher.binding.pdf_file import Body, Document, written
from publisher.binding.pdf_font import Drawn, EmbeddedFont, drawn_of, font_objects, joined, rounded
from publisher.binding.pdf_image import samples
from publisher.binding.pdf_metadata import describe, information, xmp
from publisher.binding.pdf_object import Stream
from publisher.binding.pdf_sheet import Part, Sheet, external_in, followed, opened, parts_of, placed
from publisher.binding.pdf_tags import Tags
from publisher.binding.pdf_template import STRING
from publisher.edition.edition import Edition
from publisher.typesetting.font import Font
from publisher.typesetting.pages import FieldArea, Ink, Landing, LinkArea, Mark, Page, Pages, Placed, TextRun
from publisher.typesetting.structure import clinics_picture
from publisher.typesetting.structure_record import Seen, key
from publisher.typesetting.structure_tree import MarkAt

At = tuple[int, int]
"""A page, and a part of its content."""
Area = LinkArea | FieldArea


class Forme:
    """What `sheet` has bound as `document`, with `tags`. The very marks of its pages that come again need not be drawn
    again."""

    def __init__(self, sheet: Sheet, tags: Tags, document: Document) -> None:
        self.paper, self.fillable = sheet.paper, sheet.profile.fillable
        self.pages, self.tags, self.document = sheet.pages, tags, document
        self.parts: dict[At, Part] = {}
        self.streams: dict[At, int] = {}
        self.operators: dict[int, str] = {}
        self.externals = {key: (paint, number) for key, paint, number in sheet.externals()}
        for page, (parts, streams) in enumerate(zip(sheet.parts, sheet.streams, strict=True)):
            for n, (part, stream) in enumerate(zip(parts, streams, strict=True)):
                self.parts[page, n] = part
                if part.marks:
                    self.streams[page, n] = sheet.number(stream)
                self.operators |= zip(map(id, part.marks), part.drawn, strict=True)
        self.groups = {at: groups_of(part.marks) for at, part in self.parts.items()}
        self.drawn = {at: _drawn(part.marks) for at, part in self.parts.items()}
        self.annotations, self.page_numbers = sheet.annotations, sheet.page_numbers
        self.font_numbers, self.first_tag = sheet.font_numbers, sheet.first_tag
        self.metadata = sheet.metadata_number
        self.leading = tuple(
            n for n, body in enumerate(document.bodies, 1) if not body.stream and _PLACE.search(body.data)
        )
        self.places = tuple(map(self._place, self.pages.landings))
        self._kept: tuple[tuple[At, ...], Mapping[Font, Drawn]] = ((), {})

    def print(self, pages: Pages, edition: Edition, when: datetime.datetime) -> bytes | None:
        """The file of `pages`, the sheet of `edition`, set in the places of this one's; None where it is not like it
        in all but words and pictures of the clinic's."""
        pages = pages if self.fillable else pages.by_hand()
        changed = self._changed(pages)
        fonts = None if changed is None else self._fonts(changed)
        if changed is None or fonts is None:
            return None
        bodies = list(self.document.bodies)
        externals = self._externals(changed, bodies)
        told = self._told(changed, pages, edition)
        moved = self._moved(pages)
        if externals is None or told is None or moved is None:
            return None
        paper = replace(self.paper, fonts=fonts)
        for at, change in changed.items():
            drawn = tuple(
                self.operators.get(id(mark)) or pdf_ink.operator(mark, paper, externals.get(external_in(mark), ""))
                for mark in change.marks
            )
            bodies[self.streams[at] - 1] = _stream_of(Part(change.marks, drawn, change.order).stream)
        for number, body in (*self._font_bodies(fonts), *self._annotations(pages), *told):
            bodies[number - 1] = body
        for number in self.leading if moved else ():
            bodies[number - 1] = Body(_PLACE.sub(lambda found: moved.get(found[0], found[0]), bodies[number - 1].data))
        said = describe(edition, when)
        bodies[self.document.info - 1] = Body(information(said))
        bodies[self.metadata - 1] = _stream_of(xmp(said))
        return written(replace(self.document, bodies=tuple(bodies)))

    def _changed(self, pages: Pages) -> dict[At, Change] | None:
        """The parts that differ; None where the structure of tags, links or fields does."""
        changed: dict[At, Change] = {}
        if len(self.pages.pages) != len(pages.pages):
            return None
        for number, (old, new) in enumerate(zip(self.pages.pages, pages.pages, strict=True)):
            if old.under != new.under or not _alike(old, new):
                return None
            there, here = parts_of(old), parts_of(new)
            if len(there) != len(here):
                return None
            for index, (before, after) in enumerate(zip(there, here, strict=True)):
                if after is not before and not _are(before, after):
                    change = changed_part(self.parts[number, index], self.groups[number, index], after)
                    if change is None:
                        return None
                    changed[number, index] = change
        return changed

    def _fonts(self, changed: Mapping[At, Change]) -> dict[Font, EmbeddedFont] | None:
        """The fonts with what is drawn of them now; None where it takes others, or a number has another meaning."""
        others = tuple(at for at in self.drawn if at not in changed)
        if self._kept[0] != others:
            self._kept = others, joined(self.drawn[at] for at in others)
        new = {at: _drawn(change.marks) for at, change in changed.items()}
        if [*joined(new.get(at, drawn) for at, drawn in self.drawn.items())] != [*self.paper.fonts]:
            return None
        keys = rounded(joined((self._kept[1], *new.values())))
        fonts = {
            font: old if keys[font] == old.keys else EmbeddedFont(font, keys[font], old.name)
            for font, old in self.paper.fonts.items()
        }
        for font, old in self.paper.fonts.items():
            now = fonts[font]
            if now is not old and not (now.agrees(old) and now.objects == old.objects):
                return None
        return fonts

    def _font_bodies(self, fonts: Mapping[Font, EmbeddedFont]) -> Iterator[tuple[int, Body]]:
        for font, new in fonts.items():
            if new is not self.paper.fonts[font]:
                first = self.font_numbers[font]
                yield from enumerate(font_objects(font, new.keys, first), first)

    def _externals(self, changed: Mapping[At, Change], bodies: list[Body]) -> dict[tuple[object, ...], str] | None:
        """What paints each external object now, its new body put among `bodies`; None where objects that stand cannot
        take the new ones in."""
        instead: dict[tuple[object, ...], tuple[object, ...]] = {}
        shown: dict[tuple[object, ...], Mark] = {}
        for old, new in (pair for change in changed.values() for pair in change.met if external_in(pair[0])):
            before, after = external_in(old), external_in(new)
            if instead.setdefault(before, after) != after:
                return None
            shown[after] = new
        if len(set(instead.values())) != len(instead):
            return None
        fresh = {before: after for before, after in instead.items() if before != after}
        if fresh and not fresh.keys().isdisjoint(self._standing_externals(changed)):
            return None
        for before, after in fresh.items():
            number = self.externals[before][1]
            made = self._external(shown[after], number, bodies)
            if made is None:
                return None
            bodies[number - 1] = made
        return {instead.get(before, before): paint for before, (paint, _) in self.externals.items()}

    def _standing_externals(self, changed: Mapping[At, Change]) -> Iterator[tuple[object, ...]]:
        """Those of the parts that are as they were."""
        return (external_in(mark) for at, part in self.parts.items() if at not in changed for mark in part.marks)

    def _external(self, mark: Mark, number: int, bodies: list[Body]) -> Body | None:
        """The new body of object `number`. A mask stands before its picture."""
        if not isinstance(mark, Placed):
            return _stream_of(form(mark, self.paper.paint)) if isinstance(mark, Ink) else None
        colours, mask = samples(mark.picture)
        if (b"/SMask" in self.document.bodies[number - 1].data[:400]) != (mask is not None):
            return None
        if mask:
            bodies[number - 2] = _stream_of(mask.stream())
        return _stream_of(colours.stream(b"/SMask %d 0 R" % (number - 1) if mask else b""))

    def _moved(self, pages: Pages) -> dict[bytes, bytes] | None:
        """Places that links and bookmarks lead to, as written and as they are to be; None where others are led to, or
        two that were one are so no more."""
        if len(self.pages.landings) != len(pages.landings):
            return None
        moved: dict[bytes, bytes] = {}
        for place, old, new in zip(self.places, self.pages.landings, pages.landings, strict=True):
            if (old.id, old.title, old.level, old.page) != (new.id, new.title, new.level, new.page):
                return None
            now = place if new.y == old.y else self._place(new)
            if moved.setdefault(place, now) != now:
                return None
        return {} if all(old == new for old, new in moved.items()) else moved

    def _place(self, landing: Landing) -> bytes:
        return placed(self.page_numbers[landing.page], self.paper.height - landing.y)

    def _annotations(self, pages: Pages) -> Iterator[tuple[int, Body]]:
        """Links that lead elsewhere, and what only lies elsewhere on the page."""
        keys = {at: len(self.page_numbers) + n for n, at in enumerate(self.annotations)}
        high = self.paper.height
        for number, (old, new) in enumerate(zip(self.pages.pages, pages.pages, strict=True)):
            there, here = _areas(old), _areas(new)
            for index, (before, after) in enumerate(zip(there, here, strict=True)):
                at = self.annotations.get((number, index), 0)
                if after is before or not at:
                    continue
                if isinstance(after, LinkArea) and not after.target.startswith("#"):
                    yield at, Body(opened(after, high, keys[number, index]) + followed(after) + b">>")
                    continue
                was, now = (pdf_ink.rectangle(area, high).encode("ascii") for area in (before, after))
                yield at, Body(self.document.bodies[at - 1].data.replace(was, now, 1))

    def _told(self, changed: Mapping[At, Change], pages: Pages, edition: Edition) -> list[tuple[int, Body]] | None:
        """The clinic's pictures, which are told in words; None where another picture has moved."""
        now = {id(old): new for change in changed.values() for old, new in change.met}
        there = {id(mark) for change in changed.values() for mark in change.marks}
        gone = {id(mark) for at in changed for mark in self.parts[at].marks} - there
        told: list[tuple[int, Body]] = []
        for own in self.tags.described:
            places = [kid for kid in self.tags.elements[own].kids if isinstance(kid, MarkAt)]
            seen = [Seen(at, self.pages.pages[at.page].marks[at.index]) for at in places]
            if seen and isinstance(seen[0].mark.owner, tuple) and seen[0].mark.owner[0] == "front":
                seen = [Seen(at, now.get(id(mark), mark)) for at, mark in seen]
                picture = clinics_picture(seen, edition, pages)
                body = self.tags.body(own, picture, self.first_tag, self.page_numbers, self.annotations)
                told.append((self.first_tag + 1 + own, Body(body)))
            elif any(id(mark) in gone for _, mark in seen):
                return None
        return told


_PLACE = re.compile(STRING + rb"|\[ \d+ 0 R /XYZ 0 [-\d.]+ 0 \]", re.S)
"""A place, or a string, in which something like a place is none."""


def _stream_of(stream: Stream) -> Body:
    return Body(stream.format(None), stream=True)


def _drawn(marks: Iterable[Mark]) -> dict[Font, Drawn]:
    return drawn_of(mark for mark in marks if isinstance(mark, TextRun))


def _are(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))


def _areas(page: Page) -> tuple[Area, ...]:
    return (*page.links, *page.fields)


def _alike(old: Page, new: Page) -> bool:
    """Whether links lead out of the document where others did, and all else to be touched is as it was but for where
    it lies."""
    if len(old.links) != len(new.links) or _breaks(old.links) != _breaks(new.links):
        return False
    pairs = zip(old.links, new.links, strict=True)
    same = all(_leaves(a, b) or (a.target, a.text) == (b.target, b.text) for a, b in pairs)
    fields = [[replace(area, x=0, y=0) for area in page.fields] for page in (old, new)]
    return same and fields[0] == fields[1]


def _leaves(*areas: LinkArea) -> bool:
    return not any(area.target.startswith("#") for area in areas)


def _breaks(areas: Sequence[LinkArea]) -> tuple[bool, ...]:
    """Where one owner's areas end and another's begin."""
    keys = [key(area.owner) for area in areas]
    return tuple(a == b for a, b in pairwise(keys))
