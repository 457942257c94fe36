"""What sections and notes hold that others ask for: images, note marks, ids.

Asked for block by block and remembered, since most blocks are the very same objects for every clinic."""

from __future__ import annotations

from functools import partial

from publisher.edition.edition import Edition
from publisher.edition.fill import contents
from publisher.model.guide import Note, Section
from publisher.model.inline import Image, NoteReference
from publisher.model.remembering import Memory
from publisher.model.value import value
from publisher.model.walk import Node, walk


@value
class Held:
    """In reading order; `ids` are those that the guide gave, `marks` the labels of note marks."""

    ids: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


_PARTS = Memory[Held](1024)
_NODES = Memory[Held](4096)


def held(*parts: Section | Note) -> Held:
    """What `parts` hold, one after another."""
    return _PARTS.of((), partial(_held, parts), *parts)


def _held(parts: tuple[Section | Note, ...]) -> Held:
    found = [_NODES.of((), partial(_in_node, node), node) for part in parts for node in contents(part)]
    return Held(
        tuple(id_ for each in found for id_ in each.ids),
        tuple(mark for each in found for mark in each.marks),
        tuple(image for each in found for image in each.images),
    )


def _in_node(outer: Node) -> Held:
    nodes = tuple(walk((outer,)))
    attributes = (getattr(node, "attributes", None) for node in nodes)
    return Held(
        tuple(each.id for each in attributes if each and each.id),
        tuple(node.label for node in nodes if isinstance(node, NoteReference)),
        tuple(node for node in nodes if isinstance(node, Image)),
    )


def edition_images(edition: Edition) -> tuple[Image, ...]:
    """Every image that the sections and notes show, in reading order; the very same tuple for the same images."""
    return _IMAGES.of((), partial(_images, edition), edition)


_IMAGES = Memory[tuple[Image, ...]](32)


def _images(edition: Edition) -> tuple[Image, ...]:
    parts = (*map(held, edition.sections), held(*edition.notes))
    images = tuple(image for part in parts for image in part.images)
    return _IMAGES.of((), lambda: images, *images)
