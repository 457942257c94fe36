"""Frames are filled: each with what it claims, then, in reading order, with the rest.

Pouring is a function of the frames, the galleys and a Fit. It says where everything would stand and what finds no
room; copyfitting calls it again with another Fit until nothing is left over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.value import value
from publisher.style.geometry import Panel
from publisher.style.layout import Ground
from publisher.typesetting.galley import Galley, cut, stack_height
from publisher.typesetting.pages import Fit
from publisher.typesetting.stream import Column, Portion, Stream

_RISES = 8  # how many rises are compared
_WHOLES = (1.0, 0.25)  # of a frame: sections no taller than that are kept whole, all of them or the short ones
_LEAST_RISE = 0.42  # of a frame's height: evening does not part a text that stays below that


@value
class Vessel:
    """A frame on the sheet. `left`, `top`, `width`, `bottom` in points from the sheet's top left; `own` is what it
    shows first; `pours`: it takes rest below that. `clear` is kept free above a frame that hangs from the foot, which
    begins at `hang` where its text has room beneath. `follows`: it begins below what stands over it. `ground` is its
    own. `stays`: its text may go nowhere else."""

    panel: Panel
    left: float
    top: float
    width: float
    bottom: float
    own: tuple[Galley, ...]
    pours: bool = False
    from_foot: bool = False
    clear: float = 0.0
    hang: float = math.inf
    follows: bool = False
    ground: Ground | None = None
    stays: bool = False


@value
class Filled:
    """What a vessel holds: from `top` down to `floor` there is room for it; `excess` found none."""

    vessel: Vessel
    galleys: tuple[Galley, ...]
    top: float
    floor: float
    excess: tuple[Galley, ...] = ()

    def used(self, fit: Fit) -> float:
        return stack_height(self.galleys, self.vessel.width, fit)

    def foot(self, fit: Fit) -> float:
        """Where its text ends; its top where it holds none."""
        return self.top + self.used(fit)


@value
class Poured:
    """Every vessel filled, in reading order, and the galleys that no vessel took. `parted` counts the sections that go
    on from one vessel to the next."""

    filled: tuple[Filled, ...]
    left_over: tuple[Galley, ...]
    parted: int = 0

    @property
    def fits(self) -> bool:
        return not self.left_over and not any(each.excess for each in self.filled)

    @property
    def reach(self) -> int:
        """The last page that text stands on."""
        return max((each.vessel.panel.page for each in self.filled if each.galleys), default=0)


def pour(
    vessels: Sequence[Vessel],
    rest: Sequence[Portion],
    fit: Fit,
    level: float = 1.0,
    runs_on: bool = False,
    singly: bool = False,
    whole: float = 0.0,
) -> Poured:
    """`level` (0–1) lets the rest rise no higher than that part of each vessel, so that columns can be evened;
    `singly`: no vessel takes a second portion of it, save one without a title; a portion no taller than `whole`, a part
    of the vessel, is not parted but goes on to the next, save from an empty one.
    `runs_on`: what a frame has claimed and cannot hold goes on with the rest, save from a frame whose text stays."""
    stream = Stream(list(rest))
    filled: list[Filled] = []
    titled: set[Panel] = set()
    parted = 0
    for vessel, (top, floor) in zip(vessels, _floors(vessels, fit), strict=True):
        if vessel.follows:
            over = (each for each in filled if each.galleys and stands_over(each.vessel, vessel))
            top = max((top, *(each.foot(fit) + vessel.clear * fit.space for each in over)))
        kept, excess = cut(vessel.own, vessel.width, fit, floor - top)
        galleys = list(kept)
        if runs_on and excess and not vessel.stays:
            stream.carried, excess = (*stream.carried, *excess), ()
        elif vessel.pours and not excess:
            column = Column(galleys, vessel.width, (floor - top) * level, fit, vessel.panel not in titled)
            stream.pour_into(column, singly, whole)
        if galleys:
            titled.add(vessel.panel)
            parted += bool(stream.carried)
        filled.append(Filled(vessel, tuple(galleys), top, floor, excess))
    if any(vessel.follows for vessel in vessels):
        filled = [_ended(each, vessels, fit) for each in filled]
    left = (*stream.carried, *(galley for portion in stream.waiting for galley in portion.following))
    return Poured(tuple(filled), left, parted)


def _ended(filled: Filled, vessels: Sequence[Vessel], fit: Fit) -> Filled:
    """Where frames follow each other, each ends with its text: none is stretched into the next, and those side by side
    stay level."""
    vessel = filled.vessel
    flows = vessel.follows or any(other.follows and stands_over(vessel, other) for other in vessels)
    return replace(filled, floor=filled.foot(fit)) if flows and not vessel.from_foot else filled


def _floors(vessels: Sequence[Vessel], fit: Fit) -> list[tuple[float, float]]:
    """Top and floor of each vessel. One that hangs from the foot is as tall as what it shows, and those above it on
    its panel end where it begins: a box with safety text grows as tall as it must. A vessel that stands ends where
    one below it begins, so that no layout can print text over text."""
    hanging = _hanging(vessels, fit)
    floors = []
    for index, vessel in enumerate(vessels):
        floor = hanging[index][1] if index in hanging else _above(vessel, index, vessels, hanging)
        for behind, other in enumerate(vessels) if not vessel.from_foot else ():
            over = stands_over(vessel, other) and other.top >= vessel.top and (behind > index or not vessel.follows)
            if behind != index and over and not (other.from_foot or other.follows):
                floor = min(floor, other.top)
        top = hanging[index][0] if index in hanging else vessel.top
        floors.append((top, max(floor, vessel.top)))
    return floors


Hanging = dict[int, tuple[float, float]]


def _hanging(vessels: Sequence[Vessel], fit: Fit) -> Hanging:
    """Top and floor of those that hang from the foot, the lowest first: one above another hangs from that."""
    found: Hanging = {}
    lowest_first = sorted(enumerate(vessels), key=lambda each: -each[1].bottom)
    for index, vessel in ((index, vessel) for index, vessel in lowest_first if vessel.from_foot):
        floor = _above(vessel, index, vessels, found)
        height = stack_height(vessel.own, vessel.width, fit)
        found[index] = max(vessel.top, min(vessel.hang, floor - height)), floor
    return found


def _above(vessel: Vessel, index: int, vessels: Sequence[Vessel], hanging: Hanging) -> float:
    """Where `vessel` ends: at its own foot, or above what hangs beneath it."""
    floor = vessel.bottom
    for at, (top, _) in hanging.items():
        beneath = vessels[at]
        if at != index and beneath.own and vessel.top < beneath.bottom and stands_over(vessel, beneath):
            floor = min(floor, top - beneath.clear)
    return floor


def stands_over(vessel: Vessel, other: Vessel) -> bool:
    """Whether both are on one panel and share some of its width."""
    apart = vessel.left >= other.left + other.width or other.left >= vessel.left + vessel.width
    return vessel.panel is other.panel and not apart


def evened(vessels: Sequence[Vessel], rest: Sequence[Portion], fit: Fit, runs_on: bool = False) -> Poured:
    """The rest poured so that it looks cared for: each section in a frame of its own where there are frames enough,
    else in columns that end about level."""
    best = pour(vessels, rest, fit, 1.0, runs_on)
    if not rest or not best.fits:
        return best
    return _seated(vessels, rest, fit, runs_on) or _levelled(vessels, rest, fit, runs_on, best)


def _seated(vessels: Sequence[Vessel], rest: Sequence[Portion], fit: Fit, runs_on: bool) -> Poured | None:
    """Each section in a frame of its own, side by side where one side of the sheet has frames enough; None where all
    are too few."""
    if any(portion.following[-1].keep for portion in rest):
        return None
    single = (pour(seats, rest, fit, 1.0, runs_on, singly=True) for seats in (_broad_side(vessels), vessels))
    return next((each for each in single if each.fits and not each.parted), None)


def _broad_side(vessels: Sequence[Vessel]) -> Sequence[Vessel]:
    """Those on the side of the sheet that has most room take the rest; all, where frames have claimed something."""
    pages = [vessel.panel.page for vessel in vessels if vessel.pours]
    if not pages or any(vessel.own for vessel in vessels if vessel.pours):
        return vessels
    broad = max(pages, key=pages.count)
    return [replace(vessel, pours=vessel.pours and vessel.panel.page == broad) for vessel in vessels]


def _levelled(vessels: Sequence[Vessel], rest: Sequence[Portion], fit: Fit, runs_on: bool, best: Poured) -> Poured:
    """Columns that rise to the lowest level at which the rest still fits, or to the next above that keeps more
    sections whole; not so low that a text is scattered in scraps."""

    def rising(level: float, whole: float) -> Poured:
        return pour(vessels, rest, fit, level, runs_on, whole=whole)

    kept = {whole: rising(1.0, whole) for whole in _WHOLES}
    sound = (whole for whole, found in kept.items() if found.fits and found.parted < best.parted)
    whole = next(sound, 0.0)
    low, high = _LEAST_RISE, 1.0
    for _ in range(6):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle, whole).fits else (middle, high)
    tried = [rising(high + (1 - high) * step / _RISES, whole) for step in range(_RISES)]
    return min((each for each in (*tried, *kept.values(), best) if each.fits), key=lambda each: each.parted)


__all__ = ["Filled", "Portion", "Poured", "Vessel", "evened", "pour"]
