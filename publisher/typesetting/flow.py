"""Blocks become galleys: one short function a block kind, in one read-only table.

A heading's classes hold for the blocks below it until the next heading of its level or above, so that a guide can
say `## Do not have it if you {: .avoid }` and a brand can draw the list beneath it with crosses."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from publisher.edition.safety import goes_with
from publisher.model.block import (
    Block,
    Callout,
    CodeBlock,
    Definitions,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Safety,
    Table,
    Timeline,
)
from publisher.model.guide import Section
from publisher.model.inline import LineBreak, Text
from publisher.model.walk import plain_text
from publisher.typesetting.flow_box import boxed
from publisher.typesetting.flow_figure import figure
from publisher.typesetting.flow_list import definitions, listing, timeline
from publisher.typesetting.flow_table import table
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Box, Ruled
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Labelled, Row, again, with_icon
from publisher.typesetting.setting import Setting

Galleys = tuple[Galley, ...]
_CODE_SPACE = re.compile("^ +| {2,}")


def flow(blocks: Iterable[Block], setting: Setting) -> Galleys:
    """The galleys of `blocks`, in order. Every block gives at least one, or a finding says why not."""
    galleys: list[Galley] = []
    waiting = deque(blocks)
    while waiting:
        block = waiting.popleft()
        if isinstance(block, Heading):
            setting = _below(block, setting)
        if isinstance(block, Heading) and (box := _box_named(block, setting)):
            made: Galleys = (_boxed_passage(block, _taken_below(block, waiting), setting, box),)
        elif isinstance(block, Safety) and waiting and goes_with(waiting[0], block):
            made = (boxed(block, setting, "safety", flow, (waiting.popleft(),)),)
        else:
            made = FLOWS[type(block)](block, setting)
        galleys += _landed(made, block.attributes.id)
    return tuple(galleys)


def _landed(galleys: Galleys, id: str) -> Galleys:
    """`galleys` with the place that links to a block's own id lead to: the first line that it sets."""
    if not id or not galleys:
        return galleys
    return (_landing_on(galleys[0], (id, "", -1)), *galleys[1:])


def _landing_on(galley: Galley, landing: tuple[str, str, int]) -> Galley:
    """`galley` with `landing` on the first paragraph inside it; itself where that has one, or there is none."""
    if isinstance(galley, Para):
        return galley if galley.landing else replace(galley, landing=landing)
    if isinstance(galley, Stack) and galley.galleys:
        return replace(galley, galleys=(_landing_on(galley.galleys[0], landing), *galley.galleys[1:]))
    if isinstance(galley, Row):
        return replace(galley, cells=(*galley.cells[:-1], _landing_on(galley.cells[-1], landing)))
    if isinstance(galley, Labelled):
        return replace(galley, label=_landing_on(galley.label, landing))
    if isinstance(galley, Either):
        return replace(galley, narrow=_landing_on(galley.narrow, landing), wide=_landing_on(galley.wide, landing))
    if isinstance(galley, Box) and galley.header:
        return replace(galley, header=(_landing_on(galley.header[0], landing), *galley.header[1:]))
    if isinstance(galley, Box) and galley.body:
        return replace(galley, body=(_landing_on(galley.body[0], landing), *galley.body[1:]))
    return galley


def _box_named(heading: Heading, setting: Setting) -> str:
    """The box that a class of `heading` names; '' where none does."""
    return next((name for name in heading.attributes.classes if name in setting.sheet.boxes), "")


def _taken_below(heading: Heading, waiting: deque[Block]) -> Iterator[Block]:
    """Takes from `waiting` the blocks that stand under `heading`: up to the next of its level or above."""
    while waiting and not (isinstance(waiting[0], Heading) and waiting[0].level <= heading.level):
        yield waiting.popleft()


def _boxed_passage(heading: Heading, below: Iterable[Block], setting: Setting, box: str) -> Galley:
    """A heading whose class names a box, and what stands under it, in that box."""
    style, space = setting.sheet.boxes[box], setting.style("body").leading / 2
    inner = setting.speaking(style.voice)
    return Box(style, (), (*_heading(heading, inner), *flow(below, inner)), space, space)


