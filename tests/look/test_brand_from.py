"""A brand of two colours and one font, without a word on layout: `publisher new --brand-from` makes a decent sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import main
from publisher.drawing import DRAWINGS
from publisher.drawing.ink import parts
from publisher.order import Order, accept, fulfil
from publisher.publish import Job
from publisher.style.colour import contrast
from publisher.style.sheet import make_sheet
from publisher.typesetting import typeset
from publisher.typesetting.pages import Ink
from tests.brochure.laws import breaches as unlawful
from tests.brochure.make import Made, Stock, edition
from tests.look import laid, landed
from tests.look.rectangle import Rectangle
from tests.look.sheets import GUIDES, Look, guide_of

TWO_COLOURS = """\
color:
  palette: {{ first: "{}", second: "{}" }}
  primary: first
  secondary: second
typography:
  base: Source Serif Pro
"""
PAIRS = {"dark": ("#1E5945", "#F4A259"), "bright": ("#FFD400", "#12355B"), "pale": ("#E8C7C8", "#7A8B99")}
TEXTS = ["starter", *sorted(path.stem for path in GUIDES.glob("*.md"))]


@pytest.fixture(scope="module", params=PAIRS)
def job(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """What `publisher build` would do in the folder that `publisher new` makes of such a brand."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "_brand.yml").write_text(TWO_COLOURS.format(*PAIRS[request.param]))
    told = CliRunner().invoke(main, ["new", str(folder / "new"), "--brand-from", str(folder / "_brand.yml")])
    assert told.exit_code == 0, told.output
    assert not list(Path(folder / "new" / "styles").glob("*/brochure*.yml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder / "new")
        accepted = accept(Order())
        for task in accepted.tasks:
            assert fulfil(task).files, fulfil(task).findings
        return next(task.job for task in accepted.tasks if task.job.recipe.output == "pdf")


def _look(job: Job, text: str) -> Look:
    assert job.geometry
    assert job.layout
    sheet, _ = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    guide = job.guide if text == "starter" else guide_of(text)
    printed, _ = edition(guide, job.recipe, sheet, job.clinic)
    pages, findings = typeset(printed, job.geometry, job.layout)
    assert pages, findings
    return Look(printed, Stock(job.recipe, job.geometry, job.layout, sheet), pages)


@pytest.mark.parametrize("text", TEXTS)
def test_such_a_sheet_keeps_every_law(job: Job, text: str) -> None:
    shown = _look(job, text)
    assert unlawful(Made(shown.edition, shown.stock, shown.pages, ()), in_order=False) == []
    assert laid.breaches(shown) == []
    assert landed.breaches(shown) == []


def test_both_colours_are_on_the_cover(job: Job) -> None:
    inks = {shape.fill or shape.stroke for m in _look(job, "starter").pages.pages[0].under for shape in _shapes(m)}
    assert {"primary", "first"} & inks
    assert "secondary-on-primary" in {name for ink in inks for name, _ in parts(ink)}


def _shapes(mark: object) -> tuple[object, ...]:
    return mark.shapes if isinstance(mark, Ink) else ()


def test_the_art_of_the_cover_can_be_told_from_its_ground(job: Job) -> None:
    shown = _look(job, "starter")
    cover = shown.panel("cover")
    area = Rectangle(cover.left + 10, 0.8 * cover.height, cover.left + cover.width - 10, cover.height - 10)
    part = shown.under[0].crop(landed._pixels(area, shown.under[0])).getcolors(1 << 20)
    assert part
    often = sorted(part, reverse=True)[: len(part) // 2]
    tones = sorted((r / 255, g / 255, b / 255) for _, (r, g, b) in often)
    assert landed.contrast(tones[0], tones[-1]) > 3


def test_what_drawings_are_drawn_with_can_be_seen_on_the_page(job: Job) -> None:
    colours = job.brand.colours
    lines = {
        name for each in DRAWINGS.values() for ink in each.slots.values() for name, _ in parts(ink) if "line" in name
    }
    assert lines == {"primary-line", "secondary-line"}
    assert [name for name in lines if contrast(colours[name], colours["background"]) < 3] == []
