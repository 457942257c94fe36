"""Tables: columns as wide as their text asks, between the longest word and the longest line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from publisher.model.block import Cell, Table
from publisher.typesetting.galley import Galley, Para
from publisher.typesetting.galley_row import Row
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

Columns = Callable[[float, Fit], Sequence[tuple[float, float]]]
_GUTTER = 0.8  # em between columns
_NEARLY = 0.1  # points: a column measured by its text must not round to less
_AIR = 0.28  # of the leading, above and below a row's text


def table(block: Table, setting: Setting) -> tuple[Galley, ...]:
    """Caption, header row and rows, ruled; figures of equal width."""
    header = tuple(_cell(cell, "table-head", setting) for cell in block.header)
    row_heads = "no-row-headers" not in block.attributes.classes
    rows = [
        tuple(
            _cell(cell, "table-head" if row_heads and not index else "table-cell", setting)
            for index, cell in enumerate(row)
        )
        for row in block.rows
    ]
    columns = _columns((header, *rows))
    body, rule = setting.style("body"), (setting.sheet.rule.name, setting.sheet.rule_width)
    lift = _AIR * setting.style("table-cell").leading
    lines = [
        Row(cells, columns, rule=rule if index else None, lift=lift, foot=lift)
        for index, cells in enumerate((header, *rows))
    ]
    lines[0] = replace(lines[0], keep=True, before=body.after)
    lines[-1] = replace(lines[-1], after=body.after)
    if not block.caption:
        return tuple(lines)
    caption = setting.para(block.caption, "caption", (block, "caption"), block.place, keep=True)
    return (replace(caption, before=body.after), *lines)


def _cell(cell: Cell, role: str, setting: Setting) -> Para:
    return replace(setting.para(cell.content, role, cell, cell.place), before=0.0, after=0.0)


def _columns(rows: Sequence[Sequence[Para]]) -> Columns:
    found: dict[tuple[float, Fit], Sequence[tuple[float, float]]] = {}

    def columns(width: float, fit: Fit) -> Sequence[tuple[float, float]]:
        key = (width, fit)
        if key not in found:
            found[key] = _shared(rows, width, fit)
        return found[key]

    return columns


def _shared(rows: Sequence[Sequence[Para]], width: float, fit: Fit) -> list[tuple[float, float]]:
    """Each column gets its longest word; what is left is shared by how much more its text would like."""
    count = max(len(row) for row in rows)
    gutter = _GUTTER * rows[0][0].size(fit) if rows[0] else 0.0
    room = max(1.0, width - gutter * (count - 1))
    cells = [[row[index] for row in rows if index < len(row)] for index in range(count)]
    least = [max((_longest_word(cell, fit) for cell in column), default=1.0) for column in cells]
    wish = [max((cell.natural(fit) + _NEARLY for cell in column), default=1.0) for column in cells]
    if sum(least) >= room:
        widths = [room * own / sum(least) for own in least]
    else:
        more = [max(0.0, full - word) ** 0.7 for full, word in zip(wish, least, strict=True)]
        spare = room - sum(least)
        enough = sum(wish) <= room
        widths = [
            full if enough else word + spare * extra / (sum(more) or 1.0)
            for full, word, extra in zip(wish, least, more, strict=True)
        ]
        widths[-1] += max(0.0, room - sum(widths)) if enough else 0.0
    lefts = [sum(widths[:index]) + gutter * index for index in range(count)]
    return list(zip(lefts, widths, strict=True))


def _longest_word(cell: Para, fit: Fit) -> float:
    return max((unit.width for unit in cell.units), default=0.0) * cell.size(fit) + _NEARLY
