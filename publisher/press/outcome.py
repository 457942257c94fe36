"""What became of a row: values, and their form as a line of JSON, which journal and reports are made of."""

from __future__ import annotations

import json
from dataclasses import field, replace

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.press.fitting import Fitted
from publisher.report import has_errors


@value
class Made:
    """A file: `name` below the output folder with slashes, its edition, its length in bytes, its SHA-256; how it was
    set (`fit`), and how the guide's `own` sheet is. In a volume, a file of many clinics, `name` is the volume's, and
    the clinic's `pages` begin with the page `first`, from 1 on; length and SHA-256 are those of the file that the
    clinic would have by itself."""

    name: str
    edition: str
    size: int
    sha256: str
    fit: Fitted = field(default_factory=dict)
    own: Fitted = field(default_factory=dict)
    first: int = 0
    pages: int = 0

    @property
    def place(self) -> str:
        """Its name, and its page in a volume as PDF's open parameters tell it (RFC 8118, 3)."""
        return f"{self.name}#page={self.first}" if self.pages else self.name


@value
class Source:
    """What a row gives to its files: the digest of its `values` and choices, and that of its `logo`, if it has one."""

    values: str = ""
    logo: str = ""


@value
class Outcome:
    """`folder` is empty for a row that did not come so far. `key` is the digest of all it was made from, empty for a
    row that was not tried. `due` names every file that the run could make for such a row, made or not, as far as its
    folder is known. `source`: what it gives itself. `full`: the disk takes no more, so that the run has to stop.
    `table` is the file it stood in."""

    row: int
    clinic: str
    folder: str = ""
    key: str = ""
    files: tuple[Made, ...] = ()
    findings: tuple[Finding, ...] = ()
    due: tuple[str, ...] = ()
    source: Source = Source()
    full: bool = False
    table: str = ""

    @property
    def failed(self) -> bool:
        return has_errors(self.findings)

    def moved(self, table: str, row: int, clinic: str, due: tuple[str, ...] = ()) -> Outcome:
        """The same for a row that now stands elsewhere in `table`, in a run that could make what is `due`."""
        found = (
            replace(each, place=replace(each.place, file=table, line=row))
            if (each.place.file, each.place.line) == (self.table, self.row)
            else each
            for each in self.findings
        )
        return replace(self, row=row, clinic=clinic, findings=tuple(found), due=due, table=table)


def as_line(outcome: Outcome) -> bytes:
    files = [[made.name, made.edition, made.size, made.sha256, made.fit, made.own] for made in outcome.files]
    findings = [[each.code, _place(each.place), dict(each.arguments)] for each in outcome.findings]
    source = [outcome.source.values, outcome.source.logo]
    known = [outcome.row, outcome.clinic, outcome.folder, outcome.key]
    fields = [*known, files, findings, outcome.due, source, outcome.table]
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


def of_line(line: bytes) -> Outcome | None:
    """The outcome in a line; None for one that was not written to its end."""
    try:
        row, clinic, folder, key, files, findings, due, source, table = json.loads(line)
        made = tuple(Made(*each) for each in files)
        found = tuple(Finding(code, _read_place(*place), told) for code, place, told in findings)
        bytes.fromhex(key)
        return Outcome(row, clinic, folder, key, made, found, tuple(due), Source(*source), table=table)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _read_place(file: str, line: int, column: int, page: int, spot: list[float]) -> Place:
    return Place(file, line, column, page, tuple(spot))


def _place(place: Place) -> list[object]:
    return [place.file, place.line, place.column, place.page, list(place.spot)]
