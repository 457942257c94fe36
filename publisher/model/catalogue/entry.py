"""What the catalogue holds for one code."""

from dataclasses import dataclass

from publisher.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    severity: Severity
    sentence: str
    hint: str
    why: str


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
