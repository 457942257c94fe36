"""Fonts in the PDF: glyphs as shaped, subset by HarfBuzz, every one mapped back to its text.

A face becomes a Type 0 font with Identity-H encoding (ISO 32000-1, 9.7). A glyph's CID is its glyph number; where one
glyph stands for several texts (a space and a no-break space, a hyphen and a soft hyphen) each further text gets a
CID of its own through CIDToGIDMap, so that extraction gives back exactly what was written."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from publisher.binding.pdf_object import Raw, Stream, reference
from publisher.typesetting.font import Font, Glyph, Shaped

_UNUSED_TABLES = (
    "GSUB", "GPOS", "GDEF", "BASE", "name", "post", "OS/2", "cmap", "DSIG", "STAT", "meta", "gasp", "VORG", "MATH",
    "kern", "prep", "fpgm", "cvt ",
)  # fmt: skip


class EmbeddedFont:
    """One Font in one document. It collects the glyphs that are drawn and, when the document closes, embeds them."""

    def __init__(self, font: Font, document: Any) -> None:
        self.font = font
        self.document = document
        self.name = f"F{len(document.fontMapping) + 1}"
        self.cids: dict[tuple[int, str], int] = {}
        self.texts: dict[int, str] = {0: ""}
        self.aliases: dict[int, int] = {}
        self._strings: dict[int, str] = {}
        document.fontMapping[f"{self.name}-{font.face.path}"] = "/" + self.name
        document.delayedFonts.append(self)

    def show(self, pieces: tuple[Shaped, ...], size: float) -> str:
        """The TJ operand's inside for words and spaces: hexadecimal CIDs and adjustments in thousandths of an em. A
        mark that is lifted off the line, such as a second accent, ends the operand and begins another with a text
        rise (ISO 32000-1, 9.3.7); `size` in points."""
        return "".join(self._string(piece, size) for piece in pieces).replace("><", "")

    def _string(self, piece: Shaped, size: float) -> str:
        if any(glyph.dy for glyph in piece.glyphs):
            return "".join(_items(self.font, piece, [self._cid(glyph) for glyph in piece.glyphs], size))
        found = self._strings.get(id(piece))
        if found is None:
            cids = [self._cid(glyph) for glyph in piece.glyphs]
            found = self._strings[id(piece)] = _operand(self.font, piece, cids)
        return found

    def _cid(self, glyph: Glyph) -> int:
        key = (glyph.id, glyph.said)
        cid = self.cids.get(key)
        if cid is None:
            cid = self.cids[key] = self._new_cid(glyph)
        return cid

    def _new_cid(self, glyph: Glyph) -> int:
        if self.texts.get(glyph.id, glyph.said) in (glyph.said, ""):
            self.texts[glyph.id] = glyph.said
            return glyph.id
        cid = int(self.font.blob.glyph_count) + len(self.aliases)
        self.aliases[cid] = glyph.id
        self.texts[cid] = glyph.said
        return cid

    def addObjects(self, document: Any) -> None:  # noqa: N802  (the name ReportLab calls)
        """Called by ReportLab when the document is closed: writes the font's objects."""
        glyphs = tuple(sorted({0, *(cid for cid in self.texts if cid not in self.aliases), *self.aliases.values()}))
        packed, length = subset(self.font, glyphs)
        file = reference(document, Stream(packed, b"/Length1 %d" % length, packed=True))
        base, descriptor = described(self.font, glyphs, file, SYMBOLIC)
        descendant = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(document, Raw(descriptor.encode()))}"
            f"/DW 1000/W[{self._widths(glyphs)}]/CIDToGIDMap {self._map(document)}>>"
        )
        font = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(document, Raw(descendant.encode()))}]"
            f"/ToUnicode {reference(document, Stream(self._to_unicode()))}>>"
        )
        reference(document, Raw(font.encode()), self.name)
        document.idToObject[pdfdoc.BasicFonts].dict[self.name] = pdfdoc.PDFObjectReference(self.name)

    def _widths(self, glyphs: tuple[int, ...]) -> str:
        """Runs of widths in thousandths (ISO 32000-1, 9.7.4.3)."""
        cids = [(gid, gid) for gid in glyphs] + sorted(self.aliases.items())
        runs: list[tuple[int, list[str]]] = []
        for cid, gid in cids:
            width = f"{round(self.font.advance(gid) * 1000, 2):g}"
            if runs and cid == runs[-1][0] + len(runs[-1][1]):
                runs[-1][1].append(width)
            else:
                runs.append((cid, [width]))
        return "".join(f"{start}[{' '.join(widths)}]" for start, widths in runs)

    def _map(self, document: Any) -> str:
        if not self.aliases:
            return "/Identity"
        count = self.font.blob.glyph_count + len(self.aliases)
        numbers = (self.aliases.get(cid, cid) for cid in range(count))
        return reference(document, Stream(b"".join(number.to_bytes(2, "big") for number in numbers)))

    def _to_unicode(self) -> bytes:
        """CIDs to UTF-16 (ISO 32000-1, 9.10.3), 100 a block as the CMap language asks."""
        lines = [f"<{cid:04x}> <{text.encode('utf-16-be').hex()}>" for cid, text in sorted(self.texts.items()) if text]
        blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        ).encode("ascii")


