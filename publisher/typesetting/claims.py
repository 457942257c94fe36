"""Which frame of a brand's layout shows what: claims meet sections, blocks and furniture.

A claim takes what it names, in the guide's order; what nobody claims is the rest. Everything ends up in exactly one
place: a frame's list or the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from publisher.model.block import Block, Heading
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Frame, Layout

FURNITURE = ("kicker", "title", "subtitle", "clinic-name", "qr", "imprint", "review")
LEADING = ("kicker", "title", "subtitle")
CLOSING = ("qr", "imprint", "review")
REST = "rest"


@value
class Site:
    """A frame on its panel, and what it shows before it takes any rest: furniture by name and sections (whole, or
    those of their blocks that were claimed)."""

    panel: Panel
    frame: Frame
    shows: tuple[str | Section, ...] = ()

    @property
    def pours(self) -> bool:
        return REST in self.frame.claims


@dataclass(slots=True)
class _Pile:
    """Sections that wait to be claimed; taking removes."""

    sections: list[Section]
    taken: set[str] = field(default_factory=set)

    def take(self, claim: str) -> Iterator[Section]:
        for index, section in enumerate(self.sections):
            if _names(claim, section.id, section.classes) and section.id not in self.taken:
                self.taken.add(section.id)
                yield section
                self.sections[index] = replace(section, blocks=())
                continue
            claimed, left = _claimed(section.blocks, claim)
            if claimed:
                self.sections[index] = replace(section, blocks=left)
                yield replace(section, heading=(), blocks=claimed)

    def rest(self) -> Iterator[Section]:
        for section in self.sections:
            if section.id not in self.taken and (section.blocks or section.heading):
                yield section


def _names(claim: str, id: str, classes: Sequence[str]) -> bool:
    return claim == f"#{id}" or (claim.startswith(".") and claim[1:] in classes)


def _claimed(blocks: Sequence[Block], claim: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Blocks that `claim` names by kind or class, and the others. A claimed heading takes what stands below it."""
    taken: list[Block] = []
    left: list[Block] = []
    below = 0
    for block in blocks:
        if isinstance(block, Heading):
            if below and block.level <= below:
                below = 0
            if not below and _names(claim, block.attributes.id, block.attributes.classes):
                below = block.level
        named = _names(claim, block.attributes.id, block.attributes.classes) or claim == type(block).__name__.lower()
        (taken if below or named else left).append(block)
    return tuple(taken), tuple(left)


def assign(
    sections: Sequence[Section], layout: Layout, geometry: Geometry, furniture: Iterable[str]
) -> tuple[tuple[Site, ...], tuple[str | Section, ...]]:
    """Every frame with what it shows, in reading order, and the rest that is poured: unclaimed furniture that opens
    a guide, unclaimed sections, unclaimed furniture that closes it. `furniture` names what this edition has.

    Claims for blocks go before claims for whole sections, so that a frame of its own can hold the safety box."""
    frames = [(panel, frame) for panel in geometry.panels for frame in _frames(layout, panel)]
    pile, waiting = _Pile(list(sections)), dict.fromkeys(furniture)
    shows: dict[tuple[int, str], tuple[str | Section, ...]] = {}
    claims = [(index, claim) for index, (_, frame) in enumerate(frames) for claim in dict.fromkeys(frame.claims)]
    for index, claim in sorted(claims, key=lambda each: _rank(each[1], sections)):
        if claim in waiting:
            del waiting[claim]
            shows[index, claim] = (claim,)
        elif claim not in FURNITURE and claim != REST:
            shows[index, claim] = tuple(pile.take(claim))
    sites = tuple(
        Site(
            panel, frame, tuple(each for claim in dict.fromkeys(frame.claims) for each in shows.get((index, claim), ()))
        )
        for index, (panel, frame) in enumerate(frames)
    )
    opening = [name for name in LEADING if name in waiting]
    closing = [name for name in CLOSING if name in waiting]
    return sites, (*opening, *pile.rest(), *closing)


def _frames(layout: Layout, panel: Panel) -> tuple[Frame, ...]:
    return layout.panels.get(panel.name, layout.standard).frames


def _rank(claim: str, sections: Sequence[Section]) -> int:
    """Block claims first (0), then section claims (1)."""
    return int(any(_names(claim, section.id, section.classes) for section in sections))
