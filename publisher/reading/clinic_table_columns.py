"""The header of a table of clinics → which column holds what.

People write headers as they speak: `Out of hours` and `out-of-hours` are `out_of_hours`. What comes after `settings.`
is kept as it is written, since a guide names its settings itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.model.clinic import FIELDS, SETTING
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.reading.clinic_row import CHOICES, Cell, Record
from publisher.reading.nearest import suggestion

KNOWN = (*FIELDS, *CHOICES)
_BETWEEN = re.compile(r"[\s_-]+")
_SHOWN = 12


@value
class Columns:
    """`names` in the order of the columns, empty where a column is not read; `place` is the header's."""

    names: tuple[str, ...]
    place: Place
    findings: tuple[Finding, ...] = ()

    @property
    def settings(self) -> tuple[tuple[str, Place], ...]:
        """The settings that the table has columns for, each with its place."""
        named = ((name, _at(self.place, number)) for number, name in enumerate(self.names, 1))
        return tuple((name.removeprefix(SETTING), place) for name, place in named if name.startswith(SETTING))

    def record(self, number: int, cells: Sequence[Cell], encoding: str = "UTF-8") -> Record | None:
        """A row under these columns; None for one without any text. ROW-RAGGED where cells are too many or too few."""
        if not any(cell.text.strip() for cell in cells):
            return None
        place = Place(self.place.file, number)
        spare = cells[len(self.names) :]
        if len(cells) < len(self.names) or any(cell.text.strip() for cell in spare):
            counts = {"found": len(cells), "wanted": len(self.names)}
            return Record(number, place, findings=(Finding("ROW-RAGGED", place, counts),))
        return Record(number, place, {name: cell for name, cell in zip(self.names, cells) if name}, (), encoding)


def read_columns(header: Sequence[str], place: Place) -> Columns:
    """The columns that `header` names. BrokenInput: TABLE-EMPTY, TABLE-NAMELESS, TABLE-COLUMN-TWICE."""
    names = tuple(column_name(text) for text in header)
    if not any(names):
        raise BrokenInput(Finding("TABLE-EMPTY", place))
    broken = _twice(names, place)
    if "name" not in names:
        found = ", ".join(f"'{text.strip()[:40]}'" for text in header[:_SHOWN])
        near = suggestion("name", [name for name in names if name])
        broken.append(Finding("TABLE-NAMELESS", place, {"found": found, "suggestion": near}))
    if broken:
        raise BrokenInput(*broken)
    read = tuple(name if is_known(name) else "" for name in names)
    return Columns(read, place, tuple(_unread(names, place)))


def column_name(text: str) -> str:
    """A heading as the name it means."""
    text = text.strip()
    prefix, dot, rest = text.partition(".")
    if dot and f"{prefix.strip().lower()}." == SETTING:
        return SETTING + rest.strip()
    return _BETWEEN.sub("_", text.lower())


def is_known(name: str) -> bool:
    return name in KNOWN or (name.startswith(SETTING) and name != SETTING)


def _twice(names: Sequence[str], place: Place) -> list[Finding]:
    """A column that is not read may be there twice."""
    doubled = [(names.index(name) + 1, n, name) for n, name in enumerate(names, 1) if names.index(name) + 1 < n]
    return [
        Finding("TABLE-COLUMN-TWICE", _at(place, second), {"name": name, "first": first, "second": second})
        for first, second, name in doubled
        if is_known(name)
    ]


def _unread(names: Sequence[str], place: Place) -> list[Finding]:
    found = []
    for number, name in enumerate(names, 1):
        if not name:
            found.append(Finding("TABLE-COLUMN-BARE", _at(place, number), {"number": number}))
        elif not is_known(name):
            arguments = {"name": name, "suggestion": suggestion(name, KNOWN), "known": ", ".join(KNOWN)}
            found.append(Finding("TABLE-COLUMN-UNKNOWN", _at(place, number), arguments))
    return found


def _at(place: Place, column: int) -> Place:
    return Place(place.file, place.line, column)
