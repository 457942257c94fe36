"""Preflight of what nobody made to be checked: broken, locked, hostile, long; and of our own brochures."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from pikepdf import Array, Dictionary, Encryption, Name, Stream

from publisher import disk
from publisher.cli import main, options
from publisher.model.catalogue.pdf import PROFILES
from publisher.model.finding import BrokenInput
from publisher.preflight.pdf import check_pdf
from publisher.preflight.pdf_limits import LIMITS
from tests.brochure.make import real
from tests.preflight.sheets import HEIGHT, MM, WIDTH, codes, saved, sheet
from tests.preflight.test_pdf_faults import DARK, SQUARE, both, raw, rectangle, words

A4_LANDSCAPE = Array([0, 0, 297 * MM, 210 * MM])


def refused(data: bytes) -> list[str]:
    with pytest.raises(BrokenInput) as raised:
        check_pdf("sheet.pdf", data, "screen")
    return [finding.code for finding in raised.value.findings]


def locked(user: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet())) as pdf:
        pdf.save(file, encryption=Encryption(owner="owner", user=user))
    return file.getvalue()


@pytest.mark.parametrize("size", [0, 4])
def test_what_does_not_begin_like_a_pdf_is_none(size: int) -> None:
    assert refused(sheet()[:size]) == ["PDF-NONE"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_pdf_cut_short_is_damaged(share: float) -> None:
    data = sheet()
    assert refused(data[: int(len(data) * share)]) == ["PDF-DAMAGED"]


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_pdf_is_refused_even_if_it_opens_without_a_password(user: str) -> None:
    assert refused(locked(user)) == ["PDF-ENCRYPTED"]


def test_what_is_wrong_with_a_damaged_file_is_said_the_same_every_time() -> None:
    def reason() -> object:
        with pytest.raises(BrokenInput) as raised:
            check_pdf("sheet.pdf", sheet()[:900], "screen")
        return raised.value.findings[0].arguments["reason"]

    assert reason() == reason()
    assert "0x" not in str(reason())


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random_end_in_findings_or_in_a_refusal(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(sheet(both(rectangle(DARK), words(31, 60)), packed=False))
    for _ in range(chance.choice((1, 5, 40))):
        data[chance.randrange(20, len(data))] = chance.randrange(256)
    with suppress(BrokenInput):
        check_pdf("sheet.pdf", bytes(data), "press", "letter")


NONSENSE = (Name.No, Array([]), Dictionary(), 7, -1.5, True, pikepdf.String("x"), Array([Name.No, Array([1])]))
KEYS = ("MediaBox", "TrimBox", "Rotate", "UserUnit", "Resources", "Annots", "Group", "CropBox")
ROOT_KEYS = ("StructTreeRoot", "MarkInfo", "Lang", "ViewerPreferences", "OutputIntents")


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
@pytest.mark.parametrize("key", [*KEYS, *ROOT_KEYS])
def test_an_object_of_the_wrong_kind_is_no_fault_of_ours(key: str, value: object) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        owner = pdf.Root if key in ROOT_KEYS else pdf.pages[0].obj
        owner[f"/{key}"] = value

    codes(sheet(spoil=spoil), "press")


def test_metadata_that_are_no_metadata_have_no_title() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Metadatx"] = pdf.make_indirect(Stream(pdf, b"<torn"))  # pikepdf refuses to save it under its name
        del pdf.docinfo["/Title"]

    data = sheet(spoil=spoil, packed=False)
    assert b"/Metadatx" in data
    assert codes(data.replace(b"/Metadatx", b"/Metadata"), "screen") == ["PDF-TITLE"]


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
@pytest.mark.parametrize("kind", ["Font", "XObject", "ColorSpace", "Pattern", "Shading", "ExtGState"])
def test_a_resource_of_the_wrong_kind_is_no_fault_of_ours(kind: str, value: object) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources[f"/{kind}"] = Dictionary(X=value)
        page.contents_add(b"/X gs /X cs 1 /X scn 0 0 9 9 re f /X sh /X Do BT /X 9 Tf (x) Tj ET")

    codes(sheet(spoil=spoil), "press")


def test_a_form_that_draws_itself_ends() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_indirect(Stream(pdf, b"/X Do 1 0 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form))
        made.BBox = Array([0, 0, 9, 9])
        made.Resources = Dictionary(XObject=Dictionary(X=made))
        pdf.pages[0].Resources.XObject = Dictionary(X=made)
        pdf.pages[0].contents_add(b"1 0 0 1 99 99 cm /X Do")

    assert codes(sheet(spoil=spoil), "press") == ["PDF-RGB"]


def test_forms_within_forms_do_not_multiply() -> None:
    """Twelve floors of forms that each draw the next ten times: a billion rectangles to whoever walks them all."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_indirect(Stream(pdf, b"1 0 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form))
        inner.BBox = Array([0, 0, 9, 9])
        for _ in range(12):
            outer = pdf.make_indirect(Stream(pdf, b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form))
            outer.BBox = Array([0, 0, 9, 9])
            outer.Resources = Dictionary(XObject=Dictionary(X=inner))
            inner = outer
        pdf.pages[0].Resources.XObject = Dictionary(X=inner)
        pdf.pages[0].contents_add(b"/X Do")

    with pytest.raises(BrokenInput) as raised:
        check_pdf("sheet.pdf", sheet(spoil=spoil), "press")
    (finding,) = raised.value.findings
    assert (finding.code, finding.place.page) == ("PDF-DAMAGED", 1)
    assert "1111111111112 times" in str(finding.arguments["reason"])


