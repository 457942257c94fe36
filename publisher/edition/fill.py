"""Sections and notes with a clinic's values in them.

What holds no variable is the same for every clinic, and most of the rest is the same for clinics that share their
settings. So sections, notes and blocks are remembered by the values they hold, and come out as the very same objects:
whoever makes something of them can remember that too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar, cast

from publisher.edition.personalise import VARIABLE, Personaliser
from publisher.model.block import BLOCK_KINDS
from publisher.model.finding import Finding
from publisher.model.guide import Note, Section
from publisher.model.inline import Image, Link, Variable
from publisher.model.remembering import Memory, remembered
from publisher.model.walk import Node, renewed, walk

Findings = tuple[Finding, ...]
Part = Section | Note
P = TypeVar("P", Section, Note)
N = TypeVar("N", bound=Node)
_Changed = tuple[tuple[Node, ...], Findings]
_Planned = tuple[Node, tuple[str, ...], _Changed]
"""A node, the names of the variables in it, and what it becomes where there are none."""

_PARTS = Memory[tuple[Part, Findings]](512)
_NODES = Memory[_Changed](2048)
_PLANS = Memory[tuple[_Planned, ...]](1024)
_NAMES = Memory[tuple[str, ...]](4096)
_TUPLES = Memory[tuple[Part, ...]](64)


def filled(parts: tuple[P, ...], known: Mapping[str, str], findings: list[Finding]) -> tuple[P, ...]:
    """`parts` with the values `known` in them, each the very same object for the same values; what is wrong with them
    is added to `findings` (see Personaliser)."""
    new = []
    for part, names, constant in _with_names(parts):
        after, found = constant
        if names:
            after, found = _PARTS.of(_values(names, known), partial(_filled, part, known), part)
        new.append(after)
        findings.extend(found)
    same = _TUPLES.of((), lambda: tuple(new), *new)
    return cast("tuple[P, ...]", same)


@remembered(64)
def _with_names(parts: tuple[Part, ...]) -> tuple[tuple[Part, tuple[str, ...], tuple[Part, Findings]], ...]:
    """Each of `parts`, the names of the variables that it holds, and what it becomes where it holds none."""
    named = ((part, _names(part, contents(part))) for part in parts)
    return tuple((part, names, (part, ()) if names else _filled(part, {})) for part, names in named)


def contents(part: Part) -> tuple[Node, ...]:
    """All nodes that stand directly in it."""
    return part.content if isinstance(part, Note) else (*part.heading, *part.blocks)


def _filled(part: Part, known: Mapping[str, str]) -> tuple[Part, Findings]:
    findings: list[Finding] = []
    if isinstance(part, Note):
        return replace(part, content=_all(part.content, known, findings)), tuple(findings)
    heading = _all(part.heading, known, findings)
    return replace(part, heading=heading, blocks=_all(part.blocks, known, findings)), tuple(findings)


def _all(nodes: tuple[N, ...], known: Mapping[str, str], findings: list[Finding]) -> tuple[N, ...]:
    new: list[Node] = []
    for node, names, constant in _PLANS.of((), partial(_planned, nodes), nodes):
        after, found = _remembered(node, names, known) if names else constant
        new.extend(after)
        findings.extend(found)
    return tuple(cast("list[N]", new))  # a change gives inlines for inlines and blocks for blocks


def _planned(nodes: tuple[Node, ...]) -> tuple[_Planned, ...]:
    named = ((node, _names(node, (node,))) for node in nodes)
    return tuple((node, names, ((), ()) if names else _changed(node, {})) for node, names in named)


def _remembered(node: Node, names: tuple[str, ...], known: Mapping[str, str]) -> _Changed:
    return _NODES.of(_values(names, known), partial(_changed, node, known), node)


def _changed(node: Node, known: Mapping[str, str]) -> _Changed:
    """Blocks inside it are remembered too: most of a box that names the clinic says nothing of it."""
    findings: list[Finding] = []
    change = Personaliser(known, findings).change

    def deep(below: Node) -> Iterable[Node]:
        if not isinstance(below, BLOCK_KINDS):
            return change(renewed(below, deep))
        after, found = _remembered(below, _names(below, (below,)), known)
        findings.extend(found)
        return after

    return change(renewed(node, deep)), tuple(findings)


def _values(names: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple([known.get(name, "") for name in names])


def _names(part: object, nodes: Iterable[Node]) -> tuple[str, ...]:
    """The variables in `part`, which `nodes` make up."""
    found = (name for node in walk(nodes) for name in _named(node))
    return _NAMES.of((), lambda: tuple(dict.fromkeys(found)), part)


def _named(node: Node) -> Iterable[str]:
    """The variables that stand directly in `node`."""
    if isinstance(node, Variable):
        return (node.name,)
    if isinstance(node, Link):
        return VARIABLE.findall(node.target)
    return VARIABLE.findall(f"{node.alt}\n{node.long_description}") if isinstance(node, Image) else ()
