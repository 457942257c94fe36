"""A brand's faces, cut down to the characters that the book holds, with their kerning and ligatures."""

from __future__ import annotations

from publisher.markup.book import Parts, Resource, Typeface


def fonts(parts: Parts) -> tuple[Resource, ...]:
    """The font files of the book. Characters of tags count too: they are few and in every book."""
    held = {character for document in parts.documents for character in document.data.decode()}
    characters = tuple(sorted(map(ord, held | set(parts.style.data.decode()))))
    return tuple(_font(typeface, characters) for typeface in parts.typefaces)


def _font(typeface: Typeface, characters: tuple[int, ...]) -> Resource:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(characters)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    cut = hb.subset(hb.Face(hb.Blob(typeface.face.data)), wanted)
    return Resource(typeface.id, typeface.name, typeface.media_type, bytes(cut.blob.data))
