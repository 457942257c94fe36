"""In a clinic's name and safe to hand out: version, review, locale and locked values from the command line to the
files."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from publisher.cli import main
from publisher.disk import PACKAGED
from publisher.style.recipe import read_recipes
from tests.judges import need
from tests.judges.page import decode_qr, render, words
from tests.judges.structure import said

GUIDE = """---
title: Needling
description: A guide for tests.
language: en-GB
version: "1.2"
reviewed_by: Dr A
last_reviewed: 2019-01-31
next_review: {due}
evidence: Studies.
conflicts: None.
feedback: Write to us.
settings:
  make_up_hours: "72"
---

# About

/// brief
Needles make tiny holes.
///

Needles make tiny holes in your skin. No make-up for {{{{ clinic.settings.make_up_hours }}}} hours.

# When to call

/// safety | Call us
Call {{{{ clinic.phone }}}} if you have a fever.
///
"""
CLINIC = """\
name: West Street Clinic
phone: 020 7946 0018
web: west.example.org/guide?from=sheet#top
languages: [English, Polish]
formats: [large print, audio]
"""
OVERDUE, FAR = "2020-05-01", "2099-05-01"
TOLD = "Overdue for review since"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PACKAGED, tmp_path / "styles")
    monkeypatch.chdir(tmp_path)
    write(due=FAR)
    Path("west.yml").write_text(CLINIC)
    return tmp_path


def write(due: str, **changed: str) -> None:
    text = GUIDE.format(due=due)
    for old, new in changed.items():
        text = re.sub(rf"^{old}: .*$", new, text, flags=re.MULTILINE)
    Path("g.md").write_text(text)


def build(*asked: str) -> Result:
    return CliRunner().invoke(main, ["build", "g.md", "--clinic", "west.yml", *asked])


def made(suffix: str) -> list[Path]:
    return sorted(Path("output").rglob(f"*.{suffix}"))


def manifest() -> dict[str, dict[str, object]]:
    files: dict[str, dict[str, object]] = json.loads(Path("output/manifest.json").read_text())["files"]
    return files


def chapters(book: Path) -> dict[str, str]:
    with zipfile.ZipFile(book) as held:
        pages = [name for name in held.namelist() if name.endswith(".xhtml")]
        return {Path(name).name: " ".join(ElementTree.fromstring(held.read(name)).itertext()) for name in pages}


@pytest.mark.usefixtures("project")
def test_a_lapsed_review_is_told_on_every_page_of_every_edition_and_read_out_once() -> None:
    write(due=OVERDUE)
    told = build("--allow-overdue")
    assert told.exit_code == 0, told.stderr
    assert "g.md:8:1: warning REVIEW-LAPSED the review was due on 2020-05-01; every page says so" in told.stderr
    for pdf in made("pdf"):
        pages = [" ".join(words(pdf, number)) for number in range(1, len(render(pdf, 10)) + 1)]
        assert all(f"{TOLD} 1 May 2020" in page for page in pages), pdf
        assert sum(TOLD in text for text in said(pdf)) == 1, pdf
    (book,) = made("epub")
    assert f"{TOLD} 1 May 2020" in chapters(book)["titlepage.xhtml"]
    assert {entry["overdue"] for entry in manifest().values()} == {True}


@pytest.mark.usefixtures("project")
def test_a_review_in_time_is_told_nowhere_whatever_is_allowed() -> None:
    assert build("--allow-overdue").exit_code == 0
    assert not any(TOLD in text for pdf in made("pdf") for text in said(pdf))
    assert TOLD not in " ".join(chapters(made("epub")[0]).values())
    assert {entry["overdue"] for entry in manifest().values()} == {False}


@pytest.mark.usefixtures("project")
def test_without_leave_nothing_is_made_of_an_overdue_guide() -> None:
    write(due=OVERDUE)
    told = build()
    assert (told.exit_code, told.stdout) == (1, "")
    assert "g.md:8:1: error REVIEW-OVERDUE" in told.stderr
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
def test_the_version_is_on_every_sheet_in_every_file_and_in_the_address_of_the_code() -> None:
    assert build().exit_code == 0
    for pdf in made("pdf"):
        pages = [" ".join(words(pdf, number)) for number in range(1, len(render(pdf, 10)) + 1)]
        sheets = [" ".join(pages[index : index + 2]) for index in range(0, len(pages), 2)]
        assert all("1.2" in sheet for sheet in sheets), (pdf, pages)
        assert b"<xmpMM:VersionID>1.2</xmpMM:VersionID>" in pdf.read_bytes()
    (book,) = made("epub")
    with zipfile.ZipFile(book) as held:
        assert b'<meta property="schema:version">1.2</meta>' in held.read("EPUB/package.opf")
    assert "https://west.example.org/guide?from=sheet&v=1.2#top" in links(book)
    assert {entry["version"] for entry in manifest().values()} == {"1.2"}


def links(book: Path) -> set[str]:
    with zipfile.ZipFile(book) as held:
        pages = [held.read(name) for name in held.namelist() if name.endswith(".xhtml")]
    return {node.get("href", "") for page in pages for node in ElementTree.fromstring(page).iter()}


@pytest.mark.usefixtures("project")
def test_a_telephone_reads_the_version_off_the_sheet() -> None:
    assert build("-e", "brochure").exit_code == 0
    (sheet,) = made("pdf")
    read = [text for page in render(sheet, 200) for text in decode_qr(grey(page))]
    assert read == ["https://west.example.org/guide?from=sheet&v=1.2#top"]
    assert "west.example.org/guide?from=sheet#top" in " ".join(said(sheet))


def grey(page: Image.Image) -> Image.Image:
    return page.convert("L")


@pytest.mark.usefixtures("project")
def test_languages_and_formats_stand_in_the_imprint_on_paper_and_in_the_ebook() -> None:
    assert build("-e", "brochure", "-e", "ebook").exit_code == 0
    colophon = chapters(made("epub")[0])["colophon.xhtml"]
    for text in (" ".join(said(made("pdf")[0])), colophon):
        assert "Languages: English, Polish" in text
        assert "Ask us for other formats: large print, audio." in text


@pytest.mark.parametrize(
    ("asked", "size", "day"),
    [
        ((), "g-brochure-a4-screen.pdf", "31 January 2019"),
        (("--locale", "en-US"), "g-en-us-brochure-letter-screen.pdf", "January 31, 2019"),
        (("--locale", "en-US", "--size", "a4"), "g-en-us-brochure-a4-screen.pdf", "January 31, 2019"),
        (("--locale", "es-MX"), "g-es-mx-brochure-letter-screen.pdf", "31 January 2019"),
        (("--locale", "EN-gb"), "g-brochure-a4-screen.pdf", "31 January 2019"),
    ],
)
@pytest.mark.usefixtures("project")
def test_the_locale_orders_dates_and_chooses_the_sheet(asked: tuple[str, ...], size: str, day: str) -> None:
    told = build("-e", "brochure", "-e", "ebook", *asked)
    assert told.exit_code == 0, told.stderr
    assert [path.name for path in made("pdf")] == [size]
    (book,) = made("epub")
    assert book.name == size.partition("-brochure")[0] + ".epub"
    for text in (" ".join(said(made("pdf")[0])), chapters(book)["titlepage.xhtml"]):
        assert day in text


@pytest.mark.usefixtures("project")
def test_a_guide_in_american_english_is_printed_on_letter() -> None:
    write(due=FAR, language="language: en-US")
    assert build("-e", "brochure").exit_code == 0
    assert [path.name for path in made("pdf")] == ["g-brochure-letter-screen.pdf"]


@pytest.mark.usefixtures("project")
def test_a_locale_that_is_none_is_wrong_usage() -> None:
    told = build("--locale", "../en")
    assert told.exit_code == 2
    assert "such as en-GB or en-US" in told.stderr


LOCKED = """
defaults:
  publisher:
    locked:
      - emergency
      - settings.make_up_hours
      - logo
    clinic:
      name: The brand
      emergency: "999"
