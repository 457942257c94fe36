"""Edition and Pages become the structure tree: one Document, read panel by panel from the cover to the back.

Pages say who owns which mark and in which order a reader meets the panels; the Edition says what each owner is. Of a
section that the layout parts among panels, every part is told where it is met."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.edition.edition import Edition
from publisher.edition.words import words
from publisher.model.block import Block
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.model.walk import plain_text
from publisher.typesetting.pages import Pages
from publisher.typesetting.structure_block import Telling, picture
from publisher.typesetting.structure_record import Record, Seen, record
from publisher.typesetting.structure_tree import Element, Kid, MarkAt

_NOTES = "the notes"
_TITLE, _SECTION, _DEEPEST = 1, 2, 6  # levels of headings: the guide's, a section's, the last that PDF 1.7 knows


@value
class _Part:
    """What is told in one piece. `group` joins neighbours: a section's id, or a name of our own with a space in it."""

    group: str
    element: Element
    rank: float = math.inf
    heads: bool = False


def structure(edition: Edition, pages: Pages) -> Element:
    """The tree of the sheet `pages` of `edition`. Heading levels begin at 1 and leave none out (ISO 14289-1, 7.4.2)."""
    known = record(pages)
    parts = [part for told in _told(edition, known) for part in _ranked(told, known)]
    parts.sort(key=lambda part: part.rank)
    parts = _within(parts)
    titles = {section.id: plain_text(section.heading) for section in edition.sections}
    kids: list[Kid] = []
    for group, together in groupby(parts, lambda part: part.group):
        kids += _grouped(tuple(together), group, titles)
    return _levelled(Element("Document", tuple(kids), title=edition.guide.metadata.title))


def _within(parts: Sequence[_Part]) -> list[_Part]:
    """A note at the foot of a page amid a section belongs to that section."""
    behind = [part.group for part in parts]
    for index in reversed(range(len(parts) - 1)):
        if parts[index].group == _NOTES:
            behind[index] = behind[index + 1]
    joined: list[_Part] = []
    for part, group in zip(parts, behind, strict=True):
        amid = part.group == _NOTES and joined and joined[-1].group == group
        joined.append(replace(part, group=group) if amid else part)
    return joined


def _told(edition: Edition, known: Record) -> Iterator[list[_Part]]:
    telling = Telling(known, _SECTION, _SECTION)
    yield from ([part] for part in _front(edition, telling))
    for section in edition.sections:
        yield _section(section, telling)
    yield from ([_Part(_NOTES, note)] for note in _notes(edition, telling))


def _front(edition: Edition, telling: Telling) -> Iterator[_Part]:
    """Title, clinic, imprint: furniture that belongs to no section."""
    roles = {"kicker": "P", "title": f"H{_TITLE}", "subtitle": "P", "clinic": "P"}
    told = [element for name, role in roles.items() for element in telling.said(role, "front", name)]
    drawn = [(seen,) for seen in telling.record.drawn("front", "logo")] + [telling.record.drawn("front", "qr")]
    told += [clinics_picture(marks, edition, telling.record.pages) for marks in drawn if marks]
    told += _contents(edition, telling)
    for block in (
        *edition.imprint.overdue,
        *edition.imprint.invitation,
        *edition.imprint.clinic,
        *edition.imprint.review,
    ):
        told += telling.said(f"H{_SECTION}" if _heads(block) else "P", block)
    return (_Part("the front", element) for element in told)


def clinics_picture(marks: Sequence[Seen], edition: Edition, pages: Pages) -> Element:
    """The clinic's logo, or the code that leads to its guide, told in words."""
    if marks[0].mark.owner == ("front", "qr"):
        said = words(edition.guide.metadata.language).code.format(address=edition.imprint.address)
        return picture(marks, said, pages)
    return picture(marks, edition.logo.alt if edition.logo else "", pages)


def _contents(edition: Edition, telling: Telling) -> Iterator[Element]:
    """The list of contents (ISO 32000-1, 14.8.4.2): each entry refers to a place in the document."""
    yield from telling.said(f"H{_SECTION}", "front", "contents")
    said = ((section, telling.words("contents", section.id)) for section in edition.sections)
    entries = tuple(Element("TOCI", (Element("Reference", kids),)) for _, kids in said if kids)
    if entries:
        yield Element("TOC", entries)


def _heads(block: Block) -> bool:
    """The line that invites to read on is set, and told, as a heading over what follows."""
    return "read-more" in block.attributes.classes


def _section(section: Section, telling: Telling) -> list[_Part]:
    language = section.attributes.get("lang")
    title = telling.said(f"H{_SECTION}", section, language=language)
    parts = [_Part(section.id, element, heads=True) for element in title]
    return parts + [_Part(section.id, element) for element in telling.blocks(section.blocks)]


def _notes(edition: Edition, telling: Telling) -> Iterator[Element]:
    """Each with an ID of its own (ISO 14289-1, 7.9)."""
    for number, note in enumerate(edition.notes, 1):
        kids = (*telling.said("Lbl", note, "label"), *telling.blocks(note.content))
        if kids:
            yield Element("Note", kids, id=f"note-{number}")


def _ranked(parts: Sequence[_Part], known: Record) -> Iterator[_Part]:
    """Each part ranked by its first mark on a panel. A picture beneath the panels is met after the part before it, or
    where there is none before the part behind it."""
    ranks = [min(_ranks(part.element, known), default=math.inf) for part in parts]
    first = next((rank for rank in ranks if rank < math.inf), math.inf)
    for part, rank in zip(parts, ranks, strict=True):
        first = rank if rank < math.inf else first
        yield replace(part, rank=first)


def _ranks(element: Element, known: Record) -> Iterator[int]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _ranks(kid, known)
        elif isinstance(kid, MarkAt) and kid in known.ranks:
            yield known.ranks[kid]


def _grouped(parts: Sequence[_Part], group: str, titles: dict[str, str]) -> Iterable[Element]:
    """Neighbours of one section as one Sect. Where its heading stands elsewhere, headings in it stand one level up."""
    elements = tuple(part.element for part in parts)
    if group not in titles:
        return elements
    if any(part.heads for part in parts):
        return (Element("Sect", elements, title=titles[group]),)
    return (Element("Sect", tuple(_raised(element) for element in elements)),)


def _level(role: str) -> int:
    """1 for H1 and so on, 0 for what is no heading."""
    return int(role[1:]) if role[0] == "H" and role[1:].isdigit() else 0


def _raised(element: Element) -> Element:
    level = _level(element.role)
    if level:
        return replace(element, role=f"H{max(level - 1, _SECTION)}")
    return _with_kids(element, [_raised(kid) if isinstance(kid, Element) else kid for kid in element.kids])


def _levelled(root: Element) -> Element:
    """No heading is more than one level below the one before it, none below the sixth."""
    last = 0

    def levelled(element: Element) -> Element:
        nonlocal last
        level = _level(element.role)
        if level:
            last = min(level, last + 1, _DEEPEST)
            return element if last == level else replace(element, role=f"H{last}")
        return _with_kids(element, [levelled(kid) if isinstance(kid, Element) else kid for kid in element.kids])

    return levelled(root)


def _with_kids(element: Element, kids: Sequence[Kid]) -> Element:
    same = all(new is old for new, old in zip(kids, element.kids, strict=True))
    return element if same else replace(element, kids=tuple(kids))
