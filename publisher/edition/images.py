"""The images that an edition shows."""

from __future__ import annotations

from functools import partial

from publisher.edition.edition import Edition
from publisher.edition.fill import contents
from publisher.model.guide import Note, Section
from publisher.model.inline import Image
from publisher.model.remembering import Memory, Same
from publisher.model.walk import walk

_IMAGES = Memory[tuple[Image, ...]](1024)


def edition_images(edition: Edition) -> tuple[Image, ...]:
    """Every image that the sections and notes show, in reading order."""
    parts: tuple[Section | Note, ...] = (*edition.sections, *edition.notes)
    return tuple(image for part in parts for image in _IMAGES.of(Same(part), partial(_images, part)))


def _images(part: Section | Note) -> tuple[Image, ...]:
    return tuple(node for node in walk(contents(part)) if isinstance(node, Image))
