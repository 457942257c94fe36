"""What a run makes: the files of a build for each clinic, in folders of their own, the same bytes in any order."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import main
from publisher.cli.press import Tally
from publisher.cli.voice import Voice
from publisher.press import run as running
from publisher.press.report import NAME
from tests.press import faults
from tests.press.conftest import FILE, Press, Table, tree, visible

REPORTS = {f"{NAME}.{ending}" for ending in ("json", "csv", "html")}


def report(folder: Path) -> dict[int, dict[str, object]]:
    return {row["row"]: row for row in json.loads((folder / "output" / f"{NAME}.json").read_text("utf-8"))["rows"]}


def codes(folder: Path) -> dict[int, list[str]]:
    rows = json.loads((folder / "output" / f"{NAME}.json").read_text("utf-8"))["rows"]
    return {row["row"]: [found["code"] for found in row["findings"]] for row in rows}


def test_every_clinic_gets_what_a_build_for_it_gives(folder: Path, table: Table, press: Press) -> None:
    (folder / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    )
    given = {"name": "West & Co", "phone": "020 7946 0020", "settings.days": "3", "logo": "mark.svg"}
    (folder / "west.yml").write_text(
        'name: West & Co\nphone: 020 7946 0020\nlogo: mark.svg\nsettings:\n  days: "3"\n', "utf-8"
    )
    told = press(table("East", given, columns=tuple(given)), "--allow-overdue", editions=("brochure", "ebook"))
    assert told.exit_code == 1, told.stderr  # East has no telephone
    words = ["build", "guide.md", "--clinic", "west.yml", "-o", "built", "-e", "brochure", "-e", "ebook"]
    assert CliRunner().invoke(main, words).exit_code == 0
    (built,) = (folder / "built").glob("west*")
    assert {built.name: tree(built)} == {"west-co": tree(folder / "output" / "west-co")}


def test_results_are_told_and_the_report_is_named(table: Table, press: Press) -> None:
    told = press(table("East", "West"))
    assert told.exit_code == 0
    assert told.stdout.split() == [f"output/{NAME}.{ending}" for ending in ("json", "csv", "html")]
    assert "2 of 2 rows made; 0 failed\n" in told.stderr
    assert visible(Path("output")) == {f"east/{FILE}", f"west/{FILE}", *REPORTS}


def test_how_many_processes_work_changes_no_byte(folder: Path, table: Table, press: Press) -> None:
    name = table(*(f"Clinic {n}" for n in range(7)), "Clinic 3", {"name": "No telephone", "phone": " "})
    trees = []
    for jobs in (1, 2):
        assert press(name, jobs=jobs).exit_code == 1
        trees.append(tree(folder / "output"))
        shutil.rmtree(folder / "output")
    assert trees[0] == trees[1]
    assert len([file for file in trees[0] if file.endswith(".pdf")]) == 7


def test_rows_choose_brand_locale_and_editions(folder: Path, table: Table, press: Press) -> None:
    columns = ("name", "phone", "brand", "locale", "editions")
    rows = (
        {"name": "A", "phone": "1", "locale": "en-US"},
        {"name": "B", "phone": "1", "editions": "ebook; brochure"},
        {"name": "C", "phone": "1", "brand": "nowhere"},
        {"name": "D", "phone": "1", "editions": "poster"},
    )
    assert press(table(*rows, columns=columns)).exit_code == 1
    assert visible(folder / "output") - REPORTS == {
        "a/guide-en-us-brochure-letter-screen.pdf",
        "b/guide.epub",
        f"b/{FILE}",
    }
    found = report(folder)
    assert codes(folder) == {2: [], 3: [], 4: ["BRAND-MISSING"], 5: ["EDITION-UNKNOWN"]}
    places = [(each["findings"][0]["line"], each["findings"][0]["column"]) for each in (found[4], found[5])]  # type: ignore[index]
    assert places == [(4, 3), (5, 5)]


def test_an_archive_holds_the_same_files_and_is_the_same_twice(folder: Path, table: Table, press: Press) -> None:
    name = table("East", "West")
    press(name)
    loose = tree(folder / "output")
    shutil.rmtree(folder / "output")
    assert press(name, "--as", "zip").exit_code == 0
    archive = folder / "output" / "guide-clinics.zip"
    first = archive.read_bytes()
    with zipfile.ZipFile(archive) as held:
        assert held.namelist() == [f"east/{FILE}", f"west/{FILE}"]
        held.extractall(folder / "opened")
    assert tree(folder / "opened") == {name: digest for name, digest in loose.items() if name.endswith(".pdf")}
    assert visible(folder / "output") == {archive.name, *REPORTS}
    assert press(name, "--as", "zip").exit_code == 0
    assert archive.read_bytes() == first


def test_what_is_added_to_an_archive_is_all_that_is_made(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(table(faults.FAULTY), "--as", "zip")
    monkeypatch.setattr(running, "Setting", faults.Faulty)  # made once more, that row would fail
    assert press(table(faults.FAULTY, "West"), "--as", "zip").exit_code == 0
    with zipfile.ZipFile(folder / "output" / "guide-clinics.zip") as held:
        assert held.namelist() == [f"faulty/{FILE}", f"west/{FILE}"]
        assert held.testzip() is None


def test_a_dry_run_checks_all_rows_lays_out_the_extreme_and_writes_nothing(
    folder: Path, table: Table, press: Press
) -> None:
    rows = ("A", "A clinic with a rather long name", "B", {"name": "=C"}, "Omega Ω", "Ideograph 鍼")
    told = press(table(*rows), "--dry-run")
    assert told.exit_code == 1
    assert "6 rows checked, 4 of them laid out; nothing was written; 2 failed" in told.stderr
    assert "clinics.csv:5:1: error CELL-FORMULA" in told.stderr
    assert "row 7, Ideograph 鍼:" in told.stderr
    assert "error GLYPH-MISSING" in told.stderr
    assert not (folder / "output").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nowhere.csv",), 2, "FILE-UNREADABLE"),
        (("guide.md",), 2, "TABLE-KIND"),
        (("clinics.csv", "--brand", "nowhere"), 2, "BRAND-MISSING"),
        (("clinics.csv", "--imposed"), 2, "IMPOSED-FOLDED"),
        (("clinics.csv", "--delimiter", "ab"), 2, "a separator is one sign"),
        (("clinics.csv", "--encoding", "klingon"), 2, "no such encoding"),
        (("clinics.csv", "--jobs", "0"), 2, "0 is not in the range"),
    ],
)
def test_what_cannot_be_begun_ends_with_2(
    folder: Path, table: Table, press: Press, words: tuple[str, ...], code: int, said: str
) -> None:
    table("A")
    told = press(*words)
    assert (told.exit_code, said in told.stderr) == (code, True), told.stderr
    assert not (folder / "output" / f"{NAME}.json").exists()


def test_an_edition_that_nobody_knows_stops_the_run(table: Table, press: Press) -> None:
    told = press(table("A"), editions=("poster",))
    assert told.exit_code == 2
    assert "EDITION-UNKNOWN" in told.stderr


def test_a_guide_with_errors_stops_the_run(folder: Path, table: Table, press: Press) -> None:
    (folder / "guide.md").write_text("# A\n\n{{ clinic.fone }}\n", "utf-8")
    told = press(table("A"))
    assert told.exit_code == 1
    assert "UNKNOWN-VARIABLE" in told.stderr
    assert not (folder / "output").exists()


def test_a_setting_that_the_guide_does_not_have_is_named(table: Table, press: Press) -> None:
    told = press(table({"name": "A", "phone": "1"}, columns=("name", "phone", "settings.dais")))
    assert told.exit_code == 0
    assert "clinics.csv:1:3: warning TABLE-SETTING-UNKNOWN" in told.stderr
    assert "Did you mean 'days'?" in told.stderr


def test_a_setting_that_one_row_alone_has_is_named_at_its_row(folder: Path, press: Press) -> None:
    (folder / "c.jsonl").write_text('{"name": "A", "phone": "1", "settings": {"dais": 3}}\n', "utf-8")
    assert press("c.jsonl").exit_code == 0
    assert codes(folder) == {1: ["TABLE-SETTING-UNKNOWN"]}


def test_progress_tells_rate_time_left_and_failures() -> None:
    tally = Tally(Voice(), 1000)
    tally.rows, tally.failed = 100, 3
    assert tally.progress(10.0) == "[#-----------------] 100 of 1,000 rows, 10.0 a second, 1 min 30 s left, 3 failed"
    tally.total = 0
    assert tally.progress(10.0) == "100 rows, 10.0 a second, 3 failed"
