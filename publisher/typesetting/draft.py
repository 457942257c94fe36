"""Edition, geometry and layout become drafts: what each frame claims, composed but not poured.

A layout has forms. Which suits is decided by what the edition holds; a crowded form is tried where the first cannot
hold the text, a wide one where a word is wider than its column."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from publisher.edition.edition import Edition
from publisher.model.block import Figure
from publisher.model.finding import Finding
from publisher.model.guide import Section
from publisher.model.value import value
from publisher.style.colour import luminance
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Layout, PanelLayout
from publisher.style.sheet import Sheet
from publisher.typesetting.claims import Site, assign, holds
from publisher.typesetting.copyfit import SPACES
from publisher.typesetting.flow import section_flow
from publisher.typesetting.furniture import furniture, present
from publisher.typesetting.galley import Galley
from publisher.typesetting.galley_block import Box
from publisher.typesetting.notes import notes_flow
from publisher.typesetting.pour import Portion, Vessel, stands_over
from publisher.typesetting.setting import Setting
from publisher.typesetting.underlay import shown_figures

Composed = dict[Hashable, tuple[tuple[Galley, ...], object]]
"""Frames' galleys of one edition, with what they were composed of: its identity is in the key."""

_DARK = 0.18  # relative luminance under which a ground wants light marks


@value
class Draft:
    """A sheet in one form of its layout, composed but not poured. `figures` are those that the layout shows itself, by
    drawing; `sites` and `shows` what vessels and rest are made of, one for one (notes make the last portion)."""

    layout: Layout
    figures: Mapping[str, Figure]
    sites: tuple[Site, ...]
    vessels: tuple[Vessel, ...]
    shows: tuple[str | Section, ...]
    rest: tuple[Portion, ...]
    findings: tuple[Finding, ...]


def ways(edition: Edition, geometry: Geometry, layout: Layout) -> Iterator[tuple[Draft, bool, float]]:
    """What is tried in turn until the text fits: space is closed up, then art gives way, then claimed text runs on."""
    crowded = _each(layout, lambda panel: panel.crowded or panel)
    forms, drafts = (layout,) if crowded == layout else (layout, crowded), list[Draft]()
    composed: Composed = {}
    for runs_on, index, space in product((False, True), range(len(forms)), SPACES):
        if index == len(drafts):
            drafts.append(_draft(edition, geometry, forms[index], composed))
        yield drafts[index], runs_on, space


def suited(layout: Layout, edition: Edition) -> Layout:
    """`layout` with each panel in the form that suits what this edition holds."""

    def form(panel: PanelLayout) -> PanelLayout:
        if all(holds(edition.sections, claim) for claim in panel.needs):
            return panel
        return form(panel.otherwise) if panel.otherwise else replace(panel, art=(), needs=())

    return _each(layout, form)


def widened(layout: Layout) -> Layout:
    """`layout` with each panel in its form for wide words, where it has one."""
    return _each(layout, lambda panel: panel.wide or panel)


def _each(layout: Layout, change: Callable[[PanelLayout], PanelLayout]) -> Layout:
    panels = {name: change(panel) for name, panel in layout.panels.items()}
    return replace(layout, panels=panels, standard=change(layout.standard))


def _draft(edition: Edition, geometry: Geometry, layout: Layout, composed: Composed) -> Draft:
    findings: list[Finding] = []
    figures = shown_figures(edition.sections, layout, geometry)
    setting = draft_setting(edition, figures, findings)
    sites, shows = assign(edition.sections, layout, geometry, present(edition))
    vessels: list[Vessel] = []
    for site in sites:
        vessels.append(vessel(site, layout, edition, setting, vessels, composed))
    rest = [_portion(each, edition, setting) for each in shows]
    notes = notes_flow(edition.notes, setting) if layout.notes else ()
    if notes:
        rest.append(Portion(notes, notes))
    return Draft(layout, figures, sites, tuple(vessels), shows, tuple(rest), tuple(findings))


def draft_setting(edition: Edition, figures: Mapping[str, Figure], findings: list[Finding]) -> Setting:
    """What `vessel` needs to know; it adds to `findings`."""
    numbers = {note.label: index for index, note in enumerate(edition.notes, 1)}
    return Setting(edition.sheet, numbers, edition.guide.pictures, findings, shown=tuple(figures.values()))


