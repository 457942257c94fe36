"""Who owns which marks: Pages as a reader meets them, turned into a record by owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from publisher.drawing.shape import extent
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.typesetting.pages import Ink, Mark, Owner, Pages, TextRun
from publisher.typesetting.structure_tree import AreaAt, MarkAt

Key = object


class Seen(NamedTuple):
    at: MarkAt
    mark: Mark


@value
class Record:
    """Marks by the key of their owner, in reading order; live link areas by the key of their Link, fields by that of
    their Item; `ranks` counts the marks of all panels as a reader meets them (marks beneath the panels have none)."""

    pages: Pages
    marks: Mapping[Key, Sequence[Seen]]
    areas: Mapping[Key, Sequence[AreaAt]]
    ranks: Mapping[MarkAt, int]

    def of(self, *owner: Owner) -> Sequence[Seen]:
        """The marks of an owner, given as a node or as the parts of a tuple."""
        return self.marks.get(key(owner if len(owner) > 1 else owner[0]), ())

    def texts(self, *owner: Owner) -> tuple[Seen, ...]:
        return tuple(seen for seen in self.of(*owner) if isinstance(seen.mark, TextRun))

    def drawn(self, *owner: Owner) -> tuple[Seen, ...]:
        return tuple(seen for seen in self.of(*owner) if not isinstance(seen.mark, TextRun))


def key(owner: Owner) -> Key:
    """Owners are told apart by identity, for two paragraphs may hold the same words. A section that was parted among
    frames is the same section still."""
    if isinstance(owner, tuple):
        return (owner[0] if isinstance(owner[0], str) else id(owner[0]), *owner[1:])
    return ("section", owner.id) if isinstance(owner, Section) else id(owner)


def record(pages: Pages) -> Record:
    marks: dict[Key, list[Seen]] = {}
    ranks: dict[MarkAt, int] = {}
    for seen in _as_read(pages):
        if seen.mark.owner is not None:
            ranks[seen.at] = len(ranks)
            marks.setdefault(key(seen.mark.owner), []).append(seen)
    for number, page in enumerate(pages.pages):
        for index, mark in enumerate(page.under):
            if mark.owner is not None:
                marks.setdefault(key(mark.owner), []).append(Seen(MarkAt(number, index), mark))
    return Record(pages, marks, _areas(pages), ranks)


def _as_read(pages: Pages) -> Iterator[Seen]:
    """The marks of each panel, in the order of reading."""
    for panel in pages.geometry.panels:
        page = pages.pages[panel.page]
        index = len(page.under)
        for each in page.panels:
            if each.name == panel.name:
                yield from (Seen(MarkAt(panel.page, index + n), mark) for n, mark in enumerate(each.marks))
            index += len(each.marks)


def _areas(pages: Pages) -> dict[Key, list[AreaAt]]:
    areas: dict[Key, list[AreaAt]] = {}
    for number, page in enumerate(pages.pages):
        for index, area in enumerate(page.links):
            if pages.leads(area):
                areas.setdefault(key(area.owner), []).append(AreaAt(number, index))
        for index, field in enumerate(page.fields, len(page.links)):
            areas.setdefault(key(field.owner), []).append(AreaAt(number, index))
    return areas


def bounds(shown: Sequence[Seen], pages: Pages) -> tuple[float, ...]:
    """The box of drawn marks on the first one's page: left, bottom, right and top in points from the page's lower left
    corner, no further than its edges."""
    wide, high = pages.geometry.width, pages.geometry.height
    boxes = [_box(seen.mark) for seen in shown if seen.at.page == shown[0].at.page]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    within = (max(left, 0.0), max(high - bottom, 0.0), min(right, wide), min(high - top, high))
    return tuple(round(edge, 2) for edge in within)


def _box(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right, bottom on the page."""
    if isinstance(mark, TextRun):
        return mark.x, mark.baseline - mark.size, mark.x + mark.width, mark.baseline
    if not isinstance(mark, Ink):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if mark.clip:
        x, y, wide, high = mark.clip
        return x, y, x + wide, y + high
    left, top, right, bottom = extent(mark.shapes)
    return mark.x + left, mark.y + top, mark.x + right, mark.y + bottom
