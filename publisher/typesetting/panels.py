"""Edition, geometry and layout become Pages: the folded sheet, laid out.

    claims → vessels → pour (again and again: copyfitting) → marks

Type is shaped by HarfBuzz and set here, on no output's canvas. ReportLab's own flowables are not used: they know
pages, not panels that are read in another order than they are drawn, they copy deeply, and a sheet has to be drawn
three times (screen, press, office) from one layout with equal glyphs at equal places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.model.finding import Finding
from publisher.style.colour import luminance
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Layout, PanelLayout
from publisher.style.sheet import Limits, Sheet
from publisher.typesetting.copyfit import largest_scale, levelled, tallest_figures, widest_leading, widest_space
from publisher.typesetting.draft import Draft, layout_of, suited, ways, widened
from publisher.typesetting.furniture import TITLE_ID
from publisher.typesetting.galley import Galley, Para, gap
from publisher.typesetting.overset import oversets
from publisher.typesetting.pages import Fit, Page, Pages, PanelMarks
from publisher.typesetting.parted import PARTED, parted_words
from publisher.typesetting.pen import Pen
from publisher.typesetting.pour import Filled, Poured, evened, pour
from publisher.typesetting.underlay import art_marks, ground, panel_ground


def typeset(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None = None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The sheet's Pages, or None with the findings that say what cannot be set (PANEL-OVERSET, GLYPH-MISSING,
    DRAWING-UNKNOWN). `hint` is the Fit of a like edition and shortens copyfitting."""
    layout = suited(layout, edition)
    pages, findings = _set(edition, geometry, layout, hint)
    if pages and any(finding.code in PARTED for finding in findings):
        wider, told = _set(edition, geometry, widened(layout), hint)
        if wider and len(told) < len(findings):
            return wider, told
    return pages, findings


def _set(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    sheet = edition.sheet
    limits, body = sheet.limits, sheet.text("body").size
    for draft, runs_on, space in ways(edition, geometry, layout):

        def fits(fit: Fit, draft: Draft = draft, runs_on: bool = runs_on) -> bool:
            return pour(draft.vessels, draft.rest, fit, 1.0, runs_on).fits

        fit = largest_scale(fits, limits, body, hint, space)
        if fit is not None:
            break
    else:
        return None, (*draft.findings, *oversets(draft.vessels, draft.rest, edition, limits.body_least))
    fit, poured = _loosened(draft, runs_on, fit, limits)
    pens = {panel.name: _drawn(panel, poured, fit, sheet) for panel in geometry.panels}
    parted = parted_words(word for pen in pens.values() for word in pen.parted)
    return _pages(edition, geometry, draft, poured, fit, pens), (*draft.findings, *parted)


def _loosened(draft: Draft, runs_on: bool, fit: Fit, limits: Limits) -> tuple[Fit, Poured]:
    """`fit` with the air that there is, and the text poured with it: into columns that end about level, or, where
    frames follow each other, no further than the text reaches anyway."""

    def poured(tried: Fit) -> Poured:
        return pour(draft.vessels, draft.rest, tried, 1.0, runs_on)

    flows, reach = any(vessel.follows for vessel in draft.vessels), poured(fit).reach

    def fits(tried: Fit) -> bool:
        found = poured(tried)
        return found.fits and (not flows or found.reach == reach)

    fit = widest_leading(fits, tallest_figures(fits, fit), limits)
    if not flows:
        return fit, evened(draft.vessels, draft.rest, fit, runs_on)
    fit = widest_space(fits, fit, limits)
    return fit, poured(fit)


def _pages(
    edition: Edition,
    geometry: Geometry,
    draft: Draft,
    poured: Poured,
    fit: Fit,
    pens: Mapping[str, Pen],
) -> Pages:
    sheet, geometry = edition.sheet, _printed(geometry, poured)
    bleed = geometry.bleed
    pages = []
    for page in range(geometry.pages):
        panels = [panel for panel in geometry.panels if panel.page == page]
        laid = [(panel, layout_of(draft.layout, panel)) for panel in panels]
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
    return replace(geometry, panels=tuple(panel for panel in geometry.panels if panel.page <= poured.reach))


def _covering(laid: PanelLayout, sheet: Sheet) -> tuple[float, float]:
    """Grounds in this order: one that runs over a fold lies on its neighbour's, and of two the darker one."""
    return laid.over, -luminance(sheet.colours[laid.ground]) if laid.ground else 0.0


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
