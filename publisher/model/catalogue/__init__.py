"""Every finding the publisher can report: identity, gravity, sentence and hint, one home each.

One module a subject; `CATALOGUE` joins them. A sentence and a hint are `str.format` templates over the finding's
arguments. `why` is what `publisher explain CODE` adds, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.catalogue.clinic import CLINIC
from publisher.model.catalogue.edition import EDITION
from publisher.model.catalogue.entry import Entry
from publisher.model.catalogue.guide import GUIDE
from publisher.model.catalogue.language import LANGUAGE
from publisher.model.catalogue.made import MADE, MANIFEST
from publisher.model.catalogue.pdf import PDF, UNREADABLE
from publisher.model.catalogue.sheet import SHEET
from publisher.model.catalogue.style import STYLE
from publisher.model.catalogue.table import ROW, TABLE
from publisher.model.catalogue.world import RELEASE, SETUP, WORLD
from publisher.model.finding import Finding, Severity

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    GUIDE | LANGUAGE | CLINIC | EDITION | STYLE | SHEET | WORLD | TABLE | ROW | UNREADABLE | PDF | MANIFEST | MADE
)
OUTSIDE_THE_TEXT = frozenset(
    SETUP.keys() | STYLE.keys() | CLINIC.keys() | TABLE.keys() | UNREADABLE.keys() | MANIFEST.keys()
)
"""Codes whose errors nothing in a guide's text or a PDF's content will mend, since they lie in what was asked for, in
a brand, recipe, layout or clinic: the command ends with exit code 2."""


def severity(finding: Finding) -> Severity:
    """For a finding about a PDF: as its profile has it."""
    entry = CATALOGUE[finding.code]
    return entry.profiles.get(str(finding.arguments.get("profile", "")), entry.severity)


def sentence(finding: Finding) -> str:
    return CATALOGUE[finding.code].sentence.format_map(finding.arguments)


def hint(finding: Finding) -> str:
    return CATALOGUE[finding.code].hint.format_map(finding.arguments)


__all__ = ["CATALOGUE", "OUTSIDE_THE_TEXT", "RELEASE", "Entry", "hint", "sentence", "severity"]
