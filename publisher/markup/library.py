"""What is settled before the first word is written: file names, where ids and notes stand, which images go in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from publisher.edition.edition import Edition
from publisher.markup.book import Resource
from publisher.markup.scope import DRAWING, Library, NotePlace, Uses, anchor, drawn_as
from publisher.model.guide import Note, Section
from publisher.model.inline import Image, NoteReference
from publisher.model.walk import Node, walk

_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


def library(edition: Edition, drawings: Mapping[str, bytes]) -> Library:
    """The library of `edition`; `drawings` holds a finished SVG file under what `drawn_as` calls it."""
    homes = note_homes(edition)
    printed = tuple(_notes(edition, homes))
    anchors = _anchors(edition, printed, homes)
    uses = Uses(set(anchors))
    notes = {
        note.label: NotePlace(note, number, homes[note.label], uses.fresh(f"note-{number}"))
        for number, note in enumerate(printed, 1)
    }
    language = edition.guide.metadata.language
    return Library(anchors, _images(edition, drawings), notes, frozenset(edition.sheet.lists), language)


def document_names(sections: Iterable[Section]) -> dict[str, str]:
    """The file name of each section's document by the section's id: its number, and so much of the id as is plain."""
    return {section.id: _file_name(number, section.id) for number, section in enumerate(sections, 1)}


def _file_name(number: int, id_: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")[:40]
    return f"chapter-{number:03d}{'-' if plain else ''}{plain}.xhtml"


def section_nodes(section: Section) -> Iterator[Node]:
    return walk((*section.heading, *section.blocks))


def note_homes(edition: Edition) -> dict[str, str]:
    """The document that prints each note: the first that marks it. A note that only a note marks stands with it."""
    homes: dict[str, str] = {}
    for section, document in zip(edition.sections, document_names(edition.sections).values(), strict=True):
        _settle(section_nodes(section), document, edition, homes)
    return homes


def _settle(nodes: Iterable[Node], document: str, edition: Edition, homes: dict[str, str]) -> None:
    for node in nodes:
        if isinstance(node, NoteReference) and node.label not in homes and node.label in edition.guide.notes:
            homes[node.label] = document
            _settle(walk(edition.guide.notes[node.label].content), document, edition, homes)


def _notes(edition: Edition, homes: Mapping[str, str]) -> Iterator[Note]:
    """The notes that the book prints, as personalised, in the order of their marks."""
    personal = {note.label: note for note in edition.notes}
    return (personal.get(label, edition.guide.notes[label]) for label in homes)


def _anchors(edition: Edition, notes: Iterable[Note], homes: Mapping[str, str]) -> dict[str, str]:
    anchors: dict[str, str] = {}
    for section, document in zip(edition.sections, document_names(edition.sections).values(), strict=True):
        for id_ in (anchor(section.id), *_ids(section_nodes(section))):
            anchors.setdefault(id_, document)
    for note in notes:
        for id_ in _ids(walk(note.content)):
            anchors.setdefault(id_, homes[note.label])
    return anchors


def _ids(nodes: Iterable[Node]) -> Iterator[str]:
    attributes = (getattr(node, "attributes", None) for node in nodes)
    return (anchor(each.id) for each in attributes if each and each.id)


def edition_images(edition: Edition) -> tuple[Image, ...]:
    """Every image that the sections and notes show, in reading order."""
    blocks = [block for note in edition.notes for block in note.content]
    nodes = (node for section in edition.sections for node in section_nodes(section))
    return tuple(node for part in (nodes, walk(blocks)) for node in part if isinstance(node, Image))


def _images(edition: Edition, drawings: Mapping[str, bytes]) -> dict[str, Resource]:
    images: dict[str, Resource] = {}
    for key, image in {drawn_as(image): image for image in edition_images(edition)}.items():
        found = _file(key, image, edition, drawings)
        if found:
            number = len(images) + 1
            kind, data = found
            images[key] = Resource(f"image-{number}", f"images/image-{number}.{kind}", _TYPES[kind], data)
    return images


def _file(key: str, image: Image, edition: Edition, drawings: Mapping[str, bytes]) -> tuple[str, bytes] | None:
    if image.source.startswith(DRAWING):
        drawn = drawings.get(key)
        return ("svg", drawn) if drawn else None
    picture = edition.guide.pictures.get(image.source)
    return (picture.kind, picture.data) if picture else None
