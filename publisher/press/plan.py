"""A row of the table → what is to be made of it, or why nothing can be.

This goes row by row in the table's order, in one process: which of two clinics of one name gets the folder does not
depend on which is finished first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from publisher import disk
from publisher.model.clinic import FIELDS, SETTING, Clinic
from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.order import Task, folder_of
from publisher.press.kits import Kit, Kits
from publisher.press.outcome import Outcome, Source
from publisher.reading.clinic_row import Row
from publisher.reading.clinic_table import ClinicTable
from publisher.reading.nearest import suggestion
from publisher.report import has_errors

Digests = Callable[[str], str]
"""A file's digest by the name that a table has for it; empty for none."""
_LOGOS = 1000  # digests that are kept


@value
class Plan:
    """`editions` are those to be made, `findings` what is known to be wrong before: no errors. `source`: what the row
    itself gives; `key`: the digest of all that the files are made from; `due` as in Outcome."""

    row: Row
    clinic: Clinic
    folder: str
    editions: tuple[str, ...]
    source: Source
    key: str
    findings: tuple[Finding, ...] = ()
    due: tuple[str, ...] = ()

    def outcome(self, findings: tuple[Finding, ...]) -> Outcome:
        """What became of it where `findings` stand against it and no file is made."""
        row, table = self.row, self.row.place.file
        return Outcome(row.number, row.name, self.folder, self.key, (), findings, self.due, self.source, table=table)


class Planner:
    """Makes plans; knows the folders that are taken, by a digest each, so that a long table needs little memory.
    `bound`: what is made goes into PDFs of many clinics, so that there are none but paper editions."""

    def __init__(self, kits: Kits, table: ClinicTable, file: str, bound: bool = False) -> None:
        self.kits, self.table, self.bound = kits, file, bound
        self._told = frozenset(name for name, _ in table.settings)
        self._taken: dict[bytes, int] = {}
        self._logos = logos(file)

    def plan(self, row: Row) -> Plan | Outcome:
        """The plan of `row`, or its outcome if it cannot be made."""
        kit, clinic = self.kits.of(row.brand, row.locale), row.clinic
        findings = (*row.findings, *self._foreign(row, kit), *self._unheard(clinic, kit))
        due = tuple(self._due(row, kit))
        if clinic is None or has_errors(findings):
            return Outcome(row.number, row.name, findings=findings, due=due)
        editions = row.editions or self.kits.order.editions or (paper_of(kit.tasks) if self.bound else tuple(kit.tasks))
        folder = folder_of(clinic)
        findings += (*_unknown(row, editions, kit), *self._unbound(row, editions, kit), *self._rivals(row, folder))
        if has_errors(findings):
            return Outcome(row.number, row.name, folder, findings=findings, due=due)
        source = source_of(row, clinic, self._logos)
        return Plan(row, clinic, folder, editions, source, key_of(source, editions, kit), findings, due)

    def stale(self, outcome: Outcome) -> Iterator[str]:
        """The files that were due for a row and not made, in a folder that no other row of the table has: if they are
        there, they are of an earlier run. For when all rows are planned."""
        made = {each.name for each in outcome.files}
        for name in outcome.due:
            if name not in made and self._taken.get(_short(name.partition("/")[0]), outcome.row) == outcome.row:
                yield name

    def _due(self, row: Row, kit: Kit) -> Iterator[str]:
        """A row that chooses its editions may have chosen others before."""
        if row.clinic or row.name or row.slug:
            folder = folder_of(row.clinic or Clinic(row.name, row.slug))
            chosen = () if row.editions else self.kits.order.editions
            for name, task in kit.tasks.items():
                if not chosen or name in chosen:
                    yield f"{folder}/{task.job.file}"

    def _foreign(self, row: Row, kit: Kit) -> Iterator[Finding]:
        """What is wrong with a brand or locale of the row's own, said at the row where nothing else says where."""
        own = self.kits.of()
        for finding in kit.findings if kit is not own else ():
            if finding not in own.findings:
                yield replace(finding, place=row.at("brand")) if finding.place == NOWHERE else finding

    def _unheard(self, clinic: Clinic | None, kit: Kit) -> Iterator[Finding]:
        """Settings that only this row has, and the guide does not."""
        if clinic is None:
            return
        for name in sorted(clinic.settings.keys() - self._told):
            yield from setting_unknown(name, clinic.at(SETTING + name), kit)

    def _unbound(self, row: Row, editions: tuple[str, ...], kit: Kit) -> Iterator[Finding]:
        yield from unbound(editions, kit.tasks, row.at("editions")) if self.bound else ()

    def _rivals(self, row: Row, folder: str) -> Iterator[Finding]:
        first = self._taken.setdefault(_short(folder), row.number)
        if first != row.number:
            yield Finding("ROW-FOLDER-TAKEN", row.place, {"folder": folder, "row": first})


def source_of(row: Row, clinic: Clinic, logos: Digests) -> Source:
    """What such a row gives to its files."""
    given = [getattr(clinic, name) for name in FIELDS]
    return Source(_digest(given, dict(clinic.settings), row.brand, row.locale, row.editions), logos(clinic.logo))


def key_of(source: Source, editions: tuple[str, ...], kit: Kit) -> str:
    """The digest of all that the files of such a row are made from."""
    return _digest(kit.digest, source.values, source.logo, editions)


def _digest(*parts: object) -> str:
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def logos(file: str) -> Digests:
    """The digests of the logos that a table names. Of many rows that share one the first alone has it read."""

    @lru_cache(_LOGOS)
    def digest(name: str) -> str:
        load = disk.loader(Path(file).parent, disk.PICTURE_LIMIT, {})
        try:
            return sha256(load(name)).hexdigest() if name else ""
        except OSError:  # said where the logo is read to be printed
            return "unreadable"

    return digest


def _short(folder: str) -> bytes:
    return sha256(folder.encode()).digest()[:16]


def setting_unknown(name: str, place: Place, kit: Kit) -> Iterator[Finding]:
    """The finding for a setting that no value of the guide waits for."""
    known = next((task.job.guide.metadata.settings for task in kit.tasks.values()), {})
    if kit.tasks and name not in known:
        arguments = {"name": name, "suggestion": suggestion(name, known), "known": ", ".join(known) or "none"}
        yield Finding("TABLE-SETTING-UNKNOWN", place, arguments)


def _unknown(row: Row, editions: tuple[str, ...], kit: Kit) -> Iterator[Finding]:
    for name in editions:
        if name not in kit.tasks:
            yield Finding("EDITION-UNKNOWN", row.at("editions"), {"name": name, "known": ", ".join(kit.tasks)})


def unbound(editions: tuple[str, ...], tasks: Mapping[str, Task], place: Place) -> Iterator[Finding]:
    """A finding for each edition asked for that no PDF holds."""
    paper = ", ".join(paper_of(tasks)) or "none"
    for name in editions:
        if name in tasks and name not in paper_of(tasks):
            yield Finding("EDITION-UNBOUND", place, {"name": name, "known": paper})


def paper_of(tasks: Mapping[str, Task]) -> tuple[str, ...]:
    """The editions that come as PDFs."""
    return tuple(name for name, task in tasks.items() if task.job.recipe.output == "pdf")
