"""Which blocks an edition prints.

A short edition (`text: brief`) of a guide with any brief for it prints briefs and safety blocks only; every other
edition prints whole sections without their briefs. Of a section's briefs it prints those that name it, else those that
name none; one whose recipe says `briefs: own`, where any brief of the guide names it, those that do and no others.
Safety blocks are in every edition, in full, with the line that goes with them, however deep they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import cast

from publisher.edition.safety import goes_with
from publisher.model.block import Block, Brief, Heading, Only, Paragraph, Safety
from publisher.model.guide import Guide, Section
from publisher.model.inline import Attributes
from publisher.model.remembering import remembered
from publisher.model.walk import Node, children, plain_text, rewrite, walk
from publisher.style.recipe import Recipe


@remembered(16)
def select(guide: Guide, recipe: Recipe) -> tuple[Section, ...]:
    """The sections `recipe` prints, in the guide's order, without Brief and Only."""
    opened = tuple(_opened(section, recipe.name) for section in guide.sections)
    audiences = _audiences(opened, recipe)
    chosen = map(_brief, opened, audiences) if audiences else map(_whole, opened)
    printed = [section for section in chosen if section.blocks or (section.heading and not audiences)]
    return (*(_under(guide.metadata.called(recipe.name).title, section) for section in printed[:1]), *printed[1:])


def _under(title: str, first: Section) -> Section:
    """The first section as it stands below the guide's title: where both are the same words, they are said once."""
    if not first.blocks or plain_text(first.heading) != title:
        return first
    return replace(first, heading=(), attributes=_merged(first.attributes, Attributes(classes=("untitled",))))


def _audiences(sections: Iterable[Section], recipe: Recipe) -> tuple[str, ...]:
    """Whose briefs an edition prints of each section: its name for its own, "" for those that name nobody. Empty where
    it prints none."""
    named = [{name for brief in _briefs(section) for name in brief.editions or ("",)} for section in sections]
    anywhere = {*()}.union(*named)
    if recipe.text != "brief" or not anywhere & {recipe.name, ""}:
        return ()
    alone = recipe.own_briefs and recipe.name in anywhere
    return tuple(recipe.name if alone or recipe.name in names else "" for names in named)


def _briefs(section: Section) -> Iterator[Brief]:
    return (node for node in walk(section.blocks, inlines=False) if isinstance(node, Brief))


def _opened(section: Section, edition: str) -> Section:
    def open_only(node: Node) -> Iterator[Node]:
        if not isinstance(node, Only):
            yield node
        elif edition in node.editions:
            yield from node.content

    return replace(section, blocks=_rewritten(section.blocks, open_only))


def _whole(section: Section) -> Section:
    def without_briefs(node: Node) -> Iterator[Node]:
        yield from () if isinstance(node, Brief) else (node,)

    return replace(section, blocks=_rewritten(section.blocks, without_briefs))


def _rewritten(blocks: Iterable[Block], change: Callable[[Node], Iterable[Node]]) -> tuple[Block, ...]:
    return tuple(cast("Block", new) for block in blocks for new in change(rewrite(block, change, inlines=False)))


def _short_forms(nodes: Iterable[Node], audience: str) -> Iterator[Brief | Safety | Paragraph]:
    """The outermost briefs for `audience`, and safety blocks with the line that goes with them, in `nodes`."""
    before: Node | None = None
    for node in nodes:
        if isinstance(node, Safety) or (isinstance(node, Brief) and audience in (node.editions or ("",))):
            yield node
        elif isinstance(node, Paragraph):
            yield from (node,) if goes_with(node, before) else ()
        else:
            yield from _short_forms(children(node, inlines=False), audience)
        before = node


def _open_brief(node: Node) -> Iterator[Node]:
    """A brief inside a brief or a safety block is part of it."""
    yield from node.content if isinstance(node, Brief) else (node,)


def _brief(section: Section, audience: str) -> Section:
    """The section's briefs for `audience`, and its safety text. A heading of level 1 that opens a brief replaces the
    section's own and adds its classes; a section of class `untitled` shows its brief without any."""
    heading, attributes, blocks = section.heading, section.attributes, list[Block]()
    for form in _short_forms(section.blocks, audience):
        content = _rewritten(form.content if isinstance(form, Brief) else (form,), _open_brief)
        if content and isinstance(content[0], Heading) and content[0].level == 1:
            heading, attributes = content[0].content, _merged(attributes, content[0].attributes)
            content = content[1:]
        blocks.extend(content)
    if "untitled" in attributes.classes:
        heading = ()
    return replace(section, heading=heading, attributes=attributes, blocks=tuple(blocks))


def _merged(own: Attributes, more: Attributes) -> Attributes:
    return replace(own, classes=tuple(dict.fromkeys((*own.classes, *more.classes))))
