"""The package document (EPUB 3.3, 5) and the file that leads to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.markup import words
from publisher.markup.book import Accessibility, Document, Particulars, Parts, Resource
from publisher.markup.xml import Element, Written, document, element, pieces, written
from publisher.model.remembering import Memory

FOLDER = "EPUB"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_OCF = "urn:oasis:names:tc:opendocument:xmlns:container"


def container() -> bytes:
    """META-INF/container.xml (EPUB 3.3, 4.2.6.3.1)."""
    path = f"{FOLDER}/package.opf"
    rootfile = Element("rootfile", (("full-path", path), ("media-type", "application/oebps-package+xml")))
    return document(element("container", element("rootfiles", rootfile), xmlns_=_OCF, version="1.0"))


def package(
    parts: Parts, items: Sequence[Resource], spine: Sequence[Document], when: datetime.datetime
) -> tuple[bytes, ...]:
    """The package document that lists `items` and reads `spine` in order; modified at `when`. In pieces: all but who
    publishes the book under which name is the same for many."""
    record = parts.particulars
    shared = replace(record, identifier="", publisher="")
    listed = tuple((item.id, item.name, item.media_type, item.properties) for item in items)
    read = tuple(page.id for page in spine)
    return pieces(
        element(
            "package",
            element(
                "metadata",
                *_own(record),
                _PIECES.of((shared, when), lambda: written(*_shared(shared, when))),
                xmlns_dc=_DC,
            ),
            _PIECES.of(listed, lambda: written(element("manifest", *map(_item, items)))),
            _PIECES.of((read, record.direction), lambda: written(_spine(record, spine))),
            xmlns_=_OPF,
            version="3.0",
            unique_identifier="uid",
            xml_lang=record.language,
            dir=record.direction,
        )
    )


_PIECES = Memory[Written](64)


def _item(item: Resource) -> Element:
    properties = " ".join(item.properties) or None
    return element("item", id=item.id, href=item.name, media_type=item.media_type, properties=properties)


def _spine(record: Particulars, spine: Sequence[Document]) -> Element:
    references = (element("itemref", idref=each.id) for each in spine)
    return element("spine", *references, toc="ncx", page_progression_direction=record.direction)


def _own(record: Particulars) -> Iterator[Element]:
    yield _core("identifier", record.identifier, "uid")
    if record.publisher:
        yield _core("publisher", record.publisher)


def _shared(record: Particulars, when: datetime.datetime) -> Iterator[Element]:
    yield from _titles(record)
    yield _core("language", record.language)
    for number, creator in enumerate(record.creators, 1):
        yield from _creator(creator, f"creator-{number}")
    for name, value in _described(record):
        if value:
            yield _core(name, value)
    modified = when.astimezone(datetime.UTC)
    yield _property("dcterms:modified", modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if record.version:
        yield _property("schema:version", record.version)
    if record.page_source:
        yield _property("pageBreakSource", record.page_source)
    yield from _accessibility(record.accessibility, words.tongue(record.language).get("lang"))
    # EPUB 2 reading systems find the cover by this name.
    yield element("meta", name="cover", content="cover-image")


def _core(name: str, value: str, id_: str | None = None) -> Element:
    return element(f"dc:{name}", value, id=id_)


def _property(name: str, value: str, refines: str | None = None, scheme: str | None = None) -> Element:
    return element("meta", value, refines=refines, property=name, scheme=scheme)


def _titles(record: Particulars) -> Iterator[Element]:
    named = (("title", "main", record.title), ("subtitle", "subtitle", record.subtitle))
    for turn, (id_, kind, text) in enumerate(((i, k, t) for i, k, t in named if t), 1):
        yield _core("title", text, id_)
        yield _property("title-type", kind, f"#{id_}")
        yield _property("display-seq", str(turn), f"#{id_}")


def _creator(name: str, id_: str) -> Iterator[Element]:
    yield _core("creator", name, id_)
    yield _property("role", "aut", f"#{id_}", "marc:relators")


def _described(record: Particulars) -> Iterator[tuple[str, str]]:
    yield "description", record.description
    yield "rights", record.rights
    yield "date", record.date.isoformat() if record.date else ""


def _accessibility(record: Accessibility, summed_up_in: str | None) -> Iterator[Element]:
    named = (
        ("accessMode", record.modes),
        ("accessModeSufficient", record.sufficient),
        ("accessibilityFeature", record.features),
        ("accessibilityHazard", record.hazards),
    )
    for name, values in named:
        for value in values:
            yield _property(f"schema:{name}", value)
    yield element("meta", record.summary, property="schema:accessibilitySummary", xml_lang=summed_up_in)
