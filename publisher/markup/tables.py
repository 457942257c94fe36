"""Tables → XHTML: a caption, headers that say what they head, and a frame that a phone can reflow.

Each cell of the body carries its column's heading as `data-label`; where the style sheet stacks a row's cells under
each other it shows that label, so a narrow screen loses no meaning.
"""

from __future__ import annotations

from publisher.markup.css_structure import STACKED
from publisher.markup.phrasing import marked, phrases
from publisher.markup.scope import Scope
from publisher.markup.xml import Element, element
from publisher.model.block import Cell, Table
from publisher.model.walk import plain_text


def table(block: Table, scope: Scope) -> Element:
    caption = (element("caption", *phrases(block.caption, scope)),) if block.caption else ()
    head = (element("thead", _head(block, scope)),) if block.header else ()
    body = element("tbody", *(_row(block, row, scope) for row in block.rows))
    inner = element("table", *caption, *head, body, **marked(block.attributes))
    return element("div", inner, class_=f"table columns-{_breadth(block)}")


def _breadth(block: Table) -> int:
    """The class of breadths that the table belongs to."""
    columns = max(len(row) for row in (block.header, *block.rows, ((),)))
    return max(least for least in STACKED if least <= max(columns, 1))


def _head(block: Table, scope: Scope) -> Element:
    return element("tr", *(_heading(cell, place, block, scope) for place, cell in enumerate(block.header)))


def _heading(cell: Cell, column: int, block: Table, scope: Scope) -> Element:
    attributes = marked(cell.attributes, *_alignment(block, column))
    if not cell.content:
        return element("td", **attributes)
    return element("th", *phrases(cell.content, scope), scope="col", **attributes)


def _row(block: Table, row: tuple[Cell, ...], scope: Scope) -> Element:
    return element("tr", *(_cell(cell, place, block, scope) for place, cell in enumerate(row)))


def _cell(cell: Cell, column: int, block: Table, scope: Scope) -> Element:
    attributes = marked(cell.attributes, *_alignment(block, column))
    content = phrases(cell.content, scope)
    if column == 0 and cell.content and "no-row-headers" not in block.attributes.classes:
        return element("th", *content, scope="row", data_label=_label(block, column), **attributes)
    return element("td", *content, data_label=_label(block, column), **attributes)


def _label(block: Table, column: int) -> str | None:
    return plain_text(block.header[column].content) or None if column < len(block.header) else None


def _alignment(block: Table, column: int) -> tuple[str, ...]:
    alignment = block.alignments[column] if column < len(block.alignments) else ""
    return (f"align-{alignment}",) if alignment in ("right", "center") else ()
