"""Tables → XHTML: a caption, headers that say what they head, and a frame that a phone can reflow.

Each cell of the body carries its column's heading as `data-label`; where the style sheet stacks a row's cells under
each other it shows that label, so a narrow screen loses no meaning.
"""

from __future__ import annotations

from publisher.markup.css_structure import STACK_WIDTHS
from publisher.markup.phrasing import marked, phrases
from publisher.markup.scope import Scope
from publisher.markup.xml import Element, element
from publisher.model.block import Cell, Table
from publisher.model.walk import plain_text

# A cell of more letters than this wraps well; a letter with its share of the space between columns takes this many em.
_LONG, _EM = 24, 0.4


def table(block: Table, scope: Scope) -> Element:
    caption = (element("caption", *phrases(block.caption, scope)),) if block.caption else ()
    head = (element("thead", _head(block, scope)),) if block.header else ()
    body = element("tbody", *(_row(block, row, scope) for row in block.rows))
    inner = element("table", *caption, *head, body, **marked(block.attributes))
    return element("div", inner, class_=f"table stack-{_stack_width(block)}")


def _stack_width(block: Table) -> int:
    """The width below which the table's columns would be too narrow to read, by what its cells hold."""
    columns = zip(*filter(None, (block.header, *block.rows)), strict=False)
    wanted = sum(min(max(len(plain_text(cell.content)) for cell in cells), _LONG) for cells in columns) * _EM
    return max((width for width in STACK_WIDTHS if width <= wanted), default=STACK_WIDTHS[0])


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
        return element("th", *content, scope="row", data_label=_label(block, column) or None, **attributes)
    return element("td", *content, data_label=_label(block, column) or None, **attributes)


def _label(block: Table, column: int) -> str:
    label = plain_text(block.header[column].content) if column < len(block.header) else ""
    return label if not label or label[-1] in ":?!" else f"{label}:"


def _alignment(block: Table, column: int) -> tuple[str, ...]:
    alignment = block.alignments[column] if column < len(block.alignments) else ""
    return (f"align-{alignment}",) if alignment in ("right", "center") else ()
