"""A folder to start from: a small guide, a brand and the recipes, ready to build.

An empty folder and, if wished, a brand file enter; the files written leave. Everything is read and found sound before
the first file is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher import disk, names
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.order import BRAND_FILE, DEFAULT_BRAND, RECIPES, read_kit

GUIDE = "first-guide"
CONTACT = """
# The contact that stands in when no clinic is given: replace it with yours.
defaults:
  publisher:
    clinic:
      name: Your clinic
      address: Your address
      phone: "000 0000 0000"
      out_of_hours: "000 0000 0000"
      emergency: the emergency number
"""


def plant(folder: Path, brand_from: Path | None = None) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the starting files into `folder`. `brand_from` is a _brand.yml or the folder that holds one; it and the
    fonts and logos it names are copied. Raises BrokenInput: FOLDER-NOT-EMPTY, and whatever reading a brand raises."""
    if any(disk.entries(folder)):
        raise BrokenInput(Finding("FOLDER-NOT-EMPTY", Place(str(folder))))
    brand, findings = _brand(brand_from) if brand_from else (_packaged_brand(), ())
    name = next(iter(brand)).split("/")[1]
    guide = disk.read(disk.STARTER / "guide.md", disk.TEXT_LIMIT, {}).replace(b"BRAND", name.encode(), 1)
    recipes = disk.read(disk.PACKAGED / RECIPES, disk.TEXT_LIMIT, {})
    files = {f"source/{GUIDE}/guide.md": guide, f"styles/{RECIPES}": recipes, **brand}
    for path, data in files.items():
        disk.write(folder / path, data)
    return tuple(folder / path for path in files), tuple(findings)


def _packaged_brand() -> dict[str, bytes]:
    source = disk.PACKAGED / DEFAULT_BRAND
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    return {_put(DEFAULT_BRAND, path, source): disk.read(path, disk.FONT_LIMIT, {}) for path in paths}


def _put(name: str, path: Path, source: Path) -> str:
    return f"styles/{name}/{path.relative_to(source).as_posix()}"


def _brand(given: Path) -> tuple[dict[str, bytes], Iterable[Finding]]:
    """The files of a brand that somebody already has. A contact is added where it leaves room for one."""
    file = given / BRAND_FILE if given.is_dir() else given
    data, source, ledger = disk.read(file, disk.TEXT_LIMIT, {}), file.parent, disk.Ledger()
    load = disk.loader(source, disk.FONT_LIMIT, ledger)
    brand, findings = read_kit(names.slug(source.resolve().name, "brand"), source, data, load)
    name = names.slug(brand.name, "brand")
    if not brand.clinic.phone and not any(line.startswith(b"defaults") for line in data.splitlines()):
        data = data.rstrip() + b"\n" + CONTACT.encode()
    wanted = {*map(Path, ledger), *(source / logo.path for logo in brand.logos.images.values())}
    kept = {path for path in wanted if path.is_file() and path.resolve().is_relative_to(source.resolve())}
    files = {
        _put(name, path.resolve(), source.resolve()): disk.read(path, disk.FONT_LIMIT, {}) for path in sorted(kept)
    }
    return {f"styles/{name}/{BRAND_FILE}": data, **files}, findings
