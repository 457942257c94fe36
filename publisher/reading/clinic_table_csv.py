"""Text with separators → its rows, read as a stream.

A quotation mark that is never closed would swallow all rows below it. So every record is read by itself: where the
lines from here on do not make a sound one, the first of them alone is bad and reading goes on with the second."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.reading.clinic_row import Cell, Record
from publisher.reading.clinic_table_columns import Columns, column_name, is_known, read_columns

LONGEST_LINE = 100_000
_MOST_LINES = 100
DELIMITERS = (",", ";", "\t", "|")
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
MARK = "\ufeff"
"""What stands at the beginning of a text to tell its encoding, in whichever that was; no part of the text."""
_SAMPLE = 1024


@value
class Line:
    """A line of the file with its end; `whole` is False for one that was too long to be kept."""

    text: str
    whole: bool = True


class _Lines:
    """The lines of a text; what turned out not to belong to a record is given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.back: deque[Line] = deque()

    def take(self) -> Line | None:
        return self.back.popleft() if self.back else self._read()

    def give_back(self, lines: list[Line]) -> None:
        self.back.extendleft(reversed(lines))

    def _read(self) -> Line | None:
        line = self.text.readline(LONGEST_LINE)
        whole = len(line) < LONGEST_LINE
        rest = line
        while len(rest) == LONGEST_LINE and rest[-1] not in "\r\n":
            rest = self.text.readline(LONGEST_LINE)
        return Line(line, whole) if line else None


def read_csv(file: str, stream: BinaryIO, delimiter: str = "", encoding: str = "") -> tuple[Columns, Iterator[Record]]:
    """The columns, and the rows below them one by one. `delimiter` and `encoding`: empty to look for them in the file.
    BrokenInput: TABLE-UNREAD and what `read_columns` raises."""
    encoding = encoding or _encoding(file, stream)
    lines = _Lines(io.TextIOWrapper(stream, encoding.lower(), errors="replace", newline=""))
    header = lines.take() or Line("")
    header = replace(header, text=header.text.removeprefix(MARK))
    lines.give_back([header])
    delimiter = delimiter or _delimiter(header.text)
    cells = _cells(lines, delimiter)
    place = Place(file, 1)
    if not header.whole or cells is None:
        problem = {"problem": "its first row is not sound", "cure": "Look at the quotation marks of the first row."}
        raise BrokenInput(Finding("TABLE-UNREAD", place, problem))
    columns = read_columns(cells, place)
    return columns, _records(lines, delimiter, columns, encoding)


def _encoding(file: str, stream: BinaryIO) -> str:
    """UTF-16 by its mark, else UTF-8."""
    sample = stream.read(_SAMPLE).partition(b"\n")[0]
    stream.seek(0)
    wide = _WIDE.get(sample[:2], "")
    if not wide and b"\0" in sample:
        cure = "Save it as “CSV UTF-8”, or name its encoding, such as --encoding utf-16-le."
        raise BrokenInput(Finding("TABLE-UNREAD", Place(file), {"problem": "it is not UTF-8", "cure": cure}))
    return wide or "UTF-8"


def _delimiter(header: str) -> str:
    """The separator under which most of the header's names are known; where none is, the one that parts it most."""

    def known(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return sum(is_known(column_name(cell)) for cell in cells), len(cells)

    return max(DELIMITERS, key=known)


def _records(lines: _Lines, delimiter: str, columns: Columns, encoding: str) -> Iterator[Record]:
    number, file = 1, columns.place.file
    while line := lines.take():
        number += 1
        place = Place(file, number)
        lines.give_back([line])
        if not line.whole:
            lines.take()
            yield Record(number, place, findings=(Finding("ROW-LONG", place, {"limit": LONGEST_LINE}),))
            continue
        cells = _cells(lines, delimiter)
        if cells is None:
            yield Record(number, place, findings=(Finding("ROW-QUOTES", place),))
            continue
        placed = [Cell(text, Place(file, number, column)) for column, text in enumerate(cells, 1)]
        record = columns.record(number, placed, encoding)
        if record:
            yield record


def _cells(lines: _Lines, delimiter: str) -> list[str] | None:
    """The cells of the record that begins with the next line; None where it is not sound: then that line is gone, and
    the lines after it are still to come."""
    taken: list[Line] = []

    def fed() -> Iterator[str]:
        while len(taken) < _MOST_LINES and (line := lines.take()):
            taken.append(line)
            if not line.whole:
                return
            yield line.text

    try:
        cells = next(csv.reader(fed(), delimiter=delimiter, strict=True), [])
    except csv.Error:
        lines.give_back(taken[1:])
        return None
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
