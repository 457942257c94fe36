"""What markup makes and binding binds: an ebook as plain values, before any container format.

All names are relative to one folder, in which every file of the book lies, so a document's name is its address.
"""

from __future__ import annotations

import datetime
from dataclasses import field

from publisher.model.value import value
from publisher.style.face import Face


@value
class Document:
    """One XHTML file of the spine. `matter` is frontmatter, bodymatter or backmatter."""

    id: str
    name: str
    title: str
    matter: str
    data: bytes = field(repr=False)


@value
class Resource:
    """A file that documents use. Its `pieces` make it up: several where books differ in one of them.
    `properties` are those of its manifest item (EPUB 3.3, D.6.1)."""

    id: str
    name: str
    media_type: str
    pieces: tuple[bytes, ...] = field(repr=False)
    properties: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        return b"".join(self.pieces)


@value
class Typeface:
    """A face that the style sheet calls by its file's name; whoever binds the book cuts the file to size."""

    id: str
    name: str
    media_type: str
    face: Face


@value
class Entry:
    """A line of the table of contents. `own`: its title is the publisher's word, not the guide's."""

    title: str
    address: str
    children: tuple[Entry, ...] = ()
    own: bool = False


@value
class Landmark:
    """`kind` is a word of the EPUB structural semantics vocabulary. `own` as of an Entry."""

    kind: str
    title: str
    address: str
    own: bool = False


@value
class PageMark:
    """Where a page of the printed edition begins."""

    label: str
    address: str


@value
class Navigation:
    contents: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    pages: tuple[PageMark, ...] = ()


@value
class Accessibility:
    """What the book truthfully says of its accessibility, in schema.org's words. `sufficient` holds one set of access
    modes an entry, joined by commas."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


@value
class Particulars:
    """What a library records. `identifier` is a URN; `direction` ltr or rtl; `page_source` names the printed edition
    that the page marks follow; `version` is the guide's."""

    identifier: str
    title: str
    subtitle: str
    language: str
    direction: str
    creators: tuple[str, ...]
    publisher: str
    description: str
    rights: str
    date: datetime.date | None
    page_source: str
    accessibility: Accessibility
    version: str = ""

    @property
    def shell(self) -> tuple[str, str, str]:
        """What every page of the book says of it."""
        return self.title, self.language, self.direction


@value
class Parts:
    """`documents` in spine order; the table of contents goes behind the front matter. `style` styles them all;
    `letters` are the characters beyond ASCII that they and it hold."""

    particulars: Particulars
    documents: tuple[Document, ...]
    letters: frozenset[str]
    style: Resource
    cover: Resource
    images: tuple[Resource, ...]
    typefaces: tuple[Typeface, ...]
    navigation: Navigation
