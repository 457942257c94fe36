"""Where a run's files go: names with slashes enter, whole files leave, to a folder or to an address of a store.

Nobody else in a run knows which of the two it is. A name is never one that a row chose: folders and files have safe
names before they come here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol
from urllib.parse import unquote

from publisher import disk
from publisher.model.finding import BrokenInput
from publisher.model.value import value

_LIMIT = 1 << 30
_HERE = ("file", "local")


class Reach(IntEnum):
    """Who can write to a shelf: this process alone, any on this machine, any on machines that may use the address."""

    PROCESS = 0
    MACHINE = 1
    WORLD = 2


class Shelf(Protocol):
    """Each method raises BrokenInput for what is refused: OUTPUT-UNWRITABLE, FILE-UNREADABLE."""

    @property
    def reach(self) -> Reach: ...

    def below(self, name: str) -> Shelf:
        """The shelf that the names beginning with `name` and a slash make."""

    def shown(self, name: str) -> str:
        """How a person is told of a file."""

    def alone(self) -> AbstractContextManager[None]:
        """No other run is in here at the same time; raises BrokenInput (RUN-BUSY) where one is."""

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None where there is none."""

    def opened(self, name: str) -> BinaryIO | None:
        """The file, to be read here and there; None where there is none."""

    def lies(self, name: str) -> bool:
        """Whether there is something called so."""

    def write(self, name: str, data: bytes) -> None:
        """Put `data` there, whole or not at all."""

    def growing(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to be written piece by piece, which takes its place when it is whole."""

    def clear(self) -> None:
        """Take away all that is on it."""


def shelf_of(output: Path | str) -> Shelf:
    """The shelf at a folder's path, or at an address such as s3://bucket/prefix. Raises BrokenInput: ADDRESS-UNUSABLE,
    EXTRA-MISSING."""
    protocol, parted, rest = str(output).partition("://")
    if isinstance(output, Path) or not parted:
        return Folder(Path(output))
    if protocol.lower() in _HERE:
        return Folder(Path(unquote(rest)))
    from publisher.press.bucket import bucket

    return bucket(output)


@value
class Folder:
    """A folder of this machine, or one that it has mounted."""

    path: Path
    reach: ClassVar[Reach] = Reach.MACHINE

    def below(self, name: str) -> Folder:
        return Folder(self.path / name)

    def shown(self, name: str) -> str:
        return str(self.path / name)

    def alone(self) -> AbstractContextManager[None]:
        return disk.alone(self.path, patient=False)

    def read(self, name: str) -> bytes | None:
        return disk.read(self.path / name, _LIMIT, {}) if self.lies(name) else None

    def opened(self, name: str) -> BinaryIO | None:
        try:
            return (self.path / name).open("rb")
        except OSError:
            return None

    def lies(self, name: str) -> bool:
        return os.path.lexists(self.path / name)

    def write(self, name: str, data: bytes) -> None:
        disk.sweep(self.path / name)
        disk.write(self.path / name, data)

    @contextmanager
    def growing(self, name: str) -> Iterator[BinaryIO]:
        with disk.growing(self.path / name) as file:
            yield file

    def clear(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def whole(shelf: Shelf, name: str) -> bytes | None:
    """The file's bytes; None where there is none or it cannot be read, so that it has to be made anew."""
    try:
        return shelf.read(name)
    except BrokenInput:
        return None
