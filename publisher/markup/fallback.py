"""Words that a face of the brand cannot spell, in a face that can.

Characters, documents and the Sheet enter; the faces to add and the documents with such words marked leave. A reading
system would take the missing letters from wherever it likes, one by one; here a word stays whole, so that no name is
set in letters of two kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from publisher.markup.book import Document
from publisher.markup.css_rule import Rule, quoted, rule
from publisher.model.remembering import Memory
from publisher.model.value import value
from publisher.style.face import Face
from publisher.style.family import loaded, nearest
from publisher.style.sheet import Sheet

CLASS = "spelt"
_STRONG = 600
_TEXT = re.compile(r">[^<]*[^<\x00-\x7f][^<]*<")
_WORD = re.compile(r"[^\s<>]+")


@value
class Fallback:
    """`faces` of one family have letters that the brand's lack; words with any of `lacking` are set in it."""

    faces: tuple[Face, ...] = ()
    lacking: frozenset[str] = frozenset()

    def rules(self) -> tuple[Rule, ...]:
        """Slanted faces often lack what upright ones have."""
        named = quoted(self.faces[0].family) if self.faces else ""
        return (rule(f".{CLASS}", font_family=named, font_style="normal"),) if named else ()

    def marked(self, document: Document) -> Document:
        lacking = self.lacking and self.lacking & letters(document.data)
        return _MARKED.of((document, lacking), lambda: self._marked(document)) if lacking else document

    def _marked(self, document: Document) -> Document:
        head, body, rest = document.data.decode().partition("<body")
        return replace(document, data=f"{head}{body}{_TEXT.sub(self._spelt, rest)}".encode())

    def _spelt(self, text: re.Match[str]) -> str:
        return _WORD.sub(self._word, text[0])

    def _word(self, word: re.Match[str]) -> str:
        return word[0] if self.lacking.isdisjoint(word[0]) else f'<span class="{CLASS}">{word[0]}</span>'


_MARKED = Memory[Document](256, lambda document: len(document.data), 8_000_000)


def letters(text: bytes) -> frozenset[str]:
    """The characters of a file beyond ASCII. Most files are the very same for many clinics."""
    return _LETTERS.of(text, lambda: (text, frozenset(text.translate(None, _ASCII_BYTES).decode())))[1]


_ASCII_BYTES = bytes(range(128))
ASCII = frozenset(_ASCII_BYTES.decode())
_LETTERS = Memory[tuple[bytes, frozenset[str]]](512, lambda kept: len(kept[0]), 16_000_000)


def fallback(sheet: Sheet, faces: Sequence[Face], held: frozenset[str]) -> Fallback:
    """What `faces` cannot spell of the characters `held`, and the family of the Sheet's fallbacks that has most of
    them."""
    return _FALLBACKS.of(held, partial(_fallback, sheet, faces, held), sheet, *faces)


_NONE = Fallback()
_FALLBACKS = Memory[Fallback](128)


def _fallback(sheet: Sheet, faces: Sequence[Face], held: frozenset[str]) -> Fallback:
    lacking = {char for face in faces for char in held - characters(face.data)} if held else set()
    found = [(len(lacking & characters(loaded(faces[0]).data)), faces) for faces in sheet.fallbacks] if lacking else []
    most, family = max(found, key=lambda each: each[0], default=(0, ()))
    if not most:
        return _NONE
    weights = dict.fromkeys(nearest(family, weight, False) for weight in (sheet.text("body").face.weight, _STRONG))
    return Fallback(tuple(loaded(face) for face in weights if face), frozenset(lacking))


def spelling(text: str, face: Face, families: Iterable[Sequence[Face]]) -> Face:
    """`face`, or where it cannot spell `text` the nearest one that can; `face` again where none can."""
    wanted = {char for char in text if not char.isspace()}
    others = (loaded(found) for family in families if (found := nearest(family, face.weight, False)))
    return next((each for each in (face, *others) if wanted <= characters(each.data)), face)


@lru_cache(maxsize=64)
def characters(data: bytes) -> frozenset[str]:
    """Every character that a font has a glyph for."""
    import uharfbuzz as hb

    return frozenset(map(chr, hb.Face(hb.Blob(data)).unicodes))
