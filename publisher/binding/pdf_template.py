"""An object's body as a template: references, keys of the parent tree and structure identifiers are slots, so that the
object can be entered into another file. What stands in a string is never touched: it may be anything that a clinic
wrote, such as `1 0 R`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache

from publisher.model.value import value

STRING = rb"\((?:[^()\\]|\\.)*\)"
"""A literal string as this package and ReportLab write it: with every parenthesis escaped."""
_SLOT = re.compile(STRING + rb"|(/StructParents? )(\d+)|/ID(?:\(((?:[^()\\]|\\.)*)\)|(<[0-9a-f]*)>)|(\d+) 0 R\b", re.S)
_STRINGS = re.compile(STRING, re.S)


class Kind(Enum):
    OBJECT = "the number of an object"
    KEY = "a key of the parent tree"
    RECORD = "which record the object is of"


Slot = tuple[Kind, int]


@value
class Template:
    """`form` has a %d for each of `slots`."""

    form: bytes
    slots: tuple[Slot, ...]

    @property
    def objects(self) -> Iterator[int]:
        """The objects that are referred to, by their old numbers."""
        return (number for kind, number in self.slots if kind is Kind.OBJECT)

    def filled(self, numbers: Mapping[int, int], shift: int = 0, record: int = 0) -> bytes:
        """The body with new `numbers` by the old ones, keys moved by `shift`, identifiers made those of `record`."""
        if not self.slots:
            return self.form % ()
        return self.form % tuple(
            [
                numbers[number] if kind is Kind.OBJECT else number + shift if kind is Kind.KEY else record
                for kind, number in self.slots
            ]
        )


@lru_cache(maxsize=8192)
def template(body: bytes) -> Template:
    """The template of a body without a stream. Raises ValueError for one that no writer of ours makes."""
    slots: list[Slot] = []

    def slot(found: re.Match[bytes]) -> bytes:
        key, number, word, hexadecimal, reference = found.groups()
        if key:
            slots.append((Kind.KEY, int(number)))
            return bytes(key) + b"\0"
        if reference:
            slots.append((Kind.OBJECT, int(reference)))
            return b"\0 0 R"
        if word is None and hexadecimal is None:
            return found[0]
        slots.append((Kind.RECORD, 0))
        return b"/ID(" + (b"\1." + word if hexadecimal is None else b"\1" + hexadecimal) + b")"

    if b"\0" in body or b"\1" in body or re.search(rb"[()]", _STRINGS.sub(b"", body)):
        raise ValueError("strings are written otherwise")
    marked = _SLOT.sub(slot, body)
    return Template(marked.replace(b"%", b"%%").replace(b"\0", b"%d").replace(b"\1", b"%08d"), tuple(slots))


_ROW = re.compile(rb"(\d+)(\[[\d R]*\]| \d+ 0 R)")


@lru_cache(maxsize=256)
def rows(numbers: bytes) -> Template:
    """The template of a number tree's entries: keys of the parent tree, each with a reference or an array of them."""
    slots: list[Slot] = []
    pieces: list[bytes] = []
    for key, told in _ROW.findall(numbers):
        form = template(told)
        slots += ((Kind.KEY, int(key)), *form.slots)
        pieces.append(b"%d" + form.form)
    return Template(b" ".join(pieces), tuple(slots))


def bare(body: bytes) -> bytes:
    """The body with nothing in its literal strings, to look for keys in."""
    return _STRINGS.sub(b"()", body)
