"""One row of a table → a clinic and what is to be made for it. A row is a clinic's file written another way: its cells
become the same names with values that a YAML file gives, and are judged by the same rules.

On top of these stand the rules for what only tables have: formulas, numbers that lost a nought, broken encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from publisher.model.clinic import SETTING, Clinic
from publisher.model.finding import BrokenInput, Finding
from publisher.model.language import is_tag
from publisher.model.place import Place
from publisher.model.value import value
from publisher.model.visible import visible
from publisher.reading.clinic import clinic_of
from publisher.reading.decoding import CONTROL
from publisher.reading.yaml_text import Scalar, Table

CHOICES = ("brand", "locale", "editions")
LONGEST_CELL = 4_000
LONGEST_NAME = 200
NUMBER, FORMULA = "a number", "a formula"
_DIALLED = frozenset({"phone", "out_of_hours", "emergency"})
_SHORT_NUMBER = 3  # 112 and 999 lose nothing
_REPLACED = "\ufffd"
_BETWEEN = re.compile(r"[,;\s]+")


@value
class Cell:
    """`kind`: what it is where it is no text, such as "a date"."""

    text: str
    place: Place
    kind: str = ""


@value
class Record:
    """A row as it was read: its cells by the names of their columns, and what is wrong with the row as a whole.
    `number` counts from 1, the header included; `encoding` is that of its text."""

    number: int
    place: Place
    cells: Mapping[str, Cell] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    encoding: str = "UTF-8"


@value
class Row:
    """`clinic` is None where the findings leave none; `name` and `slug` are what their cells say all the same. `brand`
    and `locale` are empty and `editions` has nothing where the row leaves the choice to the run; `places` says where
    each stands."""

    number: int
    place: Place
    name: str = ""
    slug: str = ""
    clinic: Clinic | None = None
    brand: str = ""
    locale: str = ""
    editions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def at(self, choice: str) -> Place:
        return self.places.get(choice, self.place)


def row_of(record: Record) -> Row:
    """The row in `record`. Whatever is wrong with it is among its findings."""
    findings = [*record.findings, *_cell_findings(record)]
    bare = Row(record.number, record.place, _called(record, "name"), _called(record, "slug"))
    if findings:
        return replace(bare, findings=tuple(findings))
    cells = {name: cell for name, cell in record.cells.items() if visible(cell.text)}
    chosen = {name: visible(cells[name].text) for name in CHOICES if name in cells}
    places = {name: cells[name].place for name in chosen}
    locale = chosen.get("locale", "")
    if locale and not is_tag(locale):
        findings.append(Finding("ROW-LOCALE", places["locale"], {"locale": locale}))
    try:
        clinic, found = clinic_of(_table(cells, record.place))
    except BrokenInput as broken:
        return replace(bare, findings=(*findings, *broken.findings))
    editions = tuple(filter(None, _BETWEEN.split(chosen.get("editions", ""))))
    return replace(
        bare,
        clinic=clinic,
        brand=chosen.get("brand", ""),
        locale=locale,
        editions=editions,
        findings=(*findings, *found),
        places=places,
    )


def _called(record: Record, column: str) -> str:
    """What a cell says, whatever is wrong with it: no longer than a name is, and nothing in it steers a terminal."""
    cell = record.cells.get(column)
    return CONTROL.sub(_REPLACED, visible(cell.text)[:LONGEST_NAME]) if cell else ""


def _table(cells: Mapping[str, Cell], place: Place) -> Table:
    """The cells as a clinic's file has them, settings under one key."""
    own = {name: Scalar(cell.text, cell.place) for name, cell in cells.items() if name not in CHOICES}
    settings = {name.removeprefix(SETTING): own.pop(name) for name in tuple(own) if name.startswith(SETTING)}
    inner = Table(settings, {name: each.place for name, each in settings.items()}, place)
    keys = {name: each.place for name, each in own.items()}
    return Table({**own, "settings": inner}, {**keys, "settings": place}, place)


def _cell_findings(record: Record) -> Iterator[Finding]:
    for column, cell in record.cells.items():
        told = _told(column, cell, record.encoding)
        if told:
            yield Finding(told[0], cell.place, {"column": column, **told[1]})


def _told(column: str, cell: Cell, encoding: str) -> tuple[str, dict[str, str | int]] | None:
    """What is wrong with a cell: the finding's code and its further arguments."""
    text = cell.text
    if len(text) > LONGEST_CELL:
        return "CELL-LONG", {"size": len(text), "limit": LONGEST_CELL}
    if cell.kind == FORMULA or text.startswith("="):
        return "CELL-FORMULA", {}
    if cell.kind == NUMBER:
        return ("CELL-NUMBER", {}) if column in _DIALLED and len(text) != _SHORT_NUMBER else None
    if cell.kind:
        return "CELL-KIND", {"kind": cell.kind}
    if _REPLACED in text:
        return "CELL-ENCODING", {"encoding": encoding}
    control = CONTROL.search(text)
    return ("CELL-CONTROL", {"character": f"U+{ord(control[0]):04X}"}) if control else None
