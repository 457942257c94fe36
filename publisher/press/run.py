"""The whole run: rows are read, planned, made by the crew and entered in the journal, in the table's order; then the
reports are written. Only one row in hand per place in a queue is ever held."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from publisher import disk
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.order import Order
from publisher.press.journal import Journal, journal_on
from publisher.press.kits import Kit, Kits
from publisher.press.making import Crafted, Setting, stowed
from publisher.press.outcome import Outcome
from publisher.press.plan import Plan, Planner, setting_unknown, unbound
from publisher.press.report import About, write_reports
from publisher.press.shelf import Reach, Shelf, shelf_of
from publisher.press.store import Archive, Folders
from publisher.press.volumes import Volumes
from publisher.press.workers import Crew
from publisher.reading.clinic_row import Row
from publisher.reading.clinic_table import ClinicTable, read_table
from publisher.report import has_errors, in_order

BOUND = "one-file"
FORMS = ("files", "zip", BOUND)
ASIDE = ".press"
_LOOKS = 16  # rows whose files of an earlier run are looked at together
Watch = Callable[[Outcome], None]


@value
class Request:
    """The words of the command line. `output`: a folder or a store's address; `form`: one of FORMS; `delimiter` and
    `encoding` are empty to look for them; `scheduler`: the address of a cluster that makes the rows, instead of `jobs`
    processes."""

    order: Order
    table: str
    output: Path | str
    form: str = "files"
    jobs: int = 1
    delimiter: str = ""
    encoding: str = ""
    scheduler: str = ""


@value
class Done:
    """`findings`: about the guide and the table's header; rows have theirs in their outcomes. `files`: the archive, if
    one was asked for, and the reports."""

    findings: tuple[Finding, ...]
    rows: int = 0
    failed: int = 0
    files: tuple[str, ...] = ()


class Ticket(Protocol):
    """A row that somebody makes."""

    def outcome(self) -> Crafted:
        """Waits for it. Tickets must be asked in the order they were given out."""


class Engine(Protocol):
    """Those who make rows. `most` is how many may wait."""

    @property
    def most(self) -> int: ...

    def give(self, plan: Plan) -> Ticket: ...


def run(request: Request, watch: Watch) -> Done:
    """Make every row of the table; `watch` is told of each outcome in the table's order. Raises BrokenInput for a table
    or folder that cannot be used (RUN-BUSY: another run is in it), and where the disk takes no more."""
    kits = Kits(request.order)
    base = kits.of()
    refused = (*base.findings, *unheard_of(request, base))
    if base.broken or has_errors(refused):
        return Done(refused)
    shelf, name = shelf_of(request.output), _guide(base)
    aside = shelf.below(ASIDE)
    with aside.alone(), table_of(request) as table, journal_on(aside, name) as journal:
        store = _store(request, shelf, name, base)
        planner = Planner(kits, table, request.table, request.form == BOUND)
        rows = failed = 0
        with _engine(request, store.shelf) as engine:
            for outcome in _outcomes(_planned(table.rows, planner, journal, store), store.shelf, engine):
                journal.write(outcome)
                watch(outcome)
                rows, failed = rows + 1, failed + outcome.failed
        journal.finish()
        bound = store.finish(journal.outcomes())
        terms, loose = _terms(request, base), request.form != "zip"
        about = About(_title(base), name, request.table, rows, failed, kits.inputs, terms, loose, store.volumes)

        left = frozenset((o.row, name) for o in journal.outcomes() for name in planner.stale(o) if store.lies(name))

        def outcomes() -> Iterator[Outcome]:
            return store.told(_aged(outcome, request.table, left) for outcome in journal.outcomes())

        files = (*bound, *write_reports(shelf, about, outcomes))
        findings = (*base.findings, *table.findings, *settings_unknown(table, base), *store.stale())
    return Done(findings, rows, failed, files)


def _engine(request: Request, shelf: Shelf) -> AbstractContextManager[Engine]:
    """Who makes the rows. They write to `shelf` themselves if they can reach it."""
    reach = Reach.WORLD if request.scheduler else Reach.MACHINE
    setting = Setting(request.order, request.table, shelf if shelf.reach >= reach else None)
    if not request.scheduler:
        return Crew(setting, request.jobs)
    from publisher.press.cluster import joined

    return joined(setting, request.scheduler)


@contextmanager
def table_of(request: Request) -> Iterator[ClinicTable]:
    with disk.stream(Path(request.table)) as stream:
        yield read_table(request.table, stream, request.delimiter, request.encoding)


def rows_of(request: Request) -> int:
    """How many rows there are, for who wants to know how long it will take."""
    with table_of(request) as table:
        return sum(1 for _ in table.rows)


def settings_unknown(table: ClinicTable, kit: Kit) -> Iterator[Finding]:
    """Columns that no value of the guide waits for."""
    for name, place in table.settings:
        yield from setting_unknown(name, place, kit)


def _outcomes(planned: Iterable[Outcome | Plan], shelf: Shelf, engine: Engine) -> Iterator[Outcome]:
    """Raises BrokenInput where the disk takes no more: that row has no outcome, nor has any after it."""
    waiting: deque[Outcome | Ticket] = deque()
    for plan in planned:
        waiting.append(engine.give(plan) if isinstance(plan, Plan) else plan)
        while waiting and (len(waiting) > engine.most or isinstance(waiting[0], Outcome)):
            yield _ended(waiting.popleft(), shelf)
    while waiting:
        yield _ended(waiting.popleft(), shelf)


def _planned(rows: Iterable[Row], planner: Planner, journal: Journal, store: Folders) -> Iterator[Outcome | Plan]:
    """The plan of each row, or its outcome if it cannot be made or need not: it was made from the very same before and
    its files are whole. Several rows' files are looked at together, since stores take their time."""
    ahead: deque[tuple[Outcome | Plan, Future[Outcome | None] | None]] = deque()
    with ThreadPoolExecutor(_LOOKS) as looks:
        for row in rows:
            plan = planner.plan(row)
            look = None
            if isinstance(plan, Plan) and (before := journal.found(plan.key)):
                look = looks.submit(_again, plan, before, store, planner.table)
            ahead.append((plan, look))
            while ahead and (len(ahead) > _LOOKS or not ahead[0][1]):
                yield _looked(*ahead.popleft())
        while ahead:
            yield _looked(*ahead.popleft())


