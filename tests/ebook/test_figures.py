"""Drawings in the ebook: two palettes, their own ground, words as outlines, options as on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree

import pytest

from publisher.binding.epub import bind
from publisher.drawing import DRAWINGS
from publisher.edition.edition import Edition
from publisher.markup.figures import figure
from publisher.markup.night import turned
from publisher.markup.parting import parts
from publisher.markup.scope import drawn_as
from publisher.model.block import Figure
from publisher.model.inline import Attributes, Image
from publisher.style.book import CHAPTER
from publisher.style.colour import Colour, contrast
from publisher.style.layout import Art, PanelLayout
from tests.ebook.opened import Book, X, opened
from tests.ebook.sample import WHEN, edition, section, sheet

NS = "{http://www.w3.org/2000/svg}"
NONE: Mapping[str, PanelLayout] = MappingProxyType({})
LABELS = {"labels": "Light skin; Medium skin; Dark skin; Day"}


def colour(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return Colour(code, red, green, blue)


def palettes(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """By class, what is painted by day and by night."""
    root = ElementTree.fromstring(data)
    day = {
        name: path.get("fill" if name[0] == "f" else "stroke") or ""
        for path in root.iter(f"{NS}path")
        for name in (path.get("class") or "").split()
    }
    night = dict(re.findall(r"\.(\w+)\{(?:fill|stroke):(#\w{6})\}", root.findtext(f"{NS}style") or ""))
    return day, night


def ground(data: bytes) -> tuple[str, str]:
    day, night = palettes(data)
    first = next(ElementTree.fromstring(data).iter(f"{NS}path"))
    return day[first.get("class", "")], night[first.get("class", "")]


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_every_drawing_brings_a_light_ground_for_day_and_a_dark_one_for_night(name: str) -> None:
    day, night = (colour(code) for code in ground(figure(name, {}, "What it shows", sheet())))
    white, black = colour("#ffffff"), colour("#000000")
    assert contrast(day, white) < 1.3
    assert contrast(night, black) < 1.3


def test_what_was_told_apart_by_day_is_told_apart_by_night() -> None:
    day, night = palettes(figure("skin-section", {}, "", sheet()))
    apart = {(one, other) for one in day for other in day if contrast(colour(day[one]), colour(day[other])) > 3}
    assert apart
    assert all(contrast(colour(night[one]), colour(night[other])) > 1.8 for one, other in apart)


def test_labels_are_outlines_that_can_be_read_by_day_and_by_night() -> None:
    data = figure("recovery-tones", LABELS, "", sheet())
    last = list(ElementTree.fromstring(data).iter(f"{NS}path"))[-1]
    day, night = palettes(data)
    for palette, under in zip((day, night), ground(data), strict=True):
        assert contrast(colour(palette[last.get("class", "")]), colour(under)) >= 4.5
    assert not list(ElementTree.fromstring(data).iter(f"{NS}text"))


def test_tones_of_skin_stay_themselves_at_night() -> None:
    root = ElementTree.fromstring(figure("recovery-tones", LABELS, "", sheet()))
    tones = [path for path in root.iter(f"{NS}path") if path.get("fill") in ("#f5dbc6", "#ca936b", "#8f604a")]
    assert len(tones) == 3
    assert not any(path.get("class") for path in tones)


def test_a_turned_colour_turns_its_lightness_and_keeps_dark_and_light_apart() -> None:
    assert contrast(turned(colour("#ffffff")), colour("#000000")) < 1.3
    assert contrast(turned(colour("#0b3c49")), turned(colour("#ffffff"))) > 7


def test_two_figures_of_one_drawing_with_other_options_are_two_files() -> None:
    images = [Image("drawing:session-plan", "Sessions", attributes=Attributes(values=(("solid", n),))) for n in "24"]
    made = edition([section("a", "A", *(Figure(image) for image in images))])
    drawings = {drawn_as(each): figure("session-plan", dict(each.attributes.values), "", sheet()) for each in images}
    book = _bound(made, drawings)
    shown = [each.get("src") or "" for each in book.page(book.chapters[0]).iter(f"{X}img")]
    assert len({book.files[name] for name in shown}) == 2


def test_a_chapter_opens_with_the_brands_drawing_that_says_nothing() -> None:
    made = edition([section("a", "A"), section("b", "B")])
    book = _bound(made, {}, {CHAPTER: PanelLayout(art=(Art("stitch-rule", bottom=440.0),))})
    for name in book.chapters:
        (image,) = book.page(name).iter(f"{X}img")
        assert (image.get("alt"), image.get("role")) == ("", "presentation")
        assert image.get("src") in book.files


def _bound(made: Edition, drawings: Mapping[str, bytes], surfaces: Mapping[str, PanelLayout] = NONE) -> Book:
    return opened(bind(parts(made, drawings, (), surfaces), WHEN))
