"""A file written while its objects come: of each no more is held than where it stands, so that a file of a million
pages takes little room in memory. Numbers may be given out before it is known what they will stand for."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from publisher.binding.pdf_file import BINARY, Body, pack
from publisher.binding.pdf_object import Stream

_WIDTHS = (1, 5, 2)  # bytes of an entry's three fields: a terabyte, so many objects in a pack
_ENTRY = sum(_WIDTHS)
_FAN = 256


class GrowingFile:
    """Objects without a stream wait to be packed together until `pack` is called."""

    def __init__(self, file: BinaryIO, version: bytes) -> None:
        self._file, self._digest, self.size = file, hashlib.sha256(), 0
        self._table = bytearray(b"\0" * (1 + _WIDTHS[1]) + b"\xff\xff")
        self._waiting: list[tuple[int, bytes]] = []
        self._write(b"%PDF-" + version + BINARY)

    @property
    def count(self) -> int:
        """How many numbers were given out."""
        return len(self._table) // _ENTRY - 1

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def reserve(self, count: int = 1) -> int:
        """The first of `count` further numbers."""
        first = self.count + 1
        self._table += bytes(count * _ENTRY)
        return first

    def put(self, body: bytes, stream: bool = False) -> int:
        """The number that `body` got."""
        number = self.reserve()
        self.enter(number, Body(body, stream))
        return number

    def enter(self, number: int, body: Body) -> None:
        """Give a body to a number that was reserved."""
        if body.stream:
            self._stand(number, body.data)
        else:
            self._waiting.append((number, body.data))

    def pack(self) -> None:
        """Write what waits."""
        if self._waiting:
            number = self.reserve()
            for index, (each, _) in enumerate(self._waiting):
                self._enter(each, 2, number, index)
            self._stand(number, pack(tuple(self._waiting)))
            self._waiting.clear()

    def close(self, root: int, info: int) -> None:
        """Write what waits, and the table. The /ID is made from all that stands before it."""
        self.pack()
        at, number, identity = self.size, self.reserve(), self.sha256[:32].encode("ascii")
        self._enter(number, 1, at, 0)
        entries = b"/Type/XRef/Size %d/W[%d %d %d]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            number + 1, *_WIDTHS, root, info, identity, identity
        )  # fmt: skip
        table = Stream(zlib.compress(self._table, 6), entries, packed=True).format(None)
        self._write(b"%d 0 obj\n%sendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, at))

    def _stand(self, number: int, data: bytes) -> None:
        self._enter(number, 1, self.size, 0)
        self._write(b"%d 0 obj\n%sendobj\n" % (number, data))

    def _enter(self, number: int, kind: int, place: int, index: int) -> None:
        entry = bytes((kind,)) + place.to_bytes(_WIDTHS[1], "big") + index.to_bytes(_WIDTHS[2], "big")
        self._table[number * _ENTRY : (number + 1) * _ENTRY] = entry

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)


class Branches:
    """A name or number tree (ISO 32000-1, 7.9.6 and 7.9.7) that grows at its end, three levels high."""

    def __init__(self, file: GrowingFile, key: bytes) -> None:
        self._file, self._key = file, key
        self._low = self._last = b""
        self._leaves: list[int] = []
        self._nodes: list[int] = []

    def grow(self, low: bytes, high: bytes, entries: bytes) -> None:
        """Entries from the key `low` to `high`, behind all before."""
        leaf = self._file.put(b"<</Limits[%s %s]/%s[%s]>>" % (low, high, self._key, entries))
        self._low = self._low if self._leaves else low
        self._last = high
        self._leaves.append(leaf)
        if len(self._leaves) == _FAN:
            self._close()

    def root(self) -> bytes:
        """The tree; nothing where no entry came."""
        self._close()
        return b"<</Kids[%s]>>" % references(self._nodes) if self._nodes else b""

    def _close(self) -> None:
        if self._leaves:
            kids = references(self._leaves)
            self._nodes.append(self._file.put(b"<</Limits[%s %s]/Kids[%s]>>" % (self._low, self._last, kids)))
            self._leaves.clear()


class PageTree:
    """Nodes of pages under nodes (ISO 32000-1, 7.7.3), three levels high."""

    def __init__(self, file: GrowingFile) -> None:
        self._file, self.root = file, file.reserve()
        self._above = 0
        self._kids: list[int] = []
        self._nodes: list[int] = []
        self._pages = self.count = 0

    def grow(self, node: int, pages: list[int]) -> None:
        """Pages below the reserved number `node`, behind all before."""
        self._above = self._above or self._file.reserve()
        body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (self._above, len(pages), references(pages))
        self._file.enter(node, Body(body))
        self._kids.append(node)
        self._pages += len(pages)
        self.count += len(pages)
        if len(self._kids) == _FAN:
            self._close()

    def finish(self) -> None:
        self._close()
        body = b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.count, references(self._nodes))
        self._file.enter(self.root, Body(body))

    def _close(self) -> None:
        if self._kids:
            kids = references(self._kids)
            body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (self.root, self._pages, kids)
            self._file.enter(self._above, Body(body))
            self._nodes.append(self._above)
            self._kids.clear()
            self._above = self._pages = 0


def references(numbers: Iterable[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])
