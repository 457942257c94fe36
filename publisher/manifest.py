"""What lies in the output folder and what it was made of: `manifest.json`.

Records of files enter and leave as text; equal builds give equal text. Entries of files that this run did not make
stay, since those files do. What is read is a stranger's: only what is whole and of the right kind becomes a Record."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher import __version__, disk
from publisher.inputs import Inputs
from publisher.manifest_shape import strays, unsound
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.preflight.review import BY_THE_CLOCK
from publisher.report import in_order

if TYPE_CHECKING:
    from publisher.edition import Passage
    from publisher.order import Accepted, Task
    from publisher.publish import Product

NAME = "manifest.json"
VERSION = 2


@value
class Record:
    """One file made. `version` is the guide's, `moment` the date inside the file, `overdue` whether every page says so.
    `editions` are those that an order gets which names none. `due` is the guide's date for its next review, `due_at`
    where it says so, `findings` what was told beside. `fonts`: the versions of the brand's faces, by file."""

    sha256: str
    size: int
    guide: str
    edition: str
    version: str
    moment: datetime.datetime
    brand: str
    locale: str
    overdue: bool
    inputs: Inputs
    editions: tuple[str, ...] = ()
    due: datetime.date | None = None
    due_at: Place = NOWHERE
    findings: tuple[Finding, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)


@value
class Entry:
    """A record as it is written: with the record of each safety block in the file."""

    record: Record
    safety: Sequence[Passage] = ()


def updated(old: bytes, made: Mapping[str, Entry], there: Collection[str]) -> bytes:
    """The manifest with the entries of `made` added; older ones are kept for files that are still `there`."""
    kept = {name: entry for name, entry in _files(old).items() if name in there}
    files = kept | {name: _entry(entry) for name, entry in made.items()}
    content = {"version": VERSION, "publisher": __version__, "files": dict(sorted(files.items()))}
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "replace")


def listed(old: bytes) -> tuple[str, ...]:
    """The files that a manifest lists."""
    return tuple(_files(old))


def recorded(data: bytes) -> dict[str, Record]:
    """The records of a manifest by file; those that are not sound are as if they were not there."""
    sound = {name: entry for name, entry in _files(data).items() if not unsound(entry)}
    return {name: record(entry) for name, entry in sound.items() if not [*strays(name, entry)]}


def opened(file: str, data: bytes) -> tuple[dict[str, Record], tuple[Finding, ...]]:
    """The records of the manifest `file`, and what is wrong with the others: MANIFEST-INCOMPLETE, MANIFEST-PATH. Raises
    BrokenInput for one that cannot be used at all: MANIFEST-UNREAD, MANIFEST-VERSION."""
    place = Place(file)
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        problem = str(error) if isinstance(error, json.JSONDecodeError) else "it is not written in JSON"
        raise BrokenInput(Finding("MANIFEST-UNREAD", place, {"problem": problem})) from error
    if not isinstance(content, dict) or not isinstance(content.get("files"), dict):
        raise BrokenInput(Finding("MANIFEST-UNREAD", place, {"problem": "it lists no “files”"}))
    if content.get("version") != VERSION:
        found = str(content.get("version", 1))[:20]
        raise BrokenInput(Finding("MANIFEST-VERSION", place, {"found": found, "known": VERSION}))
    findings = [found for name, entry in content["files"].items() for found in _faults(place, name, entry)]
    return recorded(data), tuple(findings)


def _faults(place: Place, name: str, entry: object) -> Iterator[Finding]:
    wrong = unsound(entry)
    if wrong:
        yield Finding("MANIFEST-INCOMPLETE", place, {"name": name, "key": wrong})
    elif isinstance(entry, dict):
        yield from (Finding("MANIFEST-PATH", place, {"path": path}) for path in strays(name, entry))


