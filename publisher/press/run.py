"""The whole run: rows are read, planned, made by the crew and entered in the journal, in the table's order; then the
reports are written. Only one row in hand per place in a queue is ever held."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from publisher import disk
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.order import Order
from publisher.press.journal import Journal
from publisher.press.kits import Kit, Kits
from publisher.press.making import Setting
from publisher.press.outcome import Outcome
from publisher.press.plan import Planner, setting_unknown
from publisher.press.report import About, write_reports
from publisher.press.store import Archive, Folders
from publisher.press.workers import Crew, Ticket
from publisher.reading.clinic_row import Row
from publisher.reading.clinic_table import ClinicTable, read_table
from publisher.report import has_errors, in_order

FORMS = ("files", "zip")
ASIDE = ".press"
Watch = Callable[[Outcome], None]


@value
class Request:
    """The words of the command line. `form`: one of FORMS; `delimiter` and `encoding` are empty to look for them."""

    order: Order
    table: str
    output: Path
    form: str = "files"
    jobs: int = 1
    delimiter: str = ""
    encoding: str = ""


@value
class Done:
    """`findings`: about the guide and the table's header; rows have theirs in their outcomes. `files`: the archive, if
    one was asked for, and the reports."""

    findings: tuple[Finding, ...]
    rows: int = 0
    failed: int = 0
    files: tuple[Path, ...] = ()


def run(request: Request, watch: Watch) -> Done:
    """Make every row of the table; `watch` is told of each outcome in the table's order. Raises BrokenInput for a table
    or folder that cannot be used (RUN-BUSY: another run is in it), and where the disk takes no more."""
    kits = Kits(request.order)
    base = kits.of()
    if base.broken:
        return Done(base.findings)
    aside, name = request.output / ASIDE, _guide(base)
    with disk.alone(aside, patient=False), table_of(request) as table:
        findings = (*base.findings, *table.findings, *settings_unknown(table, base))
        store = _store(request, aside / "files", name)
        with Journal(aside, name) as journal:
            rows = failed = 0
            setting = Setting(request.order, request.table, store.root)
            with Crew(setting, request.jobs) as crew:
                planner = Planner(kits, table, request.table)
                for outcome in _outcomes(table.rows, planner, journal, store, crew):
                    journal.write(outcome)
                    watch(outcome)
                    rows, failed = rows + 1, failed + outcome.failed
            journal.finish()
        about = About(_title(base), name, request.table, rows, failed, kits.sources, request.form == "files")

        def outcomes() -> Iterator[Outcome]:
            return (_aged(outcome, planner, store) for outcome in journal.outcomes())

        files = (*store.finish(journal.outcomes()), *write_reports(request.output, about, outcomes))
    return Done(findings, rows, failed, files)


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


def _outcomes(rows: Iterator[Row], planner: Planner, journal: Journal, store: Folders, crew: Crew) -> Iterator[Outcome]:
    """Raises BrokenInput where the disk takes no more: that row has no outcome, nor has any after it."""
    waiting: deque[Outcome | Ticket] = deque()
    for row in rows:
        plan = planner.plan(row)
        if isinstance(plan, Outcome):
            waiting.append(plan)
        else:
            before = journal.found(plan.key)
            whole = before is not None and store.has(before)
            again = before.moved(planner.table, row.number, row.name, plan.due) if before and whole else None
            waiting.append(again or crew.give(plan))
        while waiting and (len(waiting) > crew.most or isinstance(waiting[0], Outcome)):
            yield _ended(waiting.popleft())
    while waiting:
        yield _ended(waiting.popleft())


def _ended(waiting: Outcome | Ticket) -> Outcome:
    outcome = waiting.outcome() if isinstance(waiting, Ticket) else waiting
    if outcome.full:
        raise BrokenInput(*(finding for finding in outcome.findings if has_errors((finding,))))
    return outcome


def _aged(outcome: Outcome, planner: Planner, store: Folders) -> Outcome:
    """With ROW-STALE for each of the row's files that is there from an earlier run: a journal cannot know it, since
    the files may be taken away before the same row is passed over."""
    place = Place(planner.table, outcome.row)
    old = [Finding("ROW-STALE", place, {"file": name}) for name in planner.stale(outcome) if store.lies(name)]
    return replace(outcome, findings=in_order((*outcome.findings, *old))) if old else outcome


def _store(request: Request, aside: Path, guide: str) -> Folders:
    return Archive(aside, request.output / f"{guide}-clinics.zip") if request.form == "zip" else Folders(request.output)


def _guide(kit: Kit) -> str:
    return next(iter(kit.tasks.values())).job.guide.name


def _title(kit: Kit) -> str:
    return next(iter(kit.tasks.values())).job.guide.metadata.title
