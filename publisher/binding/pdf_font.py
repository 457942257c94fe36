"""Fonts in the PDF: glyphs as shaped, subset by HarfBuzz, every one mapped back to its text.

A face becomes a Type 0 font with Identity-H encoding (ISO 32000-1, 9.7). A glyph's CID is its glyph number; where one
glyph stands for several texts (a space and a no-break space, a hyphen and a soft hyphen) each further text gets a
CID of its own through CIDToGIDMap, so that extraction gives back exactly what was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from publisher.binding.pdf_file import Body
from publisher.binding.pdf_object import Stream
from publisher.binding.pdf_subset import SYMBOLIC, described, subset
from publisher.model.remembering import Memory
from publisher.typesetting.font import Font, Shaped
from publisher.typesetting.furniture import of_clinics
from publisher.typesetting.pages import TextRun

Key = tuple[int, str]
"""A glyph's number and what it says."""


class Drawn(NamedTuple):
    """What is drawn of a font, and the letters and figures of it that may be others for another clinic."""

    keys: frozenset[Key]
    varying: frozenset[str]


def drawn_of(texts: Iterable[TextRun]) -> dict[Font, Drawn]:
    """What is drawn of each font, in the order in which they are first met."""
    pieces: dict[Font, dict[int, Shaped]] = {}
    varying: dict[Font, frozenset[str]] = {}
    for run in texts:
        met = pieces.setdefault(run.font, {})
        for piece in run.pieces:
            met[id(piece)] = piece
        varying[run.font] = varying.get(run.font, frozenset()) | of_clinics(run.owner)
    return {font: Drawn(frozenset(_said(met.values())), varying[font]) for font, met in pieces.items()}


def joined(parts: Iterable[Mapping[Font, Drawn]]) -> dict[Font, Drawn]:
    """What is drawn of each font in all `parts`."""
    whole: dict[Font, Drawn] = {}
    for part in parts:
        for font, (keys, varying) in part.items():
            before = whole.get(font)
            whole[font] = Drawn(before.keys | keys, before.varying | varying) if before else Drawn(keys, varying)
    return whole


def rounded(drawn: Mapping[Font, Drawn]) -> dict[Font, frozenset[Key]]:
    """What each font is cut to. All plain letters go with a clinic's name and address, all figures with its numbers:
    then clinics whose names and numbers differ share a subset, which is cut and packed once for all of them. It costs
    a sheet some 6 kB."""
    return {font: keys | _plain(font, varying) for font, (keys, varying) in drawn.items()}


@lru_cache(maxsize=64)
def _plain(font: Font, characters: frozenset[str]) -> frozenset[Key]:
    found = {character: font.shape(character).glyphs for character in characters if font.covers(character)}
    return frozenset((glyphs[0].id, character) for character, glyphs in found.items() if len(glyphs) == 1)


def _said(pieces: Iterable[Shaped]) -> Iterator[Key]:
    for piece in pieces:
        for glyph in piece.glyphs:
            yield glyph.id, glyph.said


_LINES = Memory[str](2_000, len, 1_000_000)


class EmbeddedFont:
    """One Font in one document, which draws `keys` of it."""

    def __init__(self, font: Font, keys: frozenset[Key], name: str) -> None:
        self.font, self.keys, self.name = font, keys, name
        self.cids, self.aliases = _numbered(font, keys)

    @property
    def objects(self) -> int:
        """How many objects embed it."""
        return 6 if self.aliases else 5

    def show(self, pieces: tuple[Shaped, ...], size: float) -> str:
        """The TJ operand's inside for words and spaces: hexadecimal CIDs and adjustments in thousandths of an em. A
        mark that is lifted off the line, such as a second accent, ends the operand and begins another with a text
        rise (ISO 32000-1, 9.3.7); `size` in points. A line that stands in many documents is written once."""
        return _LINES.of(size, lambda: self._shown(pieces, size), pieces, self.cids)

    def _shown(self, pieces: tuple[Shaped, ...], size: float) -> str:
        return "".join([self._string(piece, size) for piece in pieces]).replace("><", "")

    def agrees(self, other: EmbeddedFont) -> bool:
        """Whether what both draw has the same CIDs; they can differ only where one of them is no glyph number."""
        return all(
            there.get(key, cid) == cid
            for cids, there in ((self.aliases, other.cids), (other.aliases, self.cids))
            for key, cid in cids.items()
        )

    def _string(self, piece: Shaped, size: float) -> str:
        kept = _operands.get(id(piece))
        if kept and kept[0] is piece and kept[1] is self.cids:
            return kept[2]
        operand = "".join(
            [
                _item(
                    self.font,
                    self.cids[glyph.id, glyph.said],
                    glyph.id,
                    glyph.advance,
                    glyph.dx,
                    glyph.dy and glyph.dy * size,
                )
                for glyph in piece.glyphs
            ]
        )
        return operand if any(glyph.dy for glyph in piece.glyphs) else _kept(piece, self.cids, operand)


