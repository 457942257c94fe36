"""Words in drawings, the days below ribbons, and recovery on three tones of skin."""

from __future__ import annotations

import pytest

from publisher.drawing import DRAWINGS
from publisher.drawing.lettering import Lettering
from publisher.drawing.shape import Shape, extent
from tests.ebook.sample import sheet

LABELS = {"labels": "Light skin; Medium skin; Dark skin; Day"}
TONES = ("recovery-tones", "healing-tones")
RIBBONS = ("recovery-ribbon", "healing-ribbon")


def letters() -> Lettering:
    style = sheet().text("caption")
    return Lettering(style.face, style.strong)


def of(ink: str, shapes: tuple[Shape, ...]) -> list[Shape]:
    return [shape for shape in shapes if shape.fill == ink]


def drawn(name: str, width: float = 400, labels: str = "") -> tuple[Shape, ...]:
    slots = {slot: slot for slot in DRAWINGS[name].slots}
    return DRAWINGS[name].draw(
        width, width * DRAWINGS[name].aspect, {**slots, **({"labels": labels} if labels else {})}, letters()
    )


@pytest.mark.parametrize("name", RIBBONS)
def test_a_ribbon_names_its_days_in_figures_below(name: str) -> None:
    (figures,) = of("label", drawn(name))
    others = [shape for shape in drawn(name) if shape.fill not in ("label", "band")]
    assert extent([figures])[1] > max(extent([shape])[3] for shape in others) - 1


@pytest.mark.parametrize("name", RIBBONS)
def test_without_faces_or_room_a_ribbon_has_no_figures(name: str) -> None:
    drawing = DRAWINGS[name]
    assert not of("label", drawing.draw(400, 60, {"label": "label"}))
    assert not of("label", drawing.draw(60, 60 * drawing.aspect, {"label": "label"}, letters()))


@pytest.mark.parametrize("name", [*TONES, *RIBBONS])
@pytest.mark.parametrize("width", [180.0, 226.0, 400.0])
def test_words_keep_to_the_drawings_rectangle_and_apart_from_the_strips(name: str, width: float) -> None:
    shapes = drawn(name, width, LABELS["labels"] if name in TONES else "")
    for shape in of("label", shapes):
        left, top, right, bottom = extent([shape])
        assert left >= -0.5
        assert top >= -0.5
        assert right <= width + 0.5
        assert bottom <= width * DRAWINGS[name].aspect + 0.5


@pytest.mark.parametrize("name", TONES)
def test_the_course_is_the_same_on_every_tone_of_skin(name: str) -> None:
    shapes = drawn(name, labels=LABELS["labels"])
    marks = [
        [(len(shape.path), shape.width) for shape in shapes if f"on-{tone}" in (shape.fill, shape.stroke)]
        for tone in ("light", "medium", "dark")
    ]
    assert marks[0]
    assert marks[0] == marks[1] == marks[2]


@pytest.mark.parametrize("name", TONES)
def test_strips_leave_a_lane_to_the_labels(name: str) -> None:
    shapes = drawn(name, labels=LABELS["labels"])
    strips = [extent([shape])[0] for tone in ("light", "medium", "dark") for shape in of(tone, shapes)]
    assert min(strips) > letters().width("Medium skin", 12)
    assert min(extent([s])[0] for tone in ("light", "medium", "dark") for s in of(tone, drawn(name))) < 1


def test_labels_that_nothing_has_room_for_are_refused() -> None:
    assert DRAWINGS["recovery-ribbon"].refused(LABELS) == ("labels",)
    assert DRAWINGS["recovery-tones"].refused(LABELS) == ()
    assert DRAWINGS["recovery-tones"].refused({"labels": "a; b; c; d; e"}) == ("labels",)


def test_days_that_crowd_are_thinned_evenly() -> None:
    narrow, wide = (of("label", drawn("recovery-tones", width, LABELS["labels"]))[0] for width in (300, 900))
    assert len(narrow.path) < len(wide.path)


def test_a_word_is_as_wide_as_its_outline_says() -> None:
    path = letters().path("8\u201314", 100, 50, 20, "middle", strong=True)
    left, top, right, bottom = extent([Shape(path, fill="label")])
    assert (left + right) / 2 == pytest.approx(100, abs=1)
    assert right - left == pytest.approx(letters().width("8\u201314", 20, strong=True), abs=3)
    assert top > 30
    assert bottom < 51
