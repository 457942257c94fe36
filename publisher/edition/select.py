"""Which blocks an edition prints.

A short edition (`text: brief`) of a guide with any brief prints briefs and safety blocks only; every other edition
prints whole sections without their briefs. Safety blocks are in every edition, in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.model.block import Block, Brief, Heading, Only, Safety
from publisher.model.guide import Guide, Section
from publisher.model.inline import Attributes
from publisher.model.walk import Node, rewrite
from publisher.style.recipe import Recipe


def select(guide: Guide, recipe: Recipe) -> tuple[Section, ...]:
    """The sections `recipe` prints, in the guide's order, without Brief and Only."""
    opened = tuple(_opened(section, recipe.name) for section in guide.sections)
    short = recipe.text == "brief" and any(isinstance(block, Brief) for section in opened for block in section.blocks)
    chosen = (_brief(section) if short else _whole(section) for section in opened)
    return tuple(section for section in chosen if section.blocks or (section.heading and not short))


def _opened(section: Section, edition: str) -> Section:
    def open_only(node: Node) -> Iterator[Node]:
        if not isinstance(node, Only):
            yield node
        elif edition in node.editions:
            yield from node.content

    blocks = tuple(new for block in section.blocks for new in open_only(rewrite(block, open_only)))
    return replace(section, blocks=blocks)  # type: ignore[arg-type]


def _whole(section: Section) -> Section:
    return replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Brief)))


def _brief(section: Section) -> Section:
    """The section's briefs and safety blocks. A heading of level 1 that opens a brief replaces the section's own and
    adds its classes; a section of class `untitled` shows its brief without any."""
    heading, attributes, blocks = section.heading, section.attributes, list[Block]()
    for block in section.blocks:
        if isinstance(block, Safety):
            blocks.append(block)
        if isinstance(block, Brief):
            content = block.content
            if content and isinstance(content[0], Heading) and content[0].level == 1:
                heading, attributes = content[0].content, _merged(attributes, content[0].attributes)
                content = content[1:]
            blocks.extend(content)
    if "untitled" in attributes.classes:
        heading = ()
    return replace(section, heading=heading, attributes=attributes, blocks=tuple(blocks))


def _merged(own: Attributes, more: Attributes) -> Attributes:
    return replace(own, classes=tuple(dict.fromkeys((*own.classes, *more.classes))))
