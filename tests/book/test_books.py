"""Pages that reflow: whatever the guide, every block stands on them once, whole, and where a reader looks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publisher.model.block import Safety
from publisher.model.walk import walk
from publisher.typesetting.pages import Ink, Running, TextRun
from tests.book.laws import breaches, is_text, listed
from tests.book.make import BOOKS, made, real, stock
from tests.brochure.invented import GUIDES, titled
from tests.brochure.make import WORDY, Made, with_limits
from tests.brochure.words import panels, runs

CALM = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
NOTED = "\n\n".join(f"Words with a mark.[^{n}] {'More of them follow here. ' * 12}" for n in range(12))
NOTES = "\n".join(f"[^{n}]: {'What the note says. ' * (6 + 9 * n)}" for n in range(12))


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_the_real_guide_keeps_every_law(edition: str, brand: str, size: str) -> None:
    book = real(edition, brand, size)
    assert [code for code in book.codes if code != "WORD-PARTED"] == []
    assert breaches(book) == []


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_cover_and_back_hold_a_clinic_that_says_much_of_itself(edition: str, brand: str, size: str) -> None:
    book = made(titled("# One\n\nWords."), stock(edition, brand, size), WORDY, brand)
    assert book.codes == []
    assert {"cover", "back"} <= {panel.name for panel in book.set.geometry.panels}


@given(GUIDES, st.sampled_from(["booklet", "large-print"]), st.sampled_from(["a4", "letter"]))
@CALM
def test_any_guide_keeps_every_law(body: str, edition: str, size: str) -> None:
    closed = f"{body}\n\nThe last words, so that no heading is the last."
    assert breaches(made(titled(closed), stock(edition, "plain", size))) == []


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_large_print_is_16_points_at_least_wherever_words_stand(edition: str, brand: str, size: str) -> None:
    least = {"booklet": 9.0, "large-print": 16.0}[edition]
    book = real(edition, brand, size)
    sizes = {run.size for panel in panels(book.set) for run in runs(panel) if run.text.strip()}
    marks = 0.64 * book.stock.sheet.text("body").size if edition == "booklet" else least
    assert min(sizes) >= min(least, marks) - 1e-6


def test_footnote_marks_are_16_points_too_in_large_print() -> None:
    book = made(titled("# One\n\nWords.[^a]\n\n[^a]: A note.\n"), stock("large-print"))
    marks = [run for panel in panels(book.set) for run in runs(panel) if run.inlines and run.text == "1"]
    assert [run.size for run in marks] == [16.0]


def test_bold_stands_for_italics_in_large_print() -> None:
    text = titled("# One\n\nSome *stressed* words, and **very *stressed*** ones.\n")
    fonts = {run.font.face.italic for panel in panels(made(text, stock("large-print")).set) for run in runs(panel)}
    assert fonts == {False}
    assert {run.font.face.italic for panel in panels(made(text).set) for run in runs(panel)} == {False, True}


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_a_safety_block_stands_whole_on_one_page(edition: str, brand: str, size: str) -> None:
    book = real(edition, brand, size)
    (block,) = (node for section in book.edition.sections for node in walk(section.blocks) if isinstance(node, Safety))
    inside = {id(node) for node in walk([block])}
    pages = {panel.name for panel in panels(book.set) for run in runs(panel) if _node(run) in inside}
    assert len(pages) == 1


def _node(run: TextRun) -> int:
    return id(run.owner[0] if isinstance(run.owner, tuple) else run.owner)


def test_long_notes_go_on_at_the_foot_of_the_next_page() -> None:
    book = made(titled(f"# One\n\n{NOTED}\n\n{NOTES}\n"))
    assert breaches(book) == []
    assert any(_foot_goes_on(book, panel) for panel in range(1, len(book.set.pages)))


def _foot_goes_on(book: Made, index: int) -> bool:
    """Whether one note's words stand on this page and on the one before."""
    notes = [{id(node): note.label for node in walk(note.content)} for note in book.edition.notes]
    owners = {owner: label for each in notes for owner, label in each.items()}
    here, before = (
        {owners[id(run.owner)] for run in runs(panel) if id(run.owner) in owners}
        for panel in (panels(book.set)[index], panels(book.set)[index - 1])
    )
    return bool(here & before)


