"""A run's report against the files of the run: are they all there, byte for byte?"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath

from publisher import disk
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.press.outcome import Made
from publisher.press.told import opened
from publisher.verify import Verdict, lying

Judge = Callable[[Made], Iterator[Finding]]


def audit(path: Path) -> Iterator[Verdict]:
    """The verdict on each file of the report at `path`; without a name, on what it says that cannot be used. Raises
    BrokenInput as `told.opened` and the reading of its rows."""
    with ExitStack() as held:
        told = held.enter_context(opened(path))
        lies, archive = partial(_lying_in, path.parent), path.parent / f"{PurePath(told.guide).name}-clinics.zip"
        clinics = partial(_packed_in, _opened(archive, held), archive) if told.terms["form"] == "zip" else lies
        yield from _judged(told.volumes, lies)
        for row in told.rows:
            if isinstance(row, Finding):
                yield Verdict("", False, (row,))
            else:
                yield from _judged(row.files, clinics)


def _judged(files: Iterable[Made], judge: Judge) -> Iterator[Verdict]:
    for made in files:
        wrong = tuple(judge(made))
        yield Verdict(made.name, not wrong, wrong)


def _lying_in(folder: Path, made: Made) -> Iterator[Finding]:
    """What stands against a file that lies by itself."""
    return lying(folder / made.name, made.sha256, made.size)


def _opened(path: Path, held: ExitStack) -> zipfile.ZipFile | None:
    try:
        return held.enter_context(zipfile.ZipFile(path))
    except Exception:  # whatever is wrong with it, its files are told of as gone
        return None


def _packed_in(archive: zipfile.ZipFile | None, path: Path, made: Made) -> Iterator[Finding]:
    """What stands against a file in the archive at `path`: MADE-GONE, MADE-ALTERED."""
    place = Place(str(path / made.name))
    try:
        if archive is None:
            raise FileNotFoundError
        size = archive.getinfo(made.name).file_size
    except Exception:
        yield Finding("MADE-GONE", place)
        return
    if size != made.size or _digest(archive, made.name) != made.sha256:
        yield Finding("MADE-ALTERED", place)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    """Empty where it cannot be unpacked."""
    digest = sha256()
    try:
        with archive.open(name) as member:
            while part := member.read(disk.MEGABYTE):
                digest.update(part)
    except Exception:  # a damaged archive raises what its packing does
        return ""
    return digest.hexdigest()
