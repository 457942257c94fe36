"""The same sheet for another clinic: which blocks stand for which, and the frames that show them.

A draft and the edition it was made of enter, with the edition for another clinic; the frames that say something else
now leave, composed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.model.block import Block, Figure
from publisher.model.finding import Finding
from publisher.model.guide import Section
from publisher.model.walk import walk
from publisher.typesetting.draft import Composed, Draft, draft_setting, vessel
from publisher.typesetting.furniture import PERSONAL, present
from publisher.typesetting.pour import Vessel

Swap = Mapping[int, Block]
"""Blocks that stand instead of others, by the identity of these."""


def exchanged(draft: Draft, before: Edition, after: Edition, composed: Composed) -> dict[int, Vessel] | None:
    """The draft's vessels that are set anew, by number; None where the editions differ in more than words, or for a
    finding. `composed`: what was of `after` for other forms."""
    swap = _swap(before, after)
    return None if swap is None else _fresh(draft, after, swap, composed)


def _swap(before: Edition, after: Edition) -> Swap | None:
    """Which blocks stand for which; None where the editions differ in more than words."""
    if present(before) != present(after) or before.imprint.review != after.imprint.review:
        return None
    if len(before.sections) != len(after.sections) or len(before.notes) != len(after.notes):
        return None
    if any(a is not b for a, b in zip(before.notes, after.notes, strict=True)):
        return None
    swap: dict[int, Block] = {}
    for old, new in zip(before.sections, after.sections, strict=True):
        if new is old:
            continue
        if replace(old, blocks=()) != replace(new, blocks=()) or len(old.blocks) != len(new.blocks):
            return None
        for block, other in zip(old.blocks, new.blocks, strict=True):
            if other is not block:
                if type(other) is not type(block) or other.attributes != block.attributes or _pictured(block):
                    return None
                swap[id(block)] = other
    return swap


def _pictured(block: Block) -> bool:
    return any(isinstance(node, Figure) for node in walk((block,), inlines=False))


def _fresh(draft: Draft, edition: Edition, swap: Swap, composed: Composed) -> dict[int, Vessel] | None:
    findings: list[Finding] = []
    setting = draft_setting(edition, draft.figures, findings)
    fresh: dict[int, Vessel] = {}
    for at, site in enumerate(draft.sites):
        if any(_changed(each, swap) for each in site.shows):
            there = replace(site, shows=tuple(_exchanged(each, swap) for each in site.shows))
            fresh[at] = vessel(there, draft.layout, edition, setting, draft.vessels[:at], composed)
    return None if findings else fresh


def _changed(shows: str | Section, swap: Swap) -> bool:
    if isinstance(shows, str):
        return shows in PERSONAL
    return any(id(block) in swap for block in shows.blocks)


def _exchanged(shows: str | Section, swap: Swap) -> str | Section:
    if isinstance(shows, str):
        return shows
    return replace(shows, blocks=tuple(swap.get(id(block), block) for block in shows.blocks))
