"""Parts → EPUB 3.3 (EPUB 2 reading systems get an NCX).

ebooklib holds the book's items and writes the container. Its writer would rewrite documents, guess types, date the
package by the clock and take two files of one name, so the package document and the navigation are the publisher's
own and the container's members are written by `_Container`: fixed dates, fixed order, no name twice.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from publisher.binding.epub_fonts import fonts
from publisher.binding.epub_navigation import contents_page, ncx
from publisher.binding.epub_package import FOLDER, container, package
from publisher.markup.book import Document, Parts, Resource

_STORED = (".png", ".jpeg")


def bind(parts: Parts, when: datetime.datetime) -> bytes:
    """The EPUB file of `parts`, last modified at `when` (an aware time). ValueError if two files bear one name."""
    from ebooklib import epub

    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    items = _items(parts)
    for item in items:
        book.add_item(_item(item, epub))
    bound = io.BytesIO()
    with _Container(bound, when) as out:
        out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        out.writestr("META-INF/container.xml", container())
        out.writestr(f"{FOLDER}/package.opf", package(parts, items, spine(parts), when))
        _write_items(book, out, epub)
    return bound.getvalue()


def _write_items(book: Any, out: zipfile.ZipFile, epub: Any) -> None:
    writer = epub.EpubWriter("", book, {"raise_exceptions": True})
    writer.out = out
    writer._write_items()


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


def _items(parts: Parts) -> tuple[Resource, ...]:
    documents = (_page(document) for document in spine(parts))
    files = (ncx(parts), parts.style, parts.cover, *parts.images, *fonts(parts))
    return (*documents, *files)


def _page(document: Document) -> Resource:
    properties = ("nav",) if document.id == "nav" else ()
    return Resource(document.id, document.name, "application/xhtml+xml", document.data, properties)


class _Container(zipfile.ZipFile):
    """A ZIP file without the clock, the platform or a second file of one name (OCF 3.3, 4.2: names are unique)."""

    def __init__(self, out: io.BytesIO, when: datetime.datetime) -> None:
        super().__init__(out, "w", zipfile.ZIP_DEFLATED)
        self._date = when.astimezone(datetime.UTC).timetuple()[:6]

    def writestr(
        self, name: Any, data: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        if name in self.NameToInfo:
            raise ValueError(f"two files are called {name}")
        info = zipfile.ZipInfo(name, self._date)
        info.create_system, info.external_attr = 3, 0o100644 << 16
        info.compress_type = self._compression(name) if compress_type is None else compress_type
        super().writestr(info, data, compresslevel=compresslevel)

    def _compression(self, name: str) -> int:
        return zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
