"""A run's report against the files of the run: are they all there, byte for byte?

The report is read line by line, since it may be of a million rows, and a stranger's: a row that is not as the program
writes it is a finding. Nothing is made again; a row by itself is made with `publisher build --clinic`."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from publisher import __version__, disk
from publisher.inputs import Now, sources_since
from publisher.manifest_shape import leads_away, machines_own
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.verify import Verdict, lying

VERSION = 1
_ROWS = b' "rows": ['
_LONGEST = 4 * disk.MEGABYTE


def is_report(path: Path) -> bool:
    """Whether the file at `path` begins as a report does. Raises BrokenInput: FILE-UNREADABLE."""
    with disk.stream(path) as file:
        return any(True for _ in _head(file))


def audit(path: Path) -> Iterator[Verdict]:
    """The verdict on each file of the report at `path`; without a name, what else there is to say. Raises BrokenInput:
    FILE-UNREADABLE, MANIFEST-UNREAD, MANIFEST-VERSION."""
    with ExitStack() as held:
        file = held.enter_context(disk.stream(path))
        head = _sound_head(path, b"".join(_head(file)))
        yield Verdict("", True, tuple(_changes(head)))
        yield from _volumes(path, head)
        archive = _archive(path.parent / f"{PurePath(str(head.get('guide'))).name}-clinics.zip", held)
        whole = False
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            whole = whole or line == b" ]\n"
            if not whole:
                yield from _row(path, number, line, archive)
        if not whole:
            raise BrokenInput(_unread(path, "it ends too early"))


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
    try:
        head = json.loads(lines.rstrip().removesuffix(b",") + b"}")
    except (ValueError, RecursionError) as error:
        raise BrokenInput(_unread(path, "its beginning is not written in JSON")) from error
    if head.get("version") != VERSION:
        found = str(head.get("version"))[:20]
        raise BrokenInput(Finding("MANIFEST-VERSION", Place(str(path)), {"found": found, "known": VERSION}))
    return dict(head)


def _changes(head: Mapping[str, Any]) -> Iterator[Finding]:
    """What the run read that is different now. A table is not among it: its rows are in the report."""
    sources, version = head.get("sources"), str(head.get("publisher"))
    if isinstance(sources, dict):
        told = {name: str(digest) for name, digest in sources.items() if not machines_own(name)}
        yield from sources_since(told, Now(None))
    if version != __version__:
        yield Finding("SINCE-TOOL", arguments={"name": "publisher", "was": version, "now": __version__})


def _unread(path: Path, problem: str) -> Finding:
    return Finding("MANIFEST-UNREAD", Place(str(path)), {"problem": problem})


def _volumes(path: Path, head: Mapping[str, Any]) -> Iterator[Verdict]:
    """The verdicts on files that hold the sheets of many clinics."""
    if "volumes" in head:
        yield from _row(path, 0, json.dumps({"files": head["volumes"]}).encode(), None)


def _archive(path: Path, held: ExitStack) -> zipfile.ZipFile | None:
    """The archive of a run that made one."""
    try:
        return held.enter_context(zipfile.ZipFile(path))
    except Exception:  # whatever is wrong with it, its files are told of as gone
        return None


def _row(path: Path, number: int, line: bytes, archive: zipfile.ZipFile | None) -> Iterator[Verdict]:
    try:
        files = json.loads(line.strip().removesuffix(b","))["files"]
        told = [(str(each["name"]), str(each["sha256"]), int(each["bytes"])) for each in files]
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        finding = Finding(
            "MANIFEST-INCOMPLETE", Place(str(path)), {"name": f"row {number}" if number else "volumes", "key": "files"}
        )
        yield Verdict("", False, (finding,))
        return
    for name, digest, size in told:
        if leads_away(name):
            yield Verdict(name, False, (Finding("MANIFEST-PATH", Place(str(path)), {"path": name}),))
        else:
            wrong = () if _packed(archive, name, size) == digest else tuple(lying(path.parent / name, digest, size))
            yield Verdict(name, not wrong, wrong)


def _packed(archive: zipfile.ZipFile | None, name: str, size: int) -> str:
    """The digest of a file in the archive; empty where there is none of that size."""
    if archive is None:
        return ""
    try:
        if archive.getinfo(name).file_size != size:
            return ""
        digest = sha256()
        with archive.open(name) as member:
            while part := member.read(disk.MEGABYTE):
                digest.update(part)
        return digest.hexdigest()
    except Exception:  # a damaged archive raises what its packing does
        return ""
