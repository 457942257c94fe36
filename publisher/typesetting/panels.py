"""Edition, geometry and layout become Pages: the folded sheet, laid out.

    claims → vessels → pour (again and again: copyfitting) → marks

Type is shaped by HarfBuzz and set here, on no output's canvas. ReportLab's own flowables are not used: they know
pages, not panels that are read in another order than they are drawn, they copy deeply, and a sheet has to be drawn
three times (screen, press, office) from one layout with equal glyphs at equal places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.model.finding import Finding
from publisher.model.value import value
from publisher.style.colour import luminance
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Layout, PanelLayout
from publisher.style.sheet import Limits, Sheet
from publisher.typesetting.copyfit import largest_scale, levelled, tallest_figures, widest_leading, widest_space
from publisher.typesetting.draft import Draft, layout_of, suited, ways, widened
from publisher.typesetting.furniture import TITLE_ID
from publisher.typesetting.galley import Galley, Para, gap
from publisher.typesetting.overset import oversets
from publisher.typesetting.pages import Fit, Landing, Mark, Page, Pages, PanelMarks
from publisher.typesetting.parted import PARTED, parted_words
from publisher.typesetting.pen import Pen
from publisher.typesetting.pour import Poured, Vessel, evened, pour
from publisher.typesetting.underlay import art_marks, ground, panel_ground


def typeset(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None = None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The sheet's Pages, or None with the findings that say what cannot be set (PANEL-OVERSET, GLYPH-MISSING,
    DRAWING-UNKNOWN). `hint` is the Fit of a like edition and shortens copyfitting."""
    laid, findings = impose(edition, geometry, layout, hint)
    return (laid.pages if laid else None), findings


@value
class Standing:
    """A sheet of type as it was set. `drafts` are its layout's forms as far as they were tried, the last one holds the
    text. `makeshift`: its text runs on, or stands in columns made wide for a word."""

    edition: Edition
    drafts: tuple[Draft, ...]
    pages: Pages
    makeshift: bool


def impose(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None = None
) -> tuple[Standing | None, tuple[Finding, ...]]:
    """The sheet with all that decided how it was set; as `typeset`."""
    layout = suited(layout, edition)
    laid, findings = _set(edition, geometry, layout, hint)
    if laid and any(finding.code in PARTED for finding in findings):
        wider, told = _set(edition, geometry, widened(layout), hint)
        if wider and len(told) < len(findings):
            return replace(wider, makeshift=True), told
    return laid, findings


def _set(
    edition: Edition, geometry: Geometry, layout: Layout, hint: Fit | None
) -> tuple[Standing | None, tuple[Finding, ...]]:
    sheet = edition.sheet
    limits, body = sheet.limits, sheet.text("body").size
    drafts = dict[int, Draft]()
    for draft, runs_on, space in ways(edition, geometry, layout):
        drafts[id(draft)] = draft

        def poured(fit: Fit, draft: Draft = draft, runs_on: bool = runs_on) -> Poured:
            return pour(draft.vessels, draft.rest, fit, 1.0, runs_on)

        fit = largest_scale(lambda fit, poured=poured: poured(fit).fits, limits, body, hint, space)  # type: ignore[misc]
        if fit is not None:
            break
    else:
        return None, (*draft.findings, *oversets(draft.vessels, draft.rest, edition, limits.body_least))
    flows = any(vessel.follows for vessel in draft.vessels)
    fit = loosened(fit, poured, flows, limits)
    filled = poured(fit) if flows else evened(draft.vessels, draft.rest, fit, runs_on)
    pens = tuple(
        drawn(each.galleys, each.vessel, levelled(each, fit, limits), sheet).lowered(each.top) for each in filled.filled
    )

    def under(page: int, geometry: Geometry) -> tuple[Mark, ...]:
        return beneath(page, geometry, draft, filled, sheet)

    pages = pages_of(geometry, filled, fit, pens, under)
    parted = parted_words(word for pen in pens for word in pen.parted)
    return Standing(edition, tuple(drafts.values()), pages, runs_on), (
        *draft.findings,
        *parted,
    )


def loosened(fit: Fit, poured: Callable[[Fit], Poured], flows: bool, limits: Limits) -> Fit:
    """`fit` with the air that there is: what `poured` gives still fits, and where frames follow each other (`flows`)
    reaches no further than at first."""
    reach = poured(fit).reach

    def fits(tried: Fit) -> bool:
        found = poured(tried)
        return found.fits and (not flows or found.reach == reach)

    fit = widest_leading(fits, tallest_figures(fits, fit), limits)
    return widest_space(fits, fit, limits) if flows else fit


