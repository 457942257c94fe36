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
from publisher.model.catalogue import RELEASE, severity
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.model.guide import Guide
from publisher.model.place import NOWHERE
from publisher.model.value import value
from publisher.publish import Job, Product, lay, publish
from publisher.style.fold import geometry
from publisher.style.page import page_geometry
from publisher.style.paper import standing_size
from publisher.style.recipe import Recipe

if TYPE_CHECKING:
    from publisher.style.brand import Brand
    from publisher.style.geometry import Geometry

RECIPES = "editions.yml"
T = TypeVar("T")


@value
class Order:
    """The words of the command line. None and empty mean: whatever the guide, brand, recipes and locale say."""

    guide: str | None = None
    editions: tuple[str, ...] = ()
    brand: str | None = None
    clinic: str | None = None
    locale: str | None = None
    size: str | None = None
    profile: str = "screen"
    allow_overdue: bool = False
    imposed: bool = False


@value
class Task:
    """A job, the folder below the output folder that its file goes to, the digests of all it is made from, what was
    found wrong in files that only this job reads, and the folder of its brand."""

    job: Job
    folder: str
    sources: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    brand_folder: Path = Path()


@value
class Accepted:
    """`tasks` is empty where the findings leave nothing to lay out. `details` say where things were found."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
    details: tuple[str, ...] = ()


@value
class _Loaded:
    """All that the editions of an order share. `variant` tells brand and locale where they are not the guide's own;
    `locale` and `size` are what holds; `overdue`: the guide's review is."""

    found: disk.GuideFiles
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
    details: tuple[str, ...]


class _Kept(list[Finding]):
    """The findings of what is read, one file after another."""

    def of(self, read: tuple[T, Iterable[Finding]]) -> T:
        value, findings = read
        self.extend(findings)
        return value

    @property
    def broken(self) -> bool:
        """Whether nothing can be laid out. What bars a guide from being handed out does not bar that."""
        return any(severity(finding) is Severity.ERROR and finding.code not in RELEASE for finding in self)


def accept(order: Order) -> Accepted:
    """Read all that `order` needs. Raises BrokenInput for what cannot be found or cannot be read at all, with all that
    was found before it."""
    kept = _Kept()
    try:
        loaded = _load(order, kept)
    except BrokenInput as broken:
        raise BrokenInput(*kept, *broken.findings) from broken
    if kept.broken:
        return Accepted((), tuple(kept), loaded.details)
    chosen = _chosen(order, loaded.recipes)
    when = date_inside(
        loaded.guide.metadata.last_reviewed or loaded.guide.metadata.date, os.environ.get("SOURCE_DATE_EPOCH", "")
    )
    tasks = tuple(_task(loaded.recipes[name], loaded, order, when) for name in dict.fromkeys(chosen))
    return Accepted(tasks, tuple(kept), loaded.details)


def _chosen(order: Order, recipes: Mapping[str, Recipe]) -> tuple[str, ...]:
    """The editions asked for, or all that the recipes list; of those that were not named, only such as can be imposed
    where that is asked for. Raises BrokenInput: IMPOSED-FOLDED."""
    paged = tuple(name for name, recipe in recipes.items() if recipe.page)
    if not order.imposed:
        return order.editions or tuple(recipes)
    folded = [name for name in order.editions or recipes if name not in paged]
    if folded and (order.editions or not paged):
        known = ", ".join(paged) or "none"
        raise BrokenInput(*(Finding("IMPOSED-FOLDED", recipes[n].place, {"name": n, "known": known}) for n in folded))
    return order.editions or paged


def known_editions() -> tuple[str, ...]:
    """Editions that a guide in the working folder could be made into."""
    return tuple(_recipes(disk.shelves(Path()), {}, _Kept()))


def known_brands() -> tuple[str, ...]:
    return disk.brands(disk.shelves(Path()))


def _load(order: Order, kept: _Kept) -> _Loaded:
    from publisher.preflight.guide import check_guide, overdue

    found, ledger, day = disk.find_guide(order.guide), disk.Ledger(), today()
    shelves = disk.shelves(found.folder)
    recipes = _recipes(shelves, ledger, kept)
    _demand_known(order.editions, recipes)
    guide = _guide(found, ledger, kept)
    kept.extend(check_guide(guide, day, order.allow_overdue))
    brand, folder, stranger = _brand(order, guide, shelves, ledger, kept)
    clinic = _clinic(order.clinic, brand, ledger, kept) if order.clinic else brand.clinic
    language = guide.metadata.language
    locale = order.locale or language
    return _Loaded(
        found=found,
        guide=guide,
        recipes=recipes,
        brand=brand,
        brand_folder=folder,
        clinic=clinic,
        variant=names.Variant(stranger, "" if locale.lower() == language.lower() else locale),
        locale=locale,
        size=order.size or standing_size(locale),
        overdue=order.allow_overdue and overdue(guide, day),
        ledger=ledger,
        details=(f"guide: {found.folder}", f"brand: {folder}", f"shelves: {', '.join(map(str, shelves))}"),
    )


