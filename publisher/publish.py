"""One job: loaded inputs enter, named bytes and findings leave. Pure: no file, clock or environment is touched, so
that a job may run anywhere and as often as wished.

Which way a job goes depends on its recipe's `output`, never on its edition's name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from publisher.edition import Edition, Passage, make_edition
from publisher.model.block import Block, Brief, Safety
from publisher.model.catalogue import severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.model.picture import Logo
from publisher.model.value import value
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.style.brand import Brand
    from publisher.style.geometry import Geometry
    from publisher.style.ink_profile import InkProfile
    from publisher.style.layout import Layout
    from publisher.typesetting import Fit, Pages



@value
class Job:
    """`file` is the name of what comes out; `when` the date inside it, in UTC; `editions` every name the recipes list.
    `imposed`: pages two by two on sheets to be stitched. `locale` orders dates; `overdue`: the guide's review is, and every page is to say so.
    A paper edition has a `geometry` and a `layout`, for the press `inks` too; `hint` is the fit of a like product and
    saves time."""

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


def publish(job: Job) -> Product:
    """Make the edition. Input that cannot be made into one gives its findings and no file."""
    findings: list[Finding] = []
    try:
        edition = _edition(job, findings)
        if _failed(findings):
            return Product((), tuple(findings))
        product = OUTPUTS[job.recipe.output](job, edition)
    except BrokenInput as broken:
        return Product((), (*findings, *broken.findings))
    findings.extend(product.findings)
    files = () if _failed(findings) else product.files
    return replace(
        product, files=files, findings=tuple(findings), safety=edition.safety, fonts=edition.sheet.font_versions
    )


def _edition(job: Job, findings: list[Finding]) -> Edition:
    from publisher.preflight.art import art_findings
    from publisher.style.sheet import make_sheet

    sheet, found = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, more = make_edition(
        job.guide, job.recipe, sheet, job.clinic, job.editions, job.logo, job.locale, job.overdue
    )
    findings.extend((*found, *art_findings(job.brand, sheet, job.layout), *more))
    return edition


def _paper(job: Job, edition: Edition) -> Product:
    from publisher.binding import pdf

    pages, findings = _set(job, edition)
    if pages is None or _failed(findings):
        return Product((), findings)
    if job.inks:
        from publisher.preflight.press import press_findings

        findings += press_findings(job.brand, edition, job.inks)
    made = pdf.bind(pages, edition, job.when, job.profile, inks=job.inks)
    return Product(((job.file, made),), findings, pages.fit)


def _set(job: Job, edition: Edition) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The edition laid out, on a folded sheet, page by page or imposed."""
    from publisher.binding.imposition import imposed
    from publisher.style.page import sheet_size
    from publisher.typesetting import noticed, typeset, typeset_book

    assert job.geometry is not None, "a paper edition has a sheet"
    assert job.layout is not None, "a paper edition has a layout"
    if not job.recipe.page:
        pages, findings = typeset(edition, job.geometry, job.layout, job.hint)
        return pages and noticed(pages, edition), findings
    pages, findings = typeset_book(edition, job.geometry, job.layout)
    pages = pages and noticed(pages, edition)
    if pages and job.imposed:
        pages = imposed(pages, sheet_size(job.geometry.size, job.recipe.page), job.recipe.paper)
    return pages, findings


def _ebook(job: Job, edition: Edition) -> Product:
    from publisher.binding import epub
    from publisher.markup import parts

    drawings, findings = _drawings(edition)
    if _failed(findings):
        return Product((), findings)
    book = parts(edition, drawings, _printed_pages(job, edition), job.layout.panels if job.layout else {})
    return Product(((job.file, epub.bind(book, job.when)),), findings)


def _printed_pages(job: Job, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The panels of the printed sheet that the recipe names, each with the first chapter that it shows."""
    from publisher.edition.words import words
    from publisher.typesetting.claims import panels_of

    if job.layout is None or job.geometry is None:
        return ()
    short = {s.id for s in job.guide.sections if any(map(_is_short, s.blocks))}
    printed = [section for section in edition.sections if section.id in short]
    labels = words(job.guide.metadata.language).panels
    found = panels_of(printed, job.layout, job.geometry)
    return tuple((labels.get(panel, panel), section) for panel, section in found)


def _is_short(block: Block) -> bool:
    """Whether every short edition prints `block`."""
    return isinstance(block, Safety) or (isinstance(block, Brief) and not block.editions)


def _drawings(edition: Edition) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The drawings that the edition's text places, as SVG files by name and options; DRAWING-UNKNOWN for each that is none."""
    from publisher.drawing import DRAWINGS
    from publisher.markup.figures import figure
    from publisher.markup.library import edition_images
    from publisher.markup.scope import drawn_as

    images = {drawn_as(image): image for image in edition_images(edition) if image.source.startswith("drawing:")}
    named = {key: (image.source.removeprefix("drawing:"), image) for key, image in images.items()}
    known = {"known": ", ".join(sorted(DRAWINGS))}
    drawn = {
        key: figure(name, dict(image.attributes.values), image.alt, edition.sheet)
        for key, (name, image) in named.items()
        if name in DRAWINGS
    }
    unknown = {name: image for name, image in named.values() if name not in DRAWINGS}
    told = (Finding("DRAWING-UNKNOWN", image.place, {"name": name, **known}) for name, image in unknown.items())
    return drawn, tuple(told)


def _failed(findings: Iterable[Finding]) -> bool:
    return any(severity(finding) is Severity.ERROR for finding in findings)


OUTPUTS: Mapping[str, Callable[[Job, Edition], Product]] = MappingProxyType({"pdf": _paper, "epub": _ebook})
