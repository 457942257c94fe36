"""The `/// name` blocks of the model, out of their header, their title and the blocks inside. One function a name,
gathered in a read-only table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from publisher.model.block import Block, Brief, Callout, Definition, Definitions, Only, Safety, Stage, Timeline
from publisher.model.inline import PLAIN, Attributes, Inline, Text
from publisher.reading.context import Context
from publisher.reading.inlines import words
from publisher.reading.openings import Opening
from publisher.reading.yaml_text import flow_mapping

Title = tuple[Inline, ...]
Content = tuple[Block, ...]


def _options(context: Context, opening: Opening) -> Attributes:
    written = opening.options.get("attrs", "")
    if not written:
        return PLAIN
    found = flow_mapping(written)
    if found is None:
        context.report("BLOCK-OPTION", opening.place, option="attrs")
        return PLAIN
    values = tuple((key, value) for key, value in found.items() if key not in ("id", "class"))
    return Attributes(found.get("id", ""), tuple(found.get("class", "").split()), values)


def _callout(context: Context, opening: Opening, title: Title, content: Content) -> Iterator[Block]:
    yield Callout(title, content, _options(context, opening), opening.place)


def _safety(context: Context, opening: Opening, title: Title, content: Content) -> Iterator[Block]:
    yield Safety(title, content, _options(context, opening), opening.place)


def _brief(context: Context, opening: Opening, title: Title, content: Content) -> Iterator[Block]:
    yield Brief(content, _named(title), _options(context, opening), opening.place)


def _named(title: Title) -> tuple[str, ...]:
    """The editions that a header names behind its bar."""
    return tuple(filter(None, re.split(r"[,\s]+", words(title))))


def _only(context: Context, opening: Opening, title: Title, content: Content) -> Iterator[Block]:
    editions = _named(title)
    if not editions:
        context.report("ONLY-WHAT", opening.place)
    yield Only(editions, content, _options(context, opening), opening.place)


def _timeline(context: Context, opening: Opening, title: Title, content: Content) -> Iterator[Block]:
    stages: list[Stage] = []
    for block in content:
        if isinstance(block, Definitions):
            stages.extend(_stages(block.entries))
        else:
            context.report("TIMELINE-CONTENT", block.place)
    if not stages:
        context.report("TIMELINE-EMPTY", opening.place)
    yield Timeline(title, tuple(stages), _options(context, opening), opening.place)


def _stages(entries: Iterable[Definition]) -> Iterator[Stage]:
    for entry in entries:
        when = entry.terms[0] if entry.terms else ()
        for term in entry.terms[1:]:
            when = (*when, Text(", ", entry.place), *term)
        yield Stage(when, tuple(block for meaning in entry.meanings for block in meaning), entry.place)


BLOCKS: Mapping[str, Callable[[Context, Opening, Title, Content], Iterator[Block]]] = MappingProxyType(
    {"brief": _brief, "safety": _safety, "callout": _callout, "timeline": _timeline, "only": _only}
)
