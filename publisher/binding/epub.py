"""Parts → EPUB 3.3 (EPUB 2 reading systems get an NCX).

ebooklib holds the book's items and hands them to the container. Its writer would rewrite documents, guess types, date
the package by the clock and take two files of one name, so the package document, the navigation and the container are
the publisher's own: fixed dates, fixed order, no name twice.
"""

from __future__ import annotations

import datetime
from typing import Any

from publisher.binding.epub_container import Container
from publisher.binding.epub_fonts import fonts
from publisher.binding.epub_navigation import contents_page, ncx
from publisher.binding.epub_package import FOLDER, container, package
from publisher.markup.book import Document, Parts, Resource

_STORED = (".png", ".jpeg")


def bind(parts: Parts, when: datetime.datetime) -> bytes:
    """The EPUB file of `parts`, last modified at `when` (an aware time). ValueError if two files bear one name."""
    pages = spine(parts)
    items = (*map(_page, pages), ncx(parts), parts.style, parts.cover, *parts.images, *fonts(parts))
    out = Container(when)
    out.add("mimetype", b"application/epub+zip", stored=True)
    out.add("META-INF/container.xml", container())
    out.add(f"{FOLDER}/package.opf", package(parts, items, pages, when))
    _write_items(items, out)
    return out.file()


def _write_items(items: tuple[Resource, ...], out: Container) -> None:
    from ebooklib import epub

    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    for item in items:
        book.add_item(_item(item, epub))
    writer = epub.EpubWriter("", book, {"raise_exceptions": True})
    writer.out = _Out(out)
    writer._write_items()


class _Out:
    """What ebooklib's writer takes for a ZIP file."""

    def __init__(self, container: Container) -> None:
        self._container = container

    def writestr(self, name: str, data: bytes) -> None:
        self._container.add(name, data, stored=name.endswith(_STORED))


def _item(resource: Resource, epub: Any) -> Any:
    """A plain item: ebooklib writes its bytes as they are."""
    return epub.EpubItem(
        uid=resource.id, file_name=resource.name, media_type=resource.media_type, content=resource.data
    )


def spine(parts: Parts) -> tuple[Document, ...]:
    """The documents in reading order, the table of contents behind the front matter."""
    front = tuple(document for document in parts.documents if document.matter == "frontmatter")
    rest = tuple(document for document in parts.documents if document.matter != "frontmatter")
    return (*front, contents_page(parts), *rest)


def _page(document: Document) -> Resource:
    properties = ("nav",) if document.id == "nav" else ()
    return Resource(document.id, document.name, "application/xhtml+xml", document.data, properties)
