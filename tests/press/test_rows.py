"""Rows that go wrong stop no other, and every one of them is named; nothing leaves the output folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from publisher.press import run as running
from publisher.press.making import Setting
from publisher.press.report import NAME
from tests.press import faults
from tests.press.conftest import FILE, Press, Table, tree, visible
from tests.press.test_run import codes, report

HOSTILE = (
    "../x",
    "a/b",
    "a\\b",
    "CON",
    "com1.txt",
    ".hidden",
    "..",
    "~root",
    "C:\\Windows",
    "a" * 300,
    "ä" * 150,
    "🙂",
    "\u202egpj.exe",
    "עברית",
    "name\nof two lines",
    "-rf *",
    "$(reboot)`x`",
    "<script>alert(1)</script>",
    "%2e%2e%2f",
    "NUL ",
    "run-report.html",
)

COLUMNS = ("name", "phone", "slug", "address", "web", "logo", "brand", "locale", "editions", "settings.days")
WELL = {"phone": "020 7946 0018"}
BAD: tuple[tuple[str, dict[str, str] | str], ...] = (
    ("CLINIC-NAMELESS", {"name": " "}),
    ("VARIABLE-EMPTY", {"phone": ""}),
    ("VARIABLE-EMPTY", {"phone": "  "}),
    ("GLYPH-MISSING", {"name": "鍼"}),
    ("GLYPH-MISSING", {"name": "🙂 clinic"}),
    ("GLYPH-MISSING", {"address": "鍼"}),
    ("CELL-FORMULA", {"name": "=1+1"}),
    ("CELL-FORMULA", {"address": '=HYPERLINK("http://x","y")'}),
    ("CELL-FORMULA", {"settings.days": "=A1"}),
    ("CELL-CONTROL", {"name": "A\x00B"}),
    ("CELL-CONTROL", {"phone": "\x1b[2J"}),
    ("CELL-CONTROL", {"web": "a\x7f"}),
    ("CELL-ENCODING", {"name": "Caf\ufffd"}),
    ("CELL-LONG", {"address": "long " * 900}),
    ("PANEL-OVERSET", {"name": "long " * 700}),
    ("LINK-BROKEN", {"web": "exa mple.org"}),
    ("LINK-BROKEN", {"web": "https://"}),
    ("IMAGE-MISSING", {"logo": "nowhere.png"}),
    ("IMAGE-OUTSIDE", {"logo": "../outside.png"}),
    ("BRAND-MISSING", {"brand": "nowhere"}),
    ("BRAND-MISSING", {"brand": "../harbour"}),
    ("ROW-LOCALE", {"locale": "not a locale"}),
    ("EDITION-UNKNOWN", {"editions": "poster"}),
    ("EDITION-UNKNOWN", {"editions": "brochure poster"}),
    ("ROW-FOLDER-TAKEN", {"name": "Good 0"}),
    ("ROW-FOLDER-TAKEN", {"slug": "good-1"}),
    ("ROW-FOLDER-TAKEN", {"name": "GOOD  0!"}),
    ("ROW-RAGGED", "too,few"),
    ("ROW-RAGGED", "Too many,1,,,,,,,,,,surplus"),
    ("ROW-QUOTES", '"never closed,1,,,,,,,,'),
    ("ROW-LONG", "x" * 100_001),
)


def written(*rows: dict[str, str] | str) -> bytes:
    """A table in UTF-8; a row that is text goes in as it is."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for row in rows:
        if isinstance(row, str):
            text.write(row + "\r\n")
        else:
            writer.writerow(row)
    return text.getvalue().encode()


def test_thirty_kinds_of_bad_rows_are_all_named_and_stop_no_other(folder: Path, press: Press) -> None:
    rows: list[dict[str, str] | str] = [{"name": f"Good {n}", **WELL} for n in range(4)]
    for number, (_, row) in enumerate(BAD):
        rows.append({"name": f"Bad {number}", **WELL, **row} if isinstance(row, dict) else row)
        rows.append({"name": f"After {number}", **WELL})
    (folder / "clinics.csv").write_bytes(written(*rows))
    said = press("clinics.csv", "--quiet", jobs=2)
    assert said.exit_code == 1
    found = report(folder)
    assert sorted(found) == list(range(2, len(rows) + 2))
    wrong = {row: set(told) for row, told in codes(folder).items() if found[row]["result"] == "failed"}
    assert wrong == {6 + 2 * number: {code} for number, (code, _) in enumerate(BAD)}
    assert all(found[row]["files"] for row in found if row not in wrong)
    assert f"{len(BAD) - 20} more rows failed" in said.stderr


