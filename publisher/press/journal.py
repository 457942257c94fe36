"""What became of every row, written down as the run goes, so that a run which ends in any way can be taken up again.

Two files of lines of JSON: the journal of rows made before, and the new one in the table's order, which takes its place
when all rows are through. A line that was cut off is as if it had not been written. Whether the files a line names are
there and whole is for whoever reads it to see: a line may have reached the disk before them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from publisher import disk
from publisher.press.outcome import Outcome, as_line, of_line

_HANDED, _KEPT = 8, 64
"""After so many lines they are handed to the system, where a kill does not reach them, and put on the disk for good."""


class Journal:
    """Opened with `with`. Raises BrokenInput (OUTPUT-UNWRITABLE) where it cannot be written."""

    def __init__(self, folder: Path, name: str) -> None:
        self.kept, self.new = folder / f"{name}.jsonl", folder / f"{name}.new.jsonl"
        self._places: dict[bytes, int] = {}
        self._old: BinaryIO | None = None
        self._file: BinaryIO | None = None
        self._lines = 0

    def __enter__(self) -> Journal:
        with disk.writable(self.new):
            self._gather()
            self._old = self.kept.open("rb") if self.kept.exists() else None
            self._places = dict(self._index())
            self._file = self.new.open("wb")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for file in filter(None, (self._old, self._file)):
            with disk.writable(self.new):  # the last lines are handed over now
                file.close()

    def found(self, key: str) -> Outcome | None:
        """The outcome of a row that was made from the very same before."""
        place = self._places.get(_short(key))
        if place is None or self._old is None:
            return None
        self._old.seek(place)
        outcome = of_line(self._old.readline())
        return outcome if outcome and outcome.key == key else None

    def write(self, outcome: Outcome) -> None:
        assert self._file is not None, "the journal is open"
        with disk.writable(self.new):
            self._file.write(as_line(outcome))
            self._lines += 1
            if self._lines % _HANDED == 0:
                self._file.flush()
            if self._lines % _KEPT == 0:
                os.fsync(self._file.fileno())

    def finish(self) -> None:
        """All rows are through: the new journal takes the place of the old."""
        with disk.writable(self.kept):
            if self._file:
                self._file.flush()
                os.fsync(self._file.fileno())
            self.__exit__()
            self.new.replace(self.kept)

    def outcomes(self) -> Iterator[Outcome]:
        """All rows of a finished run, in the table's order."""
        with self.kept.open("rb") as file:
            yield from filter(None, map(of_line, file))

    def _gather(self) -> None:
        """The lines of a run that did not end go to those of the runs before."""
        if not self.new.exists():
            return
        with self.new.open("rb") as lines, self.kept.open("ab") as kept:
            kept.write(b"\n")  # ends a line that was cut off here before
            kept.writelines(lines)
            kept.flush()
            os.fsync(kept.fileno())
        self.new.unlink()

    def _index(self) -> Iterator[tuple[bytes, int]]:
        place = 0
        for line in self._old or ():
            outcome = of_line(line)
            if outcome and outcome.key and not outcome.failed:
                yield _short(outcome.key), place
            place += len(line)


def _short(key: str) -> bytes:
    return bytes.fromhex(key)[:16]
