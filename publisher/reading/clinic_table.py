"""A table of clinics → its rows, one by one, however long it is.

A binary stream enters; columns with what is wrong with them leave at once, rows as they are asked for. What a file is
shows in its name's ending. Nothing of a row is kept once it was handed out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.reading.clinic_row import Row, row_of

TEXT = frozenset({".csv", ".tsv", ".txt"})
LINES = frozenset({".jsonl", ".ndjson"})
WORKBOOK = frozenset({".xlsx", ".xlsm"})


@value
class ClinicTable:
    """`settings`: those the table has columns for, with their places. `findings`: about the header."""

    rows: Iterator[Row]
    settings: tuple[tuple[str, Place], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_table(file: str, stream: BinaryIO, delimiter: str = "", encoding: str = "") -> ClinicTable:
    """The table in `stream`, which must stay open while rows are read. `delimiter` and `encoding` are for text alone;
    empty, they are looked for. BrokenInput: TABLE-KIND, TABLE-UNREAD, TABLE-EMPTY, TABLE-NAMELESS,
    TABLE-COLUMN-TWICE."""
    from publisher.reading.clinic_table_csv import read_csv
    from publisher.reading.clinic_table_jsonl import read_jsonl
    from publisher.reading.clinic_table_xlsx import read_xlsx

    ending = PurePath(file).suffix.lower()
    if ending in LINES:
        return ClinicTable(map(row_of, read_jsonl(file, stream, encoding)))
    if ending in TEXT:
        columns, records = read_csv(file, stream, delimiter, encoding)
    elif ending in WORKBOOK:
        columns, records = read_xlsx(file, stream)
    else:
        raise BrokenInput(Finding("TABLE-KIND", Place(file)))
    return ClinicTable(map(row_of, records), columns.settings, columns.findings)
