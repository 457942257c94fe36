"""A plan → files, in whatever process it is asked for. The only part of a run that lays anything out."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.order import Order, Task, for_clinic, fulfil, judged
from publisher.press.fitting import fitted, smaller
from publisher.press.kits import Kit, Kits
from publisher.press.outcome import Made, Outcome
from publisher.press.plan import Plan
from publisher.press.shelf import Shelf
from publisher.publish import Product
from publisher.report import in_order

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What the system says where no other row will fare better."""


@value
class Setting:
    """What a process must know to make rows: the order, the table's name, and the shelf that clinics' folders go to, or
    none where the files are to be handed back."""

    order: Order
    table: str
    shelf: Shelf | None = None


@value
class Crafted:
    """What became of a row, and the bytes of its files where they are not on the shelf yet."""

    outcome: Outcome
    parcels: tuple[bytes, ...] = ()


class Workshop:
    """Makes rows one after another; what they share is read once."""

    def __init__(self, setting: Setting, kits: Kits | None = None) -> None:
        self.setting = setting
        self.kits = kits or Kits(setting.order)

    def make(self, plan: Plan) -> Crafted:
        """Make the files of `plan`, and write them if it is known where to. Whatever goes wrong is among the outcome's
        findings."""
        files, parcels = list[Made](), list[bytes]()

        def work(kit: Kit) -> Iterator[Finding]:
            for edition, product in made(kit, plan, self.setting.table):
                yield from product.findings
                job = kit.tasks[edition].job
                fit, own = fitted(job, product), kit.fitting.own(job)
                yield from smaller(edition, fit, own, plan.row.place)
                for file, data in product.files:
                    name = f"{plan.folder}/{file}"
                    files.append(Made(name, edition, len(data), sha256(data).hexdigest(), fit, own))
                    parcels.append(data)

        crafted = Crafted(replace(self._watched(plan, work), files=tuple(files)), tuple(parcels))
        return Crafted(stowed(crafted, self.setting.shelf)) if self.setting.shelf else crafted

    def try_out(self, plan: Plan) -> Outcome:
        """Lay out what `make` would make, and make no file."""

        def work(kit: Kit) -> Iterator[Finding]:
            for task in _tasks(kit, plan, self.setting.table):
                yield from judged(task)

        return self._watched(plan, work)

    def _watched(self, plan: Plan, work: Callable[[Kit], Iterable[Finding]]) -> Outcome:
        findings = list(plan.findings)
        try:
            findings.extend(work(self.kits.of(plan.row.brand, plan.row.locale)))
        except BrokenInput as broken:
            findings.extend(broken.findings)
        except Exception as fault:  # a fault of ours in one row must not stop the others; it is named
            findings.append(Finding("ROW-FAULT", plan.row.place, {"fault": _said(fault)}))
        return plan.outcome(in_order(findings))


def stowed(crafted: Crafted, shelf: Shelf) -> Outcome:
    """The outcome, its parcels put on `shelf`; at the first that is refused the row has failed."""
    outcome, put = crafted.outcome, 0
    try:
        for file, data in zip(outcome.files, crafted.parcels):
            shelf.write(file.name, data)
            put += 1
    except BrokenInput as broken:
        findings = in_order((*outcome.findings, *broken.findings))
        full = getattr(broken.__cause__, "errno", 0) in _FULL
        return replace(outcome, files=outcome.files[:put], findings=findings, full=full)
    return outcome


def made(kit: Kit, plan: Plan, table: str) -> Iterator[tuple[str, Product]]:
    """The row's products, each with its edition: what a full build of the same clinic gives."""
    for task in _tasks(kit, plan, table):
        yield task.job.recipe.name, fulfil(task, kit.formes.publish)


def _tasks(kit: Kit, plan: Plan, table: str) -> Iterator[Task]:
    for edition in plan.editions:
        yield for_clinic(kit.tasks[edition], plan.clinic, table, kit.loader)


def _said(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
