"""Fonts that shape: a brand's faces, measured and set by HarfBuzz.

Widths are in em (1.0 = the type size), so nothing here depends on a size. Shaping a word is remembered with the
font, and fonts with their bytes, because a run of many clinics sets the same words again and again."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import uharfbuzz as hb

from publisher.style.face import Face
from publisher.style.family import loaded, nearest

_PROSE = {"kern": True, "liga": True}
_TABULAR = {"kern": True, "liga": True, "tnum": True, "lnum": True}
_MOST_WORDS = 2_500  # of a font are remembered: a run of many clinics brings new ones without end


class Glyph(NamedTuple):
    """`advance`, `dx`, `dy` in em; `text` is what the glyph stands for ('' for the further glyphs of a cluster), `said`
    its own share of that, never nothing: what whoever extracts the text is given for it."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str
    said: str = ""


_glyph = Glyph._make


class Shaped(NamedTuple):
    """A word in glyphs, left to right; `width` in em; `whole`: the font has every character of it."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    whole: bool = True


class Font:
    """One face, ready to shape. `ascent`, `descent` (negative), `cap_height` in em (OS/2 typographic metrics)."""

    def __init__(self, face: Face) -> None:
        self.face = face
        blob = hb.Face(hb.Blob(face.data))
        self.shaper = hb.Font(blob)
        self.blob = blob
        self.em = int(blob.upem)
        extents = self.shaper.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.em
        self.descent: float = extents.descender / self.em
        self.cap_height: float = (
            self.shaper.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or 0.7 * self.em
        ) / self.em
        self.space = self.advance(self.shaper.get_nominal_glyph(32) or 0)
        self._shaped: dict[tuple[str, bool], Shaped] = {}

    def advance(self, glyph: int) -> float:
        """The advance of a glyph by itself, in em."""
        return float(self.shaper.get_glyph_h_advance(glyph)) / self.em

    def has(self, text: str, tabular: bool = False) -> bool:
        """Whether every character of `text` has a glyph; remembered with its shaping, `tabular` or not."""
        return self.shape(text, tabular).whole

    def covers(self, character: str) -> bool:
        return bool(self.shaper.get_nominal_glyph(ord(character)))

    def shape(self, text: str, tabular: bool = False) -> Shaped:
        """`text` (one word, or a lone space) kerned and ligated; figures of equal width if `tabular`."""
        shaped = self._shaped.get((text, tabular))
        if shaped is None:
            if len(self._shaped) >= _MOST_WORDS:
                self._shaped.clear()
            shaped = self._shaped[text, tabular] = self._shape(text, tabular)
        return shaped

    def _shape(self, text: str, tabular: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self.shaper, buffer, _TABULAR if tabular else _PROSE)
        infos, positions, em = buffer.glyph_infos, buffer.glyph_positions, self.em
        clusters = [info.cluster for info in infos]
        if clusters == list(range(len(text))):  # a glyph a character, as nearly always
            told: Iterable[tuple[str, str]] = zip(text, text.replace("\ufeff", _JOINER))
        else:
            told = _told(text, clusters)
        glyphs = [
            _glyph((info.codepoint, at.x_advance / em, at.x_offset / em, at.y_offset / em, words, said))
            for info, at, (words, said) in zip(infos, positions, told, strict=True)
        ]
        return Shaped(text, tuple(glyphs), sum([each[1] for each in glyphs]), all(each.id for each in glyphs))


def _told(text: str, clusters: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What each glyph stands for and its own share of that, where some stand for several characters or for none."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    counts = Counter(clusters)
    shares = {start: iter(_shares(text[start : ends[start]], counts[start])) for start in starts}
    told: set[int] = set()
    for start in clusters:
        yield "" if start in told else text[start : ends[start]], next(shares[start])
        told.add(start)


_JOINER = "\u2060"  # word joiner: no letter, no space, no place to break


def _shares(text: str, count: int) -> Sequence[str]:
    """A cluster's text shared among its glyphs, letter and accents as Unicode takes them apart. U+FEFF stands for no
    glyph in PDF/A (ISO 19005-2, 6.2.11.7.2); inside a text it means what U+2060 means."""
    text = text.replace("\ufeff", _JOINER)
    if count == 1:
        return (text,)
    parts = unicodedata.normalize("NFD", text)
    if len(parts) < count:
        return (text, *(count - 1) * (_JOINER,))
    return (*parts[: count - 1], parts[count - 1 :])


_fonts: dict[tuple[str, bytes], Font] = {}


def font(face: Face) -> Font:
    """The one Font of a face's bytes in this process."""
    key = (face.path, face.data)
    found = _fonts.get(key)
    if found is None:
        found = _fonts[key] = Font(face)
    return found


def runs(
    text: str, face: Face, fallbacks: Iterable[Sequence[Face]], tabular: bool = False
) -> Iterator[tuple[str, Font]]:
    """`text`, a word, in the face or else whole in the first fallback that has all of it, so that no name is set in
    letters of two kinds. Where none has, it is cut where one lacks a character and another has it; what no font has
    stays with the face, as its glyph 0 (a finding names it)."""
    own = font(face)
    if own.has(text, tabular):
        yield text, own
        return
    chain = [own, *(font(other) for other in _standing_in(face, fallbacks))]
    whole = next((each for each in chain if each.has(text)), None)
    if whole:
        yield text, whole
        return
    piece, current = "", own
    for character in text:
        chosen = next((f for f in chain if f.covers(character)), own)
        if chosen is not current and piece:
            yield piece, current
            piece = ""
        piece, current = piece + character, chosen
    if piece:
        yield piece, current


def _standing_in(face: Face, families: Iterable[Sequence[Face]]) -> Iterator[Face]:
    """The nearest face of each family, its own first; slanted faces often lack what the upright ones have."""
    for family in sorted(families, key=lambda faces: faces[0].family.lower() != face.family.lower()):
        for slanted in dict.fromkeys((face.italic, False)):
            found = nearest(family, face.weight, slanted)
            if found:
                yield loaded(found)


def missing(shaped: Shaped) -> Iterator[str]:
    """The characters of a shaped word that its font does not have. Joiners and selectors print nothing anyway."""
    for glyph in () if shaped.whole else shaped.glyphs:
        if glyph.id == 0:
            yield from (c for c in glyph.text if c not in _INVISIBLE)


_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u00a0\u202f\u2009")
