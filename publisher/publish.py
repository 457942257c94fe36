"""One job: loaded inputs enter, named bytes and findings leave. Pure: no file, clock or environment is touched, so
that a job may run anywhere and as often as wished.

Which way a job goes depends on its recipe's `output`, never on its edition's name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from publisher.edition import Edition, make_edition
from publisher.model.catalogue import severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.style.brand import Brand
    from publisher.style.geometry import Geometry
    from publisher.style.layout import Layout


@dataclass(frozen=True, slots=True)
class Job:
    """`file` is the name of what comes out; `when` the date inside it, in UTC; `geometry` the folded sheet of a paper
    edition; `editions` every name the recipes list. `layout` is None where the recipe names none."""

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


@dataclass(frozen=True, slots=True)
class Product:
    """`files` as name and bytes; none if any finding is an error."""

    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]


def publish(job: Job) -> Product:
    """Make the edition. Input that cannot be made into one gives its findings and no file."""
    findings: list[Finding] = []
    try:
        data = OUTPUTS[job.recipe.output](job, findings)
    except BrokenInput as broken:
        findings.extend(broken.findings)
        data = None
    files = () if data is None or _failed(findings) else ((job.file, data),)
    return Product(files, tuple(findings))


def _paper(job: Job, findings: list[Finding]) -> bytes | None:
    from publisher.binding import pdf
    from publisher.typesetting import typeset

    assert job.geometry is not None
    edition = _edition(job, findings)
    pages, found = typeset(edition, job.geometry, job.layout)
    findings.extend(found)
    return None if pages is None or _failed(findings) else pdf.bind(pages, job.when)


def _ebook(job: Job, findings: list[Finding]) -> bytes | None:
    from publisher.binding import epub
    from publisher.markup import parts

    edition = _edition(job, findings)
    return None if _failed(findings) else epub.bind(parts(edition), job.when)


def _edition(job: Job, findings: list[Finding]) -> Edition:
    from publisher.style.sheet import make_sheet

    look, found = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, more = make_edition(job.guide, job.recipe, look, job.clinic, job.editions)
    findings.extend((*found, *more))
    return edition


def _failed(findings: list[Finding]) -> bool:
    return any(severity(finding) is Severity.ERROR for finding in findings)


OUTPUTS: Mapping[str, Callable[[Job, list[Finding]], bytes | None]] = MappingProxyType({"pdf": _paper, "epub": _ebook})
