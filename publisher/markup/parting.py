"""Edition and drawings → `Parts`: the whole ebook, before any container."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from publisher.edition.edition import Edition
from publisher.markup import words
from publisher.markup.back import COLOPHON, colophon, descriptions
from publisher.markup.book import Document, Entry, Landmark, Navigation, Particulars, Parts, Resource
from publisher.markup.chapters import Chapter, chapter_document, chapters
from publisher.markup.cover import cover_image
from publisher.markup.css import style_sheet
from publisher.markup.css_fonts import spoken, typefaces
from publisher.markup.fallback import fallback
from publisher.markup.front import cover_page, title_page
from publisher.markup.library import library
from publisher.markup.notes import document_notes, written_notes
from publisher.markup.opening import opening_art
from publisher.markup.page import STYLE
from publisher.markup.particulars import particulars
from publisher.markup.scope import Library, Uses
from publisher.markup.xml import Element
from publisher.style.layout import PanelLayout

NAVIGATION = "nav.xhtml"


def parts(
    edition: Edition,
    drawings: Mapping[str, bytes] | None = None,
    pages: Sequence[tuple[str, str]] = (),
    surfaces: Mapping[str, PanelLayout] = MappingProxyType({}),
) -> Parts:
    """The ebook of `edition`.

    `drawings` holds a finished SVG file under what `scope.drawn_as` calls the image that asks for it; a drawing that is
    not there is told in words. `pages` pairs the label of each printed panel with the id of the first section printed
    on it. `surfaces` are the brand's layouts, of which a book shows those of `style/book.py`, or else its cover."""
    image = cover_image(edition, surfaces)  # first: it takes the most memory, and gives it back
    known = library(edition, drawings or {})
    uses = Uses(set(known.anchors) | {place.id for place in known.notes.values()})
    art = opening_art(edition.sheet, surfaces)
    text = chapters(edition, known, uses, pages, art)
    record = particulars(edition, paged=any(chapter.pages for chapter in text))
    cover = Resource("cover-image", "images/cover.png", "image/png", image, ("cover-image",))
    opening = (cover_page(record, cover), title_page(edition, record, known, uses))
    notes = document_notes(written_notes(known, uses), known, uses)
    back = tuple(_back(edition, record, known, uses))
    navigation = _navigation(text, back)
    waiting = [*text]
    del text
    bodies = tuple(_bodies(waiting, notes, record))
    documents, own = (*opening, *bodies, *back), spoken(edition.sheet)
    other = fallback(edition.sheet, own, documents)
    faces = typefaces((*own, *other.faces))
    style = style_sheet(edition.sheet, faces, other.rules())
    return Parts(
        particulars=record,
        documents=tuple(map(other.marked, documents)),
        style=Resource("style", STYLE, "text/css", style.encode()),
        cover=cover,
        images=(*known.images.values(), *((art.file,) if art else ())),
        typefaces=faces,
        navigation=navigation,
    )


def _bodies(waiting: list[Chapter], notes: Callable[[str], Element | None], record: Particulars) -> Iterator[Document]:
    """A document for each chapter, which is let go then."""
    waiting.reverse()
    while waiting:
        chapter = waiting.pop()
        yield chapter_document(chapter, notes(chapter.document), record)


def _back(edition: Edition, record: Particulars, known: Library, uses: Uses) -> Iterator[Document]:
    described = descriptions(record, uses)
    if described:
        yield described
    yield colophon(edition, record, known, uses)


def _navigation(text: tuple[Chapter, ...], back: tuple[Document, ...]) -> Navigation:
    ending = tuple(Entry(document.title, document.name, own=True) for document in back)
    pages = tuple(page for chapter in text for page in chapter.pages)
    return Navigation((*(chapter.entry for chapter in text), *ending), tuple(_landmarks(text)), pages)


def _landmarks(text: tuple[Chapter, ...]) -> Iterator[Landmark]:
    yield Landmark("cover", words.COVER, "cover.xhtml", own=True)
    yield Landmark("titlepage", words.TITLE_PAGE, "titlepage.xhtml", own=True)
    yield Landmark("toc", words.CONTENTS, NAVIGATION, own=True)
    start = next((chapter for chapter in text if chapter.matter == "bodymatter"), None)
    if start:
        yield Landmark("bodymatter", words.START, start.document, own=True)
    for chapter in text:
        if chapter.matter == "backmatter":
            yield Landmark(chapter.kind, chapter.title, chapter.document, chapter.entry.own)
    yield Landmark("colophon", words.COLOPHON, COLOPHON, own=True)
