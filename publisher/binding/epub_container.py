"""Files → a ZIP container without the clock or the platform, no two files of one name (OCF 3.3, 4.2).

Written here and not by the standard library, which packs every file anew: most files of a clinic's book are those of
the last one's, and stay packed."""

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


@value
class Packed:
    """What stands in the container for a file (APPNOTE 6.3.10, 4.3.7 and 4.4)."""

    method: int
    sum: int
    size: int
    data: bytes


_PACKED = Memory[tuple[bytes, Packed]](1024, lambda kept: len(kept[0]) + len(kept[1].data), 32_000_000)
_STORED_AS_IS = Memory[tuple[bytes, Packed]](256, lambda kept: len(kept[0]), 16_000_000)


def _packed(data: bytes, stored: bool) -> Packed:
    if stored:  # pictures, which are large: looked for by which they are, not by what they hold
        return _STORED_AS_IS.of((), lambda: (data, Packed(_STORED, zlib.crc32(data), len(data), data)), data)[1]
    return _PACKED.of(data, lambda: (data, _deflated(data)))[1]


def _deflated(data: bytes) -> Packed:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Packed(_DEFLATED, zlib.crc32(data), len(data), packing.compress(data) + packing.flush())


Moment = tuple[int, int]
_RECORDS = Memory[tuple[bytes, bytes]](1024)


def _records(name: str, packed: Packed, moment: Moment) -> tuple[bytes, bytes]:
    """What stands before a file, and what the directory says of it but for its place and name."""
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8_NAME
    about = (_VERSION, flags, packed.method, *moment, packed.sum, len(packed.data), packed.size, len(encoded))
    listed = _CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _VERSION, *about, *(0, 0, 0, 0), _READABLE)
    return _LOCAL.pack(b"PK\3\4", *about, 0) + encoded, listed


class Container:
    """Takes files in order; `when` (an aware time) is the date of each."""

    def __init__(self, when: datetime.datetime) -> None:
        year, month, day, hour, minute, second = when.astimezone(datetime.UTC).timetuple()[:6]
        self._moment = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
        self._members: list[bytes] = []
        self._directory: list[bytes] = []
        self._names: set[str] = set()
        self._size = 0

    def add(self, name: str, data: bytes, stored: bool = False) -> None:
        """ValueError if there is a file called `name`."""
        if name in self._names:
            raise ValueError(f"two files are called {name}")
        self._names.add(name)
        packed = _packed(data, stored)
        head, listed = _RECORDS.of((name, self._moment), partial(_records, name, packed, self._moment), packed)
        self._directory += (listed, self._size.to_bytes(4, "little"), name.encode())
        self._members += (head, packed.data)
        self._size += len(head) + len(packed.data)

    def file(self) -> bytes:
        directory, count = b"".join(self._directory), len(self._names)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._size, 0)
        return b"".join((*self._members, directory, end))
