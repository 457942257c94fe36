"""What is settled before the first word is written: file names, where ids and notes stand, which images go in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from publisher.edition.edition import Edition
from publisher.edition.held import edition_images, held
from publisher.markup.book import Resource
from publisher.markup.scope import DRAWING, Library, NotePlace, Uses, anchor, drawn_as
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import Image
from publisher.model.remembering import Memory, remembered

_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


_LIBRARIES = Memory[Library](16)


def library(edition: Edition, files: Mapping[str, Resource]) -> Library:
    """The library of `edition`, whose images are `files`; the very same object for the same ids, marks and images."""
    images = tuple((key, file.name) for key, file in files.items())
    told = tuple((section.id, found.ids, found.marks) for section in edition.sections for found in (held(section),))
    make = partial(_library, edition, dict(images))
    return _LIBRARIES.of((told, images), make, edition.guide, edition.sheet)


def _library(edition: Edition, images: Mapping[str, str]) -> Library:
    homes = note_homes(edition)
    anchors = _anchors(edition, homes)
    uses = Uses((anchors,))
    notes = {
        label: NotePlace(label, number, home, uses.fresh(f"note-{number}"))
        for number, (label, home) in enumerate(homes.items(), 1)
    }
    roles, language = frozenset(edition.sheet.lists), edition.guide.metadata.language
    return Library(anchors, images, notes, roles, language, frozenset(uses.ids))


def document_names(sections: Iterable[Section]) -> dict[str, str]:
    """The file name of each section's document by the section's id: its number, and so much of the id as is plain."""
    return {section.id: _file_name(number, section.id) for number, section in enumerate(sections, 1)}


@lru_cache(maxsize=1024)
def _file_name(number: int, id_: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")[:40]
    return f"chapter-{number:03d}{'-' if plain else ''}{plain}.xhtml"


def note_homes(edition: Edition) -> dict[str, str]:
    """The document that prints each note: the first that marks it. A note that only a note marks stands with it."""
    homes: dict[str, str] = {}
    for section, document in zip(edition.sections, document_names(edition.sections).values(), strict=True):
        _settle(held(section).marks, document, edition, homes)
    return homes


def _settle(marks: Iterable[str], document: str, edition: Edition, homes: dict[str, str]) -> None:
    for label in marks:
        if label not in homes and label in edition.guide.notes:
            homes[label] = document
            _settle(held(edition.guide.notes[label]).marks, document, edition, homes)


def printed_notes(edition: Edition, labels: Iterable[str]) -> dict[str, Note]:
    """The notes with these `labels`, as personalised."""
    personal = {note.label: note for note in edition.notes}
    return {label: personal.get(label) or edition.guide.notes[label] for label in labels}


def _anchors(edition: Edition, homes: Mapping[str, str]) -> dict[str, str]:
    anchors: dict[str, str] = {}
    for section, document in zip(edition.sections, document_names(edition.sections).values(), strict=True):
        for id_ in (anchor(section.id), *_ids(section)):
            anchors.setdefault(id_, document)
    for label, home in homes.items():
        for id_ in _ids(edition.guide.notes[label]):
            anchors.setdefault(id_, home)
    return anchors


def _ids(part: Section | Note) -> tuple[str, ...]:
    return tuple(map(anchor, held(part).ids))


def image_files(edition: Edition, drawings: Mapping[str, bytes]) -> dict[str, Resource]:
    """The file of each image by what `drawn_as` calls it, which `drawings` holds finished SVG files under."""
    return _image_files(edition_images(edition), edition.guide, drawings)


@remembered(16)
def _image_files(shown: tuple[Image, ...], guide: Guide, drawings: Mapping[str, bytes]) -> dict[str, Resource]:
    images: dict[str, Resource] = {}
    for key, image in {drawn_as(image): image for image in shown}.items():
        found = _file(key, image, guide, drawings)
        if found:
            number = len(images) + 1
            kind, data = found
            images[key] = Resource(f"image-{number}", f"images/image-{number}.{kind}", _TYPES[kind], (data,))
    return images


def _file(key: str, image: Image, guide: Guide, drawings: Mapping[str, bytes]) -> tuple[str, bytes] | None:
    if image.source.startswith(DRAWING):
        drawn = drawings.get(key)
        return ("svg", drawn) if drawn else None
    picture = guide.pictures.get(image.source)
    return (picture.kind, picture.data) if picture else None
