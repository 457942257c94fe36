"""Which of the editions asked for need not be made again.

An order and the manifest of its output folder enter; the files that stand there as they would come out leave. Digests
of files are compared and nothing is read: no guide, no brand, no recipe."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from publisher import disk, manifest
from publisher.asked import Order
from publisher.inputs import Now, fits, options_of, since
from publisher.manifest import Record
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.preflight.review import lapsed, review_findings


@value
class Standing:
    """`files` by edition: those that need not be made, below the output folder. `editions`: all that are asked for, as
    far as it is known. `findings`: what was told when the files were made, and what today's date says."""

    files: Mapping[str, str] = field(default_factory=dict)
    editions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is left to make."""
        return bool(self.editions) and self.files.keys() >= set(self.editions)


def standing(order: Order, output: Path, epoch: str, today: datetime.date) -> Standing:
    """What of `order` stands in `output`. Every difference counts, and whatever cannot be told counts as one."""
    try:
        records = manifest.recorded(disk.read(output / manifest.NAME, disk.TEXT_LIMIT, {}))
    except BrokenInput:
        return Standing()
    now, options = Now(epoch), options_of(order)
    fitting = {name: record for name, record in records.items() if fits(record.inputs, options)}
    fresh = {
        name: record
        for name, record in fitting.items()
        if _timely(record, order, today)
        and next(since(record.inputs, now, order.guide), None) is None
        and disk.digest(output / name) == record.sha256
    }
    editions = next((order.editions or record.editions for record in fresh.values()), ())
    files = {record.edition: name for name, record in fresh.items() if record.edition in editions}
    told = (_told(fresh[name], order, today) for name in files.values())
    return Standing(files, tuple(dict.fromkeys(editions)), tuple(finding for each in told for finding in each))


def _timely(record: Record, order: Order, today: datetime.date) -> bool:
    """Whether the file says of the guide's review what one made today would; if one may be made at all."""
    late = lapsed(record.due, today)
    return record.overdue == late and (order.allow_overdue or not late)


def _told(record: Record, order: Order, today: datetime.date) -> Iterator[Finding]:
    yield from record.findings
    yield from review_findings(record.due, record.due_at, today, order.allow_overdue)
