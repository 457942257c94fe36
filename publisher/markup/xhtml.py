"""Block kinds → XHTML: one short function a kind, gathered in `BLOCKS`; a missing kind fails in a test.

Roles follow DPUB-ARIA 1.1. A safety block is a `doc-notice` with a real heading, so that a reader who steps from
heading to heading finds it; a callout is a `doc-tip`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from publisher.markup import words
from publisher.markup.phrasing import marked, phrases, picture
from publisher.markup.scope import Scope, Uses
from publisher.markup.tables import table
from publisher.markup.xml import Element, Node, Written, element, written
from publisher.model.block import (
    Block,
    Callout,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Safety,
    Stage,
    Table,
    Timeline,
)
from publisher.model.inline import Inline
from publisher.model.remembering import Memory
from publisher.model.walk import plain_text


def flow(blocks: Iterable[Block], scope: Scope) -> tuple[Node, ...]:
    """Blocks as XHTML, in order. Each heading sets how deep what follows it stands, and its classes say how the lists
    below it are drawn, until a heading of its level or above."""
    made: list[Node] = []
    for block in blocks:
        made.append(_lasting(block, scope))
        if isinstance(block, Heading):
            kept = scope.list_role if block.level > scope.depth else ""
            role = scope.role_of(block.attributes.classes) or kept
            scope = scope.under(block.level, role)
    return tuple(made)


def _lasting(block: Block, scope: Scope) -> Element | Written:
    """The block, written once for all clinics that have the very same, if it may have the ids here that it wishes."""
    key = (scope.document, scope.depth, scope.list_role, scope.glossary)
    kept, uses = _BLOCKS.of(key, partial(_alone, block, scope), block, scope.library)
    return kept if scope.uses.take(uses) else _element(block, scope)


_BLOCKS = Memory[tuple[Written, Uses]](2048, lambda kept: len(kept[0].data), 8_000_000)


def _alone(block: Block, scope: Scope) -> tuple[Written, Uses]:
    """The block as written where nothing else stands, and what it asked for."""
    uses = Uses(scope.library.taken)
    return written(_element(block, replace(scope, uses=uses))), uses


def _element(block: Block, scope: Scope) -> Element:
    return BLOCKS[type(block)](block, scope)


def own_flow(blocks: Iterable[Block], scope: Scope) -> tuple[Node, ...]:
    """Blocks in the publisher's own words, which say of what language they are where the guide is in another."""
    content, tongue = flow(blocks, scope), words.tongue(scope.library.language)
    return (element("div", *content, **tongue),) if content and tongue else content


def _heading(heading: Heading, scope: Scope) -> Element:
    return element(f"h{min(heading.level, 6)}", *phrases(heading.content, scope), **marked(heading.attributes))


def _paragraph(paragraph: Paragraph, scope: Scope) -> Element:
    return element("p", *phrases(paragraph.content, scope), **marked(paragraph.attributes))


def _list(block: List, scope: Scope) -> Element:
    start = str(block.start) if block.ordered and block.start != 1 else None
    said = () if scope.role_of(block.attributes.classes) or not scope.list_role else (scope.list_role,)
    inner = scope.under(scope.depth, "")
    items = (_item(item, inner) for item in block.items)
    return element("ol" if block.ordered else "ul", *items, start=start, **marked(block.attributes, *said))


def _item(item: Item, scope: Scope) -> Element:
    return element("li", *_close(item.content, scope), **marked(item.attributes))


def _close(content: tuple[Block, ...], scope: Scope) -> tuple[Node, ...]:
    """Blocks of which an only paragraph needs no element of its own."""
    paragraphs = [block for block in content if isinstance(block, Paragraph)]
    if len(paragraphs) == 1 and content[0] is paragraphs[0] and not marked_at_all(paragraphs[0]):
        return (*phrases(paragraphs[0].content, scope), *flow(content[1:], scope))
    return flow(content, scope)


def marked_at_all(paragraph: Paragraph) -> bool:
    return any(value is not None for value in marked(paragraph.attributes).values())


def _definitions(block: Definitions, scope: Scope) -> Element:
    entries = (node for entry in block.entries for node in _definition(entry, scope))
    return element("dl", *entries, **marked(block.attributes))


