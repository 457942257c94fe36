"""Small pictures, made here byte by byte."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def png(width: int, height: int) -> bytes:
    """A grey picture of this many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x99" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = png(24, 12)
SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    b'<rect x="2" y="2" width="36" height="16" fill="#336699"/></svg>'
)


def every_kind() -> dict[str, bytes]:
    """Patches of one colour in the modes that pictures come in; the first five are (200, 80, 40), or grey 120."""
    rgb = Image.new("RGB", (24, 12), (200, 80, 40))
    grey = Image.new("L", (24, 12), 120)
    clear = rgb.convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 6, 12))
    indexed = rgb.convert("P", palette=Image.Palette.ADAPTIVE)
    return {
        "rgb.png": _saved(rgb, "PNG"),
        "rgba.png": _saved(clear, "PNG"),
        "palette.png": _saved(indexed, "PNG"),
        "palette-clear.png": _saved(indexed, "PNG", transparency=255),
        "rgb.jpg": _saved(rgb, "JPEG", quality=95),
        "cmyk.jpg": _saved(rgb.convert("CMYK"), "JPEG", quality=95),
        "grey.png": _saved(grey, "PNG"),
        "grey.jpg": _saved(grey, "JPEG", quality=95),
        "grey-alpha.png": _saved(grey.convert("LA"), "PNG"),
        "grey-16.png": _saved(Image.frombytes("I;16", (24, 12), struct.pack("<H", 120 * 257) * 288), "PNG"),
    }


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
