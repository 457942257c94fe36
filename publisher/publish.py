"""One job: loaded inputs enter, named bytes and findings leave. Pure: no file, clock or environment is touched, so
that a job may run anywhere and as often as wished.

Which way a job goes depends on its recipe's `output`, never on its edition's name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from publisher.edition import Edition, make_edition
from publisher.model.block import Brief, Safety
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
    from publisher.style.layout import Layout
    from publisher.typesetting import Fit

_FIGURE_WIDTH = 400.0  # points; an SVG file scales


@value
class Job:
    """`file` is the name of what comes out; `when` the date inside it, in UTC; `editions` every name the recipes list.
    A paper edition has a `geometry` and a `layout`; `hint` is the fit of a like product and saves time."""

    file: str
    guide: Guide
    brand: Brand
    recipe: Recipe
    clinic: Clinic
    when: datetime.datetime
    profile: str = "screen"
    geometry: Geometry | None = None
    layout: Layout | None = None
    editions: tuple[str, ...] = ()
    logo: Logo | None = None
    hint: Fit | None = None


@value
class Product:
    """`files` as name and bytes; none if any finding is an error. `fit` is what copyfitting chose."""

    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    fit: Fit | None = None


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
    return replace(product, files=() if _failed(findings) else product.files, findings=tuple(findings))


def _edition(job: Job, findings: list[Finding]) -> Edition:
    from publisher.preflight.art import art_findings
    from publisher.style.sheet import make_sheet

    sheet, found = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, more = make_edition(job.guide, job.recipe, sheet, job.clinic, job.editions, job.logo)
    findings.extend((*found, *art_findings(job.brand, sheet, job.layout), *more))
    return edition


def _paper(job: Job, edition: Edition) -> Product:
    from publisher.binding import pdf
    from publisher.typesetting import typeset

    assert job.geometry is not None, "a paper edition has a sheet"
    assert job.layout is not None, "a paper edition has a layout"
    pages, findings = typeset(edition, job.geometry, job.layout, job.hint)
    if pages is None or _failed(findings):
        return Product((), findings)
    return Product(((job.file, pdf.bind(pages, edition, job.when, job.profile)),), findings, pages.fit)


def _ebook(job: Job, edition: Edition) -> Product:
    from publisher.binding import epub
    from publisher.markup import parts

    drawings, findings = _drawings(edition)
    if _failed(findings):
        return Product((), findings)
    cover = job.layout.panels.get("cover") if job.layout else None
    front = {"front": cover} if cover else {}
    book = parts(edition, drawings, _printed_pages(job, edition), **front)
    return Product(((job.file, epub.bind(book, job.when)),), findings)


def _printed_pages(job: Job, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The panels of the printed sheet that the recipe names, each with the first chapter that it shows."""
    from publisher.edition.words import words
    from publisher.typesetting.claims import panels_of

    if job.layout is None or job.geometry is None:
        return ()
    short = {s.id for s in job.guide.sections if any(isinstance(block, Brief | Safety) for block in s.blocks)}
    printed = [section for section in edition.sections if section.id in short]
    labels = words(job.guide.metadata.language).panels
    found = panels_of(printed, job.layout, job.geometry)
    return tuple((labels.get(panel, panel), section) for panel, section in found)


def _drawings(edition: Edition) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The drawings that the edition's text places, as SVG files by name; DRAWING-UNKNOWN for each that is none."""
    from publisher.drawing import DRAWINGS
    from publisher.markup.library import edition_images

    images = [image for image in edition_images(edition) if image.source.startswith("drawing:")]
    named = {image.source.removeprefix("drawing:"): image for image in images}
    known = {"known": ", ".join(sorted(DRAWINGS))}
    unknown = (
        Finding("DRAWING-UNKNOWN", named[name].place, {"name": name, **known}) for name in named if name not in DRAWINGS
    )
    drawn = {name: _drawn(name, image.alt, edition) for name, image in named.items() if name in DRAWINGS}
    return drawn, tuple(unknown)


def _drawn(name: str, description: str, edition: Edition) -> bytes:
    from publisher.drawing import DRAWINGS
    from publisher.drawing.stand_in import standing
    from publisher.markup.svg import svg

    sheet = edition.sheet
    other, options = standing(name, sheet.drawings)
    drawing = DRAWINGS[other]
    width, height = _FIGURE_WIDTH, _FIGURE_WIDTH * drawing.aspect
    shapes = drawing.draw(width, height, options)
    return svg(shapes, width, height, sheet.colours, "", description, "background")


def _failed(findings: Iterable[Finding]) -> bool:
    return any(severity(finding) is Severity.ERROR for finding in findings)


OUTPUTS: Mapping[str, Callable[[Job, Edition], Product]] = MappingProxyType({"pdf": _paper, "epub": _ebook})
