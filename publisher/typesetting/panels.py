"""Edition, geometry and layout become Pages: the folded sheet, laid out.

    claims → vessels → pour (again and again: copyfitting) → marks

Type is shaped by HarfBuzz and set here, on no output's canvas. ReportLab's own flowables are not used: they know
pages, not panels that are read in another order than they are drawn, they copy deeply, and a sheet has to be drawn
three times (screen, press, office) from one layout with equal glyphs at equal places."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from publisher.typesetting.copyfit import SPACES, largest_scale, levelled, tallest_figures, widest_leading, widest_space
from publisher.typesetting.flow import section_flow
from publisher.typesetting.furniture import TITLE_ID, furniture, present
from publisher.typesetting.galley import Galley, Para, gap
from publisher.typesetting.galley_block import Box
from publisher.typesetting.notes import notes_flow
from publisher.typesetting.overset import oversets
from publisher.typesetting.pages import Fit, Page, Pages, PanelMarks
from publisher.typesetting.parted import parted_words
from publisher.typesetting.pen import Pen
from publisher.typesetting.pour import Filled, Portion, Poured, Vessel, evened, pour, stands_over
from publisher.typesetting.setting import Setting
from publisher.typesetting.underlay import art_marks, ground, panel_ground, shown_figures

_DARK = 0.18  # relative luminance under which a ground wants light marks


def typeset(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None = None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The sheet's Pages, or None with the findings that say what cannot be set (PANEL-OVERSET, GLYPH-MISSING,
    DRAWING-UNKNOWN). `hint` is the Fit of a like edition and shortens copyfitting."""
    sheet = edition.sheet
    limits, body = sheet.limits, sheet.text("body").size
    drafts = (_draft(edition, geometry, form) for form in _forms(layout, edition))
    for draft, (runs_on, space) in ((draft, way) for draft in drafts for way in product((False, True), SPACES)):

        def fits(fit: Fit, draft: _Draft = draft, runs_on: bool = runs_on) -> bool:
            return pour(draft.vessels, draft.rest, fit, 1.0, runs_on).fits

        fit = largest_scale(fits, limits, body, hint, space)
        if fit is not None:
            break
    else:
        return None, (*draft.findings, *oversets(draft.vessels, draft.rest, edition, limits.body_least))
    fit = widest_leading(fits, tallest_figures(fits, fit), limits)
    if any(vessel.follows for vessel in draft.vessels):
        fit = widest_space(fits, fit, limits)
    poured = evened(draft.vessels, draft.rest, fit, runs_on)
    pens = {panel.name: _drawn(panel, poured, fit, sheet) for panel in geometry.panels}
    parted = parted_words(word for pen in pens.values() for word in pen.parted)
    return _pages(edition, geometry, draft, poured, fit, pens), (*draft.findings, *parted)


def _forms(layout: Layout, edition: Edition) -> Iterator[Layout]:
    """`layout` in the forms that suit what this edition holds, then with its crowded panels where it has any."""

    def suited(panel: PanelLayout) -> PanelLayout:
        if all(holds(edition.sections, claim) for claim in panel.needs):
            return panel
        return suited(panel.otherwise) if panel.otherwise else replace(panel, art=(), needs=())

    first = _each(layout, suited)
    yield first
    crowded = _each(first, lambda panel: panel.crowded or panel)
    if crowded != first:
        yield crowded


def _each(layout: Layout, change: Callable[[PanelLayout], PanelLayout]) -> Layout:
    panels = {name: change(panel) for name, panel in layout.panels.items()}
    return replace(layout, panels=panels, standard=change(layout.standard))


@value
class _Draft:
    """A sheet in one form of its layout, composed but not poured. `figures` are those that the layout shows itself, by
    drawing."""

    layout: Layout
    figures: Mapping[str, Figure]
    vessels: tuple[Vessel, ...]
    rest: tuple[Portion, ...]
    findings: tuple[Finding, ...]


def _draft(edition: Edition, geometry: Geometry, layout: Layout) -> _Draft:
    findings: list[Finding] = []
    figures = shown_figures(edition.sections, layout, geometry)
    setting = replace(_setting(edition, findings), shown=tuple(figures.values()))
    vessels, rest = _composed(edition, geometry, layout, setting)
    return _Draft(layout, figures, vessels, rest, tuple(findings))


def _setting(edition: Edition, findings: list[Finding]) -> Setting:
    numbers = {note.label: index for index, note in enumerate(edition.notes, 1)}
    return Setting(edition.sheet, numbers, edition.guide.pictures, findings)


def _composed(
    edition: Edition, geometry: Geometry, layout: Layout, setting: Setting
) -> tuple[tuple[Vessel, ...], tuple[Portion, ...]]:
    sites, rest = assign(edition.sections, layout, geometry, present(edition))
    vessels: list[Vessel] = []
    for site in sites:
        vessels.append(_vessel(site, _layout_of(layout, site.panel), edition, setting, vessels))
    portions = [_portion(each, edition, setting) for each in rest]
    notes = notes_flow(edition.notes, setting)
    if notes:
        portions.append(Portion(notes, notes))
    return tuple(vessels), tuple(portions)


