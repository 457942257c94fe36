"""The real guide's handout, set as its recipe says, in each brand and size."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pikepdf

from publisher import disk, kit, lookup
from publisher.binding import pdf
from publisher.model.clinic import Clinic
from publisher.style.fold import geometry
from publisher.style.recipe import read_recipes
from publisher.style.sheet import make_sheet
from tests.brochure.make import CLINIC, ROOT, WHEN, Made, Stock, brand, folder_of, made, real_guide

BRANDS = ("harbour", "linden", "plain")
SIZES = ("a4", "letter")
SHEETS = [(name, size) for name in BRANDS for size in SIZES]
LONG = replace(
    CLINIC,
    name="The Northtown and Eastbridge Centre for Dermatology, Laser Medicine and Reconstructive Care",
    address="Suite 1204, The Old Corn Exchange\n418 Great Eastbridge Street\nNorthtown Riverside\n"
    "Borough of Eastbridge\nCounty of Northshire\nNR12 3EB",
)


@lru_cache
def stock(name: str, size: str) -> Stock:
    path = ROOT / "styles" / "editions.yml"
    recipe = read_recipes(str(path), path.read_bytes())[0]["handout"]
    sheet, brought = geometry(size, recipe.fold), brand(name)
    folders = (ROOT / "source" / "microneedling", folder_of(name), disk.PACKAGED / lookup.DEFAULT_BRAND)
    layout, findings = kit.layout(recipe, sheet, folders, brought.colours, disk.Ledger())
    assert not findings, findings
    assert layout is not None
    return Stock(recipe, sheet, layout, make_sheet(brought, recipe, sheet, layout)[0])


def handout(name: str, size: str = "a4", clinic: Clinic | None = None) -> Made:
    return _handout(name, size, repr(clinic), (clinic,) if clinic else ())


_kept: dict[tuple[str, str, str], Made] = {}


def _handout(name: str, size: str, key: str, given: tuple[Clinic, ...]) -> Made:
    """Made once a session for each clinic."""
    clinic = given[0] if given else brand(name).clinic if brand(name).clinic.phone else CLINIC
    found = _kept.get((name, size, key))
    if found is None:
        found = _kept[name, size, key] = made(real_guide(), stock(name, size), clinic)
    return found


def bound(found: Made, profile: str = "screen") -> bytes:
    return pdf.bind(found.set, found.edition, WHEN, profile)


def written(found: Made, folder: Path, profile: str = "screen", name: str = "handout") -> Path:
    path = folder / f"{name}-{profile}.pdf"
    path.write_bytes(bound(found, profile))
    return path


def opened(found: Made, profile: str = "screen") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(bound(found, profile)))
