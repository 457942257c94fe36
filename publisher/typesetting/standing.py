"""Standing type, as letterpress printers keep it: a sheet once set is printed again in another clinic's name, and only
the frames that say something of the clinic are set anew.

Where every frame has claimed its text, panels are filled without regard to each other, and what holds for all of them
is the fit. So copyfitting is gone through again with the panels that say something of the clinic alone; how the others
answer at each fit is remembered. Where it ends at the fit of the standing type, the other panels are as they stand.
Of a frame whose galleys are congruent with those that stood there, and that stays in its place, only what differs is
drawn anew. Claims are settled by kinds, classes and ids, which a clinic's values do not touch."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.model.block import Block, Figure
from publisher.model.finding import Finding
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.model.walk import walk
from publisher.typesetting.congruence import Incongruent, Pairs, congruent
from publisher.typesetting.copyfit import SPACES, largest_scale, levelled
from publisher.typesetting.draft import Draft, draft_setting, vessel
from publisher.typesetting.furniture import PERSONAL, present
from publisher.typesetting.galley import Stack
from publisher.typesetting.pages import Fit, Page, Pages
from publisher.typesetting.panels import Standing, Want, drawn, landings, loosened, shown
from publisher.typesetting.pen import Pen
from publisher.typesetting.pour import Filled, Poured, Vessel, pour

Swap = Mapping[int, Block]
"""Blocks that stand instead of others, by the identity of these."""


@value
class Reset:
    """`pages`, or, where there are none but other standing type might do, what is to be wanted of it."""

    pages: Pages | None = None
    want: Want | None = None


@value
class Trial:
    """A form of the layout with the frames that are set anew, by number, and what differs in those that are congruent.
    `here` are the numbers of all frames on the panels that are `touched`, `vessels` what is poured for them: the
    standing galleys where others would measure the same. `flows`: frames follow each other."""

    draft: Draft
    fresh: Mapping[int, Vessel]
    pairs: Mapping[int, Pairs | None]
    touched: frozenset[str]
    here: tuple[int, ...]
    vessels: tuple[Vessel, ...]
    flows: bool

    @property
    def congruent(self) -> bool:
        return all(pairs is not None for pairs in self.pairs.values())


def reset(standing: Standing, edition: Edition) -> Reset:
    """The sheet of `edition`, which is for another clinic, as `typeset` would set it; nothing where that takes a full
    setting, or where something would be found against it."""
    swap = _swap(standing.edition, edition)
    if swap is None or standing.runs_on or present(edition) != present(standing.edition):
        return Reset()
    trials: list[Trial] = []
    for draft in standing.drafts:
        trial = _trial(draft, edition, swap)
        if trial is None:
            return Reset()
        trials.append(trial)
    if all(trial.congruent for trial in trials):  # whatever copyfitting asked, it would be told again
        filled = {at: standing.poured.filled[at] for at in trials[-1].fresh}
        return Reset(_printed(standing, edition, trials[-1], filled, standing.fit))
    return _refitted(standing, edition, trials)


def _refitted(standing: Standing, edition: Edition, trials: Sequence[Trial]) -> Reset:
    """The sheet where it must be found out at which fit it stands."""
    limits, body = edition.sheet.limits, edition.sheet.text("body").size
    for form, trial in enumerate(trials):

        def poured(fit: Fit, trial: Trial = trial, form: int = form) -> Poured:
            return pour(trial.vessels, (), fit) if _others(standing, form, trial, fit) else _NOWHERE

        tries = (largest_scale(lambda fit: poured(fit).fits, limits, body, space=space) for space in SPACES)
        fit = next((found for found in tries if found is not None), None)
        if fit is not None:
            break
    else:
        return Reset()
    fit = loosened(fit, poured, trial.flows, limits)
    want = form, None if len(trial.here) == len(trial.draft.vessels) else fit
    if not standing.meets(want):
        return Reset(want=want)
    return Reset(_printed(standing, edition, trial, dict(zip(trial.here, poured(fit).filled, strict=True)), fit))


_NOWHERE = Poured((), (Stack(()),))


def _trial(draft: Draft, edition: Edition, swap: Swap) -> Trial | None:
    """None where the rest would be set anew, too, or for a finding."""
    fresh = {} if draft.rest else _fresh(draft, edition, swap)
    if not fresh or any(not _begins_like(draft.vessels[at], new) for at, new in fresh.items()):
        return None
    flows = any(vessel.follows for vessel in draft.vessels)
    pairs = {at: _pairs(draft.vessels[at], new) for at, new in fresh.items()}
    touched = frozenset(vessel.panel.name for at, vessel in enumerate(draft.vessels) if flows or at in fresh)
    here = tuple(at for at, vessel in enumerate(draft.vessels) if vessel.panel.name in touched)
    vessels = tuple(fresh[at] if pairs.get(at, ()) is None else draft.vessels[at] for at in here)
    return Trial(draft, fresh, pairs, touched, here, vessels, flows)


def _begins_like(old: Vessel, new: Vessel) -> bool:
    return bool(old.own) == bool(new.own) and old.clear == new.clear


def _others(standing: Standing, form: int, trial: Trial, fit: Fit) -> bool:
    """Whether the panels that are not touched hold their text at `fit`."""
    known = standing.others.get((form, trial.touched, fit))
    if known is None:
        vessels = [vessel for vessel in trial.draft.vessels if vessel.panel.name not in trial.touched]
        known = standing.others[form, trial.touched, fit] = pour(vessels, (), fit).fits
    return known


def _swap(before: Edition, after: Edition) -> Swap | None:
    """Which blocks stand for which; None where the editions differ in more than words."""
    if len(before.sections) != len(after.sections) or before.imprint.review != after.imprint.review:
        return None
    if len(before.notes) != len(after.notes) or any(a is not b for a, b in zip(before.notes, after.notes, strict=True)):
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


def _fresh(draft: Draft, edition: Edition, swap: Swap) -> dict[int, Vessel]:
    """The draft's vessels that are set anew, by number; none for a finding."""
    findings: list[Finding] = []
    setting = draft_setting(edition, draft.figures, findings)
    fresh: dict[int, Vessel] = {}
    for at, site in enumerate(draft.sites):
        if any(_changed(each, swap) for each in site.shows):
            there = replace(site, shows=tuple(_exchanged(each, swap) for each in site.shows))
            fresh[at] = vessel(there, draft.layout, edition, setting, draft.vessels[:at])
    return {} if findings else fresh