@lru_cache(maxsize=256)
def _numbered(font: Font, keys: frozenset[Key]) -> tuple[dict[Key, int], dict[Key, int]]:
    """The CID of each key, and once more those that are not glyph numbers. Neither depends on what is drawn first."""
    cids: dict[Key, int] = {}
    aliases: dict[Key, int] = {}
    held = set[int]()
    for glyph, said in sorted(keys, key=lambda key: (key[0], len(key[1]), key[1])):
        if glyph in held:
            cids[glyph, said] = aliases[glyph, said] = int(font.blob.glyph_count) + len(aliases)
        else:
            cids[glyph, said] = glyph
        held.add(glyph)
    return cids, aliases


@lru_cache(maxsize=256)
def font_objects(font: Font, keys: frozenset[Key], first: int) -> tuple[Body, ...]:
    """The objects that embed `font`, drawn with `keys`, under the numbers from `first` on; the first is the font."""
    cids, further = _numbered(font, keys)
    aliases = {cid: glyph for (glyph, _), cid in further.items()}
    glyphs = tuple(sorted({0, *(glyph for glyph, _ in keys)}))
    packed, length = subset(font, glyphs)
    base, descriptor = described(font, glyphs, f"{first + 3} 0 R", SYMBOLIC)
    whole = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
        f"/DescendantFonts[{first + 1} 0 R]/ToUnicode {first + 4} 0 R>>"
    )
    descendant = (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {first + 2} 0 R/DW 1000/W[{_widths(font, glyphs, aliases)}]"
        f"/CIDToGIDMap {f'{first + 5} 0 R' if aliases else '/Identity'}>>"
    )
    objects = [*(Body(each.encode("ascii")) for each in (whole, descendant, descriptor))]
    objects.append(_stream(Stream(packed, b"/Length1 %d" % length, packed=True)))
    objects.append(_stream(Stream(_to_unicode(cids))))
    return (*objects, *((_stream(Stream(_map(font, aliases))),) if aliases else ()))


def _stream(content: Stream) -> Body:
    return Body(content.format(None), stream=True)


def _widths(font: Font, glyphs: tuple[int, ...], aliases: Mapping[int, int]) -> str:
    """Runs of widths in thousandths (ISO 32000-1, 9.7.4.3)."""
    runs: list[tuple[int, list[str]]] = []
    for cid, gid in (*((gid, gid) for gid in glyphs), *sorted(aliases.items())):
        width = f"{round(font.advance(gid) * 1000, 2):g}"
        if runs and cid == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(width)
        else:
            runs.append((cid, [width]))
    return "".join(f"{start}[{' '.join(widths)}]" for start, widths in runs)


def _map(font: Font, aliases: Mapping[int, int]) -> bytes:
    """CIDToGIDMap: two bytes a CID (ISO 32000-1, table 117)."""
    count = font.blob.glyph_count + len(aliases)
    return b"".join(aliases.get(cid, cid).to_bytes(2, "big") for cid in range(count))


def _to_unicode(cids: Mapping[Key, int]) -> bytes:
    """CIDs to UTF-16 (ISO 32000-1, 9.10.3), 100 a block as the CMap language asks."""
    said = sorted((cid, text) for (_, text), cid in cids.items() if text)
    lines = [f"<{cid:04x}> <{text.encode('utf-16-be').hex()}>" for cid, text in said]
    blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


_MOST_OPERANDS = 2_500
_operands: dict[int, tuple[Shaped, Mapping[Key, int], str]] = {}


def _kept(piece: Shaped, cids: Mapping[Key, int], operand: str) -> str:
    """A word's CIDs and adjustments. A word shaped once is the same value for as long as its Font lives, and with
    the same CIDs it is written the same way in every document."""
    if len(_operands) >= _MOST_OPERANDS:
        _operands.clear()
    _operands[id(piece)] = piece, cids, operand
    return operand


@lru_cache(maxsize=4096)
def _item(font: Font, cid: int, glyph: int, advance: float, right: float, lift: float) -> str:
    """A glyph shown `right` of where it would stand (em) and lifted so many points, and what brings its advance to the
    one wanted."""
    shift = _thousandths(-right) if right else ""
    shown = f"]TJ {lift:.3f} Ts [<{cid:04x}>]TJ 0 Ts [" if lift else f"<{cid:04x}>"
    adjust = font.advance(glyph) - advance + right
    return shift + shown + (_thousandths(adjust) if abs(adjust) > 1e-5 else "")


def _thousandths(em: float) -> str:
    return f" {round(em * 1000, 1):g} "