def section_flow(section: Section, setting: Setting, first: bool) -> Galleys:
    """A section with its heading: the panel's title where it is the `first` on its panel, a heading where not."""
    named = _known_list(section.classes, setting)
    setting = replace(setting, list_role=named, list_head=())
    if not section.heading:
        return _landed(flow(section.blocks, setting), section.id if "untitled" in section.classes else "")
    role = "title" if first else "section"
    landing = (section.id, plain_text(section.heading), 0)
    title = setting.para(section.heading, role, section, section.place, keep=True, landing=landing)
    if named:
        less = setting.para(section.heading, "heading", section, section.place, keep=True)
        setting = replace(setting, list_head=(again(less),))
    return (title, *flow(section.blocks, setting))


def _known_list(classes: Iterable[str], setting: Setting) -> str:
    return next((name for name in classes if name in setting.sheet.lists), "")


def _below(heading: Heading, setting: Setting) -> Setting:
    """The setting of what stands under `heading`. One of a lower level that names no list leaves things as they are."""
    named = _known_list(heading.attributes.classes, setting)
    if not named and heading.level > 2:
        return setting
    head = tuple(map(again, _heading(heading, setting))) if named else ()
    return replace(setting, list_role=named, list_head=head)


def _heading(block: Heading, setting: Setting) -> Galleys:
    role = setting.role_of(block.attributes, "heading" if block.level <= 2 else "subheading")
    landing = (block.attributes.id, plain_text(block.content), -1)
    para = setting.para(block.content, role, block, block.place, keep=True, landing=landing)
    named = setting.sheet.lists.get(_known_list(block.attributes.classes, setting))
    if named is None or not named.icon:
        return (para,)
    colour = (named.colour or para.style.colour).name
    return (with_icon(para, named.icon, colour, named.indent),)


def _paragraph(block: Paragraph, setting: Setting) -> Galleys:
    return (setting.para(block.content, setting.role_of(block.attributes, "body"), block, block.place),)


def _list(block: List, setting: Setting) -> Galleys:
    return listing(block, setting, flow)


def _definitions(block: Definitions, setting: Setting) -> Galleys:
    return definitions(block, setting, flow)


def _timeline(block: Timeline, setting: Setting) -> Galleys:
    return timeline(block, setting, flow)


def _quote(block: Quote, setting: Setting) -> Galleys:
    indent = setting.style("body").size
    quoted = Stack(flow(block.content, setting))
    body = setting.style("body")
    return (Row((quoted,), lambda width, _: ((indent, width - indent),), body.before, body.after),)


def _code(block: CodeBlock, setting: Setting) -> Galleys:
    lines = [part for line in block.text.rstrip("\n").split("\n") for part in (Text(_unfolded(line)), LineBreak())]
    return (setting.para(lines[:-1], "code", block, block.place),)


def _unfolded(line: str) -> str:
    """Indentation, runs of spaces and empty lines are part of code: they become spaces that do not break."""
    return _CODE_SPACE.sub(lambda found: "\u00a0" * len(found[0]), line.expandtabs(4)) or "\u00a0"


def _rule(block: Rule, setting: Setting) -> Galleys:
    body = setting.style("body")
    sheet = setting.sheet
    return (Ruled(sheet.rule, sheet.rule_width, body.leading / 2, body.leading / 2, owner=block),)


def _callout(block: Callout, setting: Setting) -> Galleys:
    return (boxed(block, setting, "callout", flow),)


def _safety(block: Safety, setting: Setting) -> Galleys:
    return (boxed(block, setting, "safety", flow),)


def _figure(block: Figure, setting: Setting) -> Galleys:
    return figure(block, setting)


def _table(block: Table, setting: Setting) -> Galleys:
    return table(block, setting)


FLOWS: Mapping[type, Callable[..., Galleys]] = MappingProxyType(
    {
        Heading: _heading,
        Paragraph: _paragraph,
        List: _list,
        Table: _table,
        Definitions: _definitions,
        Quote: _quote,
        CodeBlock: _code,
        Rule: _rule,
        Figure: _figure,
        Callout: _callout,
        Timeline: _timeline,
        Safety: _safety,
    }
)
