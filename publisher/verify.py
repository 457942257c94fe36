"""Are files still what their sources say? Each record of a manifest is made again and compared.

A manifest enters; for each file leaves whether it lies there as it was made and would come out the same today, and
what explains it where not. Nothing is written. Today's date plays no part: whether a review is due is for `build`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from publisher import disk, manifest
from publisher.inputs import Inputs, Now, since
from publisher.manifest import Record
from publisher.model.catalogue import sentence
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.order import Accepted, Order, Task, accept, fulfil, moment
from publisher.publish import Job
from publisher.report import has_errors


@value
class Verdict:
    """Of one file: `same` if it lies there as it was made, and comes out the same today."""

    name: str
    same: bool
    findings: tuple[Finding, ...]


@value
class _Remade:
    """A file made today, or why none was; `job` says what it is."""

    name: str = ""
    digest: str = ""
    problem: str = ""
    job: Job | None = None


def verify(records: dict[str, Record], folder: Path, epoch: str) -> Iterator[Verdict]:
    """The verdict on each file of a manifest that lies in `folder`. `epoch` is SOURCE_DATE_EPOCH; where it is not set
    files are made with what it was."""
    now, orders = Now(epoch or None), _Orders()
    for name, record in records.items():
        changes = tuple(since(record.inputs, now, record.inputs.guide))
        remade = orders.remade(record, epoch or record.inputs.epoch)
        place = Place(str(folder / name))
        wrong = (*lying(folder / name, record.sha256, record.size), *_compared(place, name, record, remade, changes))
        yield Verdict(name, not wrong, (*wrong, *changes))


def lying(path: Path, digest: str, size: int) -> Iterator[Finding]:
    """What stands against the file that lies at `path`: MADE-GONE, MADE-SHORT, MADE-ALTERED."""
    found = disk.digest(path)
    if found == digest:
        return
    if found == disk.ABSENT:
        yield Finding("MADE-GONE", Place(str(path)))
    elif (there := disk.size(path)) < size:
        yield Finding("MADE-SHORT", Place(str(path)), {"size": there, "whole": size})
    else:
        yield Finding("MADE-ALTERED", Place(str(path)))


class _Orders:
    """Makes files again; what several of them share is read once."""

    def __init__(self) -> None:
        self._accepted: dict[str, Accepted | BrokenInput] = {}

    def remade(self, record: Record, epoch: str) -> _Remade:
        accepted = self._of(record.inputs)
        if isinstance(accepted, BrokenInput):
            return _Remade(problem=problem(accepted.findings))
        task = next((task for task in accepted.tasks if task.job.recipe.name == record.edition), None)
        if task is None:
            gone = f"no edition is called “{record.edition}” any more."
            return _Remade(problem=problem(accepted.findings) if not accepted.tasks else gone)
        return _made(task, record, epoch)

    def _of(self, inputs: Inputs) -> Accepted | BrokenInput:
        key = json.dumps([inputs.guide, dict(inputs.options)], sort_keys=True)
        if key not in self._accepted:
            options: dict[str, Any] = {name: word for name, word in inputs.options.items() if word is not None}
            try:
                self._accepted[key] = accept(Order(guide=inputs.guide, **options))
            except BrokenInput as broken:
                self._accepted[key] = broken
        return self._accepted[key]


def _made(task: Task, record: Record, epoch: str) -> _Remade:
    try:
        task = as_of(task, epoch, record.overdue)
    except BrokenInput as broken:
        return _Remade(problem=problem(broken.findings))
    product = fulfil(task)
    for file, data in product.files:
        return _Remade((Path(task.folder) / file).as_posix(), sha256(data).hexdigest(), job=task.job)
    return _Remade(problem=problem(product.findings))


def as_of(task: Task, epoch: str, overdue: bool) -> Task:
    """The task as of the day that its file was made, when `epoch` was SOURCE_DATE_EPOCH and the guide's review was
    `overdue` or not. Raises BrokenInput: DATE-UNKNOWN."""
    return replace(task, job=replace(task.job, when=moment(task.job.guide, epoch), overdue=overdue))


def problem(findings: Iterable[Finding]) -> str:
    """The first error in words, with its place."""
    error = next((finding for finding in findings if has_errors((finding,))), None)
    return f"{error.place}: {sentence(error)}".removeprefix(": ") if error else "nothing came out."


def _compared(
    place: Place, name: str, record: Record, remade: _Remade, changes: tuple[Finding, ...]
) -> Iterator[Finding]:
    if remade.job is None:
        yield Finding("REMADE-NOT", place, {"problem": remade.problem})
    elif (remade.name, remade.digest) != (name, record.sha256):
        yield otherwise(place, changes, _meant(name, record, remade.name, remade.job))


def otherwise(place: Place, changes: Collection[Finding], meant: Iterable[str] = ()) -> Finding:
    """The finding for a file that comes out otherwise: `changes` explain it, and what they mean for it is `meant`."""
    causes = ", ".join((*map(_cause, changes), *meant))
    return Finding("REMADE-OTHER" if changes else "REMADE-UNEXPLAINED", place, {"causes": causes})


def _cause(change: Finding) -> str:
    """A change in few words; it is told in full by itself."""
    told = change.arguments
    what = {"SINCE-CLOCK": "SOURCE_DATE_EPOCH", "SINCE-CODE": "the program's own code"}.get(change.code, "")
    place = change.place
    named = (
        f"row {place.line} of {place.file}"
        if place.line
        else place.file or what or str(told.get("name") or told.get("family") or told.get("what"))
    )
    return f"{named} ({told['was']} → {told['now']})" if change.code == "SINCE-TOOL" else named


def _meant(name: str, record: Record, now: str, job: Job) -> Iterator[str]:
    """What the changes mean for what the file says of itself."""
    told = (
        ("the file's name", name, now),
        ("version", record.version, job.guide.metadata.version),
        ("brand", record.brand, job.brand.slug),
        ("locale", record.locale, job.locale),
        ("date inside", record.moment.isoformat(), job.when.isoformat()),
    )
    yield from (f"{what} {before} → {after}" for what, before, after in told if before != after)


def read(path: Path) -> tuple[dict[str, Record], tuple[Finding, ...]]:
    """As `manifest.opened`; also FILE-UNREADABLE, FILE-TOO-LARGE."""
    return manifest.opened(str(path), disk.read(path, disk.TEXT_LIMIT, {}))
