"""A font's file cut to some of its glyphs, and what a descriptor tells of it (ISO 32000-1, 9.8)."""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

import uharfbuzz as hb

from publisher.typesetting.font import Font

_UNUSED_TABLES = (
    "GSUB", "GPOS", "GDEF", "BASE", "name", "post", "OS/2", "cmap", "DSIG", "STAT", "meta", "gasp", "VORG", "MATH",
    "kern", "prep", "fpgm", "cvt ",
)  # fmt: skip
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
