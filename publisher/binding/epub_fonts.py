"""A brand's faces, cut down to the characters that the book holds, with their kerning and ligatures."""

from __future__ import annotations

from publisher.markup.book import Parts, Resource, Typeface
from publisher.markup.fallback import ASCII, characters
from publisher.model.remembering import Memory

_ROW = 64
_ALPHABETS = 0x2000
"""Alphabets end here. A letter of theirs brings the letters of its row with it, so that a few cuts of a face do for the
names of many clinics; ASCII is in every book."""
_CUTS = Memory[bytes](1024, len, 16_000_000)
_KNOWN = Memory[frozenset[str]](256)


def fonts(parts: Parts) -> tuple[Resource, ...]:
    """The font files of the book."""
    return tuple(_font(typeface, parts.letters) for typeface in parts.typefaces)


def _font(typeface: Typeface, held: frozenset[str]) -> Resource:
    face = typeface.face.data
    known = _KNOWN.of(held, lambda: _with_rows(held) & characters(face), face)
    data = _CUTS.of(known, lambda: _cut(face, known), face)
    return Resource(typeface.id, typeface.name, typeface.media_type, (data,))


def _with_rows(held: frozenset[str]) -> frozenset[str]:
    rows = {ord(character) // _ROW for character in held if _is_letter(character)}
    near = (chr(code) for row in rows for code in range(row * _ROW, (row + 1) * _ROW))
    return held | ASCII | {character for character in near if _is_letter(character)}


def _is_letter(character: str) -> bool:
    return character.isalpha() and ord(character) < _ALPHABETS


def _cut(face: bytes, known: frozenset[str]) -> bytes:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(map(ord, known)))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(hb.Face(hb.Blob(face)), wanted).blob.data)