def test_a_form_that_is_used_often_is_drawn() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        made = Stream(pdf, b"0 0 2 2 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        pdf.pages[0].Resources.XObject = Dictionary(X=pdf.make_indirect(made))
        pdf.pages[0].contents_add(b"1 0 0 1 99 99 cm " + b"/X Do " * 5000)

    assert codes(sheet(spoil=spoil), "press") == []


def test_a_structure_tree_that_bites_its_tail_ends() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure))
        part.K = Array([part, part])
        pdf.Root.StructTreeRoot.K = part
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(Figure=Name.Photo, Photo=Name.Figure)

    assert codes(sheet(spoil=spoil), "screen") == ["PDF-FIGURE-ALT"]


def test_every_page_of_a_long_file_is_looked_at() -> None:
    with pikepdf.open(io.BytesIO(sheet())) as pdf:
        small = pdf.pages[0].obj
        for box in ("MediaBox", "TrimBox", "BleedBox"):
            small[f"/{box}"] = Array([0, 0, 60, 60])
        for _ in range(600):
            pdf.pages.append(pdf.pages[0])
        pdf.pages[-1].contents_add(b"1 0 0 rg 9 9 9 9 re f")
        found = [f for f in check_pdf("long.pdf", saved(pdf), "press") if f.code == "PDF-RGB"]
    assert [finding.place.page for finding in found] == [601]


def test_a_page_as_large_as_a_house_is_looked_at() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([-7000, -7000, 7000, 7000])

    assert codes(sheet(words(1, 60), spoil), "press") == ["PDF-NEAR-TRIM"]


def test_a_page_as_long_as_a_country_and_thinner_than_a_hair_is_looked_at() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 999_999_999, pikepdf.Object.parse(b"0.001")])

    assert codes(sheet(spoil=spoil), "press") == ["PDF-BOX-OUTSIDE"]


