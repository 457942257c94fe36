"""Standing type, as letterpress printers keep it on their stone: a sheet once set is set again in another clinic's
name, and only what says something of the clinic is composed anew.

Where every frame has claimed its text, panels are filled without regard to each other; so what a panel holds at a fit
is remembered for the very frames on it, and copyfitting goes through what it has been through before. That a clinic's
frames are not the very same is overcome by congruence: where a frame that lies ready is measured like the new one, it
is poured in its stead, and what differs is drawn in its place. Claims are settled by kinds, classes and ids, which a
clinic's values do not touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from publisher.edition.edition import Edition
from publisher.model.remembering import Memory, remembered
from publisher.model.value import value
from publisher.style.geometry import Geometry
from publisher.typesetting.congruence import Leaf, Pairs, Skeleton, congruent
from publisher.typesetting.copyfit import SPACES, largest_scale, levelled
from publisher.typesetting.draft import Composed, Draft
from publisher.typesetting.exchange import exchanged
from publisher.typesetting.galley import Galley
from publisher.typesetting.pages import Fit, Mark, Pages
from publisher.typesetting.panels import Standing, beneath, drawn, loosened, pages_of
from publisher.typesetting.pen import Pen, Stood
from publisher.typesetting.pour import Filled, Poured, Vessel, pour

_READY = 24  # frames that lie ready for a place
_POURED, _DRAWN, _GROUNDS = 800, 240, 100


class Lying(NamedTuple):
    """A frame, and how its galleys are built."""

    vessel: Vessel
    skeleton: Skeleton


@value
class Instead:
    """The frame `new` is to be set. `lying` is poured in its stead, and drawn save for the `pairs`; that is the new one
    itself where none is congruent."""

    new: Lying
    lying: Lying
    pairs: Pairs


class Form:
    """A form of the layout with the frames that lie ready for each of its places, the last used first."""

    def __init__(self, edition: Edition, draft: Draft) -> None:
        self.edition, self.draft = edition, draft
        self.ready = [[Lying(each, Skeleton(each.own))] for each in draft.vessels]
        self.flows = any(each.follows for each in draft.vessels)
        panels = dict.fromkeys(each.panel for each in draft.vessels)
        every = tuple(range(len(draft.vessels)))
        by_panel = (tuple(at for at in every if draft.vessels[at].panel is panel) for panel in panels)
        self.groups = (every,) if self.flows else tuple(by_panel)

    def instead(self, edition: Edition, composed: Composed) -> dict[int, Instead] | None:
        """The frames that are to be set for `edition`, by number; None where they are not all, or for a finding."""
        fresh = None if self.draft.rest else exchanged(self.draft, self.edition, edition, composed)
        if fresh is None or any(not _begins_like(self.draft.vessels[at], new) for at, new in fresh.items()):
            return None
        return {at: self._met(at, Lying(new, _skeleton(new.own))) for at, new in fresh.items()}

    def _met(self, at: int, new: Lying) -> Instead:
        ready = self.ready[at]
        for place, lying in enumerate(ready):
            pairs = congruent(lying.skeleton, new.skeleton)
            if pairs is not None:
                ready.insert(0, ready.pop(place))
                return Instead(new, lying, pairs)
        return self.laid(at, new)

    def laid(self, at: int, new: Lying) -> Instead:
        """`new` lies ready from now on."""
        self.ready[at] = [new, *self.ready[at][: _READY - 1]]
        return Instead(new, new, [])


class Stone:
    """The type of one guide in one brand and layout, which stands on it since it was first set."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self.forms: list[Form] = []
        self._poured, self._levels = Memory[Poured](_POURED), Memory[Fit](_POURED)
        self._drawn, self._lowered = Memory[Pen](_DRAWN), Memory[Pen](_DRAWN)
        self._grounds = Memory[tuple[Mark, ...]](_GROUNDS)
        self._measured = 0

    def add(self, standing: Standing) -> None:
        """What `standing` took of the layout's forms that do not lie here yet."""
        if not standing.makeshift:
            self.forms += [Form(standing.edition, draft) for draft in standing.drafts[len(self.forms) :]]

    def reset(self, edition: Edition) -> Pages | None:
        """The sheet of `edition`, which is for another clinic, as `typeset` would set it; None where that takes more
        than lies here, or where something would be found against it."""
        composed: Composed = {}
        for form in self.forms:
            instead = form.instead(edition, composed)
            if instead is None:
                return None
            found = self._set(form, instead, edition)
            if found is not None:
                return found[0]
        return None

    def _set(self, form: Form, instead: dict[int, Instead], edition: Edition) -> tuple[Pages | None] | None:
        """The sheet in this form, or None in its place where it cannot be printed from what lies here; nothing where
        the form does not hold the text.

        What lies ready may have been measured on the way as nobody had before: then it is asked once more whether it
        is congruent."""
        while True:
            before = self._measured
            vessels = tuple(instead[at].lying.vessel if at in instead else v for at, v in enumerate(form.draft.vessels))
            fit = self._fit(form, vessels, edition)
            found = (self._pages(form, vessels, instead, edition, fit),) if fit else None
            unlike = [] if self._measured == before else [at for at, each in instead.items() if _differs(each)]
            if not unlike:
                return found
            instead |= {at: form.laid(at, instead[at].new) for at in unlike}

    def _fit(self, form: Form, vessels: Sequence[Vessel], edition: Edition) -> Fit | None:
        limits, body = edition.sheet.limits, edition.sheet.text("body").size

        def poured(fit: Fit) -> Poured:
            return self._filled(form, vessels, fit)

        tries = (largest_scale(lambda fit: poured(fit).fits, limits, body, space=space) for space in SPACES)
        fit = next((found for found in tries if found is not None), None)
        return fit and loosened(fit, poured, form.flows, limits)

    def _filled(self, form: Form, vessels: Sequence[Vessel], fit: Fit) -> Poured:
        """All frames filled, or those as far as the first panel that does not hold its text."""
        filled: dict[int, Filled] = {}
        for group in form.groups:
            found = self._poured_on([vessels[at] for at in group], fit)
            if not found.fits:
                return found
            filled |= zip(group, found.filled, strict=True)
        return Poured(tuple(filled[at] for at in range(len(vessels))), ())

    def _poured_on(self, vessels: Sequence[Vessel], fit: Fit) -> Poured:
        def measured() -> Poured:
            self._measured += 1
            return pour(vessels, (), fit)

        return self._poured.of(fit, measured, *vessels)

    def _pages(
        self, form: Form, vessels: Sequence[Vessel], instead: Mapping[int, Instead], edition: Edition, fit: Fit
    ) -> Pages | None:
        poured = self._filled(form, vessels, fit)
        pens: list[Pen] = []
        for at, filled in enumerate(poured.filled):
            pen = self._pen(filled, fit, edition)
            if at in instead and instead[at].pairs:
                pen = corrected(pen, instead[at].pairs) or self._anew(filled, instead[at].new.vessel, fit, edition)
            if pen.parted:
                return None
            pens.append(pen)
        return pages_of(self.geometry, poured, fit, pens, self._under(form, poured, edition))

    def _under(self, form: Form, poured: Poured, edition: Edition) -> Callable[[int, Geometry], tuple[Mark, ...]]:
        """The very same marks wherever grounds begin at the same height."""
        tops = tuple(each.top if each.galleys else None for each in poured.filled if each.vessel.ground)

        def under(page: int, geometry: Geometry) -> tuple[Mark, ...]:
            def marks() -> tuple[Mark, ...]:
                return beneath(page, geometry, form.draft, poured, edition.sheet)

            return self._grounds.of((page, geometry.pages, tops), marks, form)

        return under

    def _pen(self, filled: Filled, fit: Fit, edition: Edition) -> Pen:
        """What fits: all that the frame has claimed."""
        vessel, top = filled.vessel, filled.top

        def level() -> Fit:
            self._measured += 1
            return levelled(filled, fit, edition.sheet.limits)

        def pen() -> Pen:
            self._measured += 1
            return drawn(vessel.own, vessel, at, edition.sheet)

        at = self._levels.of((fit, filled.floor - top), level, vessel)
        return self._lowered.of((at, top), lambda: self._drawn.of(at, pen, vessel).lowered(top), vessel)

    def _anew(self, filled: Filled, new: Vessel, fit: Fit, edition: Edition) -> Pen:
        level = levelled(replace(filled, vessel=new, galleys=new.own), fit, edition.sheet.limits)
        return drawn(new.own, new, level, edition.sheet).lowered(filled.top)