def _again(plan: Plan, before: Outcome, store: Folders, table: str) -> Outcome | None:
    """The outcome of a row that need not be made once more."""
    return before.moved(table, plan.row.number, plan.row.name, plan.due) if store.has(before) else None


def _looked(plan: Outcome | Plan, look: Future[Outcome | None] | None) -> Outcome | Plan:
    return (look.result() if look else None) or plan


def _ended(waiting: Outcome | Ticket, shelf: Shelf) -> Outcome:
    outcome = waiting if isinstance(waiting, Outcome) else stowed(waiting.outcome(), shelf)
    if outcome.full:
        raise BrokenInput(*(finding for finding in outcome.findings if has_errors((finding,))))
    return outcome


def _aged(outcome: Outcome, table: str, left: frozenset[tuple[int, str]]) -> Outcome:
    """With ROW-STALE for each of the row's files that is `left` from an earlier run: a journal cannot know it, since
    the files may be taken away before the same row is passed over."""
    old = [name for name in outcome.due if (outcome.row, name) in left]
    told = (Finding("ROW-STALE", Place(table, outcome.row), {"file": name}) for name in old)
    return replace(outcome, findings=in_order((*outcome.findings, *told))) if old else outcome


def unheard_of(request: Request, kit: Kit) -> Iterator[Finding]:
    """The findings for editions asked for that cannot be had in the form asked for."""
    if request.form == BOUND:
        yield from unbound(request.order.editions, kit.tasks, NOWHERE)


def _store(request: Request, shelf: Shelf, guide: str, kit: Kit) -> Folders:
    aside = shelf.below(ASIDE).below("files")
    if request.form == "zip":
        return Archive(aside, shelf, f"{guide}-clinics.zip")
    if request.form == BOUND:
        return Volumes(aside, shelf, kit.tasks, request.order.imposed)
    return Folders(shelf)


def _terms(request: Request, kit: Kit) -> dict[str, object]:
    """What else must be known to make a row again."""
    return {
        "editions": list(request.order.editions),
        "form": request.form,
        "delimiter": request.delimiter,
        "encoding": request.encoding,
        "overdue": next(iter(kit.tasks.values())).job.overdue,
    }


def _guide(kit: Kit) -> str:
    return next(iter(kit.tasks.values())).job.guide.name


def _title(kit: Kit) -> str:
    return next(iter(kit.tasks.values())).job.guide.metadata.title
