"""A plan → files, in whatever process it is asked for. The only part of a run that lays anything out."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from publisher import disk
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.order import Order, Task, for_clinic, fulfil, judged
from publisher.press.kits import Kit, Kits
from publisher.press.outcome import Made, Outcome
from publisher.press.plan import Plan
from publisher.publish import Product
from publisher.report import in_order

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What the system says where no other row will fare better."""


@value
class Setting:
    """What a process must know to make rows: the order, the table's name, the folder that clinics' folders go into."""

    order: Order
    table: str
    root: Path


class Workshop:
    """Makes rows one after another; what they share is read once."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.kits = Kits(setting.order)

    def make(self, plan: Plan) -> Outcome:
        """Make the files of `plan` and write them. Whatever goes wrong is among the outcome's findings."""
        files = list[Made]()

        def work(kit: Kit) -> Iterator[Finding]:
            for edition, product in made(kit, plan, self.setting.table):
                yield from product.findings
                files.extend(self._written(plan, edition, product))

        return replace(self._watched(plan, work), files=tuple(files))

    def try_out(self, plan: Plan) -> Outcome:
        """Lay out what `make` would make, and make no file."""

        def work(kit: Kit) -> Iterator[Finding]:
            for task in _tasks(kit, plan, self.setting.table):
                yield from judged(task)

        return self._watched(plan, work)

    def _watched(self, plan: Plan, work: Callable[[Kit], Iterable[Finding]]) -> Outcome:
        findings, full = list(plan.findings), False
        try:
            findings.extend(work(self.kits.of(plan.row.brand, plan.row.locale)))
        except BrokenInput as broken:
            findings.extend(broken.findings)
            full = getattr(broken.__cause__, "errno", 0) in _FULL
        except Exception as fault:  # a fault of ours in one row must not stop the others; it is named
            findings.append(Finding("ROW-FAULT", plan.row.place, {"fault": _said(fault)}))
        return replace(plan.outcome(in_order(findings)), full=full)

    def _written(self, plan: Plan, edition: str, product: Product) -> Iterator[Made]:
        for file, data in product.files:
            path = self.setting.root / plan.folder / file
            disk.sweep(path)
            disk.write(path, data)
            yield Made(f"{plan.folder}/{file}", edition, len(data), sha256(data).hexdigest())


def made(kit: Kit, plan: Plan, table: str) -> Iterator[tuple[str, Product]]:
    """The row's products, each with its edition: what a full build of the same clinic gives."""
    for task in _tasks(kit, plan, table):
        yield task.job.recipe.name, fulfil(task)


def _tasks(kit: Kit, plan: Plan, table: str) -> Iterator[Task]:
    for edition in plan.editions:
        yield for_clinic(kit.tasks[edition], plan.clinic, table)


def _said(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