def _files(old: bytes) -> dict[str, Any]:
    """The entries of a manifest; none of a broken one, which is then written anew."""
    try:
        files = json.loads(old)["files"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return files if isinstance(files, dict) else {}


def _entry(entry: Entry) -> dict[str, object]:
    it = entry.record
    return {
        "sha256": it.sha256,
        "bytes": it.size,
        "guide": it.guide,
        "edition": it.edition,
        "editions": list(it.editions),
        "version": it.version,
        "date": it.moment.date().isoformat(),
        "moment": it.moment.isoformat(),
        "brand": it.brand,
        "locale": it.locale,
        "overdue": it.overdue,
        "publisher": __version__,
        "next_review": it.due.isoformat() if it.due else None,
        "next_review_at": _place(it.due_at),
        **inputs_told(it.inputs),
        "fonts": dict(it.fonts),
        "findings": [_finding(finding) for finding in it.findings],
        "safety": [_passage(passage) for passage in entry.safety],
    }


def inputs_told(inputs: Inputs) -> dict[str, object]:
    """The keys of an entry, or of a run's report, that say what was read."""
    return {
        "sources": inputs.read,
        "absent": [name for name, digest in inputs.sources.items() if digest == disk.ABSENT],
        "inputs": {
            "guide": inputs.guide,
            "options": dict(inputs.options),
            "found": {what: list(names) for what, names in inputs.found.items()},
            "faces": {family: dict(faces) for family, faces in inputs.faces.items()},
            "source_date_epoch": inputs.epoch,
            "tool": dict(inputs.tool),
        },
    }


def inputs_of(entry: Mapping[str, Any]) -> Inputs:
    """What a sound entry or report says was read."""
    told = entry["inputs"]
    return Inputs(
        guide=told["guide"],
        options=told["options"],
        found={what: tuple(names) for what, names in told["found"].items()},
        faces=told["faces"],
        epoch=told["source_date_epoch"],
        sources=entry["sources"] | dict.fromkeys(entry["absent"], disk.ABSENT),
        tool=told["tool"],
    )


def _passage(passage: Passage) -> dict[str, str]:
    place = replace(passage.place, file=_named(passage.place.file))
    return {"place": str(place), "written": passage.written, "printed": passage.printed}


def _finding(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "at": _place(finding.place), "arguments": dict(finding.arguments)}


def _place(place: Place) -> list[object]:
    return [_named(place.file), place.line, place.column]


def _named(file: str) -> str:
    """So that no path of this machine is told."""
    return disk.named(Path(file)) if file else ""


def record(entry: Mapping[str, Any]) -> Record:
    """The record in a sound entry."""
    due = entry["next_review"]
    return Record(
        sha256=entry["sha256"],
        size=entry["bytes"],
        guide=entry["guide"],
        edition=entry["edition"],
        version=entry["version"],
        moment=datetime.datetime.fromisoformat(entry["moment"]),
        brand=entry["brand"],
        locale=entry["locale"],
        overdue=entry["overdue"],
        inputs=inputs_of(entry),
        editions=tuple(entry["editions"]),
        due=datetime.date.fromisoformat(due) if due else None,
        due_at=Place(*entry["next_review_at"]),
        findings=tuple(Finding(each["code"], Place(*each["at"]), each["arguments"]) for each in entry["findings"]),
        fonts=entry["fonts"],
    )


def entry(data: bytes, task: Task, product: Product, accepted: Accepted) -> Entry:
    """The entry of a file of these bytes, which is what `product` came to. What only the clock says is left out."""
    from publisher.preflight.guide import due_place

    job, told = task.job, in_order((*accepted.findings, *product.findings))
    made = Record(
        sha256=sha256(data).hexdigest(),
        size=len(data),
        guide=job.guide.name,
        edition=job.recipe.name,
        version=job.guide.metadata.version,
        moment=job.when,
        brand=job.brand.slug,
        locale=job.locale,
        overdue=job.overdue,
        inputs=task.inputs,
        editions=accepted.editions,
        due=job.guide.metadata.next_review,
        due_at=due_place(job.guide),
        findings=tuple(finding for finding in told if finding.code not in BY_THE_CLOCK),
        fonts=product.fonts,
    )
    return Entry(made, product.safety)
