"""One JSON object a line → the rows of a table of clinics, read as a stream.

Numbers keep the characters they were written with. An object may hold `settings` as an object of its own or as
`settings.NAME`, as a table's columns do; a list becomes lines (address, hours) or words with commas between."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from publisher.model.clinic import SETTING
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.reading.clinic_row import NUMBER, Cell, Record
from publisher.reading.clinic_table_csv import LONGEST_LINE, MARK


class _Number(str):
    """A number as it was written."""


class _TwiceError(ValueError):
    pass


def read_jsonl(file: str, stream: BinaryIO, encoding: str = "") -> Iterator[Record]:
    """The rows, one by one; a line's number is its row's."""
    text = io.TextIOWrapper(stream, encoding or "utf-8", errors="replace")
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        whole, rest = len(line) < LONGEST_LINE, line
        while len(rest) == LONGEST_LINE and rest[-1] != "\n":
            rest = text.readline(LONGEST_LINE)
        place, line = Place(file, number), line.removeprefix(MARK) if number == 1 else line
        if not whole:
            yield Record(number, place, findings=(Finding("ROW-LONG", place, {"limit": LONGEST_LINE}),))
        elif line.strip():
            yield _record(line, place)


def _record(line: str, place: Place) -> Record:
    try:
        found = json.loads(
            line, object_pairs_hook=_once, parse_int=_Number, parse_float=_Number, parse_constant=_Number
        )
    except (ValueError, RecursionError) as error:
        problem = str(error) if isinstance(error, _TwiceError) else getattr(error, "msg", "it nests too deep")
        column = getattr(error, "colno", 1)
        return _broken(Place(place.file, place.line, column), problem[:1].lower() + problem[1:])
    if not isinstance(found, dict):
        return _broken(place, "it holds something else")
    try:
        cells = dict(_cells(found, place))
    except _TwiceError as error:
        return _broken(place, str(error))
    return Record(place.line, place, cells)


def _broken(place: Place, problem: str) -> Record:
    return Record(place.line, place, findings=(Finding("ROW-JSON", place, {"problem": problem}),))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a name stand twice and the last one win (RFC 8259, 4): here it is an error, as in a table."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(f"'{next(name for name in names if names.count(name) > 1)}' stands in it twice")
    return found


def _cells(found: dict[str, Any], place: Place) -> Iterator[tuple[str, Cell]]:
    inner = found.get("settings")
    flat = {name: each for name, each in found.items() if name != "settings" or not isinstance(inner, dict)}
    nested = {SETTING + name: each for name, each in inner.items()} if isinstance(inner, dict) else {}
    twice = flat.keys() & nested.keys()
    if twice:
        raise _TwiceError(f"'{min(twice)}' stands in it twice")
    for name, each in {**flat, **nested}.items():
        yield name, _cell(name, each, place)


def _cell(name: str, found: Any, place: Place) -> Cell:
    if isinstance(found, _Number):
        return Cell(str(found), place, NUMBER)
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return Cell(("\n" if name in ("address", "hours") else ", ").join(found), place)
    if isinstance(found, str):
        return Cell(found, place)
    kinds = {type(None): "", bool: "true or false", list: "a list of other things", dict: "an object"}
    return Cell("", place, kinds[type(found)])