def test_a_tables_header_stands_again_where_the_table_goes_on_and_is_read_out_once() -> None:
    rows = "\n".join(f"| row {n} | {'words ' * 9}|" for n in range(90))
    book = made(titled(f"# One\n\n| Name | What |\n|---|---|\n{rows}\n"))
    assert breaches(book) == []
    heads = [
        (panel.name, not is_text(run.owner))
        for panel in panels(book.set)
        for run in runs(panel)
        if run.text.strip() == "What"
    ]
    assert len(heads) > 2
    assert [again for _, again in heads] == [False] + [True] * (len(heads) - 1)
    assert len({name for name, _ in heads}) == len(heads)


def test_a_box_taller_than_a_page_is_parted() -> None:
    items = "\n".join(f"- sign number {n}, {'which matters ' * 6}" for n in range(60))
    book = made(titled(f"# One\n\n/// safety | Call us\n{items}\n///\n"))
    assert breaches(book) == []
    framed = [page for page in book.set.pages if any(isinstance(mark, Ink) for mark in page.panels[0].marks)]
    assert len(framed) > 2


def test_what_no_page_can_hold_is_told_with_its_line() -> None:
    book = made(titled("# One\n\nWords.\n\n## " + "heading " * 900 + "\n\nMore.\n"))
    assert book.pages is None
    assert book.codes == ["PAGE-OVERSET"]
    assert book.findings[0].place.line == 9


def test_a_word_wider_than_the_column_is_told() -> None:
    book = made(titled("# One\n\nA " + "Pneumonoultramicroscopic" * 9 + " word\n"))
    assert book.codes == ["WORD-PARTED"]
    assert breaches(book) == []


def test_a_guide_whose_sections_have_no_names_has_no_contents() -> None:
    book = made(titled("# One {: .untitled }\n\n/// brief\nOnly words.\n///\n"), stock("large-print"))
    assert not any(listed(run.owner) for panel in panels(book.set) for run in runs(panel))


def test_a_layout_that_says_little_still_shows_everything() -> None:
    on = stock()
    bare = replace(on, layout=replace(on.layout, panels={}))
    assert breaches(made(titled("# One\n\nWords.\n"), bare)) == []


def test_notes_that_no_page_marks_are_not_lost() -> None:
    """The key message may be claimed by the cover, whose foot has no notes."""
    key = "# Key {: .key .untitled }\n\n/// brief\nTake care.[^a]\n///"
    text = titled(f"{key}\n\n# One\n\n/// brief\nWords.\n///\n\n[^a]: A note.\n")
    on = stock("large-print", "harbour")
    book = made(text, on, brand_name="harbour")
    said = [run.text for panel in panels(book.set) for run in runs(panel)]
    assert said.count("A note.") == 1


# The judge can see: each of these books is spoilt in one way.


@pytest.mark.parametrize(
    ("change", "breach"),
    [({"x": 2.0}, "outside"), ({"size": 5.0}, "text at 5.0"), ({"pieces": ()}, "lost"), ({"owner": None}, "lost")],
)
def test_the_judge_sees_what_is_wrong(change: dict[str, Any], breach: str) -> None:
    found = real("booklet", "harbour")
    page = found.set.pages[5]
    panel = page.panels[0]
    run = next(run for run in runs(panel) if is_text(run.owner))
    marks = tuple(replace(mark, **change) if mark is run else mark for mark in panel.marks)
    new = replace(page, panels=(replace(panel, frames=(marks,)),))
    pages = tuple(new if each is page else each for each in found.set.pages)
    spoilt = replace(found, pages=replace(found.set, pages=pages))
    assert any(breach in each for each in breaches(spoilt))