def _brand(
    order: Order, guide: Guide, shelves: tuple[Path, ...], ledger: disk.Ledger, kept: _Kept
) -> tuple[Brand, Path, str]:
    """The brand, its folder, and its name where it is not the guide's own."""
    own = guide.metadata.brand or kit.standing_brand(shelves)
    name = order.brand or own
    place = guide.metadata.place("brand") if name == guide.metadata.brand and not order.brand else NOWHERE
    folder = kit.brand_folder(name, shelves, place)
    data = disk.read(folder / kit.BRAND_FILE, disk.TEXT_LIMIT, ledger)
    brand = kept.of(kit.read_kit(name, folder, data, disk.loader(folder, disk.FONT_LIMIT, ledger)))
    return brand, folder, "" if name == own else name


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


def _clinic(name: str, brand: Brand, ledger: disk.Ledger, kept: _Kept) -> Clinic:
    from publisher.reading import read_clinic

    clinic: Clinic = kept.of(read_clinic(name, disk.read(Path(name), disk.TEXT_LIMIT, ledger)))
    return kept.of(kit.personal(clinic, brand))


def for_clinic(task: Task, clinic: Clinic, file: str) -> Task:
    """`task`, which is for no clinic of its own, for `clinic`, which stands in `file`: what the brand fixes is fixed,
    and a logo of its own lies beside the file."""
    job, ledger, kept = task.job, dict(task.sources), _Kept(task.findings)
    clinic = kept.of(kit.personal(clinic, job.brand))
    if clinic.logo:
        logo = kept.of(kit.logo(job.brand, task.brand_folder, clinic, file, ledger))
    else:
        logo = kit.described(job.logo, job.brand, clinic)
    return Task(replace(job, clinic=clinic, logo=logo), folder_of(clinic), ledger, tuple(kept), task.brand_folder)


def folder_of(clinic: Clinic) -> str:
    return names.slug(clinic.slug or clinic.name, "clinic")


def fulfil(task: Task) -> Product:
    """The task's job published; nothing if files that only it reads are broken."""
    if _Kept(task.findings).broken:
        return Product((), task.findings)
    product = publish(task.job)
    return replace(product, findings=(*task.findings, *product.findings))


def judged(task: Task) -> tuple[Finding, ...]:
    """What stands against the task, all but its file made."""
    return task.findings if _Kept(task.findings).broken else (*task.findings, *lay(task.job).findings)


def _task(recipe: Recipe, loaded: _Loaded, order: Order, when: datetime.datetime) -> Task:
    ledger, kept = dict(loaded.ledger), _Kept()
    sheet = _geometry(recipe, loaded.size)
    folders = (loaded.found.folder, loaded.brand_folder, disk.PACKAGED / kit.DEFAULT_BRAND)
    layout = kept.of(kit.layout(recipe, sheet, folders, loaded.brand.colours, ledger)) if sheet else None
    clinic, editions, file = loaded.clinic, tuple(loaded.recipes), _file(recipe, loaded, order)
    logo = kept.of(kit.logo(loaded.brand, loaded.brand_folder, clinic, order.clinic, ledger))
    job = Job(
        file=file,
        guide=loaded.guide,
        brand=loaded.brand,
        recipe=recipe,
        clinic=clinic,
        when=when,
        profile=order.profile,
        imposed=order.imposed,
        locale=loaded.locale,
        overdue=loaded.overdue,
        geometry=sheet,
        layout=layout,
        editions=editions,
        logo=logo,
        inks=kept.of(kit.inks(loaded.brand, loaded.brand_folder, ledger)) if _pressed(recipe, order) else None,
    )
    folder = folder_of(clinic) if order.clinic else ""
    return Task(job, folder, ledger, tuple(kept), loaded.brand_folder)


def _pressed(recipe: Recipe, order: Order) -> bool:
    from publisher.binding.pdf_profile import PROFILES

    return recipe.output == "pdf" and PROFILES[order.profile].press


def _geometry(recipe: Recipe, size: str) -> Geometry | None:
    """The sheet or the pages that a recipe names; none for an edition without paper."""
    if recipe.page:
        return page_geometry(size, recipe.page)
    return geometry(size, recipe.fold, recipe.place) if recipe.fold else None


def _file(recipe: Recipe, loaded: _Loaded, order: Order) -> str:
    """The first ebook of the recipes has the guide's bare name."""
    guide, variant = loaded.guide.name, loaded.variant
    if recipe.output == "pdf":
        return names.pdf_name(guide, variant, recipe.name, loaded.size, order.profile, order.imposed)
    first = next(name for name, other in loaded.recipes.items() if other.output == recipe.output)
    return names.epub_name(guide, variant, "" if recipe.name == first else recipe.name)
