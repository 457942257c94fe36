"""A folder to start from: a small guide, a brand and the recipes, ready to build.

An empty folder and, if wished, a brand file enter; the files written leave. Everything is read and found sound before
the first file is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from publisher import disk, names
from publisher.kit import STANDARD_LAYOUT, read_kit
from publisher.lookup import BRAND_FILE, DEFAULT_BRAND, RECIPES
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place

if TYPE_CHECKING:
    from publisher.style.brand import Brand

GUIDE = "first-guide"
CONTACT = """# Stands in when no clinic is given: replace it with your contact.
clinic:
  name: Your clinic
  address: Your address
  phone: "000 0000 0000"
  out_of_hours: "000 0000 0000"
  emergency: the emergency number
"""
_OWN_PART = re.compile(
    r"^defaults:[ \t]*\n(?:(?:[ \t].*)?\n)*?[ \t]+publisher:[ \t]*\n(?P<indent>[ \t]+)", re.MULTILINE
)


def plant(folder: Path, brand_from: Path | None = None) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the starting files into `folder`. `brand_from` is a _brand.yml or the folder that holds one; it and the
    fonts and logos it names are copied. Raises BrokenInput: FOLDER-NOT-EMPTY, and whatever reading a brand raises."""
    if any(disk.entries(folder)):
        raise BrokenInput(Finding("FOLDER-NOT-EMPTY", Place(str(folder))))
    brand, findings = _brand(brand_from or disk.PACKAGED / DEFAULT_BRAND)
    name = next(iter(brand)).split("/")[1]
    guide = disk.read(disk.STARTER / "guide.md", disk.TEXT_LIMIT, {}).replace(b"BRAND", name.encode(), 1)
    recipes = disk.read(disk.PACKAGED / RECIPES, disk.TEXT_LIMIT, {})
    files = {f"source/{GUIDE}/guide.md": guide, f"styles/{RECIPES}": recipes, **brand}
    for path, data in files.items():
        disk.write(folder / path, data)
    return tuple(folder / path for path in files), tuple(findings)


def _brand(given: Path) -> tuple[dict[str, bytes], Iterable[Finding]]:
    """The files of a brand, its layouts too. A contact is added where it leaves room for one."""
    file = given / BRAND_FILE if given.is_dir() else given
    data, source, ledger = disk.read(file, disk.TEXT_LIMIT, {}), file.parent.resolve(), disk.Ledger()
    load = disk.loader(source, disk.FONT_LIMIT, ledger)
    brand, findings = read_kit(names.slug(source.name, "brand"), file.parent, data, load)
    name = names.slug(brand.name, "brand")
    if not brand.clinic.phone:
        data = _with_contact(data.decode()).encode()
    layouts = [path.name for path in disk.entries(source) if any(path.match(f"{name}*.yml") for name in _layouts())]
    files = {}
    for wanted in (*layouts, *_named(brand)):
        with suppress(OSError):
            files[f"styles/{name}/{wanted}"] = load(wanted)
    return {f"styles/{name}/{BRAND_FILE}": data, **files}, findings


def _layouts() -> tuple[str, ...]:
    """The layouts that the recipes ask a brand for."""
    from publisher.style.recipe import read_recipes

    recipes, _ = read_recipes(RECIPES, disk.read(disk.PACKAGED / RECIPES, disk.TEXT_LIMIT, {}))
    return tuple(dict.fromkeys(recipe.layout or STANDARD_LAYOUT for recipe in recipes.values()))


def _with_contact(text: str) -> str:
    """A brand's text with a contact to replace, under the defaults for publisher that it has or gets."""
    own = _OWN_PART.search(text)
    if own:
        before, after = text[: own.start("indent")], text[own.start("indent") :]
        return before + indent(CONTACT, own["indent"]) + after
    if re.search("^defaults:", text, re.MULTILINE):
        return text
    return f"{text.rstrip()}\n\ndefaults:\n  publisher:\n{indent(CONTACT, '    ')}"


def _named(brand: Brand) -> list[str]:
    """The fonts and logos a brand names, relative to its folder."""
    fonts = [file.path for family in brand.typography.families for file in family.files]
    pairs = [logo for pair in brand.logos.sizes.values() for logo in (pair.light, pair.dark)]
    logos = [logo.path for logo in (*brand.logos.images.values(), *pairs) if logo]
    return list(dict.fromkeys((*fonts, *logos)))
