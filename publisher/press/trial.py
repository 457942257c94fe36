"""A run that writes nothing: every row is checked, and those are laid out in which text is likeliest not to fit or not
to have its letters: the longest names, addresses and values, and the first row with each letter beyond English.

What is kept of a long table is these few rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.clinic import FIELDS, SETTING, Clinic
from publisher.model.value import value
from publisher.press.making import Setting, Workshop
from publisher.press.outcome import Outcome
from publisher.press.plan import Plan, Planner
from publisher.press.run import BOUND, Done, Request, Watch, settings_unknown, table_of, unheard_of
from publisher.reading.clinic_row import Row
from publisher.report import has_errors

MOST = 60
"""Rows laid out for their letters, of each brand, locale and choice of editions."""
Group = tuple[str, str, tuple[str, ...]]


@value
class Tried:
    """`done` as of a run; `laid_out`: how many rows were."""

    done: Done
    laid_out: int = 0


class Extremes:
    """The rows of one group that are worth laying out."""

    def __init__(self) -> None:
        self.longest: dict[str, tuple[int, Plan]] = {}
        self.lettered: list[Plan] = []
        self.letters: set[str] = set()

    def see(self, plan: Plan) -> None:
        for measure, size in _sizes(plan.clinic):
            if measure not in self.longest or size > self.longest[measure][0]:
                self.longest[measure] = size, plan
        new = {letter for letter in "".join(_texts(plan.clinic)) if not letter.isascii()} - self.letters
        if new and len(self.lettered) < MOST:
            self.letters |= new
            self.lettered.append(plan)

    def plans(self) -> Iterator[Plan]:
        """Each once, in the table's order."""
        found = {plan.row.number: plan for plan in (*self.lettered, *(plan for _, plan in self.longest.values()))}
        for number in sorted(found):
            yield found[number]


def try_out(request: Request, watch: Watch) -> Tried:
    """Check every row and lay out the extreme ones; `watch` is told of each row that was refused or laid out. Raises
    BrokenInput for a table that cannot be used."""
    workshop = Workshop(Setting(request.order, request.table))
    base, groups = workshop.kits.of(), dict[Group, Extremes]()
    refused = (*base.findings, *unheard_of(request, base))
    if base.broken or has_errors(refused):
        return Tried(Done(refused))
    with table_of(request) as table:
        findings = (*base.findings, *table.findings, *settings_unknown(table, base))
        planner = Planner(workshop.kits, table, request.table, request.form == BOUND)
        rows = failed = laid_out = 0
        for outcome in _checked(table.rows, planner, groups):
            rows += 1
            if outcome:
                failed += 1
                watch(outcome)
    for plan in (plan for group in groups.values() for plan in group.plans()):
        outcome = workshop.try_out(plan)
        laid_out, failed = laid_out + 1, failed + outcome.failed
        watch(outcome)
    return Tried(Done(findings, rows, failed), laid_out)


def _checked(rows: Iterable[Row], planner: Planner, groups: dict[Group, Extremes]) -> Iterator[Outcome | None]:
    """For each row its outcome if it is refused; the others are seen by their group."""
    for row in rows:
        plan = planner.plan(row)
        if isinstance(plan, Plan):
            groups.setdefault((row.brand, row.locale, plan.editions), Extremes()).see(plan)
        yield plan if isinstance(plan, Outcome) else None


def _sizes(clinic: Clinic) -> Iterator[tuple[str, int]]:
    """How long every value is; an address by its lines too, and all together."""
    given = {name: clinic.given(name) for name in FIELDS} | {SETTING + name: t for name, t in clinic.settings.items()}
    yield from ((name, len(text)) for name, text in given.items() if text)
    yield "lines", clinic.address.count("\n") + clinic.hours.count("\n")
    yield "all", sum(map(len, given.values()))


def _texts(clinic: Clinic) -> tuple[str, ...]:
    return (*(clinic.given(name) for name in FIELDS), *clinic.settings.values())
