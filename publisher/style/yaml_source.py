"""YAML as people write it: bytes in, values with their places out. The only importer of yaml on this floor.

Scalars stay the text they were written in, so that `no`, `020 7946 0018` and `1_0` mean what they say; whoever takes
a value decides what it must be. Tags and repeated keys are refused. An alias is followed, within a budget that an
exploding file exceeds at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

_DEEPEST, _MOST_NODES, _MOST_BYTES = 40, 20_000, 2_000_000
_EMPTY = ("", "~", "null", "Null", "NULL")


@value
class Scalar:
    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        return not self.quoted and self.text in _EMPTY


@value
class Sequence:
    items: tuple[Node, ...]
    place: Place


@value
class Table:
    """`keys` says where each key stands; both mappings keep the order of the file."""

    entries: Mapping[str, Node]
    keys: Mapping[str, Place]
    place: Place


Node = Scalar | Sequence | Table


@lru_cache(maxsize=8)  # two editions are often laid out by one file
def read_yaml(path: str, data: bytes) -> Table:
    """The file's top table; an empty file is an empty one. BrokenInput with STYLE-YAML if it is not sound."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = _Builder(path, yaml.parse(_decoded(path, data), Loader=loader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(_at(path, mark) if mark else Place(path), error.problem or "it cannot be read")
    except yaml.YAMLError as error:
        _refuse(Place(path), str(error).splitlines()[0])
    if node is None or (isinstance(node, Scalar) and node.empty):
        return Table({}, {}, Place(path))
    if not isinstance(node, Table):
        _refuse(node.place, "it should hold names with values, such as 'color:'")
    return node


def _decoded(path: str, data: bytes) -> str:
    if len(data) > _MOST_BYTES:
        _refuse(Place(path), f"it is larger than {_MOST_BYTES // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _refuse(Place(path, line), "it is not UTF-8 text")


class _Builder:
    """Turns one document's parse events into nodes. `size` counts nodes as if every alias were written out."""

    def __init__(self, path: str, events: Iterator[Any]) -> None:
        self.path, self.events, self.size = path, events, 0
        self.anchors: dict[str, tuple[Node, int]] = {}

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"):
                continue
            if node is not None:
                _refuse(self.at(event), "it holds a second document; one is enough")
            node = self.node(event, 0)
        return node

    def at(self, event: Any) -> Place:
        return _at(self.path, event.start_mark)

    def node(self, event: Any, depth: int) -> Node:
        if type(event).__name__ == "AliasEvent":
            return self.alias(event)
        if event.tag is not None:
            _refuse(self.at(event), f"the tag {event.tag} is not allowed")
        if depth > _DEEPEST:
            _refuse(self.at(event), f"it is nested deeper than {_DEEPEST} levels")
        before = self.size
        self.grow(event, 1)
        node = self.value(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.size - before)
        return node

    def value(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            return Scalar(event.value, self.at(event), bool(event.style))
        if kind == "SequenceStartEvent":
            items = tuple(self.node(each, depth + 1) for each in self.until("SequenceEndEvent"))
            return Sequence(items, self.at(event))
        return self.table(event, depth)

    def table(self, event: Any, depth: int) -> Table:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for each in self.until("MappingEndEvent"):
            key = self.node(each, depth + 1)
            if not isinstance(key, Scalar):
                _refuse(key.place, "a name should be plain text")
            if key.text in keys:
                _refuse(key.place, f"'{key.text}' stands here twice, first in line {keys[key.text].line}")
            keys[key.text] = key.place
            entries[key.text] = self.node(next(self.events), depth + 1)
        return Table(entries, keys, self.at(event))

    def until(self, end: str) -> Iterator[Any]:
        for event in self.events:
            if type(event).__name__ == end:
                return
            yield event

    def alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            _refuse(self.at(event), f"the alias *{event.anchor} has no anchor before it")
        node, size = self.anchors[event.anchor]
        self.grow(event, size)
        return node

    def grow(self, event: Any, nodes: int) -> None:
        self.size += nodes
        if self.size > _MOST_NODES:
            _refuse(self.at(event), f"it holds more than {_MOST_NODES} values, its aliases written out")


def _at(path: str, mark: Any) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


def _refuse(place: Place, problem: str) -> NoReturn:
    raise BrokenInput(Finding("STYLE-YAML", place, {"problem": problem}))
