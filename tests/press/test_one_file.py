"""Every clinic's sheets in one PDF: each page looks and reads as in the clinic's own file, and says whose it is."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from benchmarks.press.clinics import write_table
from publisher.binding import pdf_growing, pdf_volume
from publisher.binding.pdf_copy import read_copy
from publisher.binding.pdf_template import template
from publisher.cli import main
from publisher.disk import PACKAGED
from publisher.model.finding import BrokenInput
from publisher.model.value import value
from tests.judges.page import qpdf_check
from tests.judges.tagged import told
from tests.judges.vera import FLAVOURS, vera
from tests.press.conftest import FILE, Press, Table, kept, tree
from tests.press.test_run import codes

ROOT = Path(__file__).parents[2]
ONE = ("--as", "one-file")
INKS = (("East", "plain"), ("West", "west"))
VOLUME = "guide-clinics-brochure-screen.pdf"
NAMES = (
    "1 0 R",
    r"a) 2 0 R (b \ /ID(x) /ID<00> %d %%",
    "Λευκή Πέτρα /StructParent 3",
    ">> endobj stream /T(x)",
    "A",
    "a.b.c",
)


def report(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "output" / "run-report.json").read_text("utf-8")))


def rasters(path: Path) -> list[bytes]:
    with pypdfium2.PdfDocument(path) as document:
        return [bytes(page.render(scale=0.6).buffer) for page in document]


def test_each_clinic_looks_and_reads_as_in_a_file_of_its_own(folder: Path, table: Table, press: Press) -> None:
    name = table(*NAMES)
    assert press(name, *ONE).exit_code == 0
    volume, apart = folder / "output" / VOLUME, folder / "apart"
    assert press(name, "-o", str(apart)).exit_code == 0
    rows = report(folder)["rows"]
    alone = [apart / row["folder"] / FILE for row in rows]
    assert qpdf_check(volume) == []
    assert rasters(volume) == [page for path in alone for page in rasters(path)]
    document, *read = told(volume)
    assert document.role == "Document"
    own = [("Part" if each.role == "Document" else each.role, each.words) for path in alone for each in told(path)]
    assert [(each.role, each.words) for each in read] == own
    assert volume.stat().st_size < 0.6 * sum(path.stat().st_size for path in alone)


def test_pages_bookmarks_and_the_report_say_whose_the_pages_are(folder: Path, table: Table, press: Press) -> None:
    assert press(table(*NAMES), *ONE).exit_code == 0
    rows = report(folder)["rows"]
    records = [(row["clinic"], record) for row in rows for record in row["records"]]
    assert [name for name, _ in records] == list(NAMES)
    assert {record["volume"] for _, record in records} == {VOLUME}
    assert all(row["files"] == [] for row in rows)
    with pikepdf.open(folder / "output" / VOLUME) as document:
        assert [str(page.label) for page in document.pages] == [
            f"{name}, {nth}" for name, record in records for nth in range(1, record["pages"] + 1)
        ]
        with document.open_outline() as outline:
            goals: list[Any] = [each.destination for each in outline.root]
            first = [document.pages.index(pikepdf.Page(goal[0])) + 1 for goal in goals]
            marks = list(zip([each.title for each in outline.root], first, strict=True))
            below = {each.title for mark in outline.root for each in mark.children}
        parts = [str(part.T) for part in document.Root.StructTreeRoot.K.K]
    assert marks == [(name, record["first_page"]) for name, record in records]
    assert below == {"Your visit", "Call us"}
    assert parts == list(NAMES)
    page = (folder / "output" / "run-report.html").read_text("utf-8")
    assert f'href="{VOLUME}#page={records[2][1]["first_page"]}"' in page


def test_it_is_the_same_for_any_number_of_processes_and_after_a_run_that_was_stopped(
    folder: Path, table: Table, press: Press
) -> None:
    assert press(table("A", "B"), *ONE).exit_code == 0
    name = table(*NAMES)
    assert press(name, *ONE).exit_code == 0
    before, rows = tree(folder / "output")[VOLUME], report(folder)["rows"]
    (folder / "output" / ".press" / "files" / "a" / FILE).write_bytes(b"half")
    assert press(name, *ONE).exit_code == 0
    assert tree(folder / "output")[VOLUME] == before
    shutil.rmtree(folder / "output")
    assert press(name, *ONE, jobs=2).exit_code == 0
    assert (tree(folder / "output")[VOLUME], report(folder)["rows"]) == (before, rows)


def test_at_an_address_it_is_the_same(folder: Path, table: Table, press: Press, memory: str) -> None:
    name = table("East", "West")
    assert press(name, *ONE).exit_code == 0
    assert press(name, *ONE, "-o", memory).exit_code == 0
    assert kept(memory)[VOLUME] == tree(folder / "output")[VOLUME]


def test_a_row_that_failed_is_left_out_and_named(folder: Path, table: Table, press: Press) -> None:
    assert press(table("East", {"name": "Bad", "phone": "\x07"}, "West"), *ONE).exit_code == 1
    assert [[each["first_page"] for each in row.get("records", ())] for row in report(folder)["rows"]] == [[1], [], [3]]
    assert codes(folder)[3] == ["CELL-CONTROL"]


def test_a_volume_of_an_earlier_run_is_told_of(table: Table, press: Press) -> None:
    assert press(table("East"), *ONE).exit_code == 0
    told_of = press(table({"name": "Bad", "phone": "\x07"}), *ONE)
    assert told_of.exit_code == 1
    assert f"“{VOLUME}” is still there" in told_of.stderr


def test_an_ebook_is_refused_and_not_taken_where_none_is_named(folder: Path, table: Table, press: Press) -> None:
    east, west = ({"name": name, "phone": "020 7946 0018"} for name in ("East", "West"))
    name = table(east, {**west, "editions": "ebook"}, columns=("name", "phone", "editions"))
    for more in ((), ("--dry-run",)):
        assert press(name, *ONE, *more, editions=("ebook",)).exit_code == 2
    assert not (folder / "output").exists()
    assert press(name, *ONE, "--dry-run").exit_code == 1
    assert press(name, *ONE, editions=()).exit_code == 1
    assert codes(folder) == {2: [], 3: ["EDITION-UNBOUND"]}
    assert {path.name.split("-")[2] for path in (folder / "output").glob("*.pdf")} >= {"brochure", "handout"}


def test_a_later_look_finds_what_was_altered(folder: Path, table: Table, press: Press) -> None:
    press(table("East"), *ONE)
    words = ["verify", "output/run-report.json"]
    assert CliRunner().invoke(main, words).exit_code == 0
    with (folder / "output" / VOLUME).open("ab") as file:
        file.write(b"%")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "MADE-ALTERED" in done.stderr


def test_clinics_of_other_inks_do_not_go_into_one_file(folder: Path, table: Table, press: Press) -> None:
    west = folder / "styles" / "west"
    shutil.copytree(PACKAGED / "plain", west)
    shutil.copy(PACKAGED.parent / "icc" / "FOGRA39L.icc", west / "own.icc")
    kit = (west / "_brand.yml").read_text("utf-8")
    own = "  publisher:\n    press: { profile: own.icc }\n"
    (west / "_brand.yml").write_text(kit.replace("  publisher:\n", own, 1), "utf-8")
    east, other = ({"name": name, "phone": "020 7946 0018", "brand": brand} for name, brand in INKS)
    columns = ("name", "phone", "brand")
    told = press(table(east, other, columns=columns), *ONE, "--profile", "press")
    assert told.exit_code == 2
    assert "VOLUME-UNLIKE The sheets of “West” are made for other inks than those before" in told.stderr
    assert not {*(folder / "output").glob("*.pdf"), *(folder / "output").glob("*.part")}
    assert press(table(east, other, columns=columns), *ONE).exit_code == 0  # screens all show the same
    assert press(table(other, columns=columns), *ONE, "--profile", "press").exit_code == 0


def test_files_for_the_press_have_no_tags_and_are_bound_too(folder: Path, table: Table, press: Press) -> None:
    name = table(*NAMES)
    assert press(name, *ONE, "--profile", "press").exit_code == 0
    assert press(name, "--profile", "press", "-o", "apart").exit_code == 0
    volume = folder / "output" / "guide-clinics-brochure-press.pdf"
    alone = [folder / "apart" / row["folder"] / FILE.replace("screen", "press") for row in report(folder)["rows"]]
    assert rasters(volume) == [page for path in alone for page in rasters(path)]
    with pikepdf.open(volume) as document:
        assert "/StructTreeRoot" not in document.Root
        assert str(document.Root.OutputIntents[0].S) == "/GTS_PDFX"
        assert all("/BleedBox" in page for page in document.pages)


def test_trees_of_several_levels_lead_to_every_page(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_growing, "_FAN", 2)
    assert press(table(*NAMES), *ONE).exit_code == 0
    volume = folder / "output" / VOLUME
    assert qpdf_check(volume) == []
    with pikepdf.open(volume) as document:
        keys = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        assert [str(page.label) for page in document.pages][-1] == f"{NAMES[-1]}, 2"
        for page in document.pages:
            assert all(element.Pg == page.obj for element in keys[int(page.StructParents)])
            for link in page.get("/Annots", ()):
                kids = list(keys[int(link.StructParent)].K)
                assert any(kid.Obj == link for kid in kids if isinstance(kid, pikepdf.Dictionary))


def test_a_further_volume_begins_where_a_file_may_hold_no_more(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_volume, "LIMIT", pdf_volume._SPARE + 200)
    assert press(table(*NAMES), *ONE).exit_code == 0
    records = [record for row in report(folder)["rows"] for record in row["records"]]
    volumes = list(dict.fromkeys(record["volume"] for record in records))
    assert volumes[:2] == [VOLUME, VOLUME.replace(".pdf", "-2.pdf")]
    for one, two in pairwise(records):
        same = one["volume"] == two["volume"]
        assert two["first_page"] == (one["first_page"] + one["pages"] if same else 1)
    assert all(qpdf_check(folder / "output" / name) == [] for name in volumes)


def test_a_file_of_another_program_is_refused(folder: Path, table: Table, press: Press) -> None:
    press(table("East"))
    made = folder / "output" / "east" / FILE
    assert read_copy("x", made.read_bytes()).pages
    with pikepdf.open(made) as document:
        document.save(folder / "other.pdf")
    for data in ((folder / "other.pdf").read_bytes(), made.read_bytes()[:-40], b""):
        with pytest.raises(BrokenInput, match="FILE-UNREADABLE"):
            read_copy("x", data)


@value
class _Case:
    body: bytes
    filled: bytes


@pytest.mark.parametrize(
    "case",
    [
        _Case(b"<</A 1 0 R/B[2 0 R 1 0 R]>>", b"<</A 11 0 R/B[12 0 R 11 0 R]>>"),
        _Case(rb"<</T(1 0 R \) 2 0 R %d)/A 1 0 R>>", rb"<</T(1 0 R \) 2 0 R %d)/A 11 0 R>>"),
        _Case(b"<</StructParents 3 /T(/StructParents 3 )>>", b"<</StructParents 8 /T(/StructParents 3 )>>"),
        _Case(b"<</ID(a)/K 1 0 R>>", b"<</ID(00000007.a)/K 11 0 R>>"),
        _Case(b"<</ID<feff00e9>/E(/ID<00>)>>", b"<</ID(00000007<feff00e9)/E(/ID<00>)>>"),
    ],
)
def test_what_stands_in_a_string_is_never_taken_for_a_reference(case: _Case) -> None:
    assert template(case.body).filled({1: 11, 2: 12}, 5, 7) == case.filled


def test_a_string_that_is_written_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="otherwise"):
        template(b"<</T(a (1 0 R) b)>>")


@pytest.mark.parametrize("profile", ["screen", "office"])
def test_one_file_of_a_dozen_clinics_conforms_to_pdf_ua_1_and_pdf_a_2a(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.chdir(ROOT)
    name, out = str(write_table(tmp_path, 12)), tmp_path / "out"
    words = ["press", "source/microneedling", name, "-e", "brochure", "-e", "handout", *ONE, "-o", str(out)]
    assert CliRunner().invoke(main, [*words, "--profile", profile, "--jobs", "1"]).exit_code == 0
    volumes = sorted(out.glob("*.pdf"))
    verdict = vera(volumes)
    assert verdict.failures == ()
    assert set(verdict.checks) == {(path.name, flavour) for path in volumes for flavour in FLAVOURS}
    if profile == "screen":
        with pikepdf.open(volumes[1]) as document:
            fields = [str(field.T) for field in document.Root.AcroForm.Fields]
        assert fields == [f"clinic-{number}" for number in range(12)]
