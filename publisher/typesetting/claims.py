"""Which frame of a brand's layout shows what: claims meet sections, blocks and furniture.

A claim takes what it names, in the guide's order; what nobody claims is the rest. Everything ends up in exactly one
place: a frame's list or the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from publisher.edition.safety import goes_with
from publisher.model.block import Block, Figure, Heading, Paragraph
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import FURNITURE as CLAIMED
from publisher.style.layout import Frame, Layout

LEADING = ("kicker", "title", "subtitle")
CLOSING = ("qr", "imprint", "review")
REST = "rest"
FURNITURE = tuple(name for name in CLAIMED if name != REST)
HEAD = ":head"


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
        if claim.endswith(HEAD):
            yield from self._heads(claim.removesuffix(HEAD))
            return
        for index, section in enumerate(self.sections):
            if _names(claim, section.id, section.classes) and section.id not in self.taken:
                self.taken.add(section.id)
                yield section
                self.sections[index] = replace(section, blocks=())
                continue
            claimed, left = _claimed(section.blocks, claim)
            if claimed and not left and section.id not in self.taken:
                self.taken.add(section.id)
                self.sections[index] = replace(section, blocks=())
                yield section
            elif claimed:
                self.sections[index] = replace(section, blocks=left)
                yield replace(section, heading=(), blocks=claimed)

    def _heads(self, claim: str) -> Iterator[Section]:
        for index, section in enumerate(self.sections):
            if section.heading and section.id not in self.taken and _names(claim, section.id, section.classes):
                leads = len(tuple(takewhile(_is_lead, section.blocks)))
                self.sections[index] = replace(section, heading=(), blocks=section.blocks[leads:])
                yield replace(section, blocks=section.blocks[:leads])

    def rest(self) -> Iterator[Section]:
        for section in self.sections:
            if section.id not in self.taken and (section.blocks or section.heading):
                yield section


def _names(claim: str, id: str, classes: Sequence[str]) -> bool:
    return claim == f"#{id}" or (claim.startswith(".") and claim[1:] in classes)


def _is_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and "lead" in block.attributes.classes


def shows(block: Block, name: str) -> bool:
    """Whether `block` is a figure of the drawing `name`."""
    return isinstance(block, Figure) and block.image.source == f"drawing:{name}"


def _is(block: Block, claim: str) -> bool:
    """Whether `claim` names `block` by id, class, kind or drawing."""
    if claim.startswith("drawing:"):
        return shows(block, claim.removeprefix("drawing:"))
    return _names(claim, block.attributes.id, block.attributes.classes) or claim == type(block).__name__.lower()


def holds(sections: Sequence[Section], claim: str) -> bool:
    """Whether `claim` names any section or block of `sections`."""
    return any(
        _names(claim, section.id, section.classes) or any(_is(block, claim) for block in section.blocks)
        for section in sections
    )


def _claimed(blocks: Sequence[Block], claim: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Blocks that `claim` names by kind or class, and the others. A claimed heading takes what stands below it, and
    one below which nothing is left goes along: a heading never stands without its text. A safety block takes the line
    that goes with it."""
    chosen = [False] * len(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and _names(claim, block.attributes.id, block.attributes.classes):
            end = _below(blocks, index)
            chosen[index:end] = [True] * (end - index)
        chosen[index] = chosen[index] or _is(block, claim)
    for index, (before, block) in enumerate(pairwise(blocks), 1):
        chosen[index] = chosen[index] or (chosen[index - 1] and goes_with(block, before))
    for index in reversed(range(len(blocks))):
        end = _below(blocks, index)
        if isinstance(blocks[index], Heading) and end > index + 1 and all(chosen[index + 1 : end]):
            chosen[index] = True
    taken = tuple(block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)
    return taken, tuple(block for block, is_chosen in zip(blocks, chosen, strict=True) if not is_chosen)


def _below(blocks: Sequence[Block], index: int) -> int:
    """Where the blocks under the heading at `index` end: at the next heading of its level or above."""
    heading = blocks[index]
    ends = (
        later
        for later in range(index + 1, len(blocks))
        if isinstance(heading, Heading) and isinstance(block := blocks[later], Heading) and block.level <= heading.level
    )
    return next(ends, len(blocks))


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


def panels_of(sections: Sequence[Section], layout: Layout, geometry: Geometry) -> tuple[tuple[str, str], ...]:
    """The panels that claim any of `sections` as a whole, in reading order, each with the first section it shows: what
    a book can say of its printed sheet without laying the sheet out."""
    sites, _ = assign(sections, layout, geometry, ())
    found: dict[str, str] = {}
    for site in sites:
        whole = (shown.id for shown in site.shows if isinstance(shown, Section) and shown.heading)
        if first := next(whole, ""):
            found.setdefault(site.panel.name, first)
    return tuple(found.items())


def _frames(layout: Layout, panel: Panel) -> tuple[Frame, ...]:
    return layout.panels.get(panel.name, layout.standard).frames


def _rank(claim: str, sections: Sequence[Section]) -> int:
    """Block claims first (0), then claims for the heads of sections (1), then those for sections (2)."""
    if claim.endswith(HEAD):
        return 1
    return 2 * int(any(_names(claim, section.id, section.classes) for section in sections))
