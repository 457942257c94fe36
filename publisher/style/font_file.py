"""Is this font file one that can be set and embedded? Bytes in, the problem in words out.

Only the wrapper is judged (OpenType 1.9, "Organization of an OpenType font"): type, table directory, and the tables
that setting needs. Outlines must be TrueType, since the PDF is written with TrueType fonts."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
_KINDS = {
    b"OTTO": "holds CFF outlines; export it with TrueType outlines (.ttf)",
    b"wOFF": "is a web font (WOFF); use the .ttf file it was made from",
    b"wOF2": "is a web font (WOFF2); use the .ttf file it was made from",
    b"ttcf": "is a collection; use the single .ttf files",
}
_RESTRICTED = 0x0002


def problem(data: bytes) -> str:
    """What is wrong with the font, as the end of a sentence about it; "" if nothing is."""
    kind = data[:4]
    if kind in _KINDS:
        return _KINDS[kind]
    if kind not in (b"\0\1\0\0", b"true") or len(data) < 12:
        return "is no font; use a TrueType file (.ttf)"
    tables = _tables(data)
    if tables is None:
        return "is damaged: its tables reach past its end; get a fresh copy"
    missing = [name for name in _NEEDED if name not in tables]
    if missing:
        return f"is damaged: it lacks the tables {', '.join(missing)}; get a fresh copy"
    return "" if _sound_head(data, tables["head"]) else "is damaged: its head table is wrong; get a fresh copy"


def restricted(data: bytes) -> bool:
    """Does the font forbid embedding (OS/2 fsType, bit 1)? The file must be sound."""
    start, length = (_tables(data) or {}).get("OS/2", (0, 0))
    return length >= 10 and bool(struct.unpack_from(">H", data, start + 8)[0] & _RESTRICTED)


def variable(data: bytes) -> bool:
    """Is it a variable font? The file must be sound."""
    return "fvar" in (_tables(data) or {})


def weight_class(data: bytes) -> int:
    """The weight 1–1000 that the font says it has (OS/2 usWeightClass); 400 if it does not say."""
    start, length = (_tables(data) or {}).get("OS/2", (0, 0))
    weight = struct.unpack_from(">H", data, start + 4)[0] if length >= 6 else 0
    return int(weight) if 1 <= weight <= 1000 else 400


def version(data: bytes) -> str:
    """The revision that the font says it is of, and the checksum over its whole file (head fontRevision and
    checksumAdjustment): `2.020 8a1c03f7`. The file must be sound."""
    start, _ = (_tables(data) or {})["head"]
    whole, part, checksum = struct.unpack_from(">hHL", data, start + 4)
    return f"{whole + part / 65536:.3f} {checksum:08x}"


def _tables(data: bytes) -> Mapping[str, tuple[int, int]] | None:
    count = struct.unpack_from(">H", data, 4)[0]
    if len(data) < 12 + 16 * count:
        return None
    tables: dict[str, tuple[int, int]] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        if start + length > len(data):
            return None
        tables[tag.decode("latin-1")] = (start, length)
    return tables


def _sound_head(data: bytes, where: tuple[int, int]) -> bool:
    start, length = where
    if length < 54:
        return False
    magic, _, units = struct.unpack_from(">LHH", data, start + 12)
    return bool(magic == 0x5F0F3CF5 and 16 <= units <= 16384)
