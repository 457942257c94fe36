"""Walking and rewriting blocks and inlines without knowing each kind: children are found by field.

A guide holds thousands of nodes and is walked many times a build: what a kind's fields may hold is looked up once,
and whoever asks for blocks alone leaves out the inlines, which are most of the nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from operator import is_
from typing import TypeVar

from publisher.model.block import BLOCK_KINDS, Block, Cell, CodeBlock, Definition, Item, Stage
from publisher.model.inline import (
    INLINE_KINDS,
    Abbreviation,
    Code,
    Image,
    Inline,
    LineBreak,
    NoteReference,
    Text,
    Variable,
)

_PARTS: tuple[type, ...] = (Item, Cell, Definition, Stage)
Node = Block | Inline | Item | Cell | Definition | Stage
T = TypeVar("T")
_NODES = BLOCK_KINDS + INLINE_KINDS + _PARTS
Change = Callable[[Node], Iterable[Node]]
Fields = Mapping[type, tuple[str, ...]]


def _holding(*words: str) -> Fields:
    """The fields of each kind whose annotation names one of `words`."""
    return {
        kind: tuple(part.name for part in fields(kind) if any(word in str(part.type) for word in words))
        for kind in _NODES
    }


_BLOCKS = _holding("Block", "Item", "Definition", "Stage")
_FIELDS = _holding("Block", "Item", "Definition", "Stage", "Cell", "Inline", "Image")


def children(node: Node, inlines: bool = True) -> Iterator[Node]:
    """The nodes directly inside `node`, in reading order; without `inlines`, no inlines and no table's cells."""
    return iter(_children(node, _FIELDS if inlines else _BLOCKS))


def _children(node: Node, known: Fields) -> list[Node]:
    found: list[Node] = []
    for name in known[type(node)]:
        _gather(getattr(node, name), found)
    return found


def _gather(value: object, found: list[Node]) -> None:
    if type(value) is not tuple:
        found.append(value)  # type: ignore[arg-type]
    elif tuple in map(type, value):
        for part in value:
            _gather(part, found)
    else:
        found.extend(value)


def walk(nodes: Iterable[Node], inlines: bool = True) -> Iterator[Node]:
    """Every node below and including `nodes`, parents first, in reading order; without `inlines`, no inlines and no
    table's cells."""
    known = _FIELDS if inlines else _BLOCKS
    waiting = [*nodes]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        if known[type(node)]:
            waiting.extend(reversed(_children(node, known)))


def rewrite(node: T, change: Change, inlines: bool = True) -> T:
    """`node` with `change` applied to every node below it, deepest first; `change` gives what stands instead
    (nothing, the node itself, or several nodes). Without `inlines` they, and a table's cells, stay as they are."""
    known = _FIELDS if inlines else _BLOCKS

    def deep(below: Node) -> Iterable[Node]:
        return change(_renewed(below, deep, known))

    return _renewed(node, deep, known)


def renewed(node: T, change: Change) -> T:
    """`node` with `change` applied to those nodes alone that stand directly in it."""
    return _renewed(node, change, _FIELDS)


def _renewed(node: T, change: Change, known: Fields) -> T:
    changed: dict[str, object] = {}
    for name in known[type(node)]:
        old = getattr(node, name)
        new = _rewritten(old, change, known)
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node  # type: ignore[type-var]


def _rewritten(value: object, change: Change, known: Fields) -> object:
    if type(value) is not tuple:
        (only,) = change(value)  # type: ignore[arg-type]
        return only
    parts: list[object] = []
    for part in value:
        if type(part) is tuple:
            parts.append(_rewritten(part, change, known))
        else:
            parts.extend(change(part))
    same = len(parts) == len(value) and all(map(is_, parts, value))
    return value if same else tuple(parts)


def plain_text(nodes: Iterable[Node]) -> str:
    """The words a reader sees, without mark-up; pictures give nothing, footnote marks give nothing. Blocks, and the
    parts of blocks, stand on lines of their own."""
    return _lines(tuple(nodes))


def _text(node: Node) -> str:
    kind = type(node)
    if kind in _SPOKEN:
        return node.text  # type: ignore[union-attr]
    if kind is LineBreak:
        return "\n"
    if kind in _SILENT:
        return ""
    if isinstance(node, Variable):
        return "{{ " + node.name + " }}"
    return _lines(tuple([getattr(node, name) for name in _FIELDS[kind]]))


_SPOKEN, _SILENT = frozenset({Text, Code, Abbreviation, CodeBlock}), frozenset({Image, NoteReference})
_INLINES = frozenset(INLINE_KINDS)


def _lines(value: object) -> str:
    """Inlines run on; anything else takes a new line."""
    if type(value) is not tuple:
        return _text(value) if type(value) in _FIELDS else ""  # type: ignore[arg-type]
    between = "" if value and _INLINES.issuperset(map(type, value)) else "\n"
    return between.join(filter(None, map(_lines, value)))
