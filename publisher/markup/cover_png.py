"""A picture in indexed colours → a PNG file (PNG, third edition, 11.2), written here: Pillow's own writer imports the
readers and writers of four other formats first, which takes as long as the writing.

The picture is kept in strips, each packed by itself (a full flush of deflate, RFC 1951, ends it) into a chunk of its
own. So where a few rows change, those before and those behind them are written as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.model.remembering import Memory
from publisher.model.value import value

STRIP = 16
"""Rows. A plate's last strip may have fewer."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _INDEXED = 8, 3
_BEGIN, _END = b"\x78\x01", b"\x03\x00"  # zlib's header (RFC 1950, 2.2), and an empty last block
_BASE = 65521  # the modulus of Adler-32 (RFC 1950, 8)


@value
class Strip:
    """`chunk` is what stands in the file, `sum` the Adler-32 of the `size` bytes that are packed in it. Several one
    after another are a strip too."""

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

    def rows(self, first: int, end: int) -> bytes:
        """The strips from `first` to before `end` as they were before they were packed."""
        return _ROWS.of((first, end), lambda: b"".join(map(_unpacked, self.strips[first:end])), self.strips)

    def changed(self, first: int, end: int, rows: bytes) -> Plate:
        """The same picture with other `rows` there."""
        before, after = self._joined(0, first), self._joined(end, len(self.strips))
        return replace(self, strips=(before, *strips(self.width, rows), after))

    def _joined(self, first: int, end: int) -> Strip:
        return _JOINED.of((first, end), lambda: _one(self.strips[first:end]), self.strips)


_ROWS = Memory[bytes](64, len, 8_000_000)
_JOINED = Memory[Strip](128, lambda strip: len(strip.chunk), 16_000_000)


def _one(strips: Sequence[Strip]) -> Strip:
    return Strip(b"".join(strip.chunk for strip in strips), _sum(strips), sum(strip.size for strip in strips))


def _unpacked(strip: Strip) -> bytes:
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(strip.chunk[8:-4])


def strips(width: int, rows: bytes) -> tuple[Strip, ...]:
    """Rows as the file has them: a 0, which stands for no filter (9.2), and `width` bytes that count the colours of a
    palette."""
    step = (1 + width) * STRIP
    return tuple(_strip(rows[at : at + step]) for at in range(0, len(rows), step))


def _strip(rows: bytes) -> Strip:
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