def test_no_name_leads_out_of_the_output_folder(folder: Path, table: Table, press: Press) -> None:
    before = {*tree(folder)}
    told = press(table(*HOSTILE), jobs=2)
    assert told.exit_code in (0, 1)
    new = {Path(name) for name in {*tree(folder)} - before - {"clinics.csv"}}
    assert {path.parts[0] for path in new} == {"output"}
    made = {path for path in new if path.name == FILE}
    assert all(len(path.parts) == 3 and path.parts[1][0] not in ".-~$" for path in made)
    assert all(len(path.parts[1].encode()) <= 90 and path.parts[1].isprintable() for path in made)
    found = report(folder)
    assert sum(row["result"] == "done" for row in found.values()) == len(made)
    unmade = {str(row["clinic"]) for row in found.values() if row["result"] == "failed"}
    assert unmade <= {"a" * 300, "ä" * 150, "🙂", "\u202egpj.exe", "עברית"} | {name[:200] for name in HOSTILE}


def test_the_first_of_two_clinics_of_one_name_gets_the_folder(folder: Path, table: Table, press: Press) -> None:
    name = table("East", "east!", {"name": "East", "phone": "1"})
    told = press(name, jobs=2)
    assert codes(folder) == {2: [], 3: ["ROW-FOLDER-TAKEN"], 4: ["ROW-FOLDER-TAKEN"]}
    assert "the folder 'east', which row 2 has" in told.stderr


