"""Are two galleys congruent: built alike, and as tall as each other however they are asked?

A galley's height depends on its parts, and on how many lines each paragraph breaks into. A paragraph remembers the
column widths for which it was broken; so where the galleys are made of the same parts, and paragraphs that differ break
into as many lines at each of those widths, nobody who measured the one could have told it from the other.

Galleys are taken apart once, each to a skeleton, so that many may be compared with one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any, NamedTuple

from publisher.typesetting.galley import Galley, Para
from publisher.typesetting.galley_block import Mark, Symbol
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Marker
from publisher.typesetting.pages import Owner
from publisher.typesetting.structure_record import key

Leaf = Para | Symbol | Mark | Marker


class Pair(NamedTuple):
    """What differs: a part of the one galley, and what stands for it in the other. `form` is the form of an `Either`
    that it is in, if any: where that is not drawn, it is not."""

    old: Leaf
    new: Leaf
    form: Galley | None


Pairs = list[Pair]


class Skeleton:
    """How galleys are built: all of it in order but for what may differ, the parts that may, and the galleys in two
    forms, whose wide form is taken apart when it is first wanted."""

    def __init__(self, galleys: Sequence[Galley], form: Galley | None = None) -> None:
        self.bones: list[object] = []
        self.leaves: list[Leaf] = []
        self.within: list[Galley | None] = []  # the form that each leaf is in
        self.forms: list[Either] = []
        self._form = form
        self._wide: list[Skeleton] = []
        for galley in galleys:
            self._add(galley)

    @property
    def wide(self) -> list[Skeleton]:
        if not self._wide:
            self._wide = [Skeleton((form.wide,), form.wide) for form in self.forms]
        return self._wide

    def _add(self, part: Any, measuring: bool = False) -> None:
        """`measuring`: a function of a galley's has it in hand. Of that only whose it is may differ, or words as
        wide."""
        kind: Any = type(part)
        if kind is Para and measuring:
            self.bones += (kind, *_fixed(kind)(part), [(u.width, u.space, u.ends_line) for u in part.units])
        elif kind in _FREE and not measuring:
            self.bones += (kind, *_fixed(kind)(part))
            self.leaves.append(part)
            self.within.append(self._form)
        elif kind is Either and not measuring:
            self.bones.append(kind)
            self.forms.append(part)
            outer, self._form = self._form, part.narrow
            self._add(part.narrow)
            self._form = outer
        elif kind is FunctionType:
            held = (cell.cell_contents for cell in part.__closure__ or ())
            self._add_all(part.__code__, (*held, *(part.__defaults__ or ())), measuring=True)
        elif kind is MethodType:
            self._add_all(part.__func__, (part.__self__,), measuring=True)
        elif kind is tuple or kind is list:
            self._add_all(len(part), part, measuring)
        elif names := _names(kind):
            self._add_all(kind, [_part(part, name) for name in names], measuring)
        else:
            self.bones.append(part)

    def _add_all(self, head: object, parts: Iterable[Any], measuring: bool) -> None:
        self.bones.append(head)
        for each in parts:
            self._add(each, measuring)


def congruent(old: Skeleton, new: Skeleton) -> Pairs | None:
    """The parts that differ of galleys that do not in height; None of others."""
    if len(old.leaves) != len(new.leaves) or old.bones != new.bones:
        return None
    leaves = zip(old.leaves, new.leaves, old.within, strict=True)
    pairs = [Pair(one, other, form) for one, other, form in leaves if not _is(one, other)]
    if not all(_as_tall(one, other) for one, other, _ in pairs):
        return None
    for at, (one, other) in enumerate(zip(old.forms, new.forms, strict=True)):
        if any(other.is_wide(width, fit) != wide for (width, fit), wide in one.asked.items()):
            return None
        if any(one.asked.values()):  # the form that was never wanted may be any
            wide = congruent(old.wide[at], new.wide[at])
            if wide is None:
                return None
            pairs += wide
    return pairs


def _is(one: Leaf, other: Leaf) -> bool:
    """Whether they look the same and belong to the same part of the text."""
    if one is other:
        return True
    if one.owner is None or not _are(one.owner, other.owner):
        return False
    if isinstance(one, Para) and isinstance(other, Para):
        return one.units is other.units
    if isinstance(one, Mark) and isinstance(other, Mark):
        return one.picture is other.picture
    return isinstance(one, Marker)


def _are(one: Owner, other: Owner) -> bool:
    """Whether owners are the very same, part by part."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_are, one, other))
    return one is other or (isinstance(one, str | int) and one == other)


def _as_tall(one: Leaf, other: Leaf) -> bool:
    return not isinstance(one, Para) or not isinstance(other, Para) or one.units is other.units or _as_long(one, other)


def _as_long(old: Para, new: Para) -> bool:
    """Whether the one breaks into as many lines as the other wherever that was broken. A balanced line shrinks to its
    widest word, so its size would have to be compared too."""
    if old.style.balanced:
        return False
    counts = {column: len(lines) for column, (_, lines) in old.broken.items()}
    columns = _telling(counts) if new.widest <= min(counts, default=math.inf) else counts
    return all(new.count(column) == counts[column] for column in columns)


def _telling(counts: Mapping[float, int]) -> Iterable[float]:
    """Of the columns in which there are so many lines the narrowest and the widest: in those between there are neither
    more nor fewer, where no word is wider than the column."""
    columns = sorted(counts)
    narrowest = {counts[column]: column for column in reversed(columns)}
    widest = {counts[column]: column for column in columns}
    return {*narrowest.values(), *widest.values()}


_FREE = {
    Para: ("units", "owner"),
    Symbol: ("address", "owner"),
    Mark: ("picture", "shapes", "owner"),
    Marker: ("shapes", "owner"),
}


@cache
def _fixed(kind: Any) -> Callable[[Leaf], tuple[object, ...]]:
    """What must be the same of two leaves."""
    names = (part.name for part in fields(kind) if part.compare and part.name not in _FREE[kind])
    return attrgetter(*names)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The parts of a galley; nothing for other values."""
    return tuple(part.name for part in fields(kind) if part.compare) if _is_galley(kind) else ()


def _part(galley: Any, name: str) -> Any:
    """A part of a galley. Owners are told apart as tags tell them: what is tagged is the owner's own."""
    return key(galley.owner) if name == "owner" else getattr(galley, name)


def _is_galley(kind: type) -> bool:
    return is_dataclass(kind) and hasattr(kind, "first_baseline")
