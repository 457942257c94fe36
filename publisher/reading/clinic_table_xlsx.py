"""The first sheet of an Excel workbook → the rows of a table of clinics, as a stream. The only importer of openpyxl.

A workbook keeps the texts of its cells in one list, which openpyxl holds in memory: a table of a million clinics is
better a CSV file. What is not text is told apart, since 020… becomes a number that lost its nought."""

from __future__ import annotations

import datetime
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.reading.clinic_row import FORMULA, NUMBER, Cell, Record
from publisher.reading.clinic_table_columns import Columns, read_columns

_MOST_TEXT = 200 << 20
_WIDEST = 500
_TEXTS = "xl/sharedStrings.xml"
_CURE = "Save it as a workbook (.xlsx) once more, or as “CSV UTF-8”."


def read_xlsx(file: str, stream: BinaryIO) -> tuple[Columns, Iterator[Record]]:
    """The columns, and the rows below them one by one. BrokenInput: TABLE-UNREAD and what `read_columns` raises."""
    rows = _rows(file, stream)
    header = next(rows, ())
    place = Place(file, 1)
    while header and header[-1].value is None:
        header = header[:-1]
    texts = [cell.text for cell in _cells(header, place)]
    columns = read_columns(texts, place)
    return columns, _records(rows, columns)


def _rows(file: str, stream: BinaryIO) -> Iterator[tuple[Any, ...]]:
    """Rows of openpyxl's cells. A hostile workbook makes that library fail in ways it does not list: each is the file's
    fault and becomes TABLE-UNREAD."""
    try:
        _demand_moderate(stream)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import openpyxl

            book = openpyxl.load_workbook(stream, read_only=True, data_only=False, keep_links=False)
            yield from book.worksheets[0].iter_rows(max_col=_WIDEST)
    except Exception as error:
        problem = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise BrokenInput(Finding("TABLE-UNREAD", Place(file), {"problem": problem, "cure": _CURE})) from error


def _demand_moderate(stream: BinaryIO) -> None:
    """Raises ValueError for a workbook whose list of texts would fill the memory."""
    with zipfile.ZipFile(stream) as book:
        size = sum(member.file_size for member in book.infolist() if member.filename == _TEXTS)
    stream.seek(0)
    if size > _MOST_TEXT:
        raise ValueError(f"it holds {size >> 20} MB of text, more than a workbook is read with")


def _records(rows: Iterator[tuple[Any, ...]], columns: Columns) -> Iterator[Record]:
    """A workbook that breaks off is a bad row, and the last one."""
    number, width = 1, len(columns.names)
    try:
        for number, row in enumerate(rows, 2):
            place = Place(columns.place.file, number)
            cells = list(_cells(row, place))
            while len(cells) > width and not cells[-1].text.strip():
                cells.pop()
            cells += [Cell("", place)] * (width - len(cells))
            record = columns.record(number, cells)
            if record:
                yield record
    except BrokenInput as broken:
        yield Record(number + 1, Place(columns.place.file, number + 1), findings=broken.findings)


def _cells(row: tuple[Any, ...], place: Place) -> Iterator[Cell]:
    for column, cell in enumerate(row, 1):
        at = Place(place.file, place.line, column)
        if cell.value is None:
            yield Cell("", at)
        else:
            yield Cell(str(cell.value).replace("\r\n", "\n"), at, _kind(cell))


def _kind(cell: Any) -> str:
    found = cell.value
    if cell.data_type == "f":
        return FORMULA
    if cell.data_type == "e":
        return "an error of the spreadsheet"
    if isinstance(found, bool):
        return "true or false"
    if isinstance(found, datetime.date | datetime.time | datetime.timedelta):
        return "a date or time"
    return NUMBER if isinstance(found, int | float) else ""
