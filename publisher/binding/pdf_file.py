"""The file itself: objects in compressed object streams behind a cross-reference stream (ISO 32000-1, 7.5.7, 7.5.8).

ReportLab numbers its objects and knows how each is written. It writes every one out by itself with a plain table, and
a structure tree has hundreds of small ones: packed they take a tenth of the room."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from publisher.binding.pdf_object import Stream

_BINARY = b"\n%\xe2\xe3\xcf\xd3\n"


def reserve(document: Any, count: int) -> int:
    """Keep `count` object numbers free for `written`; the first of them."""
    first = int(document.objectcounter) + 1
    document.objectcounter += count
    return first


def written(document: Any, more: Mapping[int, bytes], version: bytes) -> bytes:
    """The whole file, in this `version` of PDF: ReportLab's objects and `more`, bodies by their reserved numbers. The
    /ID is made from all that stands before it."""
    root, info = (_number(document, each) for each in (document.Catalog, document.info))
    file = bytearray(b"%PDF-" + version + _BINARY)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    small: dict[int, bytes] = {}
    number = 0
    while number < document.objectcounter:  # writing one object may register others
        number += 1
        body, stream = (more[number], False) if number in more else _body(document, number)
        if stream:
            places[number] = (1, len(file), 0)
            file += b"%d 0 obj\n%sendobj\n" % (number, body)
        else:
            small[number] = body
    number += 1
    places[number] = (1, len(file), 0)
    places |= {each: (2, number, index) for index, each in enumerate(small)}
    file += b"%d 0 obj\n%sendobj\n" % (number, _packed(small).format(document))
    number += 1
    places[number] = (1, len(file), 0)
    start = len(file)
    digest = hashlib.sha256(file).hexdigest()[:32].encode("ascii")
    table = b"".join(
        b"%c%s%s" % (kind, one.to_bytes(4, "big"), two.to_bytes(2, "big"))
        for _, (kind, one, two) in sorted(places.items())
    )
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
        len(places), root, info, digest, digest
    )  # fmt: skip
    file += b"%d 0 obj\n%sendobj\n" % (number, Stream(table, entries).format(document))
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _number(document: Any, item: Any) -> int:
    name = document.Reference(item).name
    return int(document.idToObjectNumberAndVersion[name][0])


def _body(document: Any, number: int) -> tuple[bytes, bool]:
    """An object as written, and whether it is a stream."""
    item = document.idToObject[document.numberToId[number]]
    return pdfdoc.format(item, document, toplevel=1), isinstance(item, Stream)


def _packed(bodies: Mapping[int, bytes]) -> Stream:
    places: list[bytes] = []
    at = 0
    for number, body in bodies.items():
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
    return Stream(head + b"\n".join(bodies.values()), entries)