def pages_of(
    geometry: Geometry,
    poured: Poured,
    fit: Fit,
    pens: Sequence[Pen],
    under: Callable[[int, Geometry], tuple[Mark, ...]],
) -> Pages:
    """The pages that `pens` drew, over what is `under` the panels of each."""
    geometry = _printed(geometry, poured)
    pages = []
    for page in range(geometry.pages):
        panels = [panel for panel in geometry.panels if panel.page == page]
        pages.append(shown(Page(under(page, geometry), ()), panels, poured, pens))
    return Pages(geometry, tuple(pages), landings(geometry, poured, pens), fit, _sections(geometry, poured))


def beneath(page: int, geometry: Geometry, draft: Draft, poured: Poured, sheet: Sheet) -> tuple[Mark, ...]:
    """The grounds and the art beneath all panels of `page`."""
    panels = [panel for panel in geometry.panels if panel.page == page]
    laid = [(panel, layout_of(draft.layout, panel)) for panel in panels]
    over = sorted(laid, key=lambda each: _covering(each[1], sheet))
    under = [mark for panel, form in over for mark in panel_ground(panel, form, sheet, geometry.bleed)]
    here = [filled for filled in poured.filled if filled.vessel.panel in panels]
    under += [mark for filled in here for mark in ground(filled, sheet, geometry.bleed)]
    under += [mark for panel, form in laid for mark in art_marks(panel, form, sheet, draft.figures, geometry.bleed)]
    return tuple(under)


def shown(page: Page, panels: Iterable[Panel], poured: Poured, pens: Sequence[Pen]) -> Page:
    """`page` with what `pens` drew on its `panels`."""
    here = [(panel, of_panel(panel, poured, pens)) for panel in panels]
    marks = tuple(PanelMarks(panel.name, tuple(tuple(pen.marks) for pen in mine)) for panel, mine in here)
    links = tuple(link for _, mine in here for pen in mine for link in pen.links)
    fields = tuple(field for _, mine in here for pen in mine for field in pen.fields)
    return Page(page.under, marks, links, fields)


def landings(geometry: Geometry, poured: Poured, pens: Sequence[Pen]) -> tuple[Landing, ...]:
    """The places that bookmarks and links lead to, panel by panel."""
    return tuple(
        landing for panel in geometry.panels for pen in of_panel(panel, poured, pens) for landing in pen.landings
    )


def of_panel(panel: Panel, poured: Poured, pens: Sequence[Pen]) -> list[Pen]:
    """Those that drew on `panel`."""
    return [pen for filled, pen in zip(poured.filled, pens, strict=True) if filled.vessel.panel is panel]


def _printed(geometry: Geometry, poured: Poured) -> Geometry:
    """The sheet without a back on which nothing stands. A folded sheet is printed on both sides whatever it holds."""
    if geometry.folded:
        return geometry
    return replace(geometry, panels=tuple(panel for panel in geometry.panels if panel.page <= poured.reach))


def _covering(laid: PanelLayout, sheet: Sheet) -> tuple[float, float]:
    """Grounds in this order: one that runs over a fold lies on its neighbour's, and of two the darker one."""
    return laid.over, -luminance(sheet.colours[laid.ground]) if laid.ground else 0.0


def drawn(galleys: Sequence[Galley], vessel: Vessel, fit: Fit, sheet: Sheet) -> Pen:
    """A pen that has drawn what `vessel` holds as if that stood at the head of the sheet: how far down a frame begins
    is no matter of its own."""
    pen, y = Pen(vessel.panel.page, sheet.colours), 0.0
    before: Galley | None = None
    for galley in galleys:
        if before is not None:
            y += gap(before, galley, fit)
        galley.draw(pen, vessel.left, y, vessel.width, fit)
        y += galley.height(vessel.width, fit)
        before = galley
    return pen


def _sections(geometry: Geometry, poured: Poured) -> dict[str, tuple[str, ...]]:
    """Which sections begin on each panel, by id."""
    begun: dict[str, list[str]] = {panel.name: [] for panel in geometry.panels}
    for filled in (each for each in poured.filled if each.galleys):
        begun[filled.vessel.panel.name] += _begun(filled.galleys)
    return {name: tuple(ids) for name, ids in begun.items()}


def _begun(galleys: Sequence[Galley]) -> list[str]:
    landings = [galley.landing for galley in galleys if isinstance(galley, Para) and galley.landing]
    return [landing[0] for landing in landings if landing[2] == 0 and landing[0] != TITLE_ID]
