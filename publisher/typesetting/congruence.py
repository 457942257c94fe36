"""Are two galleys congruent: built alike, and as tall as each other however they are asked?

A galley's height depends on its parts, and on how many lines each paragraph breaks into. A paragraph remembers the
column widths for which it was broken; so where the galleys are made of the same parts, and paragraphs that differ break
into as many lines at each of those widths, nobody who measured the one could have told it from the other."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from types import FunctionType, MethodType
from typing import Any

from publisher.typesetting.galley import Galley, Para
from publisher.typesetting.galley_block import Mark, Symbol
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Marker

Leaf = Para | Symbol | Mark | Marker
Pairs = list[tuple[Leaf, Leaf]]
"""What differs: a part of the one galley, and what stands for it in the other."""


class Incongruent(Exception):  # noqa: N818  (it is no error)
    """Two galleys are not alike."""


def congruent(old: Galley, new: Galley) -> Pairs:
    """The parts that differ of galleys that do not in height. Raises Incongruent."""
    pairs: Pairs = []
    _compare(old, new, pairs)
    return pairs


def _compare(old: Any, new: Any, pairs: Pairs) -> None:
    if old is new:
        return
    if type(old) is not type(new):
        raise Incongruent
    if isinstance(old, Leaf):
        _compare_leaves(old, new)
        pairs.append((old, new))
    elif isinstance(old, Either):
        _compare_forms(old, new, pairs)
    elif isinstance(old, tuple | list):
        _compare_all(old, new, pairs)
    elif isinstance(old, FunctionType):
        _compare_measures((old.__code__, _held(old)), (new.__code__, _held(new)))
    elif isinstance(old, MethodType):
        _compare_measures((old.__func__, old.__self__), (new.__func__, new.__self__))
    elif is_dataclass(old):
        names = [part.name for part in fields(old) if part.compare]
        _compare_all([getattr(old, name) for name in names], [getattr(new, name) for name in names], pairs)
    elif old != new:
        raise Incongruent


def _compare_forms(old: Either, new: Either, pairs: Pairs) -> None:
    """The form that was never wanted may be any."""
    if any(new.is_wide(width, fit) != wide for (width, fit), wide in old.asked.items()):
        raise Incongruent
    _compare(old.narrow, new.narrow, pairs)
    if any(old.asked.values()):
        _compare(old.wide, new.wide, pairs)


def _compare_all(old: Any, new: Any, pairs: Pairs) -> None:
    if len(old) != len(new):
        raise Incongruent
    for one, other in zip(old, new, strict=True):
        _compare(one, other, pairs)


def _compare_measures(old: object, new: object) -> None:
    """A function of a galley's may measure what it has in hand: only whose that is may differ, or words as wide."""
    pairs: Pairs = []
    _compare(old, new, pairs)
    for one, other in pairs:
        if not (isinstance(one, Para) and isinstance(other, Para) and _widths(one) == _widths(other)):
            raise Incongruent


def _widths(para: Para) -> list[tuple[float, float, bool]]:
    return [(unit.width, unit.space, unit.ends_line) for unit in para.units]


def _held(function: FunctionType) -> tuple[object, ...]:
    return (*(cell.cell_contents for cell in function.__closure__ or ()), *(function.__defaults__ or ()))


def _compare_leaves(old: Leaf, new: Leaf) -> None:
    free = _FREE[type(old)]
    for part in fields(old):
        if part.compare and part.name not in free:
            one, other = getattr(old, part.name), getattr(new, part.name)
            if one is not other and one != other:
                raise Incongruent
    if isinstance(old, Para) and isinstance(new, Para) and old.units is not new.units and not _as_long(old, new):
        raise Incongruent


def _as_long(old: Para, new: Para) -> bool:
    """Whether the one breaks into as many lines as the other wherever that was broken. A balanced line shrinks to its
    widest word, so its size would have to be compared too."""
    if old.style.balanced:
        return False
    counts = {column: len(lines) for column, (_, lines) in old.broken.items()}
    if all(count == 1 for count in counts.values()) and new.em <= min(counts, default=math.inf):
        return True
    return all(new.count(column) == count for column, count in counts.items())


_FREE = {
    Para: ("units", "owner"),
    Symbol: ("address", "owner"),
    Mark: ("picture", "shapes", "owner"),
    Marker: ("shapes", "owner"),
}