def _changed(shows: str | Section, swap: Swap) -> bool:
    if isinstance(shows, str):
        return shows in PERSONAL
    return any(id(block) in swap for block in shows.blocks)


def _exchanged(shows: str | Section, swap: Swap) -> str | Section:
    if isinstance(shows, str):
        return shows
    return replace(shows, blocks=tuple(swap.get(id(block), block) for block in shows.blocks))


def _pairs(old: Vessel, new: Vessel) -> Pairs | None:
    """What differs between galleys that are congruent; None where they are not."""
    if len(old.own) != len(new.own):
        return None
    try:
        return [pair for one, other in zip(old.own, new.own, strict=True) for pair in congruent(one, other)]
    except Incongruent:
        return None


def _printed(
    standing: Standing, edition: Edition, trial: Trial, filled: Mapping[int, Filled], fit: Fit
) -> Pages | None:
    pages, pens = standing.pages, list(standing.pens)
    if not trial.congruent and trial.flows and Poured(tuple(filled.values()), ()).reach != standing.poured.reach:
        return None
    for at, each in filled.items():
        before = standing.poured.filled[at]
        stays = fit == standing.fit and (each.top, each.floor) == (before.top, before.floor)
        if not stays and each.vessel.ground:
            return None
        if at in trial.fresh and stays and (found := trial.pairs[at]) is not None:
            pen = _corrected(pens[at], found)
        elif at in trial.fresh or not stays:
            new = _renewed(each, trial.fresh.get(at))
            pen = drawn(new, levelled(new, fit, edition.sheet.limits), edition.sheet)
        else:
            continue
        if pen is None or pen.parted:
            return None
        pens[at] = pen
    touched = {each.vessel.panel.name for each in filled.values()}
    shown = (_page(number, standing, pens, touched) for number in range(len(pages.pages)))
    there = landings(pages.geometry, standing.poured, pens)
    return replace(pages, pages=tuple(shown), landings=there, fit=fit)


def _renewed(filled: Filled, new: Vessel | None) -> Filled:
    """The frame with its new galleys; it holds all of them, since all fits."""
    return filled if new is None else replace(filled, vessel=new, galleys=new.own)


def _corrected(pen: Pen, pairs: Pairs) -> Pen | None:
    """What `pen` drew with one part of each pair instead of the other, in its very place."""
    new = Pen(pen.page, pen.colours)
    new.landings, new.fields = pen.landings, pen.fields
    known = [(pen.stood.get(id(old)), part) for old, part in pairs]
    marks, links = 0, 0
    for stood, part in sorted(known, key=lambda each: each[0].marks.start if each[0] else 0):
        if stood is None:
            return None
        new.marks += pen.marks[marks : stood.marks.start]
        new.links += pen.links[links : stood.links.start]
        inset = Pen(pen.page, pen.colours)
        x, y, width = stood.place
        part.draw(inset, x, y, width, stood.fit)
        new.marks += inset.marks
        new.links += inset.links
        new.parted += inset.parted
        marks, links = stood.marks.stop, stood.links.stop
    new.marks += pen.marks[marks:]
    new.links += pen.links[links:]
    return new


def _page(number: int, standing: Standing, pens: Sequence[Pen], touched: Container[str]) -> Page:
    """Panels on which nothing is new keep the very marks they had."""
    old = standing.pages.pages[number]
    panels = [panel for panel in standing.pages.geometry.panels if panel.page == number]
    if not any(panel.name in touched for panel in panels):
        return old
    page = shown(old, panels, standing.poured, pens)
    kept = (new if new.name in touched else old for old, new in zip(old.panels, page.panels, strict=True))
    return replace(page, panels=tuple(kept))