@remembered(32)
def _skeleton(galleys: tuple[Galley, ...]) -> Skeleton:
    """Frames of several forms may hold the very same galleys."""
    return Skeleton(galleys)


def _begins_like(old: Vessel, new: Vessel) -> bool:
    return bool(old.own) == bool(new.own) and old.clear == new.clear


def _differs(each: Instead) -> bool:
    return each.new is not each.lying and congruent(each.lying.skeleton, each.new.skeleton) is None


def corrected(pen: Pen, pairs: Pairs) -> Pen | None:
    """What `pen` drew with one part of each pair instead of the other, in its very place; None where it did not tell
    where a part stands, or has something else to tell."""
    if pen.parted:
        return None
    new = Pen(pen.page, pen.colours)
    new.landings, new.fields = pen.landings, pen.fields
    marks, links = 0, 0
    for stood, part in sorted(_stood(pen, pairs), key=lambda each: each[0].marks.start if each[0] else 0):
        if stood is None:
            return None
        new.marks += pen.marks[marks : stood.marks.start]
        new.links += pen.links[links : stood.links.start]
        inset = Pen(pen.page, pen.colours)
        x, y, width = stood.place
        part.draw(inset, x, y, width, stood.fit)
        new.marks += [mark.moved(0.0, pen.down) for mark in inset.marks]
        new.links += [link.moved(0.0, pen.down) for link in inset.links]
        new.parted += inset.parted
        marks, links = stood.marks.stop, stood.links.stop
    new.marks += pen.marks[marks:]
    new.links += pen.links[links:]
    return new


def _stood(pen: Pen, pairs: Pairs) -> Iterable[tuple[Stood | None, Leaf]]:
    """Where each part of the pairs stood, once, and what is to stand there. A part of a form that was passed over did
    not, unless another form has it too."""
    known: dict[int, tuple[Stood | None, Leaf]] = {}
    for old, new, form in pairs:
        stood = pen.stood.get(id(old))
        if id(form) not in pen.passed or (stood and id(old) not in known):
            known[id(old)] = stood, new
    return known.values()
