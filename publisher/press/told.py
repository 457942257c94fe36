"""A run's report read back: what the run was made from, and its rows one by one, since there may be a million.

It is read line by line as the program writes it, and a stranger's: what is not of the right kind is a finding, and
nothing is made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from publisher import disk
from publisher.inputs import Inputs
from publisher.manifest import inputs_of
from publisher.manifest_shape import leads_away, machines_own, unsound_report
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.press.outcome import Made, Source
from publisher.press.report import VERSION

_ROWS = b' "rows": ['
_LONGEST = 4 * disk.MEGABYTE


@value
class ToldRow:
    """As in Outcome, as far as it is told. `records` are its parts of files of many clinics."""

    row: int
    clinic: str
    folder: str
    source: Source
    files: tuple[Made, ...] = ()
    records: tuple[Made, ...] = ()

    @property
    def all(self) -> tuple[Made, ...]:
        return (*self.files, *self.records)


@value
class Told:
    """A report: the guide's name, the table, what the run was made from, the command's further `terms`; the files that
    hold those of many clinics; how many rows there were, and how they are read, those that cannot be used as a
    finding."""

    path: Path
    guide: str
    table: str
    inputs: Inputs
    terms: Mapping[str, Any]
    volumes: tuple[Made, ...]
    count: int
    lines: BinaryIO

    @property
    def rows(self) -> Iterator[ToldRow | Finding]:
        """Once. Raises BrokenInput: MANIFEST-UNREAD."""
        for number, line in enumerate(iter(lambda: self.lines.readline(_LONGEST), b""), 1):
            if line == b" ]\n" and number > self.count:
                return
            if line == b" ]\n":
                raise BrokenInput(_unread(self.path, "rows are missing"))
            yield _row(self.path, number, line)
        raise BrokenInput(_unread(self.path, "it ends too early"))


def is_report(path: Path) -> bool:
    """Whether the file at `path` begins as a report does. Raises BrokenInput: FILE-UNREADABLE."""
    with disk.stream(path) as file:
        return any(True for _ in _head(file))


@contextmanager
def opened(path: Path) -> Iterator[Told]:
    """The report at `path`. Raises BrokenInput: FILE-UNREADABLE, MANIFEST-UNREAD, MANIFEST-VERSION,
    MANIFEST-INCOMPLETE, MANIFEST-PATH."""
    with disk.stream(path) as file:
        head = _sound_head(path, b"".join(_head(file)))
        volumes = tuple(map(_made, head.get("volumes", ())))
        inputs = inputs_of(head)
        ours = {name: digest for name, digest in inputs.sources.items() if not machines_own(name)}
        named, count = (head["guide"], head["table"]), head["counts"]["rows"]
        yield Told(path, *named, replace(inputs, sources=ours), head["terms"], volumes, count, file)


def _head(file: BinaryIO) -> Iterator[bytes]:
    """The lines before the rows; none if there are no rows."""
    lines: list[bytes] = []
    for line in iter(lambda: file.readline(_LONGEST), b""):
        if line.rstrip() == _ROWS:
            yield from lines
            return
        lines.append(line)
        if len(lines) > 100_000 or not lines[0].startswith(b"{"):
            return


def _sound_head(path: Path, lines: bytes) -> dict[str, Any]:
    place = Place(str(path))
    try:
        head = json.loads(lines.rstrip().removesuffix(b",") + b"}")
    except (ValueError, RecursionError) as error:
        raise BrokenInput(_unread(path, "its beginning is not written in JSON")) from error
    if head.get("version") != VERSION:
        found = str(head.get("version"))[:20]
        raise BrokenInput(Finding("MANIFEST-VERSION", place, {"found": found, "known": VERSION}))
    wrong = unsound_report(head)
    if wrong:
        raise BrokenInput(Finding("MANIFEST-INCOMPLETE", place, {"name": "the run", "key": wrong}))
    ours, volumes = (head["table"], head["inputs"]["guide"]), (made["name"] for made in head.get("volumes", ()))
    for stray in (*filter(machines_own, ours), *filter(leads_away, volumes)):
        raise BrokenInput(Finding("MANIFEST-PATH", place, {"path": stray}))
    return dict(head)


def _row(path: Path, number: int, line: bytes) -> ToldRow | Finding:
    place = Place(str(path))
    try:
        told = json.loads(line.strip().removesuffix(b","))
        source = Source(**{str(name): str(digest) for name, digest in told.get("made_from", {}).items()})
        files, records = (tuple(map(_made, told.get(kind, ()))) for kind in ("files", "records"))
        row = ToldRow(int(told["row"]), str(told["clinic"]), str(told["folder"]), source, files, records)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError):
        return Finding("MANIFEST-INCOMPLETE", place, {"name": f"row {number}", "key": "files"})
    stray = next((made.name for made in row.all if leads_away(made.name)), None)
    return row if stray is None else Finding("MANIFEST-PATH", place, {"path": stray})


def _made(told: Mapping[str, Any]) -> Made:
    name = str(told.get("volume") or told["name"])
    size, first = int(told.get("bytes", 0)), int(told.get("first_page", 0))
    return Made(name, str(told["edition"]), size, str(told["sha256"]), first=first)


def _unread(path: Path, problem: str) -> Finding:
    return Finding("MANIFEST-UNREAD", Place(str(path)), {"problem": problem})