def vessel(
    site: Site, layout: Layout, edition: Edition, setting: Setting, before: Sequence[Vessel], composed: Composed
) -> Vessel:
    """The frame with what it claims, behind those `before` it; what was `composed` of this edition for a like frame of
    another form is taken as it is."""
    frame, laid = site.frame, layout_of(layout, site.panel)
    voiced = replace(setting.speaking(frame.voice), dark=_dark(site, laid, edition.sheet), boxless=bool(frame.ground))
    empty = _empty(site, voiced)
    first = not any(each.own and stands_over(each, empty) for each in before)
    galleys = _composed(_rejoined(site.shows), edition, voiced, first, composed)
    boxed = (Box(edition.sheet.boxes[frame.box], (), galleys),) if frame.box and galleys else galleys
    air = max(empty.clear, boxed[0].before) if boxed and not frame.ground else empty.clear
    return replace(empty, own=boxed, clear=air)


def _composed(
    shows: Sequence[str | Section], edition: Edition, setting: Setting, first: bool, composed: Composed
) -> tuple[Galley, ...]:
    """The galleys of a frame. The first section heading of a column is its title, further ones are headings. What
    something is found against is composed each time, so that every form finds it."""
    figures = tuple(map(id, setting.shown))
    key = (tuple(map(_same, shows)), setting.voice, setting.dark, setting.boxless, figures, first)
    if key in composed:
        return composed[key][0]
    found = len(setting.findings)
    parts: list[Galley] = []
    for shown in shows:
        parts += furniture(shown, edition, setting) if isinstance(shown, str) else section_flow(shown, setting, first)
        first = False
    galleys = tuple(parts)
    if len(setting.findings) == found:
        composed[key] = galleys, (shows, setting.shown)
    return galleys


def _same(shown: str | Section) -> Hashable:
    """What is the same of sections that say the same, if they were parted anew."""
    return shown if isinstance(shown, str) else (shown.id, id(shown.heading), *map(id, shown.blocks))


def _rejoined(shows: Sequence[str | Section]) -> list[str | Section]:
    """Parts of one section that a frame has claimed one by one are set as one again."""
    joined: list[str | Section] = []
    for shown in shows:
        last = joined[-1] if joined else ""
        if isinstance(shown, Section) and isinstance(last, Section) and last.id == shown.id and not shown.heading:
            joined[-1] = replace(last, blocks=(*last.blocks, *shown.blocks))
        else:
            joined.append(shown)
    return joined


def _dark(site: Site, laid: PanelLayout, sheet: Sheet) -> bool:
    """Whether the frame's text stands on a dark ground."""
    colour = site.frame.ground.colour if site.frame.ground else laid.ground
    return luminance(sheet.colours[colour] if colour else sheet.page) < _DARK


def _empty(site: Site, setting: Setting) -> Vessel:
    """The frame on the sheet. Text of one kind on a ground of its own is kept together; letters made for a dark panel
    could not be read on another; frames that follow each other hold to their order; the clinic's name, the imprint and
    the like belong where the layout puts them. None of these runs on."""
    panel, frame = site.panel, site.frame
    return Vessel(
        panel=panel,
        left=panel.left + frame.left,
        top=frame.top,
        width=panel.width - frame.left - frame.right,
        bottom=panel.height - frame.bottom,
        own=(),
        pours=site.pours,
        from_foot=frame.anchor == "bottom",
        follows=frame.follows,
        clear=setting.sheet.text("body").leading + (frame.ground.above if frame.ground else 0.0),
        hang=frame.hang or math.inf,
        ground=frame.ground,
        stays=setting.dark
        or frame.follows
        or frame.ground is not None
        or any(isinstance(shown, str) for shown in site.shows),
    )


def _portion(shown: str | Section, edition: Edition, setting: Setting) -> Portion:
    if isinstance(shown, str):
        galleys = furniture(shown, edition, setting)
        return Portion(galleys, galleys)
    following = section_flow(shown, setting, first=False)
    if not shown.heading:
        return Portion(following, following)
    return Portion((*section_flow(replace(shown, blocks=()), setting, first=True), *following[1:]), following)


def layout_of(layout: Layout, panel: Panel) -> PanelLayout:
    """What is laid out for `panel`: its own entry, or the standard."""
    return layout.panels.get(panel.name, layout.standard)
