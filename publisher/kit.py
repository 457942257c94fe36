"""A brand's kit, found on the shelves and read: the brand, its layouts, its logo.

Folders and names enter, values with their findings leave."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import disk, lookup
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.model.picture import Logo
    from publisher.style.brand import Brand
    from publisher.style.geometry import Geometry
    from publisher.style.ink_profile import InkProfile
    from publisher.style.layout import Layout

STANDARD_LAYOUT = "brochure"
Findings = tuple[Finding, ...]
_SIZES = ("medium", "small", "large")


def brand_folder(name: str, shelves: tuple[Path, ...], place: Place, ledger: disk.Ledger) -> Path:
    """Where the brand called `name` lies. Raises BrokenInput: BRAND-MISSING, at `place`."""
    known = lookup.brands(shelves)
    found = lookup.find(shelves, f"{name}/{lookup.BRAND_FILE}", ledger) if name in known else None
    if found is None:
        raise BrokenInput(Finding("BRAND-MISSING", place, {"name": name, "known": ", ".join(known)}))
    return found.parent


def read_kit(name: str, folder: Path, data: bytes, load: disk.Load) -> tuple[Brand, Findings]:
    """The brand in the bytes of `folder`/_brand.yml; `load` takes names relative to `folder`."""
    from publisher.style.brand import read_brand

    def inside(path: str) -> bytes:
        return load(path.removeprefix(f"{folder}/"))

    return read_brand(name, str(folder), data, inside)


def layout(
    recipe: Recipe, sheet: Geometry, folders: tuple[Path, ...], colours: Collection[str], ledger: disk.Ledger
) -> tuple[Layout | None, Findings]:
    """The recipe's layout from the first of `folders` that has it; in each, one made for the recipe's fold
    (`brochure-half.yml`) before the one for all folds. The first folder is the guide's: there, ids may be claimed."""
    from publisher.drawing import DRAWINGS
    from publisher.style.layout_file import read_layout

    name = recipe.layout or STANDARD_LAYOUT
    files = (f"{name}-{recipe.fold}.yml", f"{name}.yml") if name == Path(name).name else ()
    found = (lookup.find((folder,), file, ledger) for folder in folders for file in files)
    path = next(filter(None, found), None)
    if path is None:
        arguments = {"edition": recipe.name, "layout": f"{name}.yml"}
        return None, (Finding("LAYOUT-MISSING", recipe.place, arguments),)
    try:
        data = disk.read(path, disk.TEXT_LIMIT, ledger)
        return read_layout(str(path), data, sheet, colours, DRAWINGS, ids=path.parent == folders[0])
    except BrokenInput as broken:
        return None, broken.findings


def personal(clinic: Clinic, brand: Brand) -> tuple[Clinic, Findings]:
    """`clinic` with what the brand fixes for all its clinics in place; CLINIC-LOCKED for each value that differs."""
    locked, standing = brand.rules.locked, brand.clinic
    rivals = [key for key in locked if clinic.given(key) not in ("", standing.given(key))]
    findings = (Finding("CLINIC-LOCKED", clinic.at(key), {"key": key, "brand": _line(locked[key])}) for key in rivals)
    return clinic.fixed(standing, (key for key in locked if key != "logo")), tuple(findings)


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def inks(brand: Brand, folder: Path, ledger: disk.Ledger) -> tuple[InkProfile | None, Findings]:
    """The press that the brand is printed on: by its own profile, a file in its `folder`, else by FOGRA39."""
    from publisher.style.ink_profile import read_ink_profile, standard_profile

    press = brand.rules.press
    if not press.profile:
        return standard_profile(press.limit), ()
    try:
        data = disk.loader(folder, disk.PROFILE_LIMIT, ledger)(press.profile)
        return read_ink_profile(data, press.profile, press.limit, press.place), ()
    except OSError as error:
        reason = {"path": press.profile, "reason": error.strerror or str(error)}
        return None, (Finding("ICC-UNREADABLE", press.place, reason),)
    except BrokenInput as broken:
        return None, broken.findings


def logo(
    brand: Brand,
    folder: Path,
    clinic: Clinic,
    clinic_file: str | None,
    ledger: disk.Ledger,
    loader: disk.Loader = disk.loader,
) -> tuple[Logo | None, Findings]:
    """The clinic's mark, beside its file, else the brand's. A file that is none is a finding, and there is no logo."""
    from publisher.model.inline import Image
    from publisher.model.picture import Logo
    from publisher.reading.pictures import picture

    pair = brand.logos.pick(*_SIZES)
    light, dark = pair and (pair.light or pair.dark), pair and (pair.dark or pair.light)
    paths = [(mark.path, mark.alt, mark.place) for mark in (light, dark) if mark]
    if clinic_file and clinic.logo:
        folder, paths = Path(clinic_file).parent, [(clinic.logo, clinic.name, clinic.at("logo"))] * 2
    load, findings = loader(folder, disk.PICTURE_LIMIT, ledger), list[Finding]()
    images = [Image(path, alt or clinic.name, place=place) for path, alt, place in dict.fromkeys(paths)]
    read = [found for image in images if (found := picture(image, load, findings))]
    return Logo(read[0], read[-1], images[0].alt) if read else None, tuple(findings)


def described(logo: Logo | None, brand: Brand, clinic: Clinic) -> Logo | None:
    """The brand's `logo` in the brand's words for it, else called by the clinic's name."""
    pair = brand.logos.pick(*_SIZES)
    mark = pair and (pair.light or pair.dark)
    return replace(logo, alt=mark.alt or clinic.name) if logo and mark else logo
