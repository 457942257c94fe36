"""What must read otherwise where a file of one clinic becomes a part of a volume: bodies with their new numbers enter,
bodies that fit there leave."""

from __future__ import annotations

import re
from collections.abc import Mapping

from publisher.binding.pdf_copy import Copy
from publisher.binding.pdf_object import text_string
from publisher.binding.pdf_template import STRING, bare, rows

_WIDGET = b"/Subtype/Widget"
_WRITTEN = re.compile(rb"/DA\(/(Write\d+) ")
_TITLE = re.compile(rb"/T(?:" + STRING + rb"|<[0-9a-f]*>)", re.S)
_ROOT = b"<</Type/StructElem/S/Document/"
_TREE = re.compile(
    rb"/ParentTree<</Nums\[([\[\]\d R]*)\]>>/ParentTreeNextKey (\d+)(?:/IDTree<</Names\[(.*)\]>>)?>>\s*\Z", re.S
)
_NAME = re.compile(rb"(" + STRING + rb"|<[0-9a-f]*>)(\d+) 0 R", re.S)


def as_field(body: bytes, parent: int, fonts: Mapping[bytes, bytes]) -> bytes:
    """A field below the field `parent`; `fonts` are the new names of those it may be written in."""
    made = body.replace(_WIDGET, b"%s/Parent %d 0 R" % (_WIDGET, parent), 1)
    return _WRITTEN.sub(lambda found: b"/DA(/%s " % fonts[found[1]], made)  # no string holds a bare parenthesis


def as_part(body: bytes, title: str, language: bytes) -> bytes:
    """The topmost element of a clinic's structure as a part of the whole. Raises ValueError for one that is no
    Document."""
    if not body.startswith(_ROOT):
        raise ValueError("its structure does not begin with a document")
    made = _TITLE.sub(b"", body.replace(_ROOT, b"<</Type/StructElem/S/Part/", 1), count=1).rstrip()
    said = b"/Lang " + language if language and b"/Lang" not in bare(made) else b""
    return made[:-2] + b"/T" + text_string(title).encode("ascii") + said + b">>"


def keys_of(copy: Copy, numbers: Mapping[int, int], shift: int) -> tuple[int, bytes]:
    """How many keys of the parent tree the clinic's file uses, and its entries with all keys moved by `shift`."""
    nums, count, _ = _tree(copy)
    return int(count), rows(nums).filled(numbers, shift)


def identifiers_of(copy: Copy, numbers: Mapping[int, int], record: int) -> list[tuple[bytes, bytes]]:
    """Its structure identifiers, as `pdf_template` makes them those of `record`, each with its element's reference."""
    made = []
    for told, number in _NAME.findall(_tree(copy)[2] or b""):
        plain = told.startswith(b"(")
        made.append((not plain, b"(%08d" % record + (b"." + told[1:-1] if plain else told[:-1]) + b")", int(number)))
    made.sort(key=lambda each: each[0])
    return [(name, b"%d 0 R" % numbers[number]) for _, name, number in made]


def _tree(copy: Copy) -> tuple[bytes, bytes, bytes | None]:
    found = _TREE.search(copy.bodies[copy.tree].data)
    if not found:
        raise ValueError("its structure is written otherwise")
    nums, count, names = found.groups()
    return nums, count, names
