"""A clinic's YAML file → `Clinic`: who hands the guide out."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.model.catalogue import hint, sentence
from publisher.model.clinic import FIELDS, SETTING, Clinic
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.visible import visible
from publisher.reading.decoding import decoded
from publisher.reading.nearest import suggestion
from publisher.reading.yaml_text import Scalar, Sequence, Table, Value, read_yaml


def read_clinic(path: str, data: bytes) -> tuple[Clinic, tuple[Finding, ...]]:
    """The clinic in `data`, every value as the text it was written in. A list becomes lines (address, hours) or words
    with commas between. BrokenInput: CLINIC-UNREAD, CLINIC-SHAPE, CLINIC-NAMELESS."""
    return clinic_of(_table(path, data))


def clinic_of(table: Table) -> tuple[Clinic, tuple[Finding, ...]]:
    """The clinic in names with values, wherever they were written. BrokenInput: CLINIC-NAMELESS."""
    findings: list[Finding] = []
    given: dict[str, str] = {}
    settings: Mapping[str, str] = {}
    places = dict(table.keys)
    for key, each in table.entries.items():
        if key == "settings":
            settings = _settings(each, findings)
            places |= _setting_places(each)
        elif key in FIELDS:
            given[key] = _text(key, each, findings)
        else:
            findings.append(_unknown(key, table.keys[key]))
    if not given.get("name"):
        raise BrokenInput(Finding("CLINIC-NAMELESS", table.place), *findings)
    return Clinic(**given, settings=settings, place=table.place, places=places), tuple(findings)


def _table(path: str, data: bytes) -> Table:
    findings: list[Finding] = []
    try:
        value = read_yaml("\n".join(decoded(path, data, findings)), path)
    except BrokenInput as broken:
        findings += broken.findings
    if findings:
        raise BrokenInput(*(_unread(finding) for finding in findings))
    if not isinstance(value, Table):
        raise BrokenInput(Finding("CLINIC-SHAPE", value.place if value else Place(path)))
    return value


def _unread(finding: Finding) -> Finding:
    """A finding of what reads guides too, as one about a clinic's file."""
    return Finding("CLINIC-UNREAD", finding.place, {"problem": sentence(finding), "cure": hint(finding)})


def _setting_places(value: Value) -> Mapping[str, Place]:
    keys = value.keys if isinstance(value, Table) else {}
    return {f"{SETTING}{key}": place for key, place in keys.items()}


def _unknown(key: str, place: Place) -> Finding:
    known = (*FIELDS, "settings")
    arguments = {"key": key, "suggestion": suggestion(key, known), "known": ", ".join(known)}
    return Finding("CLINIC-UNKNOWN", place, arguments)


def _text(key: str, value: Value, findings: list[Finding]) -> str:
    if isinstance(value, Scalar):
        return visible(value.text)
    if isinstance(value, Sequence):
        between = "\n" if key in ("address", "hours") else ", "
        return between.join(filter(None, (_text(key, item, findings) for item in value.items)))
    findings.append(Finding("CLINIC-TYPE", value.place, {"key": key, "wanted": "words"}))
    return ""


def _settings(value: Value, findings: list[Finding]) -> Mapping[str, str]:
    if isinstance(value, Table):
        return {key: _text(key, each, findings) for key, each in value.entries.items()}
    if not (isinstance(value, Scalar) and not value.text):
        findings.append(Finding("CLINIC-TYPE", value.place, {"key": "settings", "wanted": "names with values"}))
    return {}
