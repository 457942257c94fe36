"""A row of the table → what is to be made of it, or why nothing can be.

This goes row by row in the table's order, in one process: which of two clinics of one name gets the folder does not
depend on which is finished first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from publisher import disk
from publisher.model.clinic import FIELDS, SETTING, Clinic
from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.order import folder_of
from publisher.press.kits import Kit, Kits
from publisher.press.outcome import Outcome
from publisher.reading.clinic_row import Row
from publisher.reading.clinic_table import ClinicTable
from publisher.reading.nearest import suggestion
from publisher.report import has_errors


@value
class Plan:
    """`editions` are those to be made, `findings` what is known to be wrong before: no errors. `key`: the digest of all
    that the files are made from."""

    row: Row
    clinic: Clinic
    folder: str
    editions: tuple[str, ...]
    key: str
    findings: tuple[Finding, ...] = ()


class Planner:
    """Makes plans; knows the folders that are taken, by a digest each, so that a long table needs little memory."""

    def __init__(self, kits: Kits, table: ClinicTable, file: str) -> None:
        self.kits, self.table = kits, file
        self._told = frozenset(name for name, _ in table.settings)
        self._taken: dict[bytes, int] = {}
        self._logos = disk.loader(Path(file).parent, disk.PICTURE_LIMIT, {})

    def plan(self, row: Row) -> Plan | Outcome:
        """The plan of `row`, or its outcome if it cannot be made."""
        kit, clinic = self.kits.of(row.brand, row.locale), row.clinic
        findings = (*row.findings, *self._foreign(row, kit), *self._unheard(clinic, kit))
        if clinic is None or has_errors(findings):
            return Outcome(row.number, row.name, findings=findings)
        editions = row.editions or self.kits.order.editions or tuple(kit.tasks)
        folder = folder_of(clinic)
        findings += (*_unknown(row, editions, kit), *self._rivals(row, folder))
        if has_errors(findings):
            return Outcome(row.number, row.name, folder, findings=findings)
        return Plan(row, clinic, folder, editions, self._key(clinic, editions, kit), findings)

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

    def _rivals(self, row: Row, folder: str) -> Iterator[Finding]:
        first = self._taken.setdefault(sha256(folder.encode()).digest()[:16], row.number)
        if first != row.number:
            yield Finding("ROW-FOLDER-TAKEN", row.place, {"folder": folder, "row": first})

    def _key(self, clinic: Clinic, editions: tuple[str, ...], kit: Kit) -> str:
        given = [getattr(clinic, name) for name in FIELDS]
        parts = [kit.digest, given, dict(clinic.settings), editions, self._logo(clinic)]
        return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _logo(self, clinic: Clinic) -> str:
        try:
            return sha256(self._logos(clinic.logo)).hexdigest() if clinic.logo else ""
        except OSError:  # said where the logo is read to be printed
            return "unreadable"


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
