"""Walking and rewriting blocks and inlines without knowing each kind: children are found by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
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


_HOLDERS = frozenset(
    [
        "content",
        "items",
        "caption",
        "header",
        "rows",
        "entries",
        "terms",
        "meanings",
        "image",
        "title",
        "when",
        "stages",
    ]
)
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(part.name for part in fields(kind) if part.name in _HOLDERS) for kind in _NODES
}


def _flat(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, _NODES):
        yield value  # type: ignore[misc]


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside `node`, in reading order."""
    for name in _FIELDS[type(node)]:
        yield from _flat(getattr(node, name))


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node below and including `nodes`, parents first, in reading order."""
    for node in nodes:
        yield node
        yield from walk(children(node))


def rewrite(node: T, change: Callable[[Node], Iterable[Node]]) -> T:
    """`node` with `change` applied to every node below it, deepest first; `change` gives what stands instead
    (nothing, the node itself, or several nodes)."""
    changed = {name: _rewritten(getattr(node, name), change) for name in _FIELDS[type(node)]}
    changed = {name: value for name, value in changed.items() if value is not getattr(node, name)}
    return replace(node, **changed) if changed else node  # type: ignore[type-var]


def _rewritten(value: object, change: Callable[[Node], Iterable[Node]]) -> object:
    if isinstance(value, tuple):
        parts: list[object] = []
        for part in value:
            if isinstance(part, _NODES):
                parts.extend(change(rewrite(part, change)))  # type: ignore[arg-type]
            else:
                parts.append(_rewritten(part, change))
        same = len(parts) == len(value) and all(a is b for a, b in zip(parts, value, strict=True))
        return value if same else tuple(parts)
    if isinstance(value, _NODES):
        (only,) = change(rewrite(value, change))  # type: ignore[arg-type]
        return only
    return value


def plain_text(nodes: Iterable[Node]) -> str:
    """The words a reader sees, without mark-up; pictures give nothing, footnote marks give nothing. Blocks, and the
    parts of blocks, stand on lines of their own."""
    return _lines(tuple(nodes))


def _text(node: Node) -> str:
    if isinstance(node, Text | Code | Abbreviation | CodeBlock):
        return node.text
    if isinstance(node, LineBreak):
        return "\n"
    if isinstance(node, Image | NoteReference):
        return ""
    if isinstance(node, Variable):
        return "{{ " + node.name + " }}"
    return _lines(tuple(getattr(node, name) for name in _FIELDS[type(node)]))


def _lines(value: object) -> str:
    """Inlines run on; anything else takes a new line."""
    if isinstance(value, _NODES):
        return _text(value)  # type: ignore[arg-type]
    if not isinstance(value, tuple):
        return ""
    between = "" if value and all(isinstance(part, INLINE_KINDS) for part in value) else "\n"
    return between.join(filter(None, map(_lines, value)))
