"""Blocks become structure elements: one short function a block kind, in one read-only table, and one an inline kind
that means something of its own.

The order of elements is that of the Edition, whatever the order of drawing: a table's row that was cut at the foot of
a panel is one row, its cells one after the other. What shows nothing gives no element; what decorates stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from publisher.model.block import (
    Block,
    Callout,
    Cell,
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
from publisher.model.inline import Abbreviation, Code, Emphasis, Inline, Link, NoteReference, Strong
from publisher.model.value import value
from publisher.typesetting.pages import Owner, Pages, TextRun
from publisher.typesetting.structure_record import Record, Seen, bounds, key
from publisher.typesetting.structure_tree import Attribute, Element, Kid

Elements = tuple[Element, ...]


@value
class Telling:
    """`base` is the level of the heading that this content stands under, `above` that of the last heading met."""

    record: Record
    base: int
    above: int

    def blocks(self, blocks: Iterable[Block]) -> Elements:
        told: list[Element] = []
        here = self
        for block in blocks:
            told += BLOCKS[type(block)](block, here)
            if isinstance(block, Heading):
                here = replace(self, above=self.level(block))
        return tuple(told)

    def level(self, heading: Heading) -> int:
        return self.base + max(heading.level, 2) - 1

    def below(self) -> Telling:
        """Content with a title of its own, under the last heading."""
        return replace(self, base=self.above + 1, above=self.above + 1)

    def words(self, *owner: Owner) -> tuple[Kid, ...]:
        """An owner's text, its inlines as elements."""
        return _nested(self.record.texts(*owner), 0, self.record)

    def said(self, role: str, *owner: Owner, language: str = "") -> Elements:
        """An element of an owner's text; none where there is none."""
        kids = self.words(*owner)
        return (Element(role, kids, language=language),) if kids else ()

    def body(self, role: str, content: Sequence[Block]) -> Elements:
        """Blocks in an element; where only one paragraph shows, the element is that paragraph."""
        kids = self.blocks(content)
        if len(kids) == 1 and kids[0].role == "P":
            return (replace(kids[0], role=role),)
        return _with(role, kids)


def _with(role: str, kids: Sequence[Kid], **more: Any) -> Elements:
    return (Element(role, tuple(kids), **more),) if kids else ()


def _language(block: Block | Item | Cell) -> str:
    return block.attributes.get("lang")


def picture(shown: Sequence[Seen], alt: str, pages: Pages, caption: Elements = ()) -> Element:
    """Drawn marks as a figure, with its box (ISO 32000-1, 14.8.5.4.3) and its caption."""
    layout = (Attribute("Layout", "Placement", "Block"), Attribute("Layout", "BBox", bounds(shown, pages)))
    return Element("Figure", (*(seen.at for seen in shown), *caption), alt=alt, attributes=layout)


def _heading(block: Heading, telling: Telling) -> Elements:
    return telling.said(f"H{telling.level(block)}", block, language=_language(block))


def _paragraph(block: Paragraph, telling: Telling) -> Elements:
    return telling.said("P", block, language=_language(block))


def _list(block: List, telling: Telling) -> Elements:
    items = [item for each in block.items for item in _item(each, telling)]
    return listed(items, "Decimal" if block.ordered else "None", _language(block))


def listed(items: Sequence[Element], numbering: str, language: str = "") -> Elements:
    """Drawn signs before items are decoration: a list without labels is numbered None (ISO 32000-1, table 347)."""
    return _with("L", items, language=language, attributes=(Attribute("List", "ListNumbering", numbering),))


def _item(item: Item, telling: Telling) -> Elements:
    label, body = telling.said("Lbl", item, "label"), telling.body("LBody", item.content)
    forms = tuple(Element("Form", (area,)) for area in telling.record.areas.get(key(item), ()))
    if forms:
        body = (*body[:-1], replace(body[-1], kids=(*body[-1].kids, *forms))) if body else _with("LBody", forms)
    return _with("LI", (*label, *body), language=_language(item))


def _table(block: Table, telling: Telling) -> Elements:
    heads_rows = "no-row-headers" not in block.attributes.classes
    header = [_cell(cell, "Column", telling) for cell in block.header]
    rows = [
        [_cell(cell, "Row" if heads_rows and not index else "", telling) for index, cell in enumerate(row)]
        for row in block.rows
    ]
    lines = (Element("TR", tuple(row)) for row in (header, *rows))
    return _with("Table", (*telling.said("Caption", block, "caption"), *lines), language=_language(block))


def _cell(cell: Cell, scope: str, telling: Telling) -> Element:
    """A cell without words heads nothing, but holds its place."""
    words = telling.words(cell)
    if not scope or not words:
        return Element("TD", words, language=_language(cell))
    return Element("TH", words, language=_language(cell), attributes=(Attribute("Table", "Scope", scope),))


