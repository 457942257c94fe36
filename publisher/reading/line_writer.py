"""Writes prepared lines: each with its mark behind its prefix, none nested deeper than the parser bears."""

from __future__ import annotations

import re

from publisher.model.finding import Finding
from publisher.reading import signs
from publisher.reading.marks import unescape
from publisher.reading.nesting import DEEPEST
from publisher.reading.prepared import Prepared


class LineWriter:
    """Adds to the last piece of `result`. `deep` says that too deep nesting has been reported."""

    def __init__(self, result: Prepared, findings: list[Finding]) -> None:
        self.result, self.findings = result, findings
        self.deep = False

    @property
    def out(self) -> list[str]:
        return self.result.pieces[-1]

    def put(self, number: int, column: int, prefix: str, rest: str) -> None:
        """`rest`, which began at `column`, behind `prefix`, with a mark where its own text begins."""
        lead = self.lead(number, rest)
        mark = self.result.marks.mark((number, column + len(unescape(rest[:lead]))))
        self.out.append(prefix + rest[:lead] + mark + rest[lead:])

    def lead(self, number: int, rest: str) -> int:
        found = signs.PREFIX.match(rest)
        lead = found.end() if found else 0
        nested = list(re.finditer(r">|[*+-]|\d+\.", rest[:lead]))
        if len(nested) <= DEEPEST:
            return lead
        self.too_deep(number, nested[DEEPEST].start() + 1)
        return nested[DEEPEST].start()

    def too_deep(self, number: int, column: int) -> None:
        if not self.deep:
            place = self.result.place((number, column))
            self.findings.append(Finding("NESTED-TOO-DEEP", place, {"limit": DEEPEST}))
        self.deep = True