def test_reports_are_safe_to_open(folder: Path, table: Table, press: Press) -> None:
    names = ("<script>alert(1)</script>", "@SUM(A1)", "-2+3", "+1", "=1+1", 'A "quoted", one')
    press(table(*names))
    page = (folder / "output" / f"{NAME}.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "http" not in page
    with (folder / "output" / f"{NAME}.csv").open(encoding="utf-8-sig", newline="") as text:
        cells = list(csv.reader(text))
    assert [row[1] for row in cells[1:]] == [names[0], "'@SUM(A1)", "'-2+3", "'+1", "'=1+1", names[5]]
    assert not any(cell[:1] in set("=+-@") for row in cells for cell in row if cell)


def test_a_report_names_rows_findings_files_and_their_digests(folder: Path, table: Table, press: Press) -> None:
    press(table("East", "=West"))
    told = json.loads((folder / "output" / f"{NAME}.json").read_text("utf-8"))
    assert told["counts"] == {"rows": 2, "failed": 1}
    assert set(told["sources"]) >= {"guide.md", "publisher:editions.yml"}
    east, west = told["rows"]
    digests = tree(folder / "output")
    assert [(made["name"], made["sha256"]) for made in east["files"]] == [(f"east/{FILE}", digests[f"east/{FILE}"])]
    assert (east["row"], east["clinic"], east["result"], east["findings"]) == (2, "East", "done", [])
    assert (west["row"], west["result"], west["findings"][0]["code"]) == (3, "failed", "CELL-FORMULA")
    page = (folder / "output" / f"{NAME}.html").read_text("utf-8")
    assert all(word in page for word in ("Row 3: =West", "clinics.csv:3:1 · CELL-FORMULA", digests[f"east/{FILE}"]))


def test_a_folder_that_cannot_be_written_fails_its_row_alone(folder: Path, table: Table, press: Press) -> None:
    (folder / "output").mkdir()
    (folder / "output" / "east").write_text("a file")
    assert press(table("East", "West")).exit_code == 1
    assert codes(folder) == {2: ["OUTPUT-UNWRITABLE"], 3: []}
    assert (folder / "output" / "east").read_text() == "a file"


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> type[Setting]:
    """Rows of certain names go wrong in the processes."""
    monkeypatch.setattr(running, "Setting", faults.Faulty)
    return Setting


@pytest.mark.usefixtures("faulty")
def test_a_process_that_dies_fails_its_row_alone_and_after_a_second_try(
    folder: Path, table: Table, press: Press
) -> None:
    told = press(table("A", faults.DIES, "B", faults.DIES, "C", "D", "E"), jobs=2)
    assert told.exit_code == 1
    assert codes(folder) == {2: [], 3: ["ROW-WORKER-DIED"], 4: [], 5: ["ROW-FOLDER-TAKEN"], 6: [], 7: [], 8: []}
    assert len([name for name in visible(folder / "output") if name.endswith(FILE)]) == 5


@pytest.mark.usefixtures("faulty")
def test_a_process_that_dies_once_costs_nothing(folder: Path, table: Table, press: Press) -> None:
    assert press(table("A", faults.DIES_ONCE, "B", "C"), jobs=1).exit_code == 0
    assert (folder / "died").exists()
    assert codes(folder) == {2: [], 3: [], 4: [], 5: []}


@pytest.mark.usefixtures("faulty")
def test_a_fault_of_ours_is_named_at_its_row(folder: Path, table: Table, press: Press) -> None:
    told = press(table("A", faults.FAULTY, "B"))
    assert told.exit_code == 1
    assert codes(folder) == {2: [], 3: ["ROW-FAULT"], 4: []}
    assert "RuntimeError: a sorry thing" in told.stderr


def test_what_a_failed_row_leaves_lying_from_an_earlier_run_is_named(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = table("A", faults.FAULTY)
    assert press(name).exit_code == 0
    (folder / "guide.md").write_text((folder / "guide.md").read_text("utf-8") + "\nMore.\n", "utf-8")
    monkeypatch.setattr(running, "Setting", faults.Faulty)
    for _ in range(2):  # as long as it lies there
        assert press(name).exit_code == 1
        assert codes(folder) == {2: [], 3: ["ROW-FAULT", "ROW-STALE"]}
        assert f"faulty/{FILE}” is still there" in (folder / "output" / f"{NAME}.html").read_text("utf-8")
    (folder / "output" / "faulty" / FILE).unlink()
    press(name)
    assert codes(folder) == {2: [], 3: ["ROW-FAULT"]}


def test_files_of_a_row_that_is_now_refused_are_named(folder: Path, table: Table, press: Press) -> None:
    columns = ("name", "phone", "slug")
    west = {"name": "West", "phone": "1", "slug": "w"}
    press(table("East", west, columns=columns))
    for refused in (west | {"phone": "=1"}, west | {"name": ""}, west | {"phone": ""}):
        assert press(table("East", refused, columns=columns)).exit_code == 1
        assert "ROW-STALE" in codes(folder)[3]
        assert f"w/{FILE}” is still there" in (folder / "output" / f"{NAME}.html").read_text("utf-8")


def test_a_file_that_another_row_made_is_nobodys_old_one(folder: Path, table: Table, press: Press) -> None:
    press(table("West"))
    press(table({"name": "West", "phone": "=1"}, "West", "West"))
    assert codes(folder) == {2: ["CELL-FORMULA"], 3: [], 4: ["ROW-FOLDER-TAKEN"]}


def test_an_edition_that_a_row_no_longer_asks_for_is_named_while_it_lies_there(
    folder: Path, table: Table, press: Press
) -> None:
    columns = ("name", "phone", "editions")
    row = {"name": "West", "phone": "1", "editions": "brochure, ebook"}
    press(table(row, columns=columns))
    fewer = table(row | {"editions": "brochure"}, columns=columns)
    for _ in range(2):  # made anew, then passed over
        assert press(fewer).exit_code == 0
        assert codes(folder) == {2: ["ROW-STALE"]}
    (folder / "output" / "west" / "guide.epub").unlink()
    press(fewer)
    assert codes(folder) == {2: []}


def test_an_edition_that_the_run_was_not_asked_for_is_left_aside(folder: Path, table: Table, press: Press) -> None:
    press(table("West"), editions=("brochure", "ebook"))
    assert press(table("West")).exit_code == 0
    assert codes(folder) == {2: []}
