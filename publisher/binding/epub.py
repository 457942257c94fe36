"""Parts → EPUB 3.3 (EPUB 2 reading systems get an NCX).

ebooklib holds the book's items and hands them to the container. Its writer would rewrite documents, guess types, date
the package by the clock and take two files of one name, so the package document, the navigation and the container are
the publisher's own: fixed dates, fixed order, no name twice.
"""

from __future__ import annotations

import datetime
from functools import lru_cache, partial
from typing import Any

from publisher.binding.epub_container import Container, Member, Moment, dated, member
from publisher.binding.epub_fonts import fonts
from publisher.binding.epub_navigation import contents_page, ncx
from publisher.binding.epub_package import FOLDER, container, package
from publisher.markup.book import Document, Parts, Resource
from publisher.model.remembering import Memory

_STORED = (".png", ".jpeg")


def bind(parts: Parts, when: datetime.datetime) -> bytes:
    """The EPUB file of `parts`, last modified at `when` (an aware time). ValueError if two files bear one name."""
    pages, moment = spine(parts), dated(when)
    items = (*map(_page, pages), ncx(parts), parts.style, parts.cover, *parts.images, *fonts(parts))
    out = Container()
    for first in _opening(moment):
        out.add(first)
    out.add(member(f"{FOLDER}/package.opf", package(parts, items, pages, when), moment))
    _write_items(items, moment, out)
    return out.file()


@lru_cache(maxsize=4)
def _opening(moment: Moment) -> tuple[Member, Member]:
    """The files that every book begins with."""
    kind = member("mimetype", (b"application/epub+zip",), moment, stored=True)
    return kind, member("META-INF/container.xml", (container(),), moment)


def _write_items(items: tuple[Resource, ...], moment: Moment, out: Container) -> None:
    from ebooklib import epub

    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    for item in items:
        book.add_item(_item(item, moment, epub))
    writer = epub.EpubWriter("", book, {"raise_exceptions": True})
    writer.out = _Out(out)
    writer._write_items()


class _Out:
    """What ebooklib's writer takes for a ZIP file."""

    def __init__(self, container: Container) -> None:
        self._container = container

    def writestr(self, _: str, content: Member) -> None:
        self._container.add(content)


_ITEMS = Memory[tuple[Any, int]](1024, lambda kept: kept[1], 48_000_000)


def _item(resource: Resource, moment: Moment, epub: Any) -> Any:
    """A plain item, whose content ebooklib hands on as it is. Books share those made of the very same bytes."""
    if len(resource.pieces) > 1:  # one book's own
        return _packed_item(resource, moment, epub)[0]
    make = partial(_packed_item, resource, moment, epub)
    return _ITEMS.of((resource.id, resource.name, moment), make, *resource.pieces)[0]


def _packed_item(resource: Resource, moment: Moment, epub: Any) -> tuple[Any, int]:
    """With its weight in bytes."""
    stored = resource.name.endswith(_STORED)
    content = member(f"{FOLDER}/{resource.name}", resource.pieces, moment, stored)
    item = epub.EpubItem(resource.id, resource.name, resource.media_type, content)
    return item, content.size + sum(map(len, resource.pieces))


def spine(parts: Parts) -> tuple[Document, ...]:
    """The documents in reading order, the table of contents behind the front matter."""
    front = tuple(document for document in parts.documents if document.matter == "frontmatter")
    rest = tuple(document for document in parts.documents if document.matter != "frontmatter")
    return (*front, contents_page(parts), *rest)


def _page(document: Document) -> Resource:
    properties = ("nav",) if document.id == "nav" else ()
    return Resource(document.id, document.name, "application/xhtml+xml", (document.data,), properties)
