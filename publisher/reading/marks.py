"""Marks: places in the source, written as characters that travel through the parser like any letter.

Python-Markdown keeps no positions. So every line enters it with a mark behind its prefix (indent, bullet, `#`, `>` …),
and every inline pattern adds marks where its text begins and ends. A mark is three private-use characters: no digit,
no letter, no space, so that no pattern of Markdown reads it as anything. Private-use characters that a person wrote
are kept apart by an escape.
"""

from __future__ import annotations

import re
from array import array

LEAD = "\U000f0000"
ESCAPE = "\U000f0001"
LENGTH = 3
_HIGH, _LOW, _BASE = 0xF1000, 0xF2000, 0x1000
_COLUMN_BITS = 24
_PLANE = 0x10000
RESERVED = re.compile("[\U000f0000-\U000f2fff]")
MARK = f"{LEAD}[\U000f1000-\U000f1fff][\U000f2000-\U000f2fff]"
MARKS = re.compile(MARK)
_ESCAPED = re.compile(f"{ESCAPE}([\U00100000-\U0010ffff])")
Point = tuple[int, int]


def escape(text: str) -> str:
    """`text` with its own reserved characters out of the way; `plain` brings them back."""
    return RESERVED.sub(lambda found: ESCAPE + chr(ord(found[0]) + _PLANE), text) if not text.isascii() else text


def unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(ord(found[1]) - _PLANE), text) if ESCAPE in text else text


def plain(text: str) -> str:
    """`text` as it was written: without marks, escapes undone."""
    if text.isascii():
        return text
    return unescape(MARKS.sub("", text) if LEAD in text else text)


class Marks:
    """The table of places of one file; a place is (line, column), both from 1."""

    def __init__(self) -> None:
        self._points = array("Q")

    def mark(self, point: Point) -> str:
        index = len(self._points)
        self._points.append(point[0] << _COLUMN_BITS | point[1])
        return LEAD + chr(_HIGH + index // _BASE) + chr(_LOW + index % _BASE)

    def at(self, text: str, index: int) -> Point:
        """The place that the mark at `index` stands for."""
        point = self._points[(ord(text[index + 1]) - _HIGH) * _BASE + ord(text[index + 2]) - _LOW]
        return point >> _COLUMN_BITS, point & (1 << _COLUMN_BITS) - 1

    def first(self, text: str) -> Point | None:
        index = text.find(LEAD)
        return self.at(text, index) if index >= 0 else None

    def last(self, text: str) -> Point:
        return self.at(text, text.rindex(LEAD))


def advanced(point: Point, text: str) -> Point:
    """The place behind `text`, which begins at `point` and holds no mark."""
    line, column = point
    breaks = text.count("\n")
    if breaks:
        return line + breaks, len(unescape(text[text.rindex("\n") :]))
    return line, column + len(unescape(text))
