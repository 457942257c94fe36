"""How the files of a run lie: in a folder for each clinic, in one archive, or bound together (`volumes`).

An archive is made when all rows are through, of files that were put aside until then, in the table's order and with one
date throughout: the same rows give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.press.outcome import Made, Outcome
from publisher.press.shelf import Shelf, whole

_READABLE = 0o644 << 16


class Folders:
    """`shelf` holds a folder for every clinic."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def has(self, outcome: Outcome) -> bool:
        """Whether all its files are there, byte for byte."""
        return all(self.data(made) is not None for made in outcome.files)

    def data(self, made: Made) -> bytes | None:
        """The file's bytes; None where it is not there as it was made."""
        data = whole(self.shelf, made.name)
        return data if data is not None and _is(made, data) else None

    def lies(self, name: str) -> bool:
        """Whether there is something called so, of whichever run."""
        return self.shelf.lies(name)

    def finish(self, _outcomes: Iterable[Outcome]) -> tuple[str, ...]:
        """What there is to tell of besides the clinics' folders."""
        return ()

    @property
    def volumes(self) -> tuple[Made, ...]:
        """The files, made by `finish`, that hold those of many clinics, and must be verified by themselves."""
        return ()

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes with their files as they lie when all is finished."""
        yield from outcomes

    def stale(self) -> Iterable[Finding]:
        """What is to be said of files besides the clinics' that are of an earlier run."""
        return ()


class Aside(Folders):
    """`shelf` holds the clinics' files until something is made of them all."""

    def lies(self, _name: str) -> bool:
        """What is made of them holds what this run made, and nothing of one before."""
        return False

    def demanded(self, made: Made) -> bytes:
        """It was there when its row was counted as made."""
        data = self.data(made)
        if data is None:
            gone = {"reason": "it is no longer there as it was made"}
            raise BrokenInput(Finding("FILE-UNREADABLE", Place(self.shelf.shown(made.name)), gone))
        return data


class Archive(Aside):
    """Files are put aside on `aside`. What an earlier run put into the archive `name` need not be made again."""

    def __init__(self, aside: Shelf, shelf: Shelf, name: str) -> None:
        super().__init__(aside)
        self.goal, self.name = shelf, name
        self._file = shelf.opened(name)
        self._before = _opened(self._file)

    def data(self, made: Made) -> bytes | None:
        return super().data(made) or self._packed(made)

    def finish(self, outcomes: Iterable[Outcome]) -> tuple[str, ...]:
        with self.goal.growing(self.name) as file, zipfile.ZipFile(file, "w") as archive:
            for made in (made for outcome in outcomes for made in outcome.files):
                member = zipfile.ZipInfo(made.name)  # of 1980, the format's first day
                member.external_attr = _READABLE
                member.create_system = 3
                archive.writestr(member, self.demanded(made))
            if self._file:
                self._file.close()  # some systems put nothing into an open file's place
        self.shelf.clear()
        return (self.goal.shown(self.name),)

    def _packed(self, made: Made) -> bytes | None:
        if self._before is None:
            return None
        try:
            data = self._before.read(made.name)
        except Exception:  # whatever is wrong with it or with where it lies, the row is made anew
            return None
        return data if _is(made, data) else None


def _is(made: Made, data: bytes) -> bool:
    return len(data) == made.size and sha256(data).hexdigest() == made.sha256


def _opened(file: BinaryIO | None) -> zipfile.ZipFile | None:
    """The archive of an earlier run; None for one that is broken or not there."""
    try:
        return zipfile.ZipFile(file) if file else None
    except Exception:  # as in `_packed`
        return None
