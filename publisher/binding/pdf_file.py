"""The file itself: objects in compressed object streams behind a cross-reference stream (ISO 32000-1, 7.5.7, 7.5.8).

ReportLab numbers its objects and knows how each is written. It writes every one out by itself with a plain table, and
a structure tree has hundreds of small ones: packed they take a tenth of the room. The structure tree is packed apart:
it is most of a file's small objects, and the same in every copy of a sheet that is printed in many clinics' names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from publisher.binding.pdf_object import Stream
from publisher.model.value import value

BINARY = b"\n%\xe2\xe3\xcf\xd3\n"
_WIDTHS = (1, 4, 2)  # bytes of an entry's three fields
_KEPT = 16


class Body(NamedTuple):
    """An object as it is written, between `obj` and `endobj`. A stream's stands in the file by itself."""

    data: bytes
    stream: bool = False


@value
class Document:
    """`bodies` by number, from 1 on; `root` and `info` are the numbers of catalogue and information; those in `tree`
    are packed apart."""

    bodies: tuple[Body, ...]
    root: int
    info: int
    version: bytes
    tree: frozenset[int] = frozenset()


def reserve(document: Any, count: int) -> int:
    """Keep `count` object numbers free for `collected`; the first of them."""
    first = int(document.objectcounter) + 1
    document.objectcounter += count
    return first


def collected(document: Any, more: Mapping[int, Body], version: bytes, tree: Iterable[int] = ()) -> Document:
    """ReportLab's objects and `more`, bodies by their reserved numbers, for a file in this `version` of PDF."""
    root, info = (number_of(document, each) for each in (document.Catalog, document.info))
    bodies: list[Body] = []
    while len(bodies) < document.objectcounter:  # writing one object may register others
        number = len(bodies) + 1
        bodies.append(more[number] if number in more else _body(document, number))
    return Document(tuple(bodies), root, info, version, frozenset(tree))


def written(document: Document) -> bytes:
    """The whole file. The /ID is made from all that stands before it."""
    tree = tuple((n, body.data) for n, body in enumerate(document.bodies, 1) if n in document.tree)
    rest = tuple((n, b.data) for n, b in enumerate(document.bodies, 1) if not b.stream and n not in document.tree)
    count = len(document.bodies)
    packs = [(count + at, bodies) for at, bodies in enumerate(filter(None, (tree, rest)), 1)]
    pieces, places = [b"%PDF-", document.version, BINARY], dict[int, int]()
    at = sum(map(len, pieces))
    streams = [(n, body.data) for n, body in enumerate(document.bodies, 1) if body.stream]
    for number, data in (*streams, *((n, _packed(bodies) if bodies is tree else pack(bodies)) for n, bodies in packs)):
        head = b"%d 0 obj\n" % number
        places[number] = at
        pieces += (head, data, b"endobj\n")
        at += len(head) + len(data) + 7
    last = count + len(packs) + 1
    places[last] = at
    digest = hashlib.sha256(b"".join(pieces)).hexdigest()[:32].encode("ascii")
    table = _table(last, tuple((number, tuple(n for n, _ in bodies)) for number, bodies in packs), places)
    entries = b"/Type/XRef/Size %d/W[%d %d %d]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
        last + 1, *_WIDTHS, document.root, document.info, digest, digest
    )  # fmt: skip
    pieces.append(b"%d 0 obj\n%sendobj\n" % (last, Stream(table, entries).format(None)))
    pieces.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(pieces)


def number_of(document: Any, item: Any) -> int:
    """The number of `item`, an indirect object of ReportLab's."""
    name = document.Reference(item).name
    return int(document.idToObjectNumberAndVersion[name][0])


def _body(document: Any, number: int) -> Body:
    item = document.idToObject[document.numberToId[number]]
    return Body(pdfdoc.format(item, document, toplevel=1), isinstance(item, Stream))


Packed = tuple[int, tuple[int, ...]]
"""The number of an object stream, and those of the objects in it."""


def _table(last: int, packs: tuple[Packed, ...], places: Mapping[int, int]) -> bytes:
    """The entries of the cross-reference stream, that itself being number `last`; `places` are streams' offsets."""
    table = bytearray(_standing_table(last, packs))
    for number, place in places.items():
        table[number * 7 : number * 7 + 7] = b"\x01" + place.to_bytes(4, "big") + b"\0\0"
    return bytes(table)


@lru_cache(maxsize=_KEPT)
def _standing_table(last: int, packs: tuple[Packed, ...]) -> bytes:
    """The entries of packed objects; those of streams are blank."""
    table = bytearray(b"\0\0\0\0\0\xff\xff" + bytes(last * sum(_WIDTHS)))
    for number, packed in packs:
        for index, each in enumerate(packed):
            table[each * 7 : each * 7 + 7] = b"\x02" + number.to_bytes(4, "big") + index.to_bytes(2, "big")
    return bytes(table)


def pack(bodies: tuple[tuple[int, bytes], ...]) -> bytes:
    """An object stream of bodies by number."""
    places: list[bytes] = []
    at = 0
    for number, body in bodies:
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
    return Stream(head + b"\n".join([body for _, body in bodies]), entries).format(None)


_packed = lru_cache(maxsize=_KEPT)(pack)
