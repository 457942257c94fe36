"""What was asked for becomes jobs: an Order enters, the files it needs are read, Tasks and findings leave.

This is where the environment and today's date come in; they go on as plain values."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from publisher import disk, kit, names
from publisher.dates import date_inside, today
from publisher.model.catalogue import severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.model.place import NOWHERE
from publisher.model.value import value
from publisher.publish import Job, Product, publish
from publisher.style.fold import geometry
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.style.brand import Brand

RECIPES = "editions.yml"
T = TypeVar("T")


@value
class Order:
    """The words of the command line. None and empty mean: whatever the guide, brand and recipes say."""

    guide: str | None = None
    editions: tuple[str, ...] = ()
    brand: str | None = None
    clinic: str | None = None
    size: str = "a4"
    profile: str = "screen"


@value
class Task:
    """A job, the folder below the output folder that its file goes to, the digests of all it is made from, and what
    was found wrong in files that only this job reads."""

    job: Job
    folder: str
    sources: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@value
class Accepted:
    """`tasks` is empty where the findings leave nothing to lay out. `details` say where things were found."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
    details: tuple[str, ...] = ()


@value
class _Loaded:
    """All that the editions of an order share. `stranger` is the brand's name where it is not the guide's own."""

    found: disk.GuideFiles
    guide: Guide
    recipes: Mapping[str, Recipe]
    brand: Brand
    brand_folder: Path
    stranger: str
    clinic: Clinic
    ledger: disk.Ledger
    details: tuple[str, ...]


class _Kept(list[Finding]):
    """The findings of what is read, one file after another."""

    def of(self, read: tuple[T, Iterable[Finding]]) -> T:
        value, findings = read
        self.extend(findings)
        return value

    @property
    def broken(self) -> bool:
        return any(severity(finding) is Severity.ERROR for finding in self)


def accept(order: Order) -> Accepted:
    """Read all that `order` needs. Raises BrokenInput for what cannot be found or cannot be read at all."""
    from publisher.preflight.guide import check_guide

    kept = _Kept()
    loaded = _load(order, kept)
    if kept.broken:
        return Accepted((), tuple(kept), loaded.details)
    kept.extend(check_guide(loaded.guide, today()))
    chosen = order.editions or tuple(loaded.recipes)
    when = date_inside(
        loaded.guide.metadata.last_reviewed or loaded.guide.metadata.date, os.environ.get("SOURCE_DATE_EPOCH", "")
    )
    tasks = tuple(_task(loaded.recipes[name], loaded, order, when) for name in dict.fromkeys(chosen))
    return Accepted(tasks, tuple(kept), loaded.details)


def known_editions() -> tuple[str, ...]:
    """Editions that a guide in the working folder could be made into."""
    return tuple(_recipes(disk.shelves(Path()), {}, _Kept()))


def known_brands() -> tuple[str, ...]:
    return disk.brands(disk.shelves(Path()))


def _load(order: Order, kept: _Kept) -> _Loaded:
    found, ledger = disk.find_guide(order.guide), disk.Ledger()
    shelves = disk.shelves(found.folder)
    recipes = _recipes(shelves, ledger, kept)
    _demand_known(order.editions, recipes)
    guide = _guide(found, ledger, kept)
    own = guide.metadata.brand or kit.standing_brand(shelves)
    name = order.brand or own
    place = guide.metadata.place("brand") if name == guide.metadata.brand and not order.brand else NOWHERE
    folder = kit.brand_folder(name, shelves, place)
    data = disk.read(folder / kit.BRAND_FILE, disk.TEXT_LIMIT, ledger)
    brand = kept.of(kit.read_kit(name, folder, data, disk.loader(folder, disk.FONT_LIMIT, ledger)))
    clinic = _clinic(order.clinic, ledger, kept) if order.clinic else brand.clinic
    details = (f"guide: {found.folder}", f"brand: {folder}", f"shelves: {', '.join(map(str, shelves))}")
    return _Loaded(found, guide, recipes, brand, folder, "" if name == own else name, clinic, ledger, details)


def _guide(found: disk.GuideFiles, ledger: disk.Ledger, kept: _Kept) -> Guide:
    from publisher.reading import Source, read_guide

    sources = [Source(str(path), disk.read(path, disk.TEXT_LIMIT, ledger)) for path in found.files]
    load = disk.loader(found.folder, disk.PICTURE_LIMIT, ledger)
    guide: Guide = kept.of(read_guide(names.slug(found.name, "guide"), str(found.folder), sources, load))
    return guide


def _recipes(shelves: tuple[Path, ...], ledger: disk.Ledger, kept: _Kept) -> Mapping[str, Recipe]:
    from publisher.style.recipe import read_recipes

    path = disk.find(shelves, RECIPES) or shelves[-1] / RECIPES
    return kept.of(read_recipes(str(path), disk.read(path, disk.TEXT_LIMIT, ledger)))


def _demand_known(editions: Iterable[str], recipes: Mapping[str, Recipe]) -> None:
    strangers = [name for name in editions if name not in recipes]
    known = ", ".join(recipes)
    if strangers:
        raise BrokenInput(*(Finding("EDITION-UNKNOWN", NOWHERE, {"name": n, "known": known}) for n in strangers))


def _clinic(name: str, ledger: disk.Ledger, kept: _Kept) -> Clinic:
    from publisher.reading import read_clinic

    clinic: Clinic = kept.of(read_clinic(name, disk.read(Path(name), disk.TEXT_LIMIT, ledger)))
    return clinic


def fulfil(task: Task) -> Product:
    """The task's job published; nothing if files that only it reads are broken."""
    if _Kept(task.findings).broken:
        return Product((), task.findings)
    product = publish(task.job)
    return replace(product, findings=(*task.findings, *product.findings))


def _task(recipe: Recipe, loaded: _Loaded, order: Order, when: datetime.datetime) -> Task:
    ledger, kept = dict(loaded.ledger), _Kept()
    sheet = geometry(order.size, recipe.fold, recipe.place) if recipe.fold else None
    folders = (loaded.found.folder, loaded.brand_folder, disk.PACKAGED / kit.DEFAULT_BRAND)
    layout = kept.of(kit.layout(recipe, sheet, folders, loaded.brand.colours, ledger)) if sheet else None
    clinic, editions, file = loaded.clinic, tuple(loaded.recipes), _file(recipe, loaded, order)
    logo = kept.of(kit.logo(loaded.brand, loaded.brand_folder, clinic, order.clinic, ledger))
    job = Job(file, loaded.guide, loaded.brand, recipe, clinic, when, order.profile, sheet, layout, editions, logo)
    folder = names.slug(clinic.slug or clinic.name, "clinic") if order.clinic else ""
    return Task(job, folder, ledger, tuple(kept))


def _file(recipe: Recipe, loaded: _Loaded, order: Order) -> str:
    """The first ebook of the recipes has the guide's bare name."""
    guide, brand = loaded.guide.name, loaded.stranger
    if recipe.output == "pdf":
        return names.pdf_name(guide, brand, recipe.name, order.size, order.profile)
    first = next(name for name, other in loaded.recipes.items() if other.output == recipe.output)
    return names.epub_name(guide, brand, "" if recipe.name == first else recipe.name)
