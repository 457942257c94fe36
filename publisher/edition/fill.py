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
from publisher.model.finding import Finding
from publisher.model.guide import Note, Section
from publisher.model.inline import Image, Link, Variable
from publisher.model.remembering import Memory, Same
from publisher.model.walk import Node, rewrite, walk

Findings = tuple[Finding, ...]
Part = Section | Note
P = TypeVar("P", Section, Note)
N = TypeVar("N", bound=Node)
_PARTS = Memory[tuple[Part, Findings]](512)
_NODES = Memory[tuple[tuple[Node, ...], Findings]](2048)
_NAMES = Memory[tuple[str, ...]](4096)


def filled(part: P, known: Mapping[str, str], findings: list[Finding]) -> P:
    """`part` with the values `known` in it, the very same object for the same values; what is wrong with them is added
    to `findings` (see Personaliser)."""
    new, found = _PARTS.of(_key(part, contents(part), known), partial(_filled, part, known))
    findings.extend(found)
    return cast("P", new)


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
    for node in nodes:
        after, found = _NODES.of(_key(node, (node,), known), partial(_changed, node, known))
        new.extend(after)
        findings.extend(found)
    return tuple(cast("list[N]", new))  # a change gives inlines for inlines and blocks for blocks


def _changed(node: Node, known: Mapping[str, str]) -> tuple[tuple[Node, ...], Findings]:
    findings: list[Finding] = []
    change = Personaliser(known, findings).change
    return change(rewrite(node, change)), tuple(findings)


def _key(part: object, nodes: Iterable[Node], known: Mapping[str, str]) -> tuple[Same, tuple[str, ...]]:
    """`part`, which `nodes` make up, and the values that it takes."""
    names = _NAMES.of(Same(part), lambda: tuple(dict.fromkeys(name for node in walk(nodes) for name in _named(node))))
    return Same(part), tuple([known.get(name, "") for name in names])


def _named(node: Node) -> Iterable[str]:
    """The variables that stand directly in `node`."""
    if isinstance(node, Variable):
        return (node.name,)
    if isinstance(node, Link):
        return VARIABLE.findall(node.target)
    return VARIABLE.findall(f"{node.alt}\n{node.long_description}") if isinstance(node, Image) else ()