def test_names_in_letters_of_an_old_set_are_followed_and_told() -> None:
    """Names are bytes, and older programs wrote them in the letters of their own machine."""
    old = b"/Wei#df"

    def spoil(pdf: pikepdf.Pdf) -> None:
        page, ink, black = pdf.pages[0], pikepdf.Object.parse(old), Array([0, 0, 0, 1])
        fade = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=black, N=1)
        form = Stream(pdf, b"1 0 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=ink)
        for kind, value in (
            ("ColorSpace", Array([Name.Separation, ink, Name.DeviceCMYK, fade])),
            ("XObject", form),
            ("Font", font),
        ):
            page.Resources[f"/{kind}"] = page.Resources.get(f"/{kind}", Dictionary())
            page.Resources[f"/{kind}"][ink] = pdf.make_indirect(value)
        page.contents_add(b"q 1 0 0 1 99 99 cm %s cs 1 scn 0 0 9 9 re f %s Do \xdf Q" % (old, old))

    found = check_pdf("sheet.pdf", sheet(spoil=spoil), "press")
    told = {finding.code: finding.arguments.get("ink", finding.arguments.get("font")) for finding in found}
    assert told == {"PDF-SPOT": "Weiß", "PDF-RGB": None, "PDF-FONT-LOOSE": "Weiß"}


ENDLESS = "9" * 400 + ".0"


@pytest.mark.parametrize(
    "operators",
    [
        f"{ENDLESS} 0 0 1 k {SQUARE}",
        f"{ENDLESS} w 0 0 m 9 9 l S",
        f"{ENDLESS} {ENDLESS} {ENDLESS} {ENDLESS} re f",
        f"{ENDLESS} 0 0 1 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 5A5A5A5A> EI",
        f"0.{'0' * 310}1 0 0 0.{'0' * 310}1 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 5A5A5A5A> EI",
    ],
)
def test_a_number_beyond_all_bounds_is_no_fault_of_ours(operators: str) -> None:
    assert codes(sheet(spoil=raw(operators)), "press") == []


def test_a_letter_larger_than_any_sheet_is_looked_at_where_it_shows() -> None:
    assert codes(sheet(spoil=raw("0 g BT /F1+0 100000 Tf (A) Tj ET")), "screen") == []


def test_text_off_the_sheet_is_not_judged_by_what_lies_there() -> None:
    assert codes(sheet(words(2000, 60)), "screen") == []
    assert codes(sheet(words(105, 60, 40)), "screen") == []


def folded(draw: Callable[[object], None], pages: int = 2) -> bytes:
    """A4 across; what `draw` adds stands on the last page, from 10 mm inside its lower left corner."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.TrimBox = page.obj.BleedBox = A4_LANDSCAPE

    return sheet(draw, spoil, pages)


@pytest.mark.parametrize(("left", "found"), [(97, ["PDF-NEAR-FOLD"]), (105.2, []), (80, [])])
def test_text_near_a_fold_is_told_where_the_fold_is_known(left: float, found: list[str]) -> None:
    """Inside, a letter fold of A4 lies at 100 and 200 mm; drawing starts 10 mm in."""
    data = folded(words(left - 10, 60, 8, text="fold"))
    assert codes(data, "screen", "letter") == found
    assert codes(data, "screen") == []


def test_pages_turn_over_between_folds() -> None:
    """A letter fold of A4 lies at 97 mm outside and at 100 mm inside: 103.5 mm clears the one and not the other."""
    beside = words(103.5 - 10, 60, 8, text="fold")
    assert codes(folded(beside, pages=1), "screen", "letter") == []
    (finding,) = check_pdf("sheet.pdf", folded(beside, pages=2), "screen", "letter")
    assert (finding.place.page, finding.arguments["fold"]) == (2, "100.0")


def test_a_sheet_of_no_size_we_fold_has_no_folds() -> None:
    assert codes(sheet(words(31, 60)), "press", "letter") == []
    assert WIDTH < HEIGHT


@pytest.mark.parametrize("name", ["harbour", "linden", "plain"])
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_our_own_brochures_pass_for_the_screen(name: str, size: str) -> None:
    assert codes(real(name, size).pdf, "screen", "letter") == []


def test_the_same_file_gives_the_same_findings() -> None:
    data = real("harbour").pdf
    assert check_pdf("b.pdf", data, "press", "letter") == check_pdf("b.pdf", data, "press", "letter")


# The command line


def check(*words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["check", *words])
    return ran.exit_code, ran.output


def test_the_command_looks_through_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "Leaflet.PDF"
    file.write_bytes(sheet(words(1, 60)))
    code, said = check(str(file), "--profile", "press")
    assert code == 1
    assert "Leaflet.PDF, page 1, 1.3 mm from the left, 87.5 mm from the top: error PDF-NEAR-TRIM text is 1.3 mm" in said
    assert "“Hold”" in said


def test_a_warning_alone_exits_0(tmp_path: Path) -> None:
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(folded(words(87, 60, 8)))
    assert check(str(file), "--fold", "letter")[0] == 0


@pytest.mark.parametrize("name", ["none", "cut", "locked"])
def test_what_cannot_be_read_exits_2_with_one_finding(name: str, tmp_path: Path) -> None:
    made = {"none": b"GIF89a", "cut": sheet()[:-400], "locked": locked("secret")}
    (tmp_path / f"{name}.pdf").write_bytes(made[name])
    code, said = check(str(tmp_path / f"{name}.pdf"))
    assert code == 2
    assert said.count("error PDF-") == 1
    assert "Traceback" not in said


def test_a_huge_file_exits_2_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.pdf"
    with file.open("wb") as hole:
        hole.truncate(disk.PDF_LIMIT + 1)
    code, said = check(str(file))
    assert (code, "FILE-TOO-LARGE" in said) == (2, True)


def test_a_pdf_that_is_not_there_exits_2() -> None:
    code, said = check("nowhere.pdf")
    assert (code, "FILE-UNREADABLE" in said) == (2, True)


def test_a_fold_is_for_pdfs_only(tmp_path: Path) -> None:
    assert check(str(tmp_path), "--fold", "z")[0] == 2


def test_every_profile_has_limits_and_grades() -> None:
    assert tuple(LIMITS) == PROFILES
    assert set(options.PROFILES) == set(PROFILES)


def test_json_says_page_and_millimetres(tmp_path: Path) -> None:
    import json

    file = tmp_path / "leaflet.pdf"
    file.write_bytes(sheet(words(1, 60)))
    (finding,) = json.loads(check(str(file), "--profile", "press", "--format", "json")[1])["findings"]
    assert (finding["page"], finding["left_mm"], finding["severity"]) == (1, 1.3, "error")


def test_other_formats_say_page_and_millimetres_in_words(tmp_path: Path) -> None:
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(sheet(words(1, 60)))
    for form in ("github", "sarif"):
        assert "page 1, 1.3 mm from the left" in check(str(file), "--profile", "press", "--format", form)[1]


def test_explain_says_how_grave_a_finding_is_for_each_profile() -> None:
    said = CliRunner().invoke(main, ["explain", "PDF-KNOCKOUT"]).output
    assert said.startswith("PDF-KNOCKOUT (press: error, office: warning)\n")
