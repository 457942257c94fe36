"""The press profile: what a print shop gets, as pikepdf, qpdf, poppler, Ghostscript and our own preflight see it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from PIL import Image, ImageFilter, ImageStat
from PIL.Image import Transpose

from publisher.binding import pdf
from publisher.preflight.pdf import check_pdf
from publisher.style.ink_profile import standard_profile
from publisher.style.length import points
from tests.brochure.invented import GUIDES, titled
from tests.brochure.make import WHEN, made, real, stock
from tests.brochure.pressed import (
    BRANDS,
    FOLDS,
    SIZES,
    complaints,
    file,
    inked,
    operations,
    pressed,
    real_file,
    runs,
    same,
    trimmed,
)
from tests.brochure.test_cases import CASES
from tests.judges.inks import light, plates
from tests.judges.page import fonts, qpdf_check, render_with

MM = points("1 mm")
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
NEARLY = 0.01  # points


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("brand", BRANDS)
def test_our_own_preflight_has_nothing_to_say(brand: str, size: str, fold: str) -> None:
    assert complaints(pressed(real(brand, size, fold)), fold) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("brand", BRANDS)
def test_four_plates_and_never_more_ink_than_the_limit(brand: str, size: str, tmp_path: Path) -> None:
    path = real_file(tmp_path, brand, size)
    trim = trimmed(path.read_bytes())
    for page in plates(path):
        assert set(page.inks) == PROCESS
        assert 200 < page.most(trim) <= 300


@pytest.mark.parametrize("brand", BRANDS)
def test_the_file_is_sound_and_holds_its_fonts_and_no_light(brand: str, tmp_path: Path) -> None:
    path = real_file(tmp_path, brand)
    assert qpdf_check(path) == []
    assert light(path) == []
    assert all(font.embedded and font.subset and font.unicode for font in fonts(path))


def test_a_guide_with_every_kind_of_block_prints(tmp_path: Path) -> None:
    found = [made(case.read_text("utf-8")) for case in CASES]
    for n, each in enumerate(found):
        path = file(pressed(each), tmp_path, str(n))
        assert (light(path), qpdf_check(path)) == ([], [])
        assert [each for each in complaints(path.read_bytes()) if "IMAGE" not in each] == []


@pytest.mark.parametrize(("size", "bleed"), [("a4", 3 * MM), ("letter", 9.0)])
def test_the_boxes_lie_in_one_another(size: str, bleed: float) -> None:
    sheet = real("harbour", size).stock.geometry
    with pikepdf.open(io.BytesIO(pressed(real("harbour", size)))) as document:
        for page in document.pages:
            media, bleeds, trim = (
                [float(side) for side in page.obj[f"/{box}"]] for box in ("MediaBox", "BleedBox", "TrimBox")
            )
            assert trim[2] - trim[0] == pytest.approx(sheet.width, abs=NEARLY)
            assert trim[3] - trim[1] == pytest.approx(sheet.height, abs=NEARLY)
            assert [trim[n] - bleeds[n] for n in (0, 1)] == pytest.approx([bleed] * 2, abs=NEARLY)
            assert [bleeds[n] - trim[n] for n in (2, 3)] == pytest.approx([bleed] * 2, abs=NEARLY)
            assert all(bleeds[n] - media[n] > 10 * MM for n in (0, 1))
            assert "/Annots" not in page.obj


@pytest.mark.parametrize("profile", ["screen", "office"])
def test_other_profiles_have_a_trim_box_too(profile: str) -> None:
    found = real("harbour")
    with pikepdf.open(io.BytesIO(pdf.bind(found.set, found.edition, WHEN, profile))) as document:
        assert all(list(page.obj.TrimBox) == list(page.obj.MediaBox) for page in document.pages)


def test_the_file_says_what_it_is_made_for() -> None:
    with pikepdf.open(io.BytesIO(pressed(real("harbour")))) as document:
        (intent,) = document.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == standard_profile().data
        assert document.pdf_version == "1.6"
        assert document.docinfo["/Trapped"] == "/False"
        assert document.trailer.ID[0]
        assert "/StructTreeRoot" not in document.Root
        assert "/Outlines" not in document.Root
        with document.open_metadata() as metadata:
            assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert metadata["pdf:Trapped"] == "False"
            assert metadata["dc:title"] == document.docinfo["/Title"] == "Microneedling"
            assert metadata["xmpMM:DocumentID"].startswith("uuid:")


def test_each_content_has_an_identity_of_its_own() -> None:
    def identity(brand: str) -> str:
        with pikepdf.open(io.BytesIO(pressed(real(brand)))) as document, document.open_metadata() as metadata:
            return str(metadata["xmpMM:DocumentID"])

    assert identity("harbour") != identity("linden")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("brand", [*BRANDS, "plain"])
def test_three_profiles_are_one_sheet_drawn_three_times(brand: str, size: str) -> None:
    found = real(brand, size)
    screen, press, office = (
        runs(pdf.bind(found.set, found.edition, WHEN, profile)) for profile in ("screen", "press", "office")
    )
    assert screen == office
    assert all(map(same, screen, press))
    assert not same(screen[0], press[1])
    assert min(map(len, screen)) > 10


@settings(max_examples=5, deadline=None)
@given(GUIDES)
def test_guides_that_nobody_wrote_print_as_they_are_shown(body: str) -> None:
    found = made(titled(body), stock("harbour"))
    if found.pages is not None:
        data = pressed(found)
        assert complaints(data) == []
        assert all(map(same, runs(found.pdf), runs(data)))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pressed(real("linden")) == pressed(real("linden"))


@pytest.mark.parametrize("brand", BRANDS)
def test_the_trimmed_sheet_looks_like_the_screens(brand: str, tmp_path: Path) -> None:
    found = real(brand)
    press, screen = pressed(found), pdf.bind(found.set, found.edition, WHEN, "screen")
    left, top, right, bottom = map(round, trimmed(press))
    sheets = zip(
        render_with("pdftoppm", file(press, tmp_path)), render_with("pdftoppm", file(screen, tmp_path, "screen"))
    )
    for inks, lights in sheets:
        inside = inks.crop((left, top, right, bottom)).resize(lights.size).convert("L")
        assert likeness(inside, lights.convert("L")) > 0.97
        assert likeness(inside.transpose(Transpose.FLIP_LEFT_RIGHT), lights.convert("L")) < 0.8


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The correlation of two grey pictures: inks are duller than light, and poppler guesses by how much. Blurred, for
    the press page lies half a dot beside the screen's."""
    one, other = (each.filter(ImageFilter.GaussianBlur(2)) for each in (one, other))
    means = [ImageStat.Stat(each).mean[0] for each in (one, other)]
    pairs = [(a - means[0], b - means[1]) for a, b in zip(one.tobytes(), other.tobytes())]
    both, squares = sum(a * b for a, b in pairs), [sum(pair[n] ** 2 for pair in pairs) for n in (0, 1)]
    return float(both / (squares[0] * squares[1]) ** 0.5)


