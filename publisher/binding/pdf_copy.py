"""A file of ours read back: bytes enter, its objects leave, sorted by what they are for.

Only what `pdf_file` writes is read (object streams behind one cross-reference stream, no generations, no updates), so
that this is short and can be exact: everything else is refused."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache

from publisher.binding.pdf_file import Body
from publisher.binding.pdf_template import STRING, bare
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

_HEAD = re.compile(rb"%PDF-(\d\.\d)\n%\xe2\xe3\xcf\xd3\n")
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_TABLE = re.compile(
    rb"\d+ 0 obj\n<</Type/XRef/Size \d+/W\[1 4 2\]/Root (\d+) 0 R/Info (\d+) 0 R/ID\[<\w+><\w+>\]"
    rb"/Filter/FlateDecode/Length (\d+)>>\nstream\n"
)
_PACK = re.compile(rb"<</Type/ObjStm/N (\d+)/First (\d+)/Filter/FlateDecode/Length (\d+)>>\nstream\n")
_ELEMENT, _ANNOTATION = b"<</Type/StructElem", b"<</Type/Annot/"
_LANGUAGE = re.compile(rb"/Lang (" + STRING + rb")", re.S)
_INTENTS = re.compile(rb"/OutputIntents (\[(?:[^\[\]()]|" + STRING + rb")*\])", re.S)


@value
class Copy:
    """A clinic's file by its objects' numbers. `parents` is the node above its `pages`; `outline` the root of the
    bookmarks `items`, and `tree` that of the structure `elements`, both 0 where there are none; `fields` are those of
    the annotations that can be filled in, in the fonts `written` by their names. `language` and `intents`: as they
    stand in the catalogue."""

    bodies: Mapping[int, Body]
    version: bytes
    parents: int
    pages: tuple[int, ...]
    annotations: tuple[int, ...] = ()
    fields: tuple[int, ...] = ()
    written: Mapping[bytes, int] = field(default_factory=dict)
    outline: int = 0
    items: tuple[int, ...] = ()
    tree: int = 0
    elements: tuple[int, ...] = ()
    language: bytes = b""
    intents: bytes = b""


def read_copy(name: str, data: bytes) -> Copy:
    """Raises BrokenInput (FILE-UNREADABLE) for a file that this program does not write."""
    try:
        return _copy(data)
    except (ValueError, TypeError, LookupError, struct.error, zlib.error) as error:
        reason = {"reason": f"it is no PDF of this program's making ({error})"}
        raise BrokenInput(Finding("FILE-UNREADABLE", Place(name), reason)) from error


def _copy(data: bytes) -> Copy:
    head, bodies, root = _objects(data)
    catalogue = bodies[root].data
    said = bare(catalogue)
    parents, tree = _number(rb"/Pages (\d+) 0 R", said), _number(rb"/StructTreeRoot (\d+) 0 R", said)
    outline = _number(rb"/Outlines (\d+) 0 R", said)
    annotations = tuple(n for n, body in bodies.items() if body.data.startswith(_ANNOTATION))
    fields = re.search(rb"/Fields\[([\d R]*)\]", said)
    intents, language = _INTENTS.search(catalogue), _LANGUAGE.search(catalogue)
    return Copy(
        bodies,
        head,
        parents,
        _references(re.findall(rb"/Kids \[([\d R\n]*)\]", bodies[parents].data)[0]),
        annotations,
        _references(fields[1]) if fields else (),
        {name: int(n) for name, n in re.findall(rb"/(Write\d+) (\d+) 0 R", said)},
        outline,
        tuple(_items(bodies, outline)) if outline else (),
        tree,
        tuple(n for n, body in bodies.items() if body.data.startswith(_ELEMENT)),
        language[1] if language else b"",
        intents[1] if intents else b"",
    )


def _objects(data: bytes) -> tuple[bytes, dict[int, Body], int]:
    """The version, the objects in the order of their numbers, and the number of the catalogue."""
    head, end = _HEAD.match(data), _END.search(data, max(0, len(data) - 64))
    table = _TABLE.match(data, int(end[1])) if end else None
    if not head or not end or not table:
        raise ValueError("its frame is another")
    packed = data[table.end() : table.end() + int(table[3])]
    places = [
        (at, n) for n, (kind, at, _) in enumerate(struct.iter_unpack(">BIH", zlib.decompress(packed))) if kind == 1
    ]
    places.sort()
    bodies: dict[int, Body] = {}
    for (at, number), (after, _) in zip(places, [*places[1:], (int(end[1]), 0)], strict=True):
        if at == int(end[1]):
            continue
        body = data[at + len(b"%d 0 obj\n" % number) : after - len(b"endobj\n")]
        if body.startswith(b"<</Type/ObjStm"):
            bodies |= _unpacked(body)
        else:
            bodies[number] = Body(body, stream=True)
    return head[1], dict(sorted(bodies.items())), int(table[1])


@lru_cache(maxsize=32)
def _unpacked(pack: bytes) -> dict[int, Body]:
    found = _PACK.match(pack)
    if not found:
        raise ValueError("its objects are packed otherwise")
    count, first, length = map(int, found.groups())
    content = zlib.decompress(pack[found.end() : found.end() + length])
    head = [int(each) for each in content[:first].split()]
    ends = [*(first + at - 1 for at in head[3::2]), len(content)]
    if len(head) != 2 * count:
        raise ValueError("its objects are counted otherwise")
    return {n: Body(content[first + at : end]) for n, at, end in zip(head[::2], head[1::2], ends, strict=True)}


def _items(bodies: Mapping[int, Body], above: int) -> Iterator[int]:
    """The bookmarks below one of them, or below the root, in the order they are read."""
    number = _number(rb"/First (\d+) 0 R", bare(bodies[above].data))
    while number:
        yield number
        yield from _items(bodies, number)
        number = _number(rb"/Next (\d+) 0 R", bare(bodies[number].data))


def _number(pattern: bytes, body: bytes) -> int:
    """What `pattern` finds; 0 for nothing."""
    found = re.search(pattern, body)
    return int(found[1]) if found else 0


def _references(array: bytes) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(rb"(\d+) 0 R", array))
