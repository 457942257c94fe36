"""Front matter: the YAML between two `---` lines at the head of a guide → `Metadata`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import fields

from publisher.model.finding import BrokenInput, Finding
from publisher.model.guide import Allowance, Metadata
from publisher.model.language import is_tag
from publisher.model.place import Place
from publisher.reading.nearest import suggestion
from publisher.reading.signs import SPACED_VARIABLE
from publisher.reading.typography import typographic_title
from publisher.reading.yaml_text import Scalar, Sequence, Table, Value, read_yaml

_DATES = ("last_reviewed", "next_review", "date")
_LISTS = ("authors", "sources", "terms")
_SHOWN = ("title", "subtitle", "kicker")
KEYS = tuple(field.name for field in fields(Metadata) if field.name != "places")
_FENCE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")


def split(path: str, lines: list[str]) -> tuple[str, int]:
    """The front matter's text, and how many lines it takes with its fences; ("", 0) where there is none.

    BrokenInput FRONT-MATTER-OPEN if it begins and never ends."""
    if not lines or not _FENCE.match(lines[0]):
        return "", 0
    for index, line in enumerate(lines[1:], 1):
        if _END.match(line):
            return "\n".join(lines[1:index]), index + 1
    if len(lines) > 1 and _KEY.match(lines[1]):
        raise BrokenInput(Finding("FRONT-MATTER-OPEN", Place(path, 1)))
    return "", 0


def metadata(path: str, text: str, findings: list[Finding]) -> Metadata:
    """What the front matter says; its title is empty where it gives none. BrokenInput as `read_yaml`, and
    FRONT-MATTER-SHAPE if it is no mapping."""
    value = read_yaml(text, path, 2)
    if value is None or (isinstance(value, Scalar) and not value.text):
        return Metadata("")
    if not isinstance(value, Table):
        raise BrokenInput(Finding("FRONT-MATTER-SHAPE", value.place))
    return _Reader(value, findings).metadata()


class _Reader:
    def __init__(self, table: Table, findings: list[Finding]) -> None:
        self.table, self.findings = table, findings

    def metadata(self) -> Metadata:
        given: dict[str, object] = {}
        editions: Mapping[str, Mapping[str, str]] = {}
        for key, value in self.table.entries.items():
            if key not in KEYS:
                self.unknown(key)
            elif key == "settings":
                given[key] = self.settings(value)
            elif key == "allow":
                given[key] = self.allowances(value)
            elif key == "editions":
                editions = self.editions(value)
            elif key in _LISTS:
                given[key] = self.texts(key, value)
            elif key in _DATES:
                given[key] = self.date(key, value)
            else:
                given[key] = self.text(key, value)
        given["language"] = self.language(str(given.get("language") or "en"))
        for key in _SHOWN:
            given[key] = typographic_title(str(given.get(key, "")), str(given["language"]))
        given["editions"] = {
            name: {key: typographic_title(words, str(given["language"])) for key, words in own.items()}
            for name, own in editions.items()
        }
        title = str(given.pop("title"))
        return Metadata(title, places=dict(self.table.keys), **given)  # type: ignore[arg-type]

    def unknown(self, key: str) -> None:
        arguments = {"key": key, "suggestion": suggestion(key, KEYS), "known": ", ".join(KEYS)}
        self.findings.append(Finding("FRONT-MATTER-UNKNOWN", self.table.keys[key], arguments))

    def wrong(self, key: str, wanted: str, place: Place) -> None:
        self.findings.append(Finding("FRONT-MATTER-TYPE", place, {"key": key, "wanted": wanted}))

    def text(self, key: str, value: Value) -> str:
        if isinstance(value, Scalar):
            self.filled(key, value)
            return " ".join(value.text.split())
        self.wrong(key, "words", value.place)
        return ""

    def filled(self, key: str, value: Scalar) -> None:
        """VARIABLE-MISPLACED for a variable; what `allow` quotes from the text may hold one."""
        variable = None if key.startswith("allow.") else SPACED_VARIABLE.search(value.text)
        if variable:
            arguments = {"name": variable[1], "where": f"the front matter's '{key}'"}
            self.findings.append(Finding("VARIABLE-MISPLACED", value.place, arguments))

    def texts(self, key: str, value: Value) -> tuple[str, ...]:
        if isinstance(value, Scalar):
            return tuple(filter(None, (self.text(key, value),)))
        if isinstance(value, Table):
            self.wrong(key, "a list", value.place)
            return ()
        return tuple(filter(None, (self.entry(key, item) for item in value.items)))

    def entry(self, key: str, item: Value) -> str:
        if isinstance(item, Table):
            return ", ".join(self.text(key, value) for value in item.entries.values())
        return self.text(key, item)

    def date(self, key: str, value: Value) -> datetime.date | None:
        if isinstance(value, Scalar):
            if not value.text:
                return None
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value.text):
                try:
                    return datetime.date.fromisoformat(value.text)
                except ValueError:
                    pass
        self.wrong(key, "a date such as 2026-03-31", value.place)
        return None

    def settings(self, value: Value) -> Mapping[str, str]:
        if isinstance(value, Scalar) and not value.text:
            return {}
        if not isinstance(value, Table):
            self.wrong("settings", "names with values", value.place)
            return {}
        return {key: self.setting(key, each) for key, each in value.entries.items()}

    def editions(self, value: Value) -> Mapping[str, Mapping[str, str]]:
        """What single editions are called: title, subtitle and kicker by edition."""
        tables = value.entries if isinstance(value, Table) else {"": value}
        found: dict[str, Mapping[str, str]] = {}
        for name, table in tables.items():
            if isinstance(table, Table) and set(table.entries) <= set(_SHOWN):
                found[name] = {key: self.text(f"editions.{name}.{key}", each) for key, each in table.entries.items()}
            else:
                self.wrong(f"editions.{name}".strip("."), f"a table of {', '.join(_SHOWN)}", table.place)
        return found

    def setting(self, key: str, value: Value) -> str:
        if isinstance(value, Sequence):
            return ", ".join(self.text(f"settings.{key}", item) for item in value.items)
        return self.text(f"settings.{key}", value)

    def allowances(self, value: Value) -> tuple[Allowance, ...]:
        if isinstance(value, Scalar) and not value.text:
            return ()
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(filter(None, map(self.allowance, items)))

    def allowance(self, item: Value) -> Allowance | None:
        known = {field.name for field in fields(Allowance)} - {"place"}
        if not isinstance(item, Table) or not known.issuperset(item.entries) or item.entries.keys() <= {"reason"}:
            self.wrong("allow", "a list of entries with code or words, and a reason", item.place)
            return None
        said = {key: self.text(f"allow.{key}", each) for key, each in item.entries.items()}
        return Allowance(**said | {"code": said.get("code", "").upper()}, place=item.place)

    def language(self, tag: str) -> str:
        if is_tag(tag):
            return tag
        self.wrong("language", "a language tag such as en-GB", self.table.keys["language"])
        return "en"