def test_black_text_is_printed_over_its_ground_and_nothing_else_is() -> None:
    with pikepdf.open(io.BytesIO(pressed(real("harbour")))) as document:
        page = document.pages[0]
        state = page.obj.Resources.ExtGState["/Over"]
        assert [state[key] for key in ("/OP", "/op", "/OPM")] == [True, True, 1]
        over, colour = False, ""
        kept: list[bool] = []
        seen: set[tuple[bool, str, str]] = set()
        for operands, name in operations(page):
            if name == "q":
                kept.append(over)
            elif name == "Q":
                over = kept.pop()
            elif name == "gs":
                over = True
            elif name in ("k", "scn"):
                colour = " ".join(map(str, operands))
            elif name in ("TJ", "f", "S"):
                seen.add((over, name, colour if name == "TJ" else ""))
    assert (True, "TJ", "0 0 0 1") in seen
    assert {colour for over, name, colour in seen if over} == {"0 0 0 1"}
    assert (False, "TJ", "0 0 0 1") not in seen
    assert (False, "TJ", "0 0 0 0") in seen  # white on the cover


def test_text_without_inks_of_its_own_is_black_alone() -> None:
    data = pressed(made(SHORT, inked("      ink: [0, 0, 0, 100]", "")))
    with pikepdf.open(io.BytesIO(data)) as document:
        inks = [list(map(float, operands)) for operands, name in operations(document.pages[0]) if name == "k"]
    assert complaints(data) == []
    assert any(ink[:3] == [0, 0, 0] and 0.85 < ink[3] < 1 for ink in inks)


SHORT = "---\ntitle: A short guide\n---\n\n# Heading\n\nWords to read.\n\n/// callout | Mind\nThis.\n///\n"


def test_a_spot_ink_has_a_plate_of_its_own_on_the_pages_that_use_it(tmp_path: Path) -> None:
    sea = inked("      mist: [6, 2, 1, 0]", "      mist: { cmyk: [6, 2, 1, 0], spot: Sea (C) 5 }")
    path = file(pressed(made(SHORT, sea)), tmp_path)
    front, inside = plates(path)
    assert (set(front.inks), set(inside.inks)) == (PROCESS, {*PROCESS, "Sea (C) 5"}), "the box's ground is inside"
    assert inside.inks["Sea (C) 5"].crop(trimmed(path.read_bytes())).getextrema() == (0, 255)
    assert light(path) == []
    assert {each.code for each in check_pdf("press.pdf", path.read_bytes(), "press", "letter")} == {"PDF-SPOT"}
