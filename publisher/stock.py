"""What the editions of an order share, read: guide, recipes, brand, clinic. An Order enters, a Stock leaves, and what
was found wrong in the files on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from publisher import disk, kit, lookup, names
from publisher.asked import Order
from publisher.dates import today
from publisher.model.catalogue import RELEASE, severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.model.place import NOWHERE
from publisher.model.value import value
from publisher.style.paper import standing_size
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.inputs import Inputs
    from publisher.style.brand import Brand

T = TypeVar("T")


@value
class Stock:
    """All that the editions of an order share. `variant` tells brand and locale where they are not the guide's own;
    `locale` and `size` are what holds; `overdue`: the guide's review is. `inputs` are without their sources, the
    digests in the `ledger`."""

    found: lookup.GuideFiles
    guide: Guide
    recipes: Mapping[str, Recipe]
    brand: Brand
    brand_folder: Path
    variant: names.Variant
    clinic: Clinic
    locale: str
    size: str
    overdue: bool
    ledger: disk.Ledger
    inputs: Inputs
    details: tuple[str, ...]


class Kept(list[Finding]):
    """The findings of what is read, one file after another."""

    def of(self, read: tuple[T, Iterable[Finding]]) -> T:
        value, findings = read
        self.extend(findings)
        return value

    @property
    def broken(self) -> bool:
        """Whether nothing can be laid out. What bars a guide from being handed out does not bar that."""
        return any(severity(finding) is Severity.ERROR and finding.code not in RELEASE for finding in self)


def gather(order: Order, kept: Kept) -> Stock:
    """Read all that `order` needs; findings go to `kept`. Raises BrokenInput for what cannot be found or read."""
    from publisher.preflight.guide import check_guide, overdue

    found, ledger, day = lookup.find_guide(order.guide), disk.Ledger(), today()
    shelves = lookup.shelves(found.folder)
    recipes = recipes_on(shelves, ledger, kept)
    _demand_known(order.editions, recipes)
    guide = _guide(found, ledger, kept)
    kept.extend(check_guide(guide, day, order.allow_overdue))
    own = guide.metadata.brand or lookup.standing_brand(shelves)
    brand, folder = _brand(order, own, guide, shelves, ledger, kept)
    clinic = _clinic(order.clinic, brand, ledger, kept) if order.clinic else brand.clinic
    language = guide.metadata.language
    locale = order.locale or language
    return Stock(
        found=found,
        guide=guide,
        recipes=recipes,
        brand=brand,
        brand_folder=folder,
        clinic=clinic,
        variant=names.Variant(
            "" if brand.slug == own else brand.slug, "" if locale.lower() == language.lower() else locale
        ),
        locale=locale,
        size=order.size or standing_size(locale),
        overdue=order.allow_overdue and overdue(guide, day),
        ledger=ledger,
        inputs=_inputs(order, found, shelves, brand, "" if guide.metadata.brand else own),
        details=(f"guide: {found.folder}", f"brand: {folder}", f"shelves: {', '.join(map(str, shelves))}"),
    )


def _brand(
    order: Order, own: str, guide: Guide, shelves: tuple[Path, ...], ledger: disk.Ledger, kept: Kept
) -> tuple[Brand, Path]:
    """The brand asked for, else the guide's `own`, and its folder."""
    name = order.brand or own
    place = guide.metadata.place("brand") if name == guide.metadata.brand and not order.brand else NOWHERE
    folder = kit.brand_folder(name, shelves, place, ledger)
    data = disk.read(folder / lookup.BRAND_FILE, disk.TEXT_LIMIT, ledger)
    brand = kept.of(kit.read_kit(name, folder, data, disk.loader(folder, disk.FONT_LIMIT, ledger)))
    return brand, folder


def _inputs(order: Order, found: lookup.GuideFiles, shelves: tuple[Path, ...], brand: Brand, standing: str) -> Inputs:
    """`standing` is the brand that stands in for one that the guide does not name."""
    from publisher.inputs import Inputs, answers, faces_here, options_of

    return Inputs(
        guide=disk.named(found.path),
        options=options_of(order),
        found=answers(found, shelves, standing),
        faces=faces_here(family for family, faces in brand.faces.items() if not any(face.data for face in faces)),
        epoch=os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def _guide(found: lookup.GuideFiles, ledger: disk.Ledger, kept: Kept) -> Guide:
    from publisher.reading import Source, read_guide

    sources = [Source(str(path), disk.read(path, disk.TEXT_LIMIT, ledger)) for path in found.files]
    load = disk.loader(found.folder, disk.PICTURE_LIMIT, ledger)
    guide: Guide = kept.of(read_guide(names.slug(found.name, "guide"), str(found.folder), sources, load))
    return guide


def recipes_on(shelves: tuple[Path, ...], ledger: disk.Ledger, kept: Kept) -> Mapping[str, Recipe]:
    from publisher.style.recipe import read_recipes

    path = lookup.find(shelves, lookup.RECIPES, ledger) or shelves[-1] / lookup.RECIPES
    return kept.of(read_recipes(str(path), disk.read(path, disk.TEXT_LIMIT, ledger)))


def _demand_known(editions: Iterable[str], recipes: Mapping[str, Recipe]) -> None:
    strangers = [name for name in editions if name not in recipes]
    known = ", ".join(recipes)
    if strangers:
        raise BrokenInput(*(Finding("EDITION-UNKNOWN", NOWHERE, {"name": n, "known": known}) for n in strangers))


def _clinic(name: str, brand: Brand, ledger: disk.Ledger, kept: Kept) -> Clinic:
    from publisher.reading import read_clinic

    clinic: Clinic = kept.of(read_clinic(name, disk.read(Path(name), disk.TEXT_LIMIT, ledger)))
    return kept.of(kit.personal(clinic, brand))


def known_editions() -> tuple[str, ...]:
    """Editions that a guide in the working folder could be made into."""
    return tuple(recipes_on(lookup.shelves(Path()), {}, Kept()))


def known_brands() -> tuple[str, ...]:
    return lookup.brands(lookup.shelves(Path()))
