"""Rows of a run's report are made again and compared: do they still come out as they were made?

A report enters, and which of its rows are wanted; for each of these leaves whether its files come out the same, and
what explains it where not. Rows are planned and made as a run does it. A row is known by its folder, so that it is
found again where the table was sorted."""

from __future__ import annotations

from collections.abc import Collection, Container, Generator, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from publisher.asked import Order
from publisher.inputs import Now, since
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.order import Task
from publisher.press.kits import Kits
from publisher.press.making import Setting, Workshop
from publisher.press.outcome import Made, Outcome
from publisher.press.plan import Plan, Planner
from publisher.press.run import BOUND, Request, table_of
from publisher.press.told import Told, ToldRow, opened
from publisher.report import has_errors
from publisher.verify import Verdict, as_of, otherwise, problem

SAMPLE = 5
"""Rows that are made again where nobody says which."""
_HELD = 10_000  # rows that are looked up in the table together
Spans = tuple[tuple[int, int], ...]


def changes(path: Path, epoch: str) -> tuple[Finding, ...]:
    """What a run read, the rows left out, that is different now. `epoch` is SOURCE_DATE_EPOCH. Raises BrokenInput as
    `told.opened`."""
    with opened(path) as told:
        return tuple(since(told.inputs, Now(epoch or None), told.inputs.guide))


def remade(path: Path, spans: Spans, changes: Collection[Finding], epoch: str) -> Iterator[Verdict]:
    """The verdict on each row of the report at `path` that is in `spans`, first and last, or without these on a sample
    from its beginning to its end; rows of which no file was made are left out. Without a name, what keeps all rows from
    being made. Raises BrokenInput as `told.opened` and the reading of its rows."""
    sample = _spread(sum(1 for _ in _made_rows(path))) if not spans else frozenset()
    wanted = (row for at, row in enumerate(_made_rows(path)) if (_within(row.row, spans) if spans else at in sample))
    with opened(path) as told:
        bench = Bench(told, epoch)
    found = False
    while batch := {row.folder: row for row in islice(wanted, _HELD)}:
        found = True
        for verdict in bench.compared(batch, changes):
            yield verdict
            if not verdict.name:
                return
    if spans and not found:
        listed = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
        yield Verdict("", False, (Finding("REMADE-NO-ROW", Place(str(path)), {"rows": listed}),))


def _made_rows(path: Path) -> Iterator[ToldRow]:
    with opened(path) as told:
        yield from (row for row in told.rows if isinstance(row, ToldRow) and row.all)


