"""YAML as people write it → values with places. The only importer of yaml in reading.

Every scalar keeps the characters it was written with: a telephone number keeps its nought, `version: 1.10` its last
digit. Tags, anchors and aliases are refused, so nothing can be made but text, lists and mappings, and nothing grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

_DEEPEST = 12
_NOTHING = ("", "~", "null", "Null", "NULL")


@value
class Scalar:
    text: str
    place: Place


@value
class Sequence:
    items: tuple[Value, ...]
    place: Place


@value
class Table:
    """A mapping. `keys` says where each key stands."""

    entries: Mapping[str, Value]
    keys: Mapping[str, Place]
    place: Place


Value = Scalar | Sequence | Table


def read_yaml(text: str, file: str, first: int = 1) -> Value | None:
    """The one value in `text`, whose first line is line `first` of `file`; None if there is none.

    BrokenInput: YAML-BROKEN with the line of the trouble, YAML-REFUSED for tags, anchors and aliases."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(file, first, yaml.parse(text, Loader=loader)).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = Place(file, first + mark.line, mark.column + 1) if mark else Place(file, first)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BrokenInput(Finding("YAML-BROKEN", place, {"problem": problem})) from error


def flow_mapping(text: str) -> dict[str, str] | None:
    """`{id: x, class: y}` as text by text; None if it is not that."""
    try:
        found = read_yaml(text, "")
    except BrokenInput:
        return None
    if not isinstance(found, Table) or not all(isinstance(value, Scalar) for value in found.entries.values()):
        return None
    return {key: value.text for key, value in found.entries.items() if isinstance(value, Scalar)}


class _Builder:
    """Values out of parse events: nothing is constructed that the events do not spell out."""

    def __init__(self, file: str, first: int, events: Iterator[Any]) -> None:
        self.file, self.first, self.events = file, first, events

    def document(self) -> Value | None:
        value: Value | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind.startswith(("Stream", "Document")):
                continue
            if value is not None:
                raise BrokenInput(Finding("YAML-REFUSED", self.place(event), {"what": "a second document"}))
            value = self.value(event, 0)
        return value

    def place(self, event: Any) -> Place:
        return Place(self.file, self.first + event.start_mark.line, event.start_mark.column + 1)

    def value(self, event: Any, depth: int) -> Value:
        kind = type(event).__name__
        self.refuse(event, kind, depth)
        if kind == "ScalarEvent":
            text = "" if event.style is None and event.value in _NOTHING else event.value
            return Scalar(text, self.place(event))
        if kind == "SequenceStartEvent":
            return Sequence(
                tuple(self.value(each, depth + 1) for each in self.until("SequenceEndEvent")), self.place(event)
            )
        return self.table(event, depth)

    def refuse(self, event: Any, kind: str, depth: int) -> None:
        what = ""
        if kind == "AliasEvent":
            what = f"the alias *{event.anchor}"
        elif event.anchor:
            what = f"the anchor &{event.anchor}"
        elif event.tag and event.tag != "!":
            what = f"the tag {event.tag}"
        elif depth > _DEEPEST:
            what = f"more than {_DEEPEST} levels"
        if what:
            raise BrokenInput(Finding("YAML-REFUSED", self.place(event), {"what": what}))

    def table(self, event: Any, depth: int) -> Table:
        entries: dict[str, Value] = {}
        keys: dict[str, Place] = {}
        for each in self.until("MappingEndEvent"):
            key = self.value(each, depth + 1)
            if not isinstance(key, Scalar):
                raise BrokenInput(Finding("YAML-REFUSED", key.place, {"what": "a key that is not a word"}))
            if key.text in entries:
                raise BrokenInput(Finding("YAML-TWICE", key.place, {"key": key.text}))
            keys[key.text] = key.place
            entries[key.text] = self.value(next(self.events), depth + 1)
        return Table(entries, keys, self.place(event))

    def until(self, last: str) -> Iterator[Any]:
        for event in self.events:
            if type(event).__name__ == last:
                return
            yield event