def test_the_judge_sees_a_page_out_of_its_place() -> None:
    found = real("booklet", "harbour")
    first, second, third, *rest = found.set.pages
    panels_ = [replace(panel, page={1: 2, 2: 1}.get(panel.page, panel.page)) for panel in found.set.geometry.panels]
    panels_[1], panels_[2] = panels_[2], panels_[1]
    moved = replace(found.set.geometry, panels=tuple(panels_))
    swapped = replace(found.set, pages=(first, third, second, *rest), geometry=moved)
    assert any("contents say" in each for each in breaches(replace(found, pages=swapped)))


def test_limits_of_the_sheet_are_those_of_the_recipe() -> None:
    assert with_limits(stock("large-print")).sheet.limits.small_least == 16.0


@pytest.mark.parametrize("filling", range(1, 8))
def test_the_words_that_lead_to_a_box_stand_on_its_page_under_their_heading(filling: int) -> None:
    box = "/// safety | Call us\n" + "- If it hurts more.\n" * 9 + "///"
    before = "Words that fill a page, more or less. " * 24 * filling
    found = panels(made(titled(f"# One\n\n{before}\n\n# When\n\nLead.\n\n{box}")).set)
    page = next(panel for panel in found if any(run.text == "Call us" for run in runs(panel)))
    said = [run.text for run in runs(page) if is_text(run.owner)]
    assert {"When", "Lead."} <= set(said)
    if said[0] == "When":
        heads = [run.text for run in runs(page) if isinstance(run.owner, Running) and run.owner.edge == "top"]
        assert heads == [], "no running head over a title that opens its page"


@pytest.mark.parametrize("words", [8, 20, 40])
def test_the_notes_of_a_box_taller_than_a_page_stand_below_its_text(words: int) -> None:
    signs = "\n\n".join(f"Sign number {n}: stop and call {'the clinic ' * words}[^n{n}]" for n in range(1, 24))
    notes = "\n\n".join(f"[^n{n}]: {'What the note says. ' * (n % 7 * 4)}" for n in range(1, 24))
    book = made(titled(f"# One\n\nHello.\n\n/// safety | When to call\n{signs}\n///\n\n{notes}"))
    # What is left of the box is held whole by its last page, so its notes may go on to the next.
    assert [law for law in breaches(book) if " is marked on " not in law] == []
    small = {id(node) for note in book.edition.notes for node in walk(note.content)}
    small |= {id(note) for note in book.edition.notes}
    for panel in panels(book.set):
        text = [run for run in runs(panel) if is_text(run.owner)]
        feet = [run.baseline - run.size for run in text if id(_of(run.owner)) in small]
        rest = [run.baseline for run in text if id(_of(run.owner)) not in small]
        assert max(rest, default=0.0) < min(feet, default=1e9), panel.name


def _of(owner: object) -> object:
    return owner[0] if isinstance(owner, tuple) else owner


def test_a_note_marked_on_the_back_is_marked_there_and_stands_in_the_book() -> None:
    on = stock()
    back = on.layout.panels["back"]
    frame = replace(back.frames[0], claims=(".call", *back.frames[0].claims))
    laid = replace(on.layout, panels={**on.layout.panels, "back": replace(back, frames=(frame, *back.frames[1:]))})
    text = "# One\n\nWords.[^a]\n\n# Call {: .call }\n\nRing 999 if it hurts.[^b]\n\n[^a]: First.\n[^b]: Second."
    book = made(titled(text), replace(on, layout=laid))
    said = "".join(run.text for run in runs(panels(book.set)[-1]))
    assert "Ring 999 if it hurts.2" in said
    assert [run.text for panel in panels(book.set) for run in runs(panel)].count("Second.") == 1
