"""A run's report against the files of the run: are they all there, byte for byte?"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path, PurePath

from publisher import disk
from publisher.model.finding import Finding
from publisher.press.outcome import Made
from publisher.press.told import opened
from publisher.verify import Verdict, lying


def audit(path: Path) -> Iterator[Verdict]:
    """The verdict on each file of the report at `path`; without a name, on what it says that cannot be used. Raises
    BrokenInput as `told.opened` and the reading of its rows."""
    with ExitStack() as held:
        told = held.enter_context(opened(path))
        yield from _files(path.parent, told.volumes, None)
        archive = _archive(path.parent / f"{PurePath(told.guide).name}-clinics.zip", held)
        for row in told.rows:
            if isinstance(row, Finding):
                yield Verdict("", False, (row,))
            else:
                yield from _files(path.parent, row.files, archive)


def _archive(path: Path, held: ExitStack) -> zipfile.ZipFile | None:
    """The archive of a run that made one."""
    try:
        return held.enter_context(zipfile.ZipFile(path))
    except Exception:  # whatever is wrong with it, its files are told of as gone
        return None


def _files(folder: Path, files: Iterable[Made], archive: zipfile.ZipFile | None) -> Iterator[Verdict]:
    for made in files:
        packed = _packed(archive, made) == made.sha256
        wrong = () if packed else tuple(lying(folder / made.name, made.sha256, made.size))
        yield Verdict(made.name, not wrong, wrong)


def _packed(archive: zipfile.ZipFile | None, made: Made) -> str:
    """The digest of a file in the archive; empty where there is none of that size."""
    if archive is None:
        return ""
    try:
        if archive.getinfo(made.name).file_size != made.size:
            return ""
        digest = sha256()
        with archive.open(made.name) as member:
            while part := member.read(disk.MEGABYTE):
                digest.update(part)
        return digest.hexdigest()
    except Exception:  # a damaged archive raises what its packing does
        return ""
