"""The two tables of contents: the navigation document (EPUB 3.3, 7), which is also a page of the book, and the NCX for
EPUB 2 reading systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from publisher.markup import words
from publisher.markup.book import Document, Entry, Landmark, Navigation, PageMark, Parts, Resource
from publisher.markup.page import page
from publisher.markup.xml import Element, Written, element, pieces, written
from publisher.model.remembering import Memory

Tongue = Mapping[str, str | None]
_NCX = "http://www.daisy.org/z3986/2005/ncx/"


def contents_page(parts: Parts) -> Document:
    """nav.xhtml: contents to be seen; landmarks and page list for the reading system alone."""
    return _PAGES.of(parts.particulars.shell, lambda: _contents_page(parts), parts.navigation)


_PAGES = Memory[Document](16)
_MAPS = Memory[Written](16)


def _contents_page(parts: Parts) -> Document:
    navigation = parts.navigation
    tongue = words.tongue(parts.particulars.language)
    pages = (_pages(navigation.pages, tongue),) if navigation.pages else ()
    return page(
        parts.particulars,
        "nav.xhtml",
        words.CONTENTS,
        "frontmatter",
        _contents(navigation.contents, tongue),
        _landmarks(navigation.landmarks, tongue),
        *pages,
    )


def _contents(entries: Iterable[Entry], tongue: Tongue) -> Element:
    heading = element("h1", words.CONTENTS, id="contents", **tongue)
    return element("nav", heading, _lines(entries, tongue), epub_type="toc", role="doc-toc", aria_labelledby="contents")


def _lines(entries: Iterable[Entry], tongue: Tongue) -> Element:
    return element("ol", *(_line(entry, tongue) for entry in entries))


def _line(entry: Entry, tongue: Tongue) -> Element:
    below = (_lines(entry.children, tongue),) if entry.children else ()
    return element("li", element("a", entry.title, href=entry.address, **(tongue if entry.own else {})), *below)


def _landmarks(landmarks: Iterable[Landmark], tongue: Tongue) -> Element:
    heading = element("h2", words.LANDMARKS, id="landmarks", **tongue)
    lines = (element("li", _landmark(mark, tongue if mark.own else {})) for mark in landmarks)
    return element(
        "nav", heading, element("ol", *lines), epub_type="landmarks", hidden="hidden", aria_labelledby="landmarks"
    )


def _landmark(mark: Landmark, tongue: Tongue) -> Element:
    return element("a", mark.title, href=mark.address, epub_type=mark.kind, **tongue)


def _pages(pages: Iterable[PageMark], tongue: Tongue) -> Element:
    heading = element("h2", words.PAGES, id="pages", **tongue)
    lines = (element("li", element("a", mark.label, href=mark.address, **tongue)) for mark in pages)
    return element(
        "nav",
        heading,
        element("ol", *lines),
        epub_type="page-list",
        role="doc-pagelist",
        hidden="hidden",
        aria_labelledby="pages",
    )


def ncx(parts: Parts) -> Resource:
    """toc.ncx (Open Packaging Format 2.0.1, 2.4.1)."""
    navigation = parts.navigation
    root = element(
        "ncx",
        _head(parts),
        element("docTitle", element("text", parts.particulars.title)),
        _MAPS.of((), lambda: written(_map(navigation)), navigation),
        xmlns_=_NCX,
        version="2005-1",
        xml_lang=parts.particulars.language,
    )
    return Resource("ncx", "toc.ncx", "application/x-dtbncx+xml", pieces(root))


def _head(parts: Parts) -> Element:
    depth = 2 if any(entry.children for entry in parts.navigation.contents) else 1
    named = (
        ("dtb:uid", parts.particulars.identifier),
        ("dtb:depth", str(depth)),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    )
    return element("head", *(element("meta", name=name, content=content) for name, content in named))


def _map(navigation: Navigation) -> Element:
    order = count(1)
    return element("navMap", *(point for entry in navigation.contents for point in _point(entry, order)))


def _point(entry: Entry, order: Iterator[int]) -> Iterator[Element]:
    turn = str(next(order))
    label = element("navLabel", element("text", entry.title))
    target = element("content", src=entry.address)
    below = tuple(point for child in entry.children for point in _point(child, order))
    yield element("navPoint", label, target, *below, id=f"point-{turn}", playOrder=turn)