SYMBOLIC, NONSYMBOLIC = 4, 32  # flags of a descriptor (ISO 32000-1, table 123)


def described(font: Font, held: tuple[int, ...], file: str, kind: int) -> tuple[str, str]:
    """The name and the descriptor of `font` as a subset of what it `held`, embedded as the stream `file`."""
    metrics = _metrics(font)
    base = f"{_tag(metrics.name, held)}+{metrics.name}"
    box = " ".join(str(part) for part in metrics.box)
    return base, (
        f"<</Type/FontDescriptor/FontName/{base}/Flags {kind | metrics.flags}/FontBBox[{box}]"
        f"/ItalicAngle {metrics.angle:g}/Ascent {metrics.ascent}/Descent {metrics.descent}"
        f"/CapHeight {metrics.cap_height}/StemV {metrics.stem}/FontFile2 {file}>>"
    )


_MOST_OPERANDS = 2_500
_operands: dict[int, tuple[Shaped, list[int], str]] = {}


def _operand(font: Font, piece: Shaped, cids: list[int]) -> str:
    """A word's CIDs and adjustments. A word shaped once is the same value for as long as its Font lives, and with
    the same CIDs it is written the same way in every document."""
    kept = _operands.get(id(piece))
    if kept is None or kept[0] is not piece or kept[1] != cids:
        if len(_operands) >= _MOST_OPERANDS:
            _operands.clear()
        kept = _operands[id(piece)] = (piece, cids, "".join(_items(font, piece, cids)))
    return kept[2]


def _items(font: Font, piece: Shaped, cids: list[int], size: float = 0.0) -> Iterator[str]:
    for glyph, cid in zip(piece.glyphs, cids, strict=True):
        if glyph.dx:
            yield _thousandths(-glyph.dx)
        lifted = f"]TJ {glyph.dy * size:.3f} Ts [", "]TJ 0 Ts ["
        yield f"{lifted[0]}<{cid:04x}>{lifted[1]}" if glyph.dy else f"<{cid:04x}>"
        adjust = font.advance(glyph.id) - glyph.advance + glyph.dx
        if abs(adjust) > 1e-5:
            yield _thousandths(adjust)


def _thousandths(em: float) -> str:
    return f" {round(em * 1000, 1):g} "


def _tag(name: str, glyphs: tuple[int, ...]) -> str:
    """Six capitals before a subset's name (ISO 32000-1, 9.6.4), made from what is in it."""
    digest = hashlib.sha256(repr((name, glyphs)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


@lru_cache(maxsize=256)
def subset(font: Font, glyphs: tuple[int, ...]) -> tuple[bytes, int]:
    """The font with these glyphs only, under their own numbers, deflated; and its length before that."""
    wanted = hb.SubsetInput()
    for glyph in glyphs:
        wanted.glyph_set.add(glyph)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
    )
    for tag in _UNUSED_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
    data = bytes(hb.subset(font.blob, wanted).blob.data)
    return zlib.compress(data, 6), len(data)


class _Metrics:
    """What a font descriptor tells (ISO 32000-1, table 122), in thousandths of an em."""

    def __init__(self, font: Font) -> None:
        head, post, os2 = (_table(font, tag) for tag in ("head", "post", "OS/2"))
        scale = 1000 / font.em
        self.box = [round(_signed(head, at) * scale) for at in (36, 38, 40, 42)]
        self.angle = _signed(post, 4) + _unsigned(post, 6) / 65536
        family = os2[30]  # OS/2 sFamilyClass, first byte: 1 to 5 and 7 are serif classes
        self.flags = (2 if family in (1, 2, 3, 4, 5, 7) else 0) | (64 if self.angle else 0)
        self.ascent, self.descent = round(font.ascent * 1000), round(font.descent * 1000)
        self.cap_height = round(font.cap_height * 1000)
        self.stem = round(50 + (_unsigned(os2, 4) / 65) ** 2)  # from the weight class; readers use it only to imitate
        self.name = "".join(c for c in _postscript_name(font) if c.isalnum() or c == "-") or "Font"


@lru_cache(maxsize=64)
def _metrics(font: Font) -> _Metrics:
    return _Metrics(font)


def _table(font: Font, tag: str) -> bytes:
    return bytes(font.blob.reference_table(tag).data)


def _unsigned(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _signed(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big", signed=True)


def _postscript_name(font: Font) -> str:
    name = font.blob.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
    return str(name) if name else font.face.family