def _definitions(block: Definitions, telling: Telling) -> Elements:
    return listed([_definition(entry, telling) for entry in block.entries], "None", _language(block))


def _definition(entry: Definition, telling: Telling) -> Element:
    terms = [element for index in range(len(entry.terms)) for element in telling.said("Lbl", entry, "term", index)]
    meanings = [element for meaning in entry.meanings for element in telling.body("LBody", meaning)]
    return Element("LI", (*terms, *meanings))


def _quote(block: Quote, telling: Telling) -> Elements:
    return _with("BlockQuote", telling.blocks(block.content), language=_language(block))


def _code(block: CodeBlock, telling: Telling) -> Elements:
    return _with("P", telling.said("Code", block))


def _rule(_block: Rule, _telling: Telling) -> Elements:
    return ()


def _figure(block: Figure, telling: Telling) -> Elements:
    """A figure with its caption. A decorative one leaves its caption only, one that could not be drawn its words."""
    shown, image = telling.record.drawn(block), block.image
    if not shown or not image.alt:
        return (*telling.said("P", block), *telling.said("P", block, "caption", language=_language(block)))
    told = " ".join(filter(None, (image.alt, image.long_description)))
    return (picture(shown, told, telling.record.pages, telling.said("Caption", block, "caption")),)


def _box(block: Callout | Safety, telling: Telling) -> Elements:
    """A box is a section of its own: its title first, wherever it is drawn."""
    inner = telling.below() if block.title else telling
    title = inner.said(f"H{inner.base}", block, "title")
    return _with("Sect", (*title, *inner.blocks(block.content)), language=_language(block))


def _timeline(block: Timeline, telling: Telling) -> Elements:
    """A list of stages. The drawing says nothing that they do not, unless the guide gives it words."""
    inner = telling.below() if block.title else telling
    title = inner.said(f"H{inner.base}", block, "title")
    shown, alt = telling.record.drawn(block, "drawing"), block.attributes.get("alt")
    drawing = (picture(shown, alt, telling.record.pages),) if shown and alt else ()
    stages = listed([_stage(stage, inner) for stage in block.stages], "None")
    told = (*title, *drawing, *stages)
    return _with("Sect", told, language=_language(block)) if title else told


def _stage(stage: Stage, telling: Telling) -> Element:
    return Element("LI", (*telling.said("Lbl", stage, "when"), *telling.body("LBody", stage.content)))


BLOCKS: Mapping[type, Callable[..., Elements]] = MappingProxyType(
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
        Callout: _box,
        Timeline: _timeline,
        Safety: _box,
    }
)


def _nested(seen: Sequence[Seen], depth: int, record: Record) -> tuple[Kid, ...]:
    """Marks in a row, those that stand in one inline as its element."""
    kids: list[Kid] = []
    for _, group in groupby(seen, lambda each: id(_inline(each, depth))):
        run = tuple(group)
        inline = _inline(run[0], depth)
        if inline is None:
            kids += (each.at for each in run)
        else:
            kids += INLINES[type(inline)](inline, _nested(run, depth + 1, record), record)
    return tuple(kids)


def _inline(seen: Seen, depth: int) -> Inline | None:
    inlines = seen.mark.inlines if isinstance(seen.mark, TextRun) else ()
    return inlines[depth] if depth < len(inlines) else None


def _link(node: Link, kids: Iterable[Kid], record: Record) -> Iterator[Kid]:
    areas = record.areas.get(key(node), ())
    yield from (Element("Link", (*kids, *areas), language=node.attributes.get("lang")),) if areas else kids


def _reference(_node: NoteReference, kids: Sequence[Kid], _record: Record) -> Iterator[Kid]:
    yield Element("Reference", tuple(kids))


def _abbreviation(node: Abbreviation, kids: Sequence[Kid], _record: Record) -> Iterator[Kid]:
    yield Element("Span", tuple(kids), expansion=node.expansion)


def _code_words(_node: Code, kids: Sequence[Kid], _record: Record) -> Iterator[Kid]:
    yield Element("Code", tuple(kids))


def _foreign(node: Emphasis | Strong, kids: Sequence[Kid], _record: Record) -> Iterator[Kid]:
    yield Element("Span", tuple(kids), language=node.attributes.get("lang"))


INLINES: Mapping[type, Callable[..., Iterator[Kid]]] = MappingProxyType(
    {
        Link: _link,
        NoteReference: _reference,
        Abbreviation: _abbreviation,
        Code: _code_words,
        Emphasis: _foreign,
        Strong: _foreign,
    }
)