def _spread(count: int) -> frozenset[int]:
    """So many positions at most, the first and the last of `count` among them."""
    if count <= SAMPLE:
        return frozenset(range(count))
    return frozenset(step * (count - 1) // (SAMPLE - 1) for step in range(SAMPLE))


def _within(row: int, spans: Spans) -> bool:
    return any(first <= row <= last for first, last in spans)


class Bench:
    """Where rows of the run are made again. `epoch` as in `changes`."""

    def __init__(self, told: Told, epoch: str) -> None:
        self.told = told
        order, terms = _order(told), told.terms
        self.request = Request(order, told.table, "", terms["form"], 1, terms["delimiter"], terms["encoding"])
        dated = partial(as_of, epoch=epoch or told.inputs.epoch, overdue=terms["overdue"])
        self.workshop = Workshop(Setting(order, told.table), Kits(order, dated))

    def compared(self, batch: dict[str, ToldRow], changes: Collection[Finding]) -> Iterator[Verdict]:
        """The rows of `batch`, by their folders, in the order of today's table; those that it has no more come last."""
        base = self.workshop.kits.of()
        try:
            if not base.tasks:
                raise BrokenInput(*base.findings)
            refused = yield from self._found(batch, changes)
        except BrokenInput as broken:  # nothing that rows have to do with
            never = Finding("REMADE-NOT", Place(str(self.told.path)), {"problem": problem(broken.findings)})
            yield Verdict("", False, (never,))
            return
        for told in batch.values():
            gone = f"{self.told.table} has no row for the folder “{told.folder}” any more."
            why = problem(refused[told.folder].findings) if told.folder in refused else gone
            yield _verdict(told, (Finding("REMADE-NOT", self._place(made), {"problem": why}) for made in told.all))

    def _found(
        self, batch: dict[str, ToldRow], changes: Collection[Finding]
    ) -> Generator[Verdict, None, Mapping[str, Outcome]]:
        """The rows that the table still has leave the batch; those of them that are refused now are returned."""
        refused: dict[str, Outcome] = {}
        with table_of(self.request) as table:
            planner = Planner(self.workshop.kits, table, self.told.table, self.told.terms["form"] == BOUND)
            for row in table.rows:
                plan = planner.plan(row)
                if isinstance(plan, Outcome):
                    refused.update((folder, plan) for folder in _folders(plan) if folder in batch)
                elif plan.folder in batch:
                    told = batch.pop(plan.folder)
                    yield _verdict(told, self._judged(told, plan, changes))
                if not batch:
                    break
        return refused

    def _judged(self, told: ToldRow, plan: Plan, changes: Collection[Finding]) -> Iterator[Finding]:
        outcome, own = self.workshop.make(plan).outcome, tuple(self._own(told, plan))
        today = {made.edition: made for made in outcome.files}
        tasks = self.workshop.kits.of(plan.row.brand, plan.row.locale).tasks
        for made in told.all:
            now, place = today.get(made.edition), self._place(made)
            if now is None:
                yield Finding("REMADE-NOT", place, {"problem": _why(made.edition, outcome, plan, tasks)})
            elif now.sha256 != made.sha256 or (made in told.files and now.name != made.name):
                bear = [each for each in changes if _bears(each, tasks[made.edition])]
                yield otherwise(place, (*bear, *own))
        yield from own

    def _own(self, told: ToldRow, plan: Plan) -> Iterator[Finding]:
        """What the row itself gave that is different now."""
        place = Place(self.told.table, plan.row.number)
        if told.source.values != plan.source.values:
            yield Finding("SINCE-CHANGED", place, {"what": "The clinic's row"})
        if told.source.logo != plan.source.logo and plan.clinic.logo:
            logo = Path(self.told.table).parent / plan.clinic.logo
            yield Finding("SINCE-CHANGED", Place(str(logo)), {"what": "The clinic's logo"})

    def _place(self, made: Made) -> Place:
        return Place(str(self.told.path.parent / made.name), page=made.first)


def _verdict(told: ToldRow, findings: Iterable[Finding]) -> Verdict:
    found = tuple(findings)
    return Verdict(f"row {told.row}, {told.clinic}", not has_errors(found), found)


def _folders(refused: Outcome) -> Iterator[str]:
    """The folder that a row would have if it were not refused."""
    yield from {refused.folder, *(name.partition("/")[0] for name in refused.due)}


def _why(edition: str, outcome: Outcome, plan: Plan, known: Container[str]) -> str:
    """Why a row does not come to an edition any more."""
    if edition in plan.editions:
        return problem(outcome.findings)
    if edition in known:
        return f"the row does not ask for the edition “{edition}” any more."
    return f"no edition is called “{edition}” any more."


def _order(told: Told) -> Order:
    """What the command asked for. Whether a review is overdue is told, and does not depend on today."""
    options = {name: word for name, word in told.inputs.options.items() if word is not None}
    editions = tuple(told.terms["editions"])
    return Order(guide=told.inputs.guide, editions=editions, allow_overdue=True, **options)  # type: ignore[arg-type]


def _bears(change: Finding, task: Task) -> bool:
    """Whether a change can explain a difference in what `task` makes."""
    family = str(change.arguments.get("family", ""))
    if family:
        return family in task.inputs.faces
    return not change.place.file or change.code == "SINCE-GONE" or change.place.file in task.inputs.sources
