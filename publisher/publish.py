"""One job: loaded inputs enter, named bytes and findings leave. Pure: no file, clock or environment is touched, so
that a job may run anywhere and as often as wished.

Which way a job goes depends on its recipe's `output`, never on its edition's name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from publisher.edition import Edition, Passage, make_edition
from publisher.model.block import Block, Brief, Safety
from publisher.model.catalogue import severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.model.inline import Image
from publisher.model.picture import Logo
from publisher.model.remembering import remembered
from publisher.model.value import value
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.style.brand import Brand
    from publisher.style.geometry import Geometry
    from publisher.style.ink_profile import InkProfile
    from publisher.style.layout import Layout, PanelLayout
    from publisher.style.look import Sheet
    from publisher.typesetting import Fit, Pages

_DRAWING = "drawing:"


@value
class Job:
    """`file` is the name of what comes out; `when` the date inside it, in UTC; `editions` every name the recipes list.
    `imposed`: pages two by two on sheets to be stitched. `locale` orders dates; `overdue`: the guide's review is, and
    every page is to say so. A paper edition has a `geometry` and a `layout`, for the press `inks` too; `hint` is the
    fit of a like product and saves time."""

    file: str
    guide: Guide
    brand: Brand
    recipe: Recipe
    clinic: Clinic
    when: datetime.datetime
    profile: str = "screen"
    imposed: bool = False
    locale: str = ""
    overdue: bool = False
    geometry: Geometry | None = None
    layout: Layout | None = None
    editions: tuple[str, ...] = ()
    logo: Logo | None = None
    inks: InkProfile | None = None
    hint: Fit | None = None


@value
class Product:
    """`files` as name and bytes; none if any finding is an error. `fit` is what copyfitting chose. `safety` and `fonts`
    (each file's version by its name) are what the manifest records."""

    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    fit: Fit | None = None
    safety: tuple[Passage, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)


@value
class Laid:
    """A job done but for its file, which `bind` makes; None where a finding is an error."""

    findings: tuple[Finding, ...]
    bind: Callable[[], bytes] | None = None
    fit: Fit | None = None
    edition: Edition | None = None


def publish(job: Job) -> Product:
    """Make the edition. Input that cannot be made into one gives its findings and no file."""
    laid = lay(job)
    if laid.bind is None or laid.edition is None:
        return Product((), laid.findings)
    edition = laid.edition
    file = (job.file, laid.bind())
    return Product((file,), laid.findings, laid.fit, edition.safety, edition.sheet.font_versions)


def lay(job: Job) -> Laid:
    """The edition laid out: all that can be found against it is found before its file is made."""
    findings: list[Finding] = []
    try:
        edition, found = edition_of(job)
        findings.extend(found)
        laid = Laid(()) if _failed(findings) else OUTPUTS[job.recipe.output](job, edition)
    except BrokenInput as broken:
        return Laid((*findings, *broken.findings))
    findings.extend(laid.findings)
    return replace(laid, findings=tuple(findings), bind=None if _failed(findings) else laid.bind, edition=edition)


def edition_of(job: Job) -> tuple[Edition, tuple[Finding, ...]]:
    """What is to be laid out, and what is found wrong with it before."""
    from publisher.preflight.art import art_findings
    from publisher.style.sheet import make_sheet

    sheet, found = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, more = make_edition(
        job.guide, job.recipe, sheet, job.clinic, job.editions, job.logo, job.locale, job.overdue
    )
    return edition, (*found, *art_findings(job.brand, sheet, job.layout), *more)


def _paper(job: Job, edition: Edition) -> Laid:
    pages, findings = _set(job, edition)
    if pages is None or _failed(findings):
        return Laid(findings)
    if job.inks:
        from publisher.preflight.press import press_findings

        findings += press_findings(job.brand, edition, job.inks)

    def bind() -> bytes:
        from publisher.binding import pdf

        return pdf.bind(pages, edition, job.when, job.profile, inks=job.inks)

    return Laid(findings, bind, pages.fit)


def _set(job: Job, edition: Edition) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The edition laid out, on a folded sheet, page by page or imposed."""
    from publisher.typesetting import noticed, typeset, typeset_book

    assert job.geometry is not None, "a paper edition has a sheet"
    assert job.layout is not None, "a paper edition has a layout"
    if not job.recipe.page:
        pages, findings = typeset(edition, job.geometry, job.layout, job.hint)
        return pages and noticed(pages, edition), findings
    pages, findings = typeset_book(edition, job.geometry, job.layout)
    pages = pages and noticed(pages, edition)
    if pages and job.imposed:
        from publisher.binding.imposition import imposed
        from publisher.style.page import sheet_size

        pages = imposed(pages, sheet_size(job.geometry.size, job.recipe.page), job.recipe.paper)
    return pages, findings


def _ebook(job: Job, edition: Edition) -> Laid:
    from publisher.edition.held import edition_images

    panels = job.layout.panels if job.layout else {}
    findings = (*_unknown_drawings(edition_images(edition)), *_left_out(edition, panels))

    def bind() -> bytes:
        from publisher.binding import epub
        from publisher.markup.parting import parts

        drawings = _drawings(edition_images(edition), edition.sheet)
        return epub.bind(parts(edition, drawings, _printed_pages(job), panels), job.when)

    return Laid(findings, bind)


def _left_out(edition: Edition, panels: Mapping[str, PanelLayout]) -> Iterator[Finding]:
    """COVER-LETTERS for each line that the cover cannot show."""
    from publisher.markup.cover import left_out

    for claim, line, lacking in left_out(edition, panels):
        place = edition.clinic.at("name") if line.own else edition.guide.metadata.place(claim)
        characters = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking)
        yield Finding("COVER-LETTERS", place, {"text": line.text, "characters": characters})


def _printed_pages(job: Job) -> tuple[tuple[str, str], ...]:
    """The panels of the printed sheet that the recipe names, each with the first chapter that it shows."""
    if job.layout is None or job.geometry is None:
        return ()
    return _panels(job.guide, job.recipe, job.layout, job.geometry)


@remembered(16)
def _panels(guide: Guide, recipe: Recipe, layout: Layout, geometry: Geometry) -> tuple[tuple[str, str], ...]:
    """No clinic's values move a section to another panel: which frame claims what, its id and classes say."""
    from publisher.edition.select import select
    from publisher.edition.words import words
    from publisher.typesetting.claims import panels_of

    short = {s.id for s in guide.sections if any(map(_is_short, s.blocks))}
    printed = [section for section in select(guide, recipe) if section.id in short]
    labels = words(guide.metadata.language).panels
    return tuple((labels.get(panel, panel), section) for panel, section in panels_of(printed, layout, geometry))


def _is_short(block: Block) -> bool:
    """Whether every short edition prints `block`."""
    return isinstance(block, Safety) or (isinstance(block, Brief) and not block.editions)


@remembered(16)
def _unknown_drawings(images: tuple[Image, ...]) -> tuple[Finding, ...]:
    """DRAWING-UNKNOWN for each drawing that is none."""
    from publisher.drawing import DRAWINGS

    known = {"known": ", ".join(sorted(DRAWINGS))}
    named = {_drawing_name(image): image for image in images if _is_drawing(image)}
    unknown = ((name, image) for name, image in named.items() if name not in DRAWINGS)
    return tuple(Finding("DRAWING-UNKNOWN", image.place, {"name": name, **known}) for name, image in unknown)


@remembered(16)
def _drawings(images: tuple[Image, ...], sheet: Sheet) -> Mapping[str, bytes]:
    """The drawings among `images`, as SVG files by name and options."""
    from publisher.markup.figures import figure
    from publisher.markup.scope import drawn_as

    drawn = {drawn_as(image): image for image in images if _is_drawing(image)}
    return {
        key: figure(_drawing_name(image), dict(image.attributes.values), image.alt, sheet)
        for key, image in drawn.items()
    }


def _is_drawing(image: Image) -> bool:
    return image.source.startswith(_DRAWING)


def _drawing_name(image: Image) -> str:
    return image.source.removeprefix(_DRAWING)


def _failed(findings: Iterable[Finding]) -> bool:
    return any(severity(finding) is Severity.ERROR for finding in findings)


OUTPUTS: Mapping[str, Callable[[Job, Edition], Laid]] = MappingProxyType({"pdf": _paper, "epub": _ebook})
