"""A picture in indexed colours → a PNG file (PNG, third edition, 11.2), written here: Pillow's own writer imports the
readers and writers of four other formats first, which takes as long as the writing."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _INDEXED = 8, 3


def png(width: int, height: int, palette: bytes, pixels: bytes) -> bytes:
    """The file of `width` × `height` pixels, a byte each, that count the colours of `palette`, three bytes each."""
    header = struct.pack(">2I5B", width, height, _EIGHT_BITS, _INDEXED, 0, 0, 0)
    rows = b"".join([b"\0" + pixels[start : start + width] for start in range(0, width * height, width)])
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", _deflated(rows)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _deflated(rows: bytes) -> bytes:
    """Runs of one colour are nearly all there is to find in flat art."""
    packing = zlib.compressobj(strategy=zlib.Z_RLE)
    return packing.compress(rows) + packing.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
