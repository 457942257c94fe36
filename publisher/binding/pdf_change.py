"""What differs between the marks of a part of a page and others that stand in their place.

The structure tree knows marks by the element that they are of. Neighbours of one element are a group; where the new
marks make the same groups, one for one, they are of the same elements, however many lines each takes now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from publisher.binding.pdf_sheet import Part, external_in
from publisher.model.inline import Link
from publisher.model.value import value
from publisher.typesetting.pages import Mark, Owner, TextRun
from publisher.typesetting.structure_record import key


@value
class Change:
    """New marks of a part; `order` as in Part; `met` are its marks that are not text, each with the one before it."""

    marks: tuple[Mark, ...]
    order: tuple[str | int, ...]
    met: tuple[tuple[Mark, Mark], ...]


@value
class Group:
    """Neighbouring marks that one structure element is of, if any: from `start` to before `stop`. `kind` is all that
    the structure tree knows of them but their words."""

    start: int
    stop: int
    kind: tuple[object, ...]


def groups_of(marks: Sequence[Mark]) -> tuple[Group, ...]:
    groups: list[Group] = []
    inside: tuple[object, ...] = ()
    last: object = None
    for (owner, *_), together in groupby(enumerate(marks), lambda each: _told_apart(each[1])):
        (start, mark), *others = together
        held = mark.inlines if isinstance(mark, TextRun) else ()
        nested = tuple(type(each) if isinstance(each, Link) else id(each) for each in held)
        same = tuple(a is b for a, b in zip(held, inside, strict=False))
        kind = (type(mark), bool(external_in(mark)), _kind(mark.owner), owner == last, nested, same)
        groups.append(Group(start, start + 1 + len(others), kind))
        inside, last = held, owner
    return tuple(groups)


def _told_apart(mark: Mark) -> tuple[object, ...]:
    inlines = tuple(map(id, mark.inlines)) if isinstance(mark, TextRun) else ()
    return key(mark.owner), type(mark), bool(external_in(mark)), inlines


def changed_part(part: Part, groups: Sequence[Group], marks: tuple[Mark, ...]) -> Change | None:
    """The new marks of `part`, which had `groups`; None where they are grouped otherwise."""
    new = groups_of(marks)
    if [group.kind for group in new] != [group.kind for group in groups]:
        return None
    met: list[tuple[Mark, Mark]] = []
    for old, now in zip(groups, new, strict=True):
        if not isinstance(part.marks[old.start], TextRun):
            if old.stop - old.start != now.stop - now.start:
                return None
            met += zip(part.marks[old.start : old.stop], marks[now.start : now.stop], strict=True)
    begun = {old.start: range(now.start, now.stop) for old, now in zip(groups, new, strict=True)}
    order = [part for each in part.order for part in (begun.get(each, ()) if isinstance(each, int) else (each,))]
    return Change(marks, tuple(order), tuple(met))


def _kind(owner: Owner) -> object:
    node, *rest = owner if isinstance(owner, tuple) else (owner,)
    if isinstance(node, str):
        return (node, *rest)
    return (type(node), getattr(getattr(node, "attributes", None), "classes", ()), *rest)
