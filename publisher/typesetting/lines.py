"""Breaking a paragraph into lines of least raggedness (a small optimum-fit, after Knuth and Plass).

The fewest lines that hold the text are kept; among those breaks the sum of squared gaps is least. A last line of
a single short word is avoided, a heading's last line counts like the others so that headings balance, and a figure is
kept with the word it counts."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.typesetting.words import Unit

Break = tuple[int, int]

_LONELY = 6.0  # a last line of one word that fills less than half the column, in squared column widths
_SHORT_LAST = 0.4  # a last line under a third of the column
_LINE = 40.0  # a line more than needed
_WIDOWED_WORD = 0.02  # a short word left at the end of a line
_PARTED_WORD = 0.25  # a word broken after its own hyphen
_PARTED_FIGURE = 0.35  # a figure parted from what it counts
_SURE = 24  # lines whose other costs together stay below that of a line more


def break_lines(units: Sequence[Unit], width: float, balanced: bool) -> tuple[Break, ...]:
    """First and past-the-last unit of each line, for a column of `width` em. A unit wider than the column has a
    line of its own (the caller chops it first)."""
    lines: list[Break] = []
    start = 0
    for index, unit in enumerate(units):
        if unit.ends_line:
            lines += _broken(units, start, index + 1, width, balanced)
            start = index + 1
    if start < len(units):  # the part of a paragraph that goes on elsewhere
        lines += _broken(units, start, len(units), width, balanced)
    return tuple(lines)


def fewest(units: Sequence[Unit], width: float) -> int:
    """How many lines `break_lines` makes of unbalanced text, none of whose units is wider than the column. They are
    counted without weighing where else they might break, save where so many could be weighed against one more."""
    count, begun, start, at = 0, False, 0.0, 0.0
    for unit in units:
        before, at = at, at + unit.width + unit.space
        if begun and at - unit.space - start > width:
            count, start = count + 1, before
        begun = not unit.ends_line
        if unit.ends_line:
            count, start, at = count + 1, 0.0, 0.0
    count += begun
    return count if count <= _SURE else len(break_lines(units, width, balanced=False))


def _broken(units: Sequence[Unit], start: int, end: int, width: float, balanced: bool) -> list[Break]:
    positions = [0.0]
    for unit in units[start:end]:
        positions.append(positions[-1] + unit.width + unit.space)
    count = end - start
    if positions[count] - units[end - 1].space <= width:
        return [(start, end)]
    costs = [0.0] + [float("inf")] * count
    before = [0] * (count + 1)
    for stop in range(1, count + 1):
        last = stop == count
        edge = positions[stop] - units[start + stop - 1].space
        ending = 0.0 if last else _ending(units[start + stop - 1])
        even = balanced or not last
        for first in range(stop - 1, -1, -1):
            used = edge - positions[first]
            if used > width and first < stop - 1:
                break
            filled = used / width
            gap = 0.0 if filled > 1.0 else 1.0 - filled
            cost = costs[first] + _LINE + (gap * gap if even else _SHORT_LAST if filled < 1 / 3 else 0.0) + ending
            if last and first == stop - 1 and stop > 1 and used < width / 2:
                cost += _LONELY
            if cost < costs[stop]:
                costs[stop], before[stop] = cost, first
    return _path(before, start, count)


def _path(before: list[int], start: int, count: int) -> list[Break]:
    lines: list[Break] = []
    stop = count
    while stop:
        lines.append((start + before[stop], start + stop))
        stop = before[stop]
    return lines[::-1]


def _ending(unit: Unit) -> float:
    text = unit.text
    if not unit.space:
        return _PARTED_WORD
    if text.isdigit():
        return _PARTED_FIGURE
    return _WIDOWED_WORD if len(text) < 3 and text.isalpha() else 0.0
