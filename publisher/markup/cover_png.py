"""A picture in indexed colours → a PNG file (PNG, third edition, 11.2), written here: Pillow's own writer imports the
readers and writers of four other formats first, which takes as long as the writing.

The picture is kept in strips, each packed by itself (a full flush of deflate, RFC 1951, ends it) into a chunk of its
own. So where a few rows change, the other strips are written as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import replace

from publisher.model.remembering import Memory
from publisher.model.value import value

STRIP = 16
"""Rows. The last strip may have fewer."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _INDEXED = 8, 3
_BEGIN, _END = b"\x78\x01", b"\x03\x00"  # zlib's header (RFC 1950, 2.2), and an empty last block
_BASE = 65521  # the modulus of Adler-32 (RFC 1950, 8)


@value
class Strip:
    """`chunk` is what stands in the file, `sum` the Adler-32 of the `size` bytes that are packed in it."""

    chunk: bytes
    sum: int
    size: int


@value
class Plate:
    """A picture, packed. `palette` has three bytes a colour."""

    width: int
    palette: bytes
    strips: tuple[Strip, ...]

    @property
    def weight(self) -> int:
        """In bytes."""
        return sum(len(strip.chunk) for strip in self.strips)

    def pixels(self, first: int, end: int, left: int, right: int) -> bytes:
        """The pixels, a byte each, of the columns from `left` to `right` in the strips from `first` to before `end`."""
        strips, step = map(_rows, self.strips[first:end]), 1 + self.width
        return b"".join([rows[at + left : at + right] for rows in strips for at in range(1, len(rows), step)])

    def changed(self, first: int, left: int, right: int, pixels: bytes) -> Plate:
        """The same picture with other `pixels` there."""
        new, taken, wide = list(self.strips), 0, right - left
        for number in range(first, len(new)):
            if taken == len(pixels):
                break
            rows = bytearray(_rows(new[number]))
            for at in range(1 + left, len(rows), 1 + self.width):
                rows[at : at + wide] = pixels[taken : taken + wide]
                taken += wide
            new[number] = _strip(rows)
        return replace(self, strips=tuple(new))


_ROWS = Memory[bytes](64, len, 4_000_000)


def _rows(strip: Strip) -> bytes:
    return _ROWS.of((), lambda: zlib.decompressobj(-zlib.MAX_WBITS).decompress(strip.chunk[8:-4]), strip)


def strips(width: int, rows: bytes) -> tuple[Strip, ...]:
    """Rows as the file has them: a 0, which stands for no filter (9.2), and `width` bytes that count the colours of a
    palette."""
    step = (1 + width) * STRIP
    return tuple(_strip(rows[at : at + step]) for at in range(0, len(rows), step))


def _strip(rows: bytes | bytearray) -> Strip:
    """Runs of one colour are nearly all there is to find in flat art."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    packed = packing.compress(rows) + packing.flush(zlib.Z_FULL_FLUSH)
    return Strip(_chunk(b"IDAT", packed), zlib.adler32(rows), len(rows))


def png(plate: Plate) -> tuple[bytes, ...]:
    """The file, in pieces."""
    height = sum(strip.size for strip in plate.strips) // (plate.width + 1)
    header = struct.pack(">2I5B", plate.width, height, _EIGHT_BITS, _INDEXED, 0, 0, 0)
    before = (_chunk(b"IHDR", header), _chunk(b"PLTE", plate.palette), _chunk(b"IDAT", _BEGIN))
    last = _END + struct.pack(">I", _sum(plate.strips))
    chunks = (strip.chunk for strip in plate.strips)
    return _SIGNATURE, *before, *chunks, _chunk(b"IDAT", last), _chunk(b"IEND", b"")


def _sum(strips: Iterable[Strip]) -> int:
    """The Adler-32 of all strips, from those of each."""
    low, high = 1, 0
    for strip in strips:
        high = (high + (strip.sum >> 16) + strip.size * (low - 1)) % _BASE
        low = (low + (strip.sum & 0xFFFF) - 1) % _BASE
    return high << 16 | low


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