def _definition(entry: Definition, scope: Scope) -> tuple[Element, ...]:
    terms = (_term(term, scope) for term in entry.terms)
    meanings = (_meaning(meaning, scope) for meaning in entry.meanings)
    return (*terms, *meanings)


def _term(term: tuple[Inline, ...], scope: Scope) -> Element:
    if not scope.glossary:
        return element("dt", *phrases(term, scope))
    return element("dt", element("dfn", *phrases(term, scope)), epub_type="glossterm")


def _meaning(meaning: tuple[Block, ...], scope: Scope) -> Element:
    return element("dd", *_close(meaning, scope), epub_type="glossdef" if scope.glossary else None)


def _quote(quote: Quote, scope: Scope) -> Element:
    return element("blockquote", *flow(quote.content, scope), **marked(quote.attributes))


def _code_block(block: CodeBlock, _: Scope) -> Element:
    return element("pre", element("code", block.text), **marked(block.attributes))


def _rule(rule: Rule, _: Scope) -> Element:
    return element("hr", **marked(rule.attributes))


def _figure(figure: Figure, scope: Scope) -> Element:
    shown = picture(replace(figure.image, title=""), scope, plain_text(figure.caption))
    caption = phrases(figure.caption, scope)
    if shown is None:
        return _unseen_figure(figure, caption)
    image, *link = shown
    below: tuple[Node, ...] = (*caption, *((" ",) if caption and link else ()), *link)
    captioned = (element("figcaption", *below),) if below else ()
    return element("figure", image, *captioned, **marked(figure.attributes))


def _unseen_figure(figure: Figure, caption: tuple[Node, ...]) -> Element:
    """What a picture shows, in words, where there is no picture: nothing that a reader needs is lost."""
    told = [text for text in (figure.image.alt, figure.image.long_description) if text]
    below = (element("figcaption", *caption),) if caption else ()
    return element("figure", *(element("p", text) for text in told), *below, **marked(figure.attributes, "unseen"))


def _callout(callout: Callout, scope: Scope) -> Element:
    title, id_ = _title("p", callout.title, scope, "callout")
    attributes = marked(callout.attributes, "callout")
    content = flow(callout.content, scope)
    return element("aside", *title, *content, role="doc-tip", epub_type="tip", aria_labelledby=id_, **attributes)


def _safety(safety: Safety, scope: Scope) -> Element:
    depth = min(scope.depth + 1, 6)
    title, id_ = _title(f"h{depth}", safety.title, scope, "safety")
    attributes = marked(safety.attributes, "safety")
    content = flow(safety.content, scope.under(depth, ""))
    return element(
        "section", *title, *content, role="doc-notice", epub_type="notice", aria_labelledby=id_, **attributes
    )


def _timeline(timeline: Timeline, scope: Scope) -> Element:
    title, id_ = _title("p", timeline.title, scope, "timeline")
    stages = element("ol", *(_stage(stage, scope) for stage in timeline.stages), class_="stages")
    attributes = marked(timeline.attributes, "timeline")
    return element("div", *title, stages, role="group", aria_labelledby=id_, **attributes)


def _stage(stage: Stage, scope: Scope) -> Element:
    when = element("p", *phrases(stage.when, scope), class_="when")
    return element("li", when, *flow(stage.content, scope))


def _title(tag: str, content: tuple[Inline, ...], scope: Scope, wish: str) -> tuple[tuple[Element, ...], str | None]:
    """The title of a framed block and its id; nothing where the guide gave none."""
    if not content:
        return (), None
    id_ = scope.uses.fresh(f"{wish}-title")
    return (element(tag, *phrases(content, scope), id=id_, class_="title"),), id_


BLOCKS: Mapping[type, Callable[[Any, Scope], Element]] = MappingProxyType(
    {
        Heading: _heading,
        Paragraph: _paragraph,
        List: _list,
        Table: table,
        Definitions: _definitions,
        Quote: _quote,
        CodeBlock: _code_block,
        Rule: _rule,
        Figure: _figure,
        Callout: _callout,
        Timeline: _timeline,
        Safety: _safety,
    }
)
