"""Edition and drawings → `Parts`: the whole ebook, before any container."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from publisher.edition.edition import Edition
from publisher.markup import words
from publisher.markup.back import COLOPHON, colophon, descriptions
from publisher.markup.book import Document, Entry, Landmark, Navigation, Particulars, Parts, Resource, Typeface
from publisher.markup.chapters import Chapter, chapter_document, chapters
from publisher.markup.cover import cover_image
from publisher.markup.css import style_sheet
from publisher.markup.css_fonts import spoken, typefaces
from publisher.markup.fallback import Fallback, fallback, letters
from publisher.markup.front import cover_page, title_page
from publisher.markup.library import image_files, library, printed_notes
from publisher.markup.notes import Marks, Notes, group, marks_of, written_notes
from publisher.markup.opening import opening_art
from publisher.markup.page import STYLE
from publisher.markup.particulars import particulars
from publisher.markup.scope import Library
from publisher.model.remembering import Memory
from publisher.style.layout import PanelLayout
from publisher.style.look import Sheet

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
    cover = Resource("cover-image", "images/cover.png", "image/png", cover_image(edition, surfaces), ("cover-image",))
    files = image_files(edition, drawings or {})
    known, art = library(edition, files), opening_art(edition.sheet, surfaces)
    text = chapters(edition, known, pages, art)
    record = particulars(edition, paged=any(chapter.pages for chapter in text))
    notes = written_notes(text, printed_notes(edition, known.notes), known)
    back = tuple(_back(edition, record, known, (*text, *notes)))
    bodies = _bodies(text, notes, record)
    documents = (cover_page(record, cover), title_page(edition, record, known), *bodies, *back)
    held = frozenset[str]().union(*(letters(each.data) for each in documents))
    other = fallback(edition.sheet, spoken(edition.sheet), held)
    faces, style = _STYLES.of((), partial(_styled, edition.sheet, other), edition.sheet, *other.faces)
    return Parts(
        particulars=record,
        documents=tuple(map(other.marked, documents)) if other.lacking else documents,
        letters=held | letters(style.data),
        style=style,
        cover=cover,
        images=(*files.values(), *((art.file,) if art else ())),
        typefaces=faces,
        navigation=_navigation(text, back),
    )


_STYLES = Memory[tuple[tuple[Typeface, ...], Resource]](32)


def _styled(sheet: Sheet, other: Fallback) -> tuple[tuple[Typeface, ...], Resource]:
    """The book's faces, and its style sheet."""
    faces = typefaces((*spoken(sheet), *other.faces))
    return faces, Resource("style", STYLE, "text/css", (style_sheet(sheet, faces, other.rules()).encode(),))


_BODIES = Memory[Document](512, lambda body: len(body.data), 16_000_000)


def _bodies(text: Sequence[Chapter], notes: Sequence[Notes], record: Particulars) -> Iterator[Document]:
    """A document for each chapter."""
    marks = marks_of(text, notes)
    for chapter, below in zip(text, notes, strict=True):
        make = partial(_body, chapter, below, marks, record)
        yield _BODIES.of(record.shell, make, chapter, below, marks)


def _body(chapter: Chapter, notes: Notes, marks: Marks, record: Particulars) -> Document:
    return chapter_document(chapter, group(notes, marks, record.language), record)


_DESCRIPTIONS = Memory[Document | None](16)


def _back(edition: Edition, record: Particulars, known: Library, text: Iterable[Chapter | Notes]) -> Iterator[Document]:
    pictures = tuple(picture for part in text for picture in part.described)
    described = _DESCRIPTIONS.of(record.shell, lambda: descriptions(record, pictures), *pictures)
    if described:
        yield described
    yield colophon(edition, record, known)


_NAVIGATIONS = Memory[Navigation](16)


def _navigation(text: tuple[Chapter, ...], back: tuple[Document, ...]) -> Navigation:
    """The very same object for the same titles."""
    ending = tuple((document.title, document.name) for document in back)
    told = tuple((chapter.kind, chapter.pages) for chapter in text)
    entries = tuple(chapter.entry for chapter in text)
    return _NAVIGATIONS.of((ending, told), partial(_navigated, text, ending), *entries)


def _navigated(text: tuple[Chapter, ...], ending: Iterable[tuple[str, str]]) -> Navigation:
    contents = (*(chapter.entry for chapter in text), *(Entry(title, name, own=True) for title, name in ending))
    pages = tuple(page for chapter in text for page in chapter.pages)
    return Navigation(contents, tuple(_landmarks(text)), pages)


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