"""


def lock() -> int:
    """Locks values of the plain brand; the line of the first."""
    path = Path("styles/plain/_brand.yml")
    text = path.read_text().replace("\ndefaults:\n  publisher:", LOCKED.rstrip(), 1)
    if "locked:" not in text:
        text += LOCKED
    path.write_text(text)
    return text.splitlines().index("      - emergency") + 1


@pytest.mark.usefixtures("project")
def test_a_value_that_the_brand_locks_is_the_brands_for_every_clinic() -> None:
    lock()
    Path("g.md").write_text(GUIDE.format(due=FAR).replace("if you have", "or {{ clinic.emergency }} if you have"))
    told = build("-e", "ebook")
    assert told.exit_code == 0, told.stderr
    assert "Call 020 7946 0018 or 999 if" in re.sub(r"\s+", " ", " ".join(chapters(made("epub")[0]).values()))


@pytest.mark.parametrize(
    ("key", "more", "offset"),
    [
        ("emergency", "emergency: '112'\n", 0),
        ("settings.make_up_hours", "settings:\n  make_up_hours: '24'\n", 1),
        ("logo", "logo: mark.svg\n", 2),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_clinic_that_changes_it_is_told_both_files_and_lines(key: str, more: str, offset: int) -> None:
    line = lock() + offset
    Path("west.yml").write_text(CLINIC + more)
    told = build("-e", "ebook")
    own = CLINIC.count("\n") + more.count("\n")
    assert told.exit_code == 2
    assert f"west.yml:{own}:" in told.stderr
    assert f"error CLINIC-LOCKED The brand fixes '{key}', at styles/plain/_brand.yml:{line}, so" in told.stderr
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
def test_a_clinic_may_say_again_what_the_brand_says() -> None:
    lock()
    Path("west.yml").write_text(CLINIC + "emergency: '999'\n")
    assert build("-e", "ebook").exit_code == 0


@pytest.mark.usefixtures("project")
def test_a_misspelt_brand_does_not_hide_what_else_is_wrong() -> None:
    write(due=OVERDUE, description="descripton: A guide.\nbrand: plane")
    told = build()
    assert told.exit_code == 2
    for code in ("BRAND-MISSING", "FRONT-MATTER-UNKNOWN", "REVIEW-OVERDUE", "DESCRIPTION-MISSING"):
        assert code in told.stderr


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("west.yml", "name: [\n"),
        ("west.yml", "phone: '1'\n"),
        ("styles/plain/_brand.yml", "color: [\n"),
        ("styles/plain/_brand.yml", "color:\n  foreground: nonsense\n"),
        ("styles/editions.yml", "brochure:\n  output: docx\n"),
        ("styles/plain/brochure.yml", "panels: 3\n"),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_broken_configuration_ends_with_2_and_a_broken_guide_with_1(path: str, content: str) -> None:
    Path(path).write_text(content)
    assert build("-e", "brochure").exit_code == 2
    Path("h.md").write_text("---\ntitle: [\n---\n# A\n")
    assert CliRunner().invoke(main, ["build", "h.md"]).exit_code in (1, 2)


@pytest.mark.usefixtures("project")
def test_front_matter_that_cannot_be_read_is_the_guides_own() -> None:
    Path("h.md").write_text("---\ntitle: [\n---\n# A\n")
    assert CliRunner().invoke(main, ["build", "h.md"]).exit_code == 1


@pytest.mark.usefixtures("project")
def test_the_manifest_records_fonts_brand_and_the_same_safety_words_for_every_edition() -> None:
    assert build().exit_code == 0
    entries = manifest()
    recipes = read_recipes("editions.yml", Path("styles/editions.yml").read_bytes())[0]
    assert {entry["edition"] for entry in entries.values()} == set(recipes)
    for entry in entries.values():
        assert entry["brand"] == "plain"
        assert "SourceSansPro-Regular.ttf" in dict(entry["fonts"])  # type: ignore[call-overload]
    assert len({json.dumps(entry["safety"]) for entry in entries.values()}) == 1


@pytest.mark.usefixtures("project")
def test_long_and_foreign_names_are_set_whole_or_told_with_the_line_and_the_font() -> None:
    need("pdftotext")
    name = "Κλινική Δέρματος Ἅγιος Παντελεήμων Αθηνών και Νέας Σμύρνης, Τμήμα Αισθητικής Δερματολογίας"
    lines = ("Nguyễn Thị Minh Khai 12", "вулиця Хрещатик 4", "Zażółć gęślą jaźń", "Straße 7", "São João", "Ελλάδα")
    assert (len(name), len(lines)) == (90, 6)
    address = "".join(f"  - {line}\n" for line in lines)
    Path("west.yml").write_text(f"name: {name}\nphone: '1'\naddress:\n{address}")
    told = build("-e", "brochure", "-e", "ebook")
    assert told.exit_code == 0, told.stderr
    for text in (" ".join(said(made("pdf")[0])), chapters(made("epub")[0])["colophon.xhtml"]):
        assert all(part in re.sub(r"\s+", " ", text) for part in (name, *lines))
    Path("west.yml").write_text("name: A\nphone: '1'\naddress:\n  - 諸\nhours: نور\n")
    told = build("-e", "brochure")
    assert told.exit_code == 1
    assert "west.yml:3:1: error GLYPH-MISSING no font of the brand has the characters 諸 (U+8AF8)" in told.stderr
    assert "west.yml:5:1: error GLYPH-MISSING no font of the brand has the characters " in told.stderr
    assert "Source Sans Pro lacks them" in told.stderr
    Path("west.yml").write_text("name: 諸\nphone: '1'\n")
    told = build("-e", "ebook")
    assert told.exit_code == 0, told.stderr
    assert "west.yml:1:1: warning COVER-LETTERS The ebook's cover leaves out “諸”: no font" in told.stderr
