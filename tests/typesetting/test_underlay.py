"""Grounds and drawings beneath text, frames that hang, figures that the layout shows, heads of sections apart."""

from __future__ import annotations

import pytest

from publisher.model.block import Figure
from publisher.style.length import points
from publisher.typesetting.flow_figure import stage_days
from publisher.typesetting.pages import Ink, TextRun
from tests.brochure.make import Made, guide, made, real, stock

MM = points("1 mm")
FIGURE = '![Skin, cut open.](drawing:skin-section "A slice"){: longdesc="All of it." }'
STANDARD = "standard: { frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] }\n"
HANGING = """
panels:
  back:
    frames:
      - claims: [.tell]
        left: 9 mm
        right: 9 mm
        top: 20 mm
        bottom: 9 mm
        anchor: bottom
        hang: 140 mm
        ground: { colour: primary, left: -3 mm, right: 3 mm, above: 7 mm, below: 12 mm }
"""
SHOWN = """
panels:
  flap:
    needs: [.about, "drawing:skin-section"]
    art: [{ drawing: skin-wedge, shows: skin-section, top: 60 mm, right: -50% }]
    frames:
      - { claims: [".about:head"], left: 9 mm, right: 9 mm, top: 9 mm, bottom: 160 mm }
      - { claims: [.about], left: 9 mm, right: 9 mm, top: 150 mm, bottom: 9 mm }
    otherwise:
      ground: primary
      frames: [{ claims: [.about], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 9 mm }]
"""


def laid(body: str, layout: str, fold: str = "letter") -> Made:
    return made(f"---\ntitle: A guide\n---\n\n{body}", stock(fold=fold, layout=STANDARD + layout))


def runs(found: Made, panel: str) -> list[TextRun]:
    (marks,) = [each.marks for page in found.set.pages for each in page.panels if each.name == panel]
    return [mark for mark in marks if isinstance(mark, TextRun)]


def unders(found: Made) -> list[Ink]:
    return [mark for page in found.set.pages for mark in page.under if isinstance(mark, Ink)]


def box(ink: Ink) -> tuple[float, ...]:
    """Left, top, right and bottom of a ground, in millimetres on its page."""
    places = [values for _, values in ink.shapes[0].path if values]
    across, down = [x + ink.x for x, _ in places], [y + ink.y for _, y in places]
    return tuple(round(value / MM, 1) for value in (min(across), min(down), max(across), max(down)))


def test_a_ground_begins_above_its_text_on_the_hang_line_and_stops_short_of_a_fold() -> None:
    found = laid("# Tell us {: .tell }\n\nA few words.", HANGING)
    (ground,) = unders(found)
    left, top, right, bottom = box(ground)
    assert (top, bottom) == (133.0, 213.0)
    assert (left, right) == (100.0, 194.0)  # the back lies between two folds: 97 and 197 mm


def test_a_hanging_frame_grows_upward_for_text_that_has_no_room_beneath() -> None:
    found = laid("# Tell us {: .tell }\n\n" + "A few words to fill a line or two of it.\n\n" * 14, HANGING)
    (ground,) = unders(found)
    first = min(run.baseline for run in runs(found, "back"))
    assert first < 140 * MM
    assert box(ground)[1] * MM < first - 7 * MM


def test_a_frame_that_shows_nothing_has_no_ground() -> None:
    assert unders(laid("# Other\n\nWords.", HANGING)) == []


def test_a_figure_that_the_layout_shows_leaves_its_words_in_the_text() -> None:
    found = laid(f"# About {{: .about }}\n\nIt starts here.\n{{: .lead }}\n\n{FIGURE}\n\nMore.", SHOWN)
    (art,) = unders(found)
    assert isinstance(art.owner, Figure)
    assert art.owner.image.alt == "Skin, cut open."
    panels = [panel for page in found.set.pages for panel in page.panels]
    assert not [m for panel in panels for m in panel.marks if isinstance(m, Ink) and m.owner is art.owner]
    assert "A slice" in [run.text for run in runs(found, "flap")]


def test_the_head_of_a_section_stands_apart_from_the_rest_of_it() -> None:
    found = laid(f"# About {{: .about }}\n\nIt starts here.\n{{: .lead }}\n\n{FIGURE}\n\nMore.", SHOWN)
    places = {run.text: run.baseline / MM for run in runs(found, "flap")}
    assert max(places["About"], places["It starts here."]) < 50
    assert min(places["A slice"], places["More."]) > 150


@pytest.mark.parametrize("body", ["# About {: .about }\n\nNo figure.", f"# Other\n\n{FIGURE}"])
def test_a_guide_without_what_a_panel_needs_gets_its_other_form(body: str) -> None:
    found = laid(body, SHOWN)
    (ground,) = unders(found)
    assert ground.owner is None
    assert not [run for run in runs(found, "flap") if run.baseline > 100 * MM]


def test_a_second_figure_of_that_drawing_stays_in_the_text() -> None:
    found = laid(f"# About {{: .about }}\n\n{FIGURE}\n\n{FIGURE}", SHOWN)
    (art,) = unders(found)
    panels = [panel for page in found.set.pages for panel in page.panels]
    drawn = [m for panel in panels for m in panel.marks if isinstance(m, Ink) and isinstance(m.owner, Figure)]
    assert len(drawn) == 1
    assert drawn[0].owner is not art.owner


def _days(stages: str) -> tuple[int, ...]:
    read = guide(f"# A\n\n/// timeline\n{stages}\n///\n")
    (block,) = read.sections[0].blocks
    return stage_days(block)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stages", "days"),
    [
        ("Day 0\n: a\n\nDays 1–3\n: b\n\nDays 4–7\n: c", (0, 1, 4, 8)),
        ("Day 0\n: a\n\nDay 1\n: b", (0, 1, 2)),
        ("Day 0\n: a\n\nDays 2–3\n: b", ()),
        ("First\n: a\n\nThen\n: b", ()),
        ("Day 3\n: a\n\nDay 1\n: b", ()),
    ],
)
def test_the_stages_of_a_timeline_are_days_where_they_follow_upon_each_other(
    stages: str, days: tuple[int, ...]
) -> None:
    assert _days(stages) == days


def test_linden_shows_the_guides_skin_across_two_panels_and_ends_its_columns_level() -> None:
    found = real("linden")
    shown = [mark for mark in unders(found) if isinstance(mark.owner, Figure)]
    (wedge,) = shown
    assert wedge.clip is not None
    assert wedge.x + wedge.clip[2] > 190 * MM
    last = {
        name: max(run.baseline for run in runs(found, name))
        for name in ("inside-left", "inside-middle", "inside-right")
    }
    assert max(last.values()) - min(last.values()) < 1


def test_lindens_kicker_ends_at_the_margin() -> None:
    kicker = next(run for run in runs(real("linden"), "cover") if run.text == "Patient guide")
    assert abs(kicker.x + kicker.width - 288 * MM) < 0.5


def test_lindens_number_to_call_stands_between_the_signs_and_the_emergency() -> None:
    texts = [run.text for run in runs(real("linden"), "inside-right")]
    phone = texts.index("020 7946 0018")
    assert any("numbness" in text for text in texts[:phone])
    assert any(text.startswith("Call ") for text in texts[phone:])
