"""Tables: columns as wide as their text asks, between the longest word and the longest line.

Two ways of sharing a column's width are tried, and the one that makes the lower table is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape
from publisher.model.block import Cell, Table
from publisher.model.walk import plain_text
from publisher.style.look import TableStyle, TextStyle
from publisher.typesetting.art import art
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Drawn
from publisher.typesetting.galley_row import Row, Rule, again, plain_rule
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

Columns = Callable[[float, Fit], Sequence[tuple[float, float]]]
_GUTTER = 0.8  # em between columns
_NEARLY = 0.1  # points: a column measured by its text must not round to less
_SIGNED = 1.25  # of its text: the width of a column with signs
_RULE = 1.2  # points: the height of a rule that is drawn
_NUMBER = re.compile(r"[0-9]+")
_AIR = 0.28  # of the leading, above and below a row's text


def table(block: Table, setting: Setting) -> tuple[Galley, ...]:
    """Caption, header row and rows, ruled; figures of equal width. It stays in one piece where it can."""
    style = setting.sheet.table(block.attributes.classes)
    row_heads = "no-row-headers" not in block.attributes.classes
    header = _row(block.header, block, setting, lambda _: "table-head")
    rows = [
        _row(row, block, setting, lambda index: style.heads if row_heads and not index else "table-cell")
        for row in block.rows
    ]
    signs = _signs(style, block, setting) if row_heads else ()
    columns = _columns((header, *rows), _SIGNED if signs else 1.0)
    rule, lift = _rule(style, setting), _AIR * setting.style("table-cell").leading
    lines = [
        Row(cells, columns, rule=rule if index else None, lift=lift, foot=lift, keep=not index)
        for index, cells in enumerate((header, *_signed(rows, signs)))
    ]
    body = setting.style("body")
    lines[-1] = replace(lines[-1], foot=0.0)  # no rule below: its last line may stand on the frame's floor
    whole = Stack(tuple(lines), body.after, body.after, whole=True, repeats=(again(lines[0]),))
    if not block.caption:
        return (whole,)
    caption = setting.para(block.caption, "caption", (block, "caption"), block.place, keep=True)
    return (replace(caption, before=body.after), whole)


def _rule(style: TableStyle, setting: Setting) -> Rule:
    sheet, name = setting.sheet, style.rule
    if name not in DRAWINGS:
        return plain_rule(sheet.rule.name, sheet.rule_width)
    return lambda width: art(name, width, _RULE, {}, sheet)


def _signs(style: TableStyle, block: Table, setting: Setting) -> tuple[Drawn, ...]:
    """A drawing for each row, decoration, told the days that the row's head names; none where heads name no days."""
    name, days = style.sign, days_of(tuple(plain_text(row[0].content) for row in block.rows if row))
    if name not in DRAWINGS or len(days) != len(block.rows):
        return ()
    body = setting.style("body")
    return tuple(_sign(name, span, body, setting) for span in days)


def _sign(name: str, span: tuple[int, int], body: TextStyle, setting: Setting) -> Drawn:
    options = {"span": " ".join(map(str, span))}

    def make(width: float, height: float) -> Sequence[Shape]:
        return art(name, width, height, options, setting.sheet)

    return Drawn(make, DRAWINGS[name].aspect, None, before=0.75 * body.after, after=body.after)


def _signed(rows: Sequence[Sequence[Para]], signs: Sequence[Drawn]) -> Iterator[tuple[Galley, ...]]:
    """Each row with its sign under its head."""
    for row, sign in zip_longest(rows, signs):
        yield (Stack((row[0], sign)), *row[1:]) if sign else tuple(row)


def days_of(heads: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The first day of each stage and the day after its last: 0 and 1, 1 and 4 for Today, Days 1–3. A first head
    without a figure is day 0. Empty where stages do not follow upon each other day by day."""
    spans = [[int(number) for number in _NUMBER.findall(head)] for head in heads]
    spans = [span or [0] for span in spans[:1]] + spans[1:]
    if not all(1 <= len(span) <= 2 and span[0] <= span[-1] for span in spans):
        return ()
    follows = all(span[-1] + 1 == after[0] for span, after in pairwise(spans))
    return tuple((span[0], span[-1] + 1) for span in spans) if follows else ()


def _row(cells: Sequence[Cell], block: Table, setting: Setting, role: Callable[[int], str]) -> tuple[Para, ...]:
    sides = (*block.alignments, *("" for _ in cells))
    return tuple(_cell(cell, role(index), sides[index], setting) for index, cell in enumerate(cells))


def _cell(cell: Cell, role: str, side: str, setting: Setting) -> Para:
    para = setting.para(cell.content, role, cell, cell.place)
    style = replace(para.style, align="right") if side == "right" else para.style
    return replace(para, style=style, before=0.0, after=0.0)


def _columns(rows: Sequence[Sequence[Para]], first: float) -> Columns:
    """`first`: the first column is that many times as wide as its text likes."""
    found: dict[tuple[float, Fit], Sequence[tuple[float, float]]] = {}

    def columns(width: float, fit: Fit) -> Sequence[tuple[float, float]]:
        key = (width, fit)
        if key not in found:
            found[key] = _shared(rows, width, fit, first)
        return found[key]

    return columns


def _shared(rows: Sequence[Sequence[Para]], width: float, fit: Fit, first: float) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    count = max(len(row) for row in rows)
    gutter = _GUTTER * rows[0][0].size(fit) if rows[0] else 0.0
    room = max(1.0, width - gutter * (count - 1))
    cells = [[row[index] for row in rows if index < len(row)] for index in range(count)]
    least = [max((_longest_word(cell, fit) for cell in column), default=1.0) for column in cells]
    wish = [max((cell.natural(fit) + _NEARLY for cell in column), default=1.0) for column in cells]
    wish[0], least[0] = first * wish[0], first * wish[0] if first > 1 else least[0]
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
