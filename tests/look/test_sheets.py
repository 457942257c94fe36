"""Where ink landed on every brand's sheet of the real guide: sizes and folds, on the marks and as drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from publisher.model.block import Paragraph
from publisher.typesetting.pages import Ink, TextRun
from tests.brochure.make import WORDY, stock
from tests.look import laid, landed
from tests.look.rectangle import MM, letters
from tests.look.sheets import BRANDS, REAL, SHEETS, SIZES, Look, guide_of, look, set_in

NAMES = ["-".join(sheet) for sheet in SHEETS]


@pytest.fixture(params=SHEETS, ids=NAMES)
def sheet(request: pytest.FixtureRequest) -> Look:
    return look(*request.param)


def test_marks_keep_clear_of_folds_trims_boxes_figures_and_each_other(sheet: Look) -> None:
    assert laid.breaches(sheet) == []


def test_ink_lands_clear_of_folds_and_art_and_can_be_read(sheet: Look) -> None:
    assert landed.breaches(sheet) == []


def test_an_office_printer_without_colour_prints_every_word_clearly(sheet: Look) -> None:
    assert list(landed.unclear_in_grey(replace(sheet, profile="office"))) == []


@pytest.mark.parametrize(("name", "size", "fold"), SHEETS, ids=NAMES)
def test_a_clinic_with_much_to_say_keeps_clear_of_art_and_folds(name: str, size: str, fold: str) -> None:
    shown = set_in(guide_of(REAL), stock(name, size, fold), name, WORDY)
    assert laid.breaches(shown) == []
    assert landed.breaches(shown) == []


@pytest.mark.parametrize("name", BRANDS)
@pytest.mark.parametrize("size", SIZES)
def test_two_panels_inside_end_on_one_line(name: str, size: str) -> None:
    shown = look(name, size)
    inside = [panel for panel in shown.pages.geometry.panels if panel.page == 1]
    feet = sorted(foot for panel in inside for foot in laid.feet_of(shown, panel))
    assert any(high - low <= laid.LEVEL for low, high in pairwise(feet))


@pytest.mark.parametrize("name", BRANDS)
def test_the_call_box_is_there_with_its_number(name: str) -> None:
    shown = look(name)
    runs = [run for panel in shown.pages.geometry.panels for run in shown.panel_runs(panel.name)]
    phones = [run for run in runs if isinstance(run.owner, Paragraph) and "phone" in run.owner.attributes.classes]
    assert [run.text for run in phones] == [shown.edition.clinic.phone]
    assert phones[0].size >= 18


def test_a_rule_parts_the_emergency_from_the_other_signs() -> None:
    shown = look("harbour")
    runs = shown.panel_runs("inside-right")
    owned = [run for run in runs if isinstance(run.owner, Paragraph)]
    last = max(run.baseline for run in runs if isinstance(run.owner, Paragraph) and run.text.startswith("redness past"))
    emergency = min(run.baseline for run in owned if "emergency" in run.owner.attributes.classes)
    marks = next(p.marks for page in shown.pages.pages for p in page.panels if p.name == "inside-right")
    rules = [m.y for m in marks if isinstance(m, Ink) and m.shapes[0].stroke == "coral" and len(m.shapes) == 1]
    assert any(last < y < emergency for y in rules)


# The judges can see: each of these sheets is spoilt in one way.

PLACE = BRANDS[0]


def first(shown: Look, panel: str, where: object = None) -> TextRun:
    return next(run for run in shown.panel_runs(panel) if where is None or where(run))  # type: ignore[operator]


def body(shown: Look) -> TextRun:
    """A line of running text on the second panel inside."""
    return first(shown, "inside-middle", lambda run: isinstance(run.owner, Paragraph) and run.size < 11)


def breaks(judge: object, spoilt: Look, run_text: str = "") -> bool:
    return any(run_text in breach for breach in judge(spoilt))  # type: ignore[operator]


def moved(shown: Look, run: TextRun, x: float | None = None, baseline: float | None = None) -> Look:
    return shown.spoilt(run, x=run.x if x is None else x, baseline=run.baseline if baseline is None else baseline)


def test_text_too_near_a_fold_is_seen() -> None:
    shown = look(PLACE)
    run = body(shown)
    panel = shown.panel("inside-middle")
    for x, seen in ((panel.left + 5.2 * MM, False), (panel.left + 4.4 * MM, True), (panel.left - 2, True)):
        spoilt = moved(shown, run, x=x)
        assert breaks(laid.astray, spoilt, run.text) is seen
        assert breaks(landed.astray, spoilt) is seen


def test_text_on_text_is_seen() -> None:
    shown = look(PLACE)
    one, other = shown.panel_runs("back")[:2]
    spoilt = moved(shown, other, x=one.x, baseline=one.baseline + 3)
    assert breaks(laid.on_text, spoilt, other.text)


def test_text_at_the_edge_of_a_box_is_seen() -> None:
    shown = look("harbour")
    run = first(shown, "flap", lambda run: run.text.startswith("are pregnant"))
    box = max((b for m in laid._inks(shown, shown.panel("flap")) for b in laid._boxes(m)), key=lambda b: b.bottom)
    for x, seen in ((box.left + 4, False), (box.left + 1.5, True), (box.left - 2, True)):
        assert breaks(laid.on_edges, moved(shown, run, x=x), run.text) is seen


def test_text_on_a_figure_or_on_other_ink_is_seen() -> None:
    shown = look("harbour")
    figure = next(
        area
        for page in shown.pages.pages
        for panel in page.panels
        if panel.name == "inside-middle"
        for mark in panel.marks
        if (area := laid._figure(mark))
    )
    run = body(shown)
    spoilt = moved(shown, run, x=figure.left, baseline=(figure.top + figure.bottom) / 2)
    assert breaks(laid.on_figures, spoilt, run.text)
    assert breaks(landed.on_ink, spoilt, run.text)


@pytest.mark.parametrize("name", BRANDS)
def test_text_over_art_is_seen(name: str) -> None:
    shown = look(name)
    run = shown.panel_runs("cover")[0]
    panel = shown.panel("cover")
    spoilt = moved(shown, run, baseline=0.8 * panel.height)
    assert breaks(landed.on_art, spoilt, run.text)


def test_small_type_is_seen() -> None:
    shown = look(PLACE)
    run = body(shown)
    least = shown.stock.sheet.limits.body_least
    assert breaks(laid.small, shown.spoilt(run, size=8.9), run.text)
    assert breaks(laid.small, shown.spoilt(run, size=least - 0.1), f"body text {run.text!r}")
    assert not breaks(laid.small, shown.spoilt(run, size=least))


def test_a_last_line_a_little_off_is_seen() -> None:
    shown = look(PLACE)
    last = max(shown.panel_runs("inside-middle"), key=lambda run: (run.baseline, run.x))
    assert breaks(laid.uneven, moved(shown, last, baseline=last.baseline + 2))
    assert not breaks(laid.uneven, moved(shown, last, baseline=last.baseline + 0.3))


def test_a_torn_or_drowned_call_box_is_seen() -> None:
    shown = look(PLACE)
    block = laid._safety(shown)[0]
    runs = shown.panel_runs("inside-right")
    phone = next(run for run in runs if isinstance(run.owner, Paragraph) and "phone" in run.owner.attributes.classes)
    other = body(shown)
    assert breaks(laid.call_hidden, shown.spoilt(other, owner=block), "safety text on")
    assert breaks(laid.call_hidden, shown.spoilt(phone, size=9.0), "larger than the number")


def test_text_that_cannot_be_read_is_seen_in_colour_and_in_grey() -> None:
    shown = look(PLACE)
    run = body(shown)
    sheet = shown.stock.sheet
    pale = shown.spoilt(run, colour=sheet.rule)
    assert breaks(landed.unclear, pale, run.text)
    assert breaks(landed.unclear_in_grey, pale, run.text)
    assert breaks(landed.unprinted, shown.spoilt(run, colour=sheet.page), run.text)


def test_red_on_black_is_clear_in_colour_and_not_in_grey() -> None:
    red, black = (1.0, 0.0, 0.0), (0.0, 0.0, 0.0)
    assert landed.contrast(red, black) > 4.5
    assert landed.contrast(landed._grey(red), landed._grey(black)) < 3


def test_letters_are_measured_by_their_outlines() -> None:
    run = body(look(PLACE))
    box = letters(run)
    assert run.x - 1 < box.left < run.x + 2
    assert run.baseline - 0.8 * run.size < box.top < run.baseline - 0.4 * run.size
    assert run.baseline - 0.1 <= box.bottom < run.baseline + 0.3 * run.size


def test_a_sheet_is_drawn_with_its_text_without_it_and_down_to_its_art() -> None:
    shown = look(PLACE)
    box = landed._pixels(letters(body(shown)), shown.full[1])
    assert landed._spread(shown.full[1].crop(box)) > 100
    assert landed._spread(shown.bare[1].crop(box)) == 0
    assert any(isinstance(mark, Ink) for mark in shown.pages.pages[0].under)
    assert [landed._spread(picture) > 100 for picture in shown.under] == [True, True]
