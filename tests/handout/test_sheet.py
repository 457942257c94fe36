"""The handout: all of it on one sheet, in every brand and size, large enough, and nothing lost."""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdfium2
import pytest
from PIL.Image import Image

from publisher.model.block import Cell, Paragraph, Safety
from publisher.model.clinic import Clinic
from publisher.model.walk import plain_text, walk
from publisher.preflight.language_grade import smog
from publisher.preflight.language_sentences import words as spoken
from publisher.preflight.language_syllables import syllables
from publisher.style.length import points
from publisher.typesetting.pages import Ink, TextRun
from tests.brochure.make import WORDY, Made, brand, made, real
from tests.brochure.words import passages, shown, squeezed, words
from tests.handout.make import LONG, SHEETS, SIZES, bound, handout, stock
from tests.judges.page import decode_qr, white_margin

FROM, UP_TO = 250, 330  # words of the guide's own
CLINICS = [None, LONG, WORDY]
NAMED = ("own", "long", "wordy")
EVERY = pytest.mark.parametrize(("name", "size"), SHEETS)


def drawn(found: Made, profile: str = "screen", dpi: float = 144) -> list[Image]:
    with pypdfium2.PdfDocument(io.BytesIO(bound(found, profile))) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


@pytest.mark.parametrize("clinic", CLINICS, ids=NAMED)
@EVERY
def test_it_fits_one_sheet_and_every_word_is_printed_once(name: str, size: str, clinic: Clinic | None) -> None:
    found = handout(name, size, clinic)
    assert 1 <= len(found.set.pages) <= 2
    there = [word for page in found.set.pages for text in shown(page.panels) for word in words(text)]
    told = [word for text in (*passages(found.edition), found.edition.clinic.name) for word in words(text)]
    assert Counter(there) == Counter(told)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["harbour", "linden"])
def test_in_the_brands_own_clinics_name_it_takes_one_page(name: str, size: str) -> None:
    assert brand(name).clinic.name
    assert len(handout(name, size).set.pages) == 1


@EVERY
def test_body_text_is_twelve_points_or_more_and_nothing_is_smaller_than_ten_and_a_half(name: str, size: str) -> None:
    for clinic in CLINICS:
        found = handout(name, size, clinic)
        body = {id(node) for section in found.edition.sections for node in walk(section.blocks)}
        marks = [mark for page in found.set.pages for panel in page.panels for mark in panel.marks]
        runs = [mark for mark in marks if isinstance(mark, TextRun)]
        assert min(run.size for run in runs) >= 10.5 - 1e-6
        assert min(run.size for run in runs if id(run.owner) in body) >= 12 - 1e-6


@EVERY
def test_the_whole_call_box_stands_on_the_front_with_the_number_largest(name: str, size: str) -> None:
    for clinic in CLINICS:
        found = handout(name, size, clinic)
        (box,) = (n for section in found.edition.sections for n in walk(section.blocks) if isinstance(n, Safety))
        front = squeezed(shown(found.set.pages[0].panels))
        assert plain_text([box])
        assert all(squeezed([line]) in front for line in plain_text([box]).splitlines())
        inside = {id(node) for node in walk([box])}
        phone = {id(n) for n in walk([box]) if isinstance(n, Paragraph) and "phone" in n.attributes.classes}
        number = {run.size for run in _runs(found) if id(run.owner) in phone}
        assert min(number) > max(run.size for run in _runs(found) if id(run.owner) in inside - phone)


def test_it_holds_the_same_safety_text_as_the_brochure() -> None:
    boxes = [
        [n for section in found.edition.sections for n in walk(section.blocks) if isinstance(n, Safety)]
        for found in (real(), handout("harbour"))
    ]
    assert boxes[0] == boxes[1]


def test_it_says_what_it_must_in_few_plain_words() -> None:
    sections = handout("harbour").edition.sections
    own = [
        word for s in sections for word in re.findall(r"[\w’'-]+", f"{plain_text(s.heading)} {plain_text(s.blocks)}")
    ]
    assert FROM <= len(own) <= UP_TO
    lines = [plain_text(n.content) for s in sections for n in walk(s.blocks) if isinstance(n, Paragraph | Cell)]
    read = _lines(lines)
    assert smog(len(read), sum(syllables(word) >= 3 for line in read for word in spoken(line))) <= 6


def _lines(texts: list[str]) -> list[str]:
    """Sentences, and items of lists, each of which is read as one."""
    return [part for text in texts for part in re.split(r"(?<=[.!?])\s+|\n", text) if len(part.split()) > 2]


@EVERY
def test_the_code_leads_to_the_clinics_guide(name: str, size: str) -> None:
    for clinic in CLINICS:
        found = handout(name, size, clinic)
        assert [code for page in drawn(found) for code in decode_qr(page)] == [found.edition.imprint.address]


@EVERY
def test_an_office_printer_has_its_white_margin(name: str, size: str) -> None:
    margin = int(points("6 mm"))
    pages = drawn(handout(name, size), "office", 72)
    assert [white_margin(page, margin) for page in pages] == [True] * len(handout(name, size).set.pages)


def test_a_bare_file_takes_the_back_only_where_the_front_is_full() -> None:
    text = "---\ntitle: T\n---\n# One\n\nWords.\n\n# Two\n\n- a\n- b\n"
    short, long = (made(text + more, stock("plain", "a4")) for more in ("", "\nMore words.\n" * 40))
    assert [len(found.set.pages) for found in (short, long)] == [1, 2]
    assert squeezed(shown(page.panels[0] for page in long.set.pages)).count("Morewords.") == 40


def test_whom_to_call_while_the_clinic_is_closed_stands_in_the_box_and_is_told_after_it() -> None:
    text = (
        "---\ntitle: T\n---\n# Call {: .call }\n\n/// safety | Call if\n1\n{: .phone }\n\n"
        "- a\n\nNow.\n{: .emergency }\n///\n\n"
        "When closed, call 2.\n{: .closed }\n\nAfter it.\n"
    )
    found = made(text, stock("harbour", "a4"))
    lines = {run.text.strip(): run.baseline for run in _runs(found)}
    border = found.stock.sheet.boxes["safety"].border
    assert border is not None
    frame = next(m for m in _ink(found) if m.shapes[-1].stroke == border.name)
    top, foot = frame.y, frame.y + max(v[-1] for s in frame.shapes for _, v in s.path if v)
    assert top < lines["a"] < lines["When closed, call 2."] < lines["Now."] < foot < lines["After it."]


def test_a_table_of_stages_has_a_sign_under_each_head_that_days_tell_apart() -> None:
    head = "---\ntitle: T\n---\n# One\n\n| When | See |\n|---|---|\n"
    text = f"{head}| {{0}} | a |\n| Days 1–3 | b |\n| {{1}} | c |\n{{{{: .stages }}}}\n"
    signed, bare = (
        [mark for mark in _ink(made(text.format(*heads), stock("linden", "a4"))) if mark.owner is None]
        for heads in (("Today", "Days 4–14"), ("Today", "Later"))
    )
    assert len(signed) == len(bare) + 3
    pricks = [m for m in signed if len({shape.width for shape in m.shapes}) > 1]
    assert [max(s.width for s in m.shapes) for m in pricks] == sorted(
        (max(s.width for s in m.shapes) for m in pricks), reverse=True
    )


def _runs(found: Made) -> list[TextRun]:
    return [m for page in found.set.pages for p in page.panels for m in p.marks if isinstance(m, TextRun)]


def _ink(found: Made) -> list[Ink]:
    return [m for page in found.set.pages for p in page.panels for m in p.marks if isinstance(m, Ink)]
