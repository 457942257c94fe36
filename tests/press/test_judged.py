"""Judges from outside on the files of one run: clinics of every length and alphabet, both brands, every edition.

The run is made once; which of its files are shown is drawn by lot, the same on every machine."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from benchmarks.press.clinics import clinic, logo, logo_name
from publisher.cli import main
from tests.judges.ebook import epubcheck
from tests.judges.page import qpdf_check, words
from tests.judges.vera import FLAVOURS, vera
from tests.press.conftest import tree
from tests.press.thorough import times

ROOT = Path(__file__).parents[2]
CLINICS, PDFS, BOOKS = times(8, 14), times(16, 50), times(3, 10)
EDITIONS = ("brochure", "handout", "large-print", "booklet", "ebook")
SPECIAL = (
    {"name": "A", "address": "1 Road"},
    {"name": "Κέντρο Δερματικής Υγείας «Η Λευκή Πέτρα»", "address": "Οδός Αθηνάς 4\nΛευκή Πέτρα"},
    {"name": "Клиника «Синяя гора», отделение ухода за кожей", "address": "улица Садовая, 7"},
    {"name": "Phòng khám Da liễu Linh Đàm", "address": "12 Đường Hồ\nHà Nội"},
    {"name": "Żółw & Łąka <Gabinet> „Pielęgnacji” #1 (2) %PDF-1.7 endstream", "address": "ul. Źródlana 3"},
    {
        "name": "Northtown University Hospital Centre for Dermatology, Skin Health and Reconstructive Care",
        "address": "Building 7\nEntrance C\nThird floor\n127a Sunshine Street\nExampletown Riverside\nUnited Kingdom",
    },
)
"""What invented clinics do not have: one line and six, whole names in other alphabets, signs of every format."""


def cells(number: int) -> dict[str, str]:
    """A row: an invented clinic, every second of the other brand."""
    special = SPECIAL[number] if number < len(SPECIAL) else {}
    brand = {"brand": "linden"} if number % 2 else {}
    return {**clinic(number), **special, **brand}


ROWS = [cells(number) for number in range(CLINICS)]


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project after the run."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("source", "styles"):
        shutil.copytree(ROOT / part, folder / part)
    for number in range(len(ROWS)):
        (folder / logo_name(number)).write_text(logo(number), "utf-8")
    write(folder / "clinics.csv", ROWS)
    said = run(folder, "press", "source/microneedling", "clinics.csv", "--quiet", "--jobs", "2")
    assert said == 0
    return folder


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, (*clinic(0), "brand"))
        writer.writeheader()
        writer.writerows(rows)


def run(folder: Path, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        told = CliRunner().invoke(main, list(words))
    print(told.output)  # shown with a test that fails
    return told.exit_code


@pytest.fixture(scope="module")
def lot(pressed: Path) -> list[Path]:
    """PDF files drawn by lot."""
    return random.Random(50).sample(sorted((pressed / "output").glob("*/*.pdf")), PDFS)


def test_files_of_a_run_conform_to_pdf_ua_1_and_pdf_a_2a(lot: list[Path], tmp_path: Path) -> None:
    copies = [tmp_path / f"{path.parent.name}-{path.name}" for path in lot]  # a verdict knows a file by its name
    for path, copy in zip(lot, copies, strict=True):
        shutil.copy(path, copy)
    verdict = vera(copies)
    assert verdict.failures == ()
    assert set(verdict.checks) == {(path.name, flavour) for path in copies for flavour in FLAVOURS}
    assert min(verdict.checks.values()) > 1000


def test_booklets_of_three_clinics_in_one_file_conform_too(pressed: Path) -> None:
    write(pressed / "three.csv", ROWS[:3])
    words = ("-e", "booklet", "--as", "one-file", "-o", "bound", "--quiet", "--jobs", "1")
    assert run(pressed, "press", "source/microneedling", "three.csv", *words) == 0
    volume = pressed / "bound" / "microneedling-clinics-booklet-screen.pdf"
    verdict = vera([volume])
    assert verdict.failures == ()
    assert set(verdict.checks) == {(volume.name, flavour) for flavour in FLAVOURS}
    assert qpdf_check(volume) == []
    assert not any(missing(row["name"], volume) for row in ROWS[:3])


def test_those_files_are_whole_and_say_whose_they_are(lot: list[Path]) -> None:
    rows = {row["slug"]: row for row in ROWS}
    assert {each.name.split("-")[1] for each in lot} <= {"brochure", "handout", "large", "booklet", "linden"}
    for path in lot:
        assert qpdf_check(path) == []
        assert not missing(rows[path.parent.name]["name"], path), path


def missing(name: str, path: Path) -> set[str]:
    """The words of `name` that the file does not show; one that is parted at a line's end may be in pieces."""
    shown = "".join(words(path)).replace("-", "")
    return {word for word in name.split() if word.replace("-", "") not in shown}


def test_ebooks_of_a_run_are_sound(pressed: Path) -> None:
    books = random.Random(10).sample(sorted((pressed / "output").glob("*/*.epub")), BOOKS)
    wrong = {book.parent.name: [m for m in epubcheck(book) if m.severity not in ("INFO", "USAGE")] for book in books}
    assert wrong == {book.parent.name: [] for book in books}


def test_every_file_is_there_and_a_build_for_one_clinic_gives_the_same_bytes(pressed: Path) -> None:
    made = tree(pressed / "output")
    assert len([name for name in made if "/" in name and not name.startswith(".")]) == len(EDITIONS) * len(ROWS)
    for number in (1, 4, 5, 7):
        row = {name: cell for name, cell in ROWS[number].items() if cell}
        brand = row.pop("brand", "harbour")
        (pressed / "one.yml").write_text(yaml.safe_dump(row, allow_unicode=True), "utf-8")
        words = ["build", "source/microneedling", "--clinic", "one.yml", "--brand", brand, "-o", f"built-{number}"]
        assert run(pressed, *words) == 0
        built = {name: digest for name, digest in tree(pressed / f"built-{number}").items() if "/" in name}
        assert built == {name: digest for name, digest in made.items() if name.startswith(f"clinic-{number}/")}