def _vessel(site: Site, laid: PanelLayout, edition: Edition, setting: Setting, before: Sequence[Vessel]) -> Vessel:
    """The frame with what it claims. The first section heading of a column is its title, further ones are headings."""
    frame = site.frame
    voiced = replace(setting.speaking(frame.voice), dark=_dark(site, laid, edition.sheet), boxless=bool(frame.ground))
    empty = _empty(site, voiced)
    first = not any(vessel.own and stands_over(vessel, empty) for vessel in before)
    galleys: list[Galley] = []
    for shown in site.shows:
        if isinstance(shown, str):
            galleys += furniture(shown, edition, voiced)
        else:
            galleys += section_flow(shown, voiced, first)
        first = False
    boxed = (Box(edition.sheet.boxes[frame.box], (), tuple(galleys)),) if frame.box and galleys else tuple(galleys)
    air = max(empty.clear, boxed[0].before) if boxed and not frame.ground else empty.clear
    return replace(empty, own=boxed, clear=air)


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


def _pages(
    edition: Edition,
    geometry: Geometry,
    draft: _Draft,
    poured: Poured,
    fit: Fit,
    pens: Mapping[str, Pen],
) -> Pages:
    sheet, geometry = edition.sheet, _printed(geometry, poured)
    bleed = geometry.bleed
    pages = []
    for page in range(geometry.pages):
        panels = [panel for panel in geometry.panels if panel.page == page]
        laid = [(panel, _layout_of(draft.layout, panel)) for panel in panels]
        over = sorted(laid, key=lambda each: _covering(each[1], sheet))
        under = [mark for panel, form in over for mark in panel_ground(panel, form, sheet, bleed)]
        here = [filled for filled in poured.filled if filled.vessel.panel in panels]
        under += [mark for filled in here for mark in ground(filled, sheet, bleed)]
        under += [mark for panel, form in laid for mark in art_marks(panel, form, sheet, draft.figures, bleed)]
        shown = tuple(PanelMarks(panel.name, tuple(pens[panel.name].marks)) for panel in panels)
        links = tuple(link for panel in panels for link in pens[panel.name].links)
        fields = tuple(field for panel in panels for field in pens[panel.name].fields)
        pages.append(Page(tuple(under), shown, links, fields))
    landings = tuple(landing for panel in geometry.panels for landing in pens[panel.name].landings)
    return Pages(geometry, tuple(pages), landings, fit, _sections(geometry, poured))


def _printed(geometry: Geometry, poured: Poured) -> Geometry:
    """The sheet without a back on which nothing stands. A folded sheet is printed on both sides whatever it holds."""
    if geometry.folded:
        return geometry
    last = max((filled.vessel.panel.page for filled in poured.filled if filled.galleys), default=0)
    return replace(geometry, panels=tuple(panel for panel in geometry.panels if panel.page <= last))


def _covering(laid: PanelLayout, sheet: Sheet) -> tuple[float, float]:
    """Grounds in this order: one that runs over a fold lies on its neighbour's, and of two the darker one."""
    return laid.over, -luminance(sheet.colours[laid.ground]) if laid.ground else 0.0


def _layout_of(layout: Layout, panel: Panel) -> PanelLayout:
    return layout.panels.get(panel.name, layout.standard)


def _drawn(panel: Panel, poured: Poured, fit: Fit, sheet: Sheet) -> Pen:
    pen = Pen(panel.page, sheet.colours)
    for filled in poured.filled:
        if filled.vessel.panel is panel:
            _draw(filled, pen, levelled(filled, fit, sheet.limits))
    return pen


def _draw(filled: Filled, pen: Pen, fit: Fit) -> None:
    y = filled.top
    before: Galley | None = None
    for galley in filled.galleys:
        if before is not None:
            y += gap(before, galley, fit)
        galley.draw(pen, filled.vessel.left, y, filled.vessel.width, fit)
        y += galley.height(filled.vessel.width, fit)
        before = galley


def _sections(geometry: Geometry, poured: Poured) -> dict[str, tuple[str, ...]]:
    """Which sections begin on each panel, by id."""
    begun: dict[str, list[str]] = {panel.name: [] for panel in geometry.panels}
    for filled in (each for each in poured.filled if each.galleys):
        begun[filled.vessel.panel.name] += _begun(filled.galleys)
    return {name: tuple(ids) for name, ids in begun.items()}


def _begun(galleys: Sequence[Galley]) -> list[str]:
    landings = [galley.landing for galley in galleys if isinstance(galley, Para) and galley.landing]
    return [landing[0] for landing in landings if landing[2] == 0 and landing[0] != TITLE_ID]
