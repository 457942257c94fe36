"""Tables: columns as wide as their text asks, between the longest word and the longest line.

Two ways of sharing a column's width are tried, and the one that makes the lower table is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from publisher.model.block import Cell, Table
from publisher.typesetting.galley import Galley, Para, Stack, decoration
from publisher.typesetting.galley_row import Row
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

Columns = Callable[[float, Fit], Sequence[tuple[float, float]]]
_GUTTER = 0.8  # em between columns
_NEARLY = 0.1  # points: a column measured by its text must not round to less
_AIR = 0.28  # of the leading, above and below a row's text


def table(block: Table, setting: Setting) -> tuple[Galley, ...]:
    """Caption, header row and rows, ruled; figures of equal width. It stays in one piece where it can."""
    row_heads = "no-row-headers" not in block.attributes.classes
    header = _row(block.header, block, setting, lambda _: "table-head")
    rows = [
        _row(row, block, setting, lambda index: "table-head" if row_heads and not index else "table-cell")
        for row in block.rows
    ]
    columns = _columns((header, *rows))
    body, rule = setting.style("body"), (setting.sheet.rule.name, setting.sheet.rule_width)
    lift = _AIR * setting.style("table-cell").leading
    lines = [
        Row(cells, columns, rule=rule if index else None, lift=lift, foot=lift, keep=not index)
        for index, cells in enumerate((header, *rows))
    ]
    lines[-1] = replace(lines[-1], foot=0.0)  # no rule below: its last line may stand on the frame's floor
    whole = Stack(tuple(lines), body.after, body.after, whole=True, repeats=(_again(lines[0]),))
    if not block.caption:
        return (whole,)
    caption = setting.para(block.caption, "caption", (block, "caption"), block.place, keep=True)
    return (replace(caption, before=body.after), whole)


def _again(header: Row) -> Row:
    """The header row as it stands on further pages: seen, but not told again."""
    return replace(header, cells=tuple(decoration(cell) for cell in header.cells if isinstance(cell, Para)))


def _row(cells: Sequence[Cell], block: Table, setting: Setting, role: Callable[[int], str]) -> tuple[Para, ...]:
    sides = (*block.alignments, *("" for _ in cells))
    return tuple(_cell(cell, role(index), sides[index], setting) for index, cell in enumerate(cells))


def _cell(cell: Cell, role: str, side: str, setting: Setting) -> Para:
    para = setting.para(cell.content, role, cell, cell.place)
    style = replace(para.style, align="right") if side == "right" else para.style
    return replace(para, style=style, before=0.0, after=0.0)


def _columns(rows: Sequence[Sequence[Para]]) -> Columns:
    found: dict[tuple[float, Fit], Sequence[tuple[float, float]]] = {}

    def columns(width: float, fit: Fit) -> Sequence[tuple[float, float]]:
        key = (width, fit)
        if key not in found:
            found[key] = _shared(rows, width, fit)
        return found[key]

    return columns


def _shared(rows: Sequence[Sequence[Para]], width: float, fit: Fit) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    count = max(len(row) for row in rows)
    gutter = _GUTTER * rows[0][0].size(fit) if rows[0] else 0.0
    room = max(1.0, width - gutter * (count - 1))
    cells = [[row[index] for row in rows if index < len(row)] for index in range(count)]
    least = [max((_longest_word(cell, fit) for cell in column), default=1.0) for column in cells]
    wish = [max((cell.natural(fit) + _NEARLY for cell in column), default=1.0) for column in cells]
    widths = _widths(rows, least, wish, room, fit)
    lefts = [sum(widths[:index]) + gutter * index for index in range(count)]
    return list(zip(lefts, widths, strict=True))


def _widths(
    rows: Sequence[Sequence[Para]], least: Sequence[float], wish: Sequence[float], room: float, fit: Fit
) -> Sequence[float]:
    """Each column gets its longest word. Where all text would like no more than there is, every line stays whole; what
    is over goes to the last column, or to all alike where the last stands at the right edge."""
    if sum(least) >= room:
        return [room * own / sum(least) for own in least]
    if sum(wish) <= room:
        over, count = room - sum(wish), len(wish)
        if rows[0] and rows[0][-1].style.align == "right":
            return [full + over / count for full in wish]
        return [*wish[:-1], wish[-1] + over]
    ways = (_levelled(least, wish, room), _by_wish(least, wish, room))
    return min(ways, key=lambda widths: _lines(rows, widths, fit))


def _by_wish(least: Sequence[float], wish: Sequence[float], room: float) -> list[float]:
    """What words leave is shared by how much more each column's text would like."""
    more = [max(0.0, full - word) ** 0.7 for full, word in zip(wish, least, strict=True)]
    spare = room - sum(least)
    return [word + spare * extra / (sum(more) or 1.0) for word, extra in zip(least, more, strict=True)]


def _levelled(least: Sequence[float], wish: Sequence[float], room: float) -> list[float]:
    """Short columns get all they like, and the others alike: one long text does not squeeze the rest."""
    low, high = 0.0, room
    for _ in range(30):
        level = (low + high) / 2
        over = sum(min(full, max(word, level)) for full, word in zip(wish, least, strict=True)) > room
        low, high = (low, level) if over else (level, high)
    return [min(full, max(word, low)) for full, word in zip(wish, least, strict=True)]


def _lines(rows: Sequence[Sequence[Para]], widths: Sequence[float], fit: Fit) -> int:
    """How many lines a table has with columns of `widths`."""
    return sum(max((len(cell.lines(own, fit)[1]) for cell, own in zip(row, widths)), default=0) for row in rows)


def _longest_word(cell: Para, fit: Fit) -> float:
    return max((unit.width for unit in cell.units), default=0.0) * cell.size(fit) + _NEARLY
