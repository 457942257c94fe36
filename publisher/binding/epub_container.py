"""Files → a ZIP container without the clock or the platform, no two files of one name (OCF 3.3, 4.2).

Written here and not by the standard library, which packs every file anew. Most files of a clinic's book are those of
the last one's: a `Member` is packed by itself and can be put into as many containers as wished. Others differ in a few
words: each piece of a file is packed by itself too (a full flush of deflate, RFC 1951, ends it), and stays packed."""

from __future__ import annotations

import datetime
import struct
import zlib
from functools import partial

from publisher.model.remembering import Memory
from publisher.model.value import value

_STORED, _DEFLATED = 0, 8
_VERSION = 20
_UNIX, _READABLE = 3, 0o100644 << 16
_UTF8_NAME = 0x800
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5HI"), struct.Struct("<4s4H2IH")
_LAST = b"\x03\x00"  # an empty last block of deflate
Moment = tuple[int, int]


@value
class Member:
    """A file as it stands in a container (APPNOTE 6.3.10, 4.3.7 and 4.4): `head` before it, itself as `data`, `size`
    bytes in some pieces, and what the directory says of it, `listed`, but for its place and name."""

    name: bytes
    head: bytes
    data: tuple[bytes, ...]
    size: int
    listed: bytes


def dated(when: datetime.datetime) -> Moment:
    """An aware time as a container has it, in UTC."""
    year, month, day, hour, minute, second = when.astimezone(datetime.UTC).timetuple()[:6]
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def member(name: str, pieces: tuple[bytes, ...], moment: Moment, stored: bool = False) -> Member:
    """The file `name`, which its `pieces` make up."""
    encoded, total, length = name.encode(), 0, sum(map(len, pieces))
    for piece in pieces:
        total = zlib.crc32(piece, total)
    data = pieces if stored else (*_packed(pieces), _LAST)
    size = sum(map(len, data))
    flags = 0 if name.isascii() else _UTF8_NAME
    method = _STORED if stored else _DEFLATED
    about = (_VERSION, flags, method, *moment, total, size, length, len(encoded))
    listed = _CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _VERSION, *about, *(0, 0, 0, 0), _READABLE)
    return Member(encoded, _LOCAL.pack(b"PK\3\4", *about, 0) + encoded, data, size, listed)


_PIECES = Memory[tuple[bytes, bytes]](128, lambda kept: len(kept[0]) + len(kept[1]), 4_000_000)


def _packed(pieces: tuple[bytes, ...]) -> list[bytes]:
    if len(pieces) == 1:
        return [_deflated(pieces[0])]
    return [_PIECES.of(piece, partial(_kept, piece))[1] for piece in pieces]


def _kept(piece: bytes) -> tuple[bytes, bytes]:
    return piece, _deflated(piece)


def _deflated(piece: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(piece) + packing.flush(zlib.Z_FULL_FLUSH)


class Container:
    """Takes members in order."""

    def __init__(self) -> None:
        self._members: list[bytes] = []
        self._directory: list[bytes] = []
        self._names: set[bytes] = set()
        self._size = 0

    def add(self, member: Member) -> None:
        """ValueError if there is a file of its name."""
        if member.name in self._names:
            raise ValueError(f"two files are called {member.name.decode()}")
        self._names.add(member.name)
        self._directory += (member.listed, self._size.to_bytes(4, "little"), member.name)
        self._members += (member.head, *member.data)
        self._size += len(member.head) + member.size

    def file(self) -> bytes:
        directory, count = b"".join(self._directory), len(self._names)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._size, 0)
        return b"".join((*self._members, directory, end))
