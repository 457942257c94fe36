"""What was asked for becomes jobs: an Order enters, the files it needs are read, Tasks and findings leave.

The environment comes in by the stock, as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import disk, kit, lookup, names
from publisher.asked import Order
from publisher.dates import date_inside
from publisher.model.clinic import Clinic
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.publish import Job, Product, lay, publish
from publisher.stock import Kept, Stock, gather
from publisher.style.fold import geometry
from publisher.style.page import page_geometry
from publisher.style.recipe import Recipe

__all__ = ["Accepted", "Order", "Task", "accept", "folder_of", "for_clinic", "fulfil", "judged", "moment"]

if TYPE_CHECKING:
    from publisher.inputs import Inputs
    from publisher.model.guide import Guide
    from publisher.style.geometry import Geometry


@value
class Task:
    """A job, the folder below the output folder that its file goes to, all it is made from, what was found wrong in
    files that only this job reads, and the folder of its brand."""

    job: Job
    folder: str
    inputs: Inputs
    findings: tuple[Finding, ...] = ()
    brand_folder: Path = Path()


@value
class Accepted:
    """`tasks` is empty where the findings leave nothing to lay out. `details` say where things were found. `editions`
    are those that an order gets which names none."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
    details: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()


def accept(order: Order) -> Accepted:
    """Read all that `order` needs. Raises BrokenInput for what cannot be found or cannot be read at all, with all that
    was found before it."""
    kept = Kept()
    try:
        stock = gather(order, kept)
    except BrokenInput as broken:
        raise BrokenInput(*kept, *broken.findings) from broken
    if kept.broken:
        return Accepted((), tuple(kept), stock.details)
    chosen = _chosen(order, stock.recipes)
    when = moment(stock.guide, stock.inputs.epoch)
    tasks = tuple(_task(stock.recipes[name], stock, order, when) for name in dict.fromkeys(chosen))
    return Accepted(tasks, tuple(kept), stock.details, _standing(order, stock.recipes))


def moment(guide: Guide, epoch: str) -> datetime.datetime:
    """The date inside the files of `guide`. Raises BrokenInput: DATE-UNKNOWN."""
    return date_inside(guide.metadata.last_reviewed or guide.metadata.date, epoch)


def _standing(order: Order, recipes: Mapping[str, Recipe]) -> tuple[str, ...]:
    """The editions of an order that names none: all, or those that can be imposed where that is asked for."""
    paged = (name for name, recipe in recipes.items() if recipe.output == "pdf" and recipe.page)
    return tuple(paged if order.imposed else recipes)


def _chosen(order: Order, recipes: Mapping[str, Recipe]) -> tuple[str, ...]:
    """The editions asked for, or all that stand for them. Raises BrokenInput: IMPOSED-FOLDED."""
    standing = _standing(order, recipes)
    folded = [name for name in order.editions or recipes if name not in standing]
    if folded and (order.editions or not standing):
        known = ", ".join(standing) or "none"
        raise BrokenInput(*(Finding("IMPOSED-FOLDED", recipes[n].place, {"name": n, "known": known}) for n in folded))
    return order.editions or standing


def for_clinic(task: Task, clinic: Clinic, file: str, loader: disk.Loader = disk.loader) -> Task:
    """`task`, which is for no clinic of its own, for `clinic`, which stands in `file`: what the brand fixes is fixed,
    and a logo of its own lies beside the file, where `loader` reads it."""
    job, ledger, kept = task.job, dict(task.inputs.sources), Kept(task.findings)
    clinic = kept.of(kit.personal(clinic, job.brand))
    if clinic.logo:
        logo = kept.of(kit.logo(job.brand, task.brand_folder, clinic, file, ledger, loader))
    else:
        logo = kit.described(job.logo, job.brand, clinic)
    inputs = replace(task.inputs, sources=ledger)
    return Task(replace(job, clinic=clinic, logo=logo), folder_of(clinic), inputs, tuple(kept), task.brand_folder)


def folder_of(clinic: Clinic) -> str:
    return names.slug(clinic.slug or clinic.name, "clinic")


def fulfil(task: Task, publish: Callable[[Job], Product] = publish) -> Product:
    """The task's job published; nothing if files that only it reads are broken."""
    if Kept(task.findings).broken:
        return Product((), task.findings)
    product = publish(task.job)
    return replace(product, findings=(*task.findings, *product.findings))


def judged(task: Task) -> tuple[Finding, ...]:
    """What stands against the task, all but its file made."""
    return task.findings if Kept(task.findings).broken else (*task.findings, *lay(task.job).findings)


def _task(recipe: Recipe, stock: Stock, order: Order, when: datetime.datetime) -> Task:
    ledger, kept = dict(stock.ledger), Kept()
    sheet = _geometry(recipe, stock.size)
    folders = (stock.found.folder, stock.brand_folder, disk.PACKAGED / lookup.DEFAULT_BRAND)
    layout = kept.of(kit.layout(recipe, sheet, folders, stock.brand.colours, ledger)) if sheet else None
    clinic, editions, file = stock.clinic, tuple(stock.recipes), _file(recipe, stock, order)
    logo = kept.of(kit.logo(stock.brand, stock.brand_folder, clinic, order.clinic, ledger))
    job = Job(
        file=file,
        guide=stock.guide,
        brand=stock.brand,
        recipe=recipe,
        clinic=clinic,
        when=when,
        profile=order.profile,
        imposed=order.imposed,
        locale=stock.locale,
        overdue=stock.overdue,
        geometry=sheet,
        layout=layout,
        editions=editions,
        logo=logo,
        inks=kept.of(kit.inks(stock.brand, stock.brand_folder, ledger)) if _pressed(recipe, order) else None,
    )
    folder = folder_of(clinic) if order.clinic else ""
    heard = stock.inputs.options if recipe.output == "pdf" else stock.inputs.options | {"profile": None}
    inputs = replace(stock.inputs, sources=ledger, options=heard)
    return Task(job, folder, inputs, tuple(kept), stock.brand_folder)


def _pressed(recipe: Recipe, order: Order) -> bool:
    from publisher.binding.pdf_profile import PROFILES

    return recipe.output == "pdf" and PROFILES[order.profile].press


def _geometry(recipe: Recipe, size: str) -> Geometry | None:
    """The sheet or the pages that a recipe names; none for an edition without paper."""
    if recipe.page:
        return page_geometry(size, recipe.page)
    return geometry(size, recipe.fold, recipe.place) if recipe.fold else None


def _file(recipe: Recipe, stock: Stock, order: Order) -> str:
    """The first ebook of the recipes has the guide's bare name."""
    guide, variant = stock.guide.name, stock.variant
    if recipe.output == "pdf":
        return names.pdf_name(guide, variant, recipe.name, stock.size, order.profile, order.imposed)
    first = next(name for name, other in stock.recipes.items() if other.output == recipe.output)
    return names.epub_name(guide, variant, "" if recipe.name == first else recipe.name)
