"""What became of every row, written down as the run goes, so that a run which ends in any way can be taken up again.

Two files of lines of JSON: the journal of rows made before, and the new one in the table's order, which takes its place
when all rows are through. A line that was cut off is as if it had not been written. Whether the files a line names are
there and whole is for whoever reads it to see: a line may have reached the disk before them.

A run at an address writes its journal in a temporary folder of this machine, which nobody counts on, and sends every
so many lines to the address as a file of their own: a store cannot add to a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from publisher import disk
from publisher.model.finding import BrokenInput
from publisher.press.outcome import Outcome, as_line, of_line
from publisher.press.shelf import Folder, Shelf

if TYPE_CHECKING:
    from publisher.press.bucket import Bucket

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
        self._close()

    def _close(self) -> None:
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
            self._close()
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


class SentJournal(Journal):
    """The same for a run at an address: `shelf` gets NAME.jsonl when all rows are through, pieces until then. A kill
    loses the lines that were not sent, so that some rows are made once more."""

    def __init__(self, shelf: Bucket, name: str) -> None:
        self._folder = TemporaryDirectory(prefix="publisher-")
        super().__init__(Path(self._folder.name), name)
        self._shelf, self._pieces = shelf, shelf.below(f"{name}.new")
        self._piece: list[bytes] = []
        self._sent = 0

    def __enter__(self) -> SentJournal:
        self._shelf.fetch(self.kept.name, self.kept)
        left = self._pieces.names()
        if left:
            with disk.writable(self.new), self.new.open("wb") as new:
                new.writelines(self._pieces.read(name) or b"" for name in left)
        super().__enter__()
        if left:
            self._settle()
        return self

    def write(self, outcome: Outcome) -> None:
        super().write(outcome)
        self._piece.append(as_line(outcome))
        if len(self._piece) == _KEPT:
            self._send()

    def finish(self) -> None:
        super().finish()
        self._settle()

    def __exit__(self, *raised: type[BaseException] | BaseException | TracebackType | None) -> None:
        with suppress(BrokenInput):  # what ended the run is told; the rows are made once more
            self._send()
        super().__exit__(*raised)
        self._folder.cleanup()

    def _send(self) -> None:
        if self._piece:
            self._pieces.write(f"{self._sent:08}.jsonl", b"".join(self._piece))
            self._piece.clear()
            self._sent += 1

    def _settle(self) -> None:
        """What is kept here is kept there, and the pieces have done their work."""
        self._shelf.put(self.kept.name, self.kept)
        self._pieces.clear()
        self._piece.clear()


def journal_on(shelf: Shelf, name: str) -> Journal:
    """The journal `name` of a run whose bookkeeping is on `shelf`."""
    if isinstance(shelf, Folder):
        return Journal(shelf.path, name)
    from publisher.press.bucket import Bucket

    assert isinstance(shelf, Bucket)
    return SentJournal(shelf, name)


def _short(key: str) -> bytes:
    return bytes.fromhex(key)[:16]
