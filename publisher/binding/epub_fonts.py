"""A brand's faces, cut down to the characters that the book holds, with their kerning and ligatures."""

from __future__ import annotations

from publisher.markup.book import Parts, Resource, Typeface
from publisher.markup.fallback import characters, letters
from publisher.model.remembering import Memory, Same

_ROW = 64
_ALPHABETS = 0x530
"""Latin, Greek and Cyrillic end here. A letter of theirs brings the letters of its row with it, so that a few cuts of a
face do for the names of many clinics; ASCII is in every book."""
_ASCII = frozenset(map(chr, range(128)))
_CUTS = Memory[bytes](64, len, 16_000_000)


def fonts(parts: Parts) -> tuple[Resource, ...]:
    """The font files of the book. Characters of tags count too: they are few and in every book."""
    held = letters(parts.style.data).union(*(letters(document.data) for document in parts.documents))
    rows = {ord(character) // _ROW for character in held - _ASCII if _is_letter(character)}
    near = (chr(code) for row in rows for code in range(row * _ROW, (row + 1) * _ROW))
    wanted = held | _ASCII | {character for character in near if _is_letter(character)}
    return tuple(_font(typeface, wanted) for typeface in parts.typefaces)


def _is_letter(character: str) -> bool:
    return character.isalpha() and ord(character) < _ALPHABETS


def _font(typeface: Typeface, wanted: frozenset[str]) -> Resource:
    face = typeface.face.data
    known = wanted & characters(face)
    return Resource(
        typeface.id, typeface.name, typeface.media_type, _CUTS.of((Same(face), known), lambda: _cut(face, known))
    )


def _cut(face: bytes, known: frozenset[str]) -> bytes:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(map(ord, known)))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(hb.Face(hb.Blob(face)), wanted).blob.data)
