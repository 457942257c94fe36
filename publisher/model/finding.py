"""A finding is a value: a code, a place and arguments. The catalogue owns wording, severity and hint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@value
class Finding:
    """`code` is a key of `publisher.model.catalogue.CATALOGUE`; `arguments` fill its sentence."""

    code: str
    place: Place = NOWHERE
    arguments: Mapping[str, str | int | float] = field(default_factory=dict)


class BrokenInput(Exception):  # noqa: N818
    """Work cannot go on: carries the findings that say why. Raised where a value cannot be made at all;
    caught in `publish.py` and at the command line, never elsewhere."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.place}: {f.code}" for f in findings))
        self.findings = findings
