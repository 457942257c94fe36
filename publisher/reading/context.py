"""What every reader of one file needs to know, and where findings are put."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.reading.marks import Marks, Point
from publisher.reading.prepared import Prepared


@dataclass(slots=True)
class Context:
    """`abbreviations` are those of the guide with the file's own before them; `last` the last place met, for what has
    no text of its own."""

    prepared: Prepared
    findings: list[Finding]
    language: str
    abbreviations: Mapping[str, str]
    last: Point = (0, 1)
    pattern: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        words = sorted(self.abbreviations, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None

    @property
    def marks(self) -> Marks:
        return self.prepared.marks

    def place(self, point: Point) -> Place:
        return self.prepared.place(point)

    def report(self, code: str, place: Place, **arguments: str | int | float) -> None:
        self.findings.append(Finding(code, place, arguments))
