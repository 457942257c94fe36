"""Where the files of a run lie: in folders below the output folder, or in one archive.

An archive is made when all rows are through, of files that were put aside until then, in the table's order and with one
date throughout: the same rows give the same bytes."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from publisher import disk
from publisher.model.finding import BrokenInput
from publisher.press.outcome import Made, Outcome

_LIMIT = 1 << 30
_READABLE = 0o644 << 16


class Folders:
    """`root` holds a folder for every clinic."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def has(self, outcome: Outcome) -> bool:
        """Whether all its files are there, byte for byte."""
        return all(self.data(made) is not None for made in outcome.files)

    def data(self, made: Made) -> bytes | None:
        """The file's bytes; None where it is not there as it was made."""
        try:
            data = disk.read(self.root / made.name, _LIMIT, {})
        except BrokenInput:
            return None
        return data if len(data) == made.size and sha256(data).hexdigest() == made.sha256 else None

    def lies(self, name: str) -> bool:
        """Whether there is something called so, of whichever run."""
        return os.path.lexists(self.root / name)

    def finish(self, _outcomes: Iterable[Outcome]) -> tuple[Path, ...]:
        """What there is to tell of besides the clinics' folders."""
        return ()


class Archive(Folders):
    """Files are put aside in `root`. What an earlier run put into the archive at `path` need not be made again."""

    def __init__(self, root: Path, path: Path) -> None:
        super().__init__(root)
        self.path = path
        self._before = _opened(path)

    def data(self, made: Made) -> bytes | None:
        return super().data(made) or self._packed(made)

    def lies(self, _name: str) -> bool:
        """An archive holds what this run made, and nothing of one before."""
        return False

    def finish(self, outcomes: Iterable[Outcome]) -> tuple[Path, ...]:
        with disk.growing(self.path) as file, zipfile.ZipFile(file, "w") as archive:
            for made in (made for outcome in outcomes for made in outcome.files):
                member = zipfile.ZipInfo(made.name)  # of 1980, the format's first day
                member.external_attr = _READABLE
                member.create_system = 3
                data = self.data(made)
                assert data is not None, "the file was there when its row was counted as made"
                archive.writestr(member, data)
            if self._before:
                self._before.close()  # some systems put nothing into an open file's place
        shutil.rmtree(self.root, ignore_errors=True)
        return (self.path,)

    def _packed(self, made: Made) -> bytes | None:
        if self._before is None:
            return None
        try:
            data = self._before.read(made.name)
        except (OSError, zipfile.BadZipFile, KeyError):
            return None
        return data if sha256(data).hexdigest() == made.sha256 else None


def _opened(path: Path) -> zipfile.ZipFile | None:
    """The archive of an earlier run; None for one that is broken or not there."""
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        return None
