"""The forms of a layout: one that suits the guide, one in which art gives way, one for wide words."""

from __future__ import annotations

from publisher.typesetting.pages import Ink
from tests.brochure.invented import text, titled
from tests.brochure.laws import breaches
from tests.brochure.make import Made, made, stock
from tests.brochure.words import panels, runs

ART = "art: [{ drawing: cover-field, top: 10% }]"
NARROW = "frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 60% }]"
BROAD = "frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }]"
COLUMN = "frames: [{ claims: [rest], left: 9 mm, right: 70%, top: 12 mm, bottom: 10 mm }]"


def drawings(found: Made) -> int:
    """How many panels show art beneath their text."""
    return sum(isinstance(mark, Ink) and mark.clip is not None for page in found.set.pages for mark in page.under)


CROWDED = f"standard: {{ {ART}, {NARROW}, crowded: {{ {BROAD} }} }}\n"


def test_art_stays_where_the_text_has_room() -> None:
    found = made(titled("# One\n\nFew words."), stock(layout=CROWDED))
    assert drawings(found) == 6


def test_art_gives_way_to_text_that_has_no_room() -> None:
    found = made(titled(f"# One\n\n{text(1100)}"), stock(layout=CROWDED))
    assert drawings(found) == 0
    assert breaches(found, in_order=False) == []


def test_a_text_that_no_form_holds_is_told_by_the_roomiest() -> None:
    tight, roomy = (
        made(titled(f"# One\n\n{text(9000)}"), stock(layout=laid)) for laid in (CROWDED.replace(BROAD, NARROW), CROWDED)
    )
    more, less = (int(each.findings[0].arguments["words"]) for each in (tight, roomy))
    assert less < more


def test_a_layout_with_no_form_for_much_text_is_set_as_ever() -> None:
    body = titled(f"# One\n\n{text(300)}")
    plain = f"standard: {{ {BROAD} }}\n"
    alone, same = (
        made(body, stock(layout=plain)),
        made(body, stock(layout=f"standard: {{ {BROAD}, crowded: {{ {BROAD} }} }}\n")),
    )
    assert alone.set.pages == same.set.pages


WIDE = f"standard: {{ {COLUMN}, wide: {{ {BROAD} }} }}\n"
LONG = "| Zeitgeist | Zeitgeist | Zeitgeist |\n|---|---|---|\n| Wanderlust | Wanderlust | Wanderlust |"


def test_a_table_too_wide_for_its_column_gets_a_broad_one() -> None:
    assert "WORD-PARTED" in made(titled(f"# One\n\n{LONG}"), stock(layout=f"standard: {{ {COLUMN} }}\n")).codes
    assert made(titled(f"# One\n\n{LONG}"), stock(layout=WIDE)).codes == []


def test_text_that_its_column_holds_keeps_it() -> None:
    found = made(titled("# One\n\nA few words that make two lines or three."), stock(layout=WIDE))
    flap = found.stock.geometry.panels[1]
    assert (
        max(run.x + run.width for panel in panels(found.set)[1:2] for run in runs(panel))
        < flap.left + 0.31 * flap.width
    )


def test_a_word_that_no_column_holds_is_told_once() -> None:
    found = made(titled(f"# One\n\nA {'x' * 200} word."), stock(layout=WIDE))
    assert found.codes == ["WORD-PARTED"]
