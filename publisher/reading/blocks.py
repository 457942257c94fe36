"""Elements → blocks of the model, each with its place. One short function a kind, gathered in a read-only table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from publisher.model.block import (
    Block,
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
    Table,
)
from publisher.model.inline import PLAIN, Attributes, Image, Inline
from publisher.model.place import Place
from publisher.reading import attributes as lists
from publisher.reading import inlines
from publisher.reading.bars import report_bars_in_code
from publisher.reading.context import Context
from publisher.reading.divisions import BLOCKS
from publisher.reading.marks import LEAD, escape, plain

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def blocks(context: Context, parent: Element) -> tuple[Block, ...]:
    """All blocks in `parent`. Text that stands there bare, as in a tight list, makes paragraphs."""
    found: list[Block] = []
    for part in _parts(parent):
        if isinstance(part, list):
            found.extend(_paragraph(context, part[0], PLAIN))
        else:
            given = lists.alone(part.text) if part.tag == "p" and not len(part) else None
            if given is not None:
                _attach(context, part, given, found)
            else:
                found.extend(_KINDS[part.tag](context, part))
    return tuple(found)


def _parts(parent: Element) -> Iterator[Element | list[Element]]:
    """The block elements in `parent`, and between them what is inline, as lists of bare holders of text."""
    holder = Element("p")
    holder.text = parent.text
    for child in parent:
        if inlines.is_inline(child):
            holder.append(child)
            continue
        if _says_something(holder):
            yield [holder]
        yield child
        holder = Element("p")
        holder.text = child.tail
    if _says_something(holder):
        yield [holder]


def _says_something(holder: Element) -> bool:
    return bool(len(holder)) or bool(plain(holder.text or "").strip())


def place(context: Context, element: Element) -> Place:
    """Where the first text in `element` stands; for what has none, the last place met before it."""
    for each in element.iter():
        for written in (each.get(":at"), each.text):
            if written and LEAD in written:
                return context.place(context.marks.first(written) or context.last)
    return context.place(context.last)


def _attach(context: Context, element: Element, given: str, found: list[Block]) -> None:
    """An attribute list on its own belongs to the block before it."""
    holder = Element("p")
    lists.assign(holder, given)
    if not found:
        context.report("ATTRIBUTES-NOWHERE", place(context, element), attributes=plain(element.text or "").strip())
        return
    added = lists.attributes(holder)
    before = found[-1]
    merged = Attributes(
        added.id or before.attributes.id,
        tuple(dict.fromkeys(before.attributes.classes + added.classes)),
        tuple({**dict(before.attributes.values), **dict(added.values)}.items()),
    )
    if isinstance(before, Table):
        caption = _caption(context, merged, before.place)
        before = replace(before, caption=caption or before.caption)
        merged = _without(merged, "caption")
    found[-1] = replace(before, attributes=merged)


def _without(attributes: Attributes, key: str) -> Attributes:
    return replace(attributes, values=tuple(pair for pair in attributes.values if pair[0] != key))


def _caption(context: Context, attributes: Attributes, at: Place) -> tuple[Inline, ...]:
    caption = attributes.get("caption")
    return inlines.plain_line(context, caption, at) if caption else ()


def _heading(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    content = inlines.line(context, element)
    if not content:
        context.report("HEADING-EMPTY", at)
        return
    yield Heading(int(element.tag[1]), content, lists.attributes(element), at)


def _paragraphs(context: Context, element: Element) -> Iterator[Block]:
    yield from _paragraph(context, element, lists.attributes(element))


def _paragraph(context: Context, element: Element, given: Attributes) -> Iterator[Block]:
    at = place(context, element)
    content = inlines.line(context, element)
    if len(content) == 1 and isinstance(content[0], Image):
        image = content[0]
        caption = inlines.plain_line(context, image.title, image.place) if image.title else ()
        yield Figure(image, caption, given, image.place)
    elif content:
        yield Paragraph(content, given, at)


def _list(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    items = tuple(_item(context, child) for child in element if child.tag == "li")
    first = element.get("start", "1")
    yield List(items, element.tag == "ol", int(first), lists.attributes(element), at)


def _item(context: Context, element: Element) -> Item:
    at = place(context, element)
    return Item(blocks(context, element), lists.attributes(element), at)


def _quote(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    yield Quote(blocks(context, element), lists.attributes(element), at)


def _code(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    if element.get(":token"):
        fence = context.prepared.fences[(context.marks.first(element.get(":at", "")) or (0, 1))[0]]
        holder = Element("pre")
        braces = re.search(r"\{(.*)\}", fence.info)
        if braces:
            lists.assign(holder, escape(braces[1]))
        yield CodeBlock(fence.text, fence.language, lists.attributes(holder), at)
        return
    code = element[0].text or ""
    report_bars_in_code(context, code)
    written = plain(re.sub(r"&(?:lt|gt|amp);", lambda found: _ENTITIES[found[0]], code))
    yield CodeBlock(written.strip("\n"), "", lists.attributes(element), at)


def _rule(context: Context, element: Element) -> Iterator[Block]:
    yield Rule(lists.attributes(element), place(context, element))


def _table(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    head, body = element[0], element[1]
    header = tuple(_cells(context, head[0]))
    if not any(cell.content for cell in header):
        context.report("TABLE-HEADLESS", at)
    rows = tuple(tuple(_cells(context, row)) for row in body if any(_says_something(cell) for cell in row))
    sides = tuple(cell.get("align", "") for cell in head[0])
    yield Table((), header, rows, sides, lists.attributes(element), at)


def _cells(context: Context, row: Element) -> Iterator[Cell]:
    for cell in row:
        at = place(context, cell)
        yield Cell(inlines.line(context, cell), lists.attributes(cell), at)


def _definitions(context: Context, element: Element) -> Iterator[Block]:
    at = place(context, element)
    yield Definitions(tuple(_entries(context, element)), lists.attributes(element), at)


def _entries(context: Context, element: Element) -> Iterator[Definition]:
    terms: list[tuple[Inline, ...]] = []
    meanings: list[tuple[Block, ...]] = []
    at = place(context, element)
    for child in element:
        if child.tag == "dt":
            if meanings:
                yield Definition(tuple(terms), tuple(meanings), at)
                terms, meanings = [], []
            if not terms:
                at = place(context, child)
            terms.append(inlines.line(context, child))
        else:
            meanings.append(blocks(context, child))
    yield Definition(tuple(terms), tuple(meanings), at)


def _division(context: Context, element: Element) -> Iterator[Block]:
    """A `///` block: `lines` knows its name and title, the element what stands inside."""
    opening = context.prepared.openings[(context.marks.first(element.get(":at", "")) or (0, 1))[0]]
    if not opening.name:
        yield from blocks(context, element)
        return
    titled = element if len(element) and element[0].get(":title") else None
    title: tuple[Inline, ...] = ()
    if titled is not None:
        title = inlines.line(context, titled[0])
        titled.remove(titled[0])
    yield from BLOCKS[opening.name](context, opening, title, blocks(context, element))


_KINDS: Mapping[str, Callable[[Context, Element], Iterator[Block]]] = MappingProxyType(
    {f"h{level}": _heading for level in range(1, 7)}
    | {
        "p": _paragraphs,
        "ul": _list,
        "ol": _list,
        "blockquote": _quote,
        "pre": _code,
        "hr": _rule,
        "table": _table,
        "dl": _definitions,
        "div": _division,
    }
)
