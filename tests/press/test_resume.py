"""A run that is stopped in any way is finished by a second call, with the bytes of one that nothing disturbed."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from publisher import disk
from publisher.press import kits
from publisher.press import run as running
from publisher.press.journal import Journal
from publisher.press.outcome import Made, Outcome, of_line
from publisher.press.report import NAME
from publisher.press.run import ASIDE
from tests.press import faults
from tests.press.conftest import FILE, Press, Table, tree, visible
from tests.press.test_run import codes

KILLED = """
import os, signal, sys
from publisher.cli import main

left = int(sys.argv[1])

def counted(event, arguments):
    # The process kills itself at the so-manieth file that it opens, moves, makes or takes away in the output folder.
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and "output" in str(arguments[0]):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

def torn(journal, outcome, write):
    # Now and then half a line of the journal is all that is written.
    global left
    left -= 1
    if not left:
        from publisher.press.outcome import as_line
        line = as_line(outcome)
        journal._file.write(line[: len(line) // 2])
        journal._file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    write(journal, outcome)

if __name__ == "__main__":
    from publisher.press.journal import Journal
    write = Journal.write
    Journal.write = lambda journal, outcome: torn(journal, outcome, write)
    sys.addaudithook(counted)
    main(["press", "guide.md", "clinics.csv", "-e", "brochure", "--jobs", "2", *sys.argv[2:]])
"""
ROWS = (*(f"Clinic {n}" for n in range(9)), "Clinic 3", "=Bad", "Last")


def killed(folder: Path, moment: int, *words: str) -> int:
    """How a run ends that is killed at that moment, if it comes so far."""
    (folder / "killed.py").write_text(KILLED, "utf-8")
    command = [sys.executable, "killed.py", str(moment), *words]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=120).returncode


@pytest.mark.parametrize("words", [(), ("--as", "zip"), ("--as", "one-file")], ids=["files", "zip", "one-file"])
def test_a_run_killed_at_any_moment_is_finished_with_the_same_bytes(
    folder: Path, table: Table, press: Press, words: tuple[str, ...]
) -> None:
    name = table(*ROWS)
    assert press(name, *words, jobs=2).exit_code == 1
    undisturbed = tree(folder / "output")
    shutil.rmtree(folder / "output")
    moments = random.Random(6).sample(range(1, 46), 5)
    ends = [killed(folder, moment, *words) for moment in moments]
    assert ends.count(-signal.SIGKILL) >= 3, ends
    assert press(name, *words).exit_code == 1
    assert tree(folder / "output") == undisturbed


def test_what_a_killed_process_left_half_written_is_taken_away(folder: Path, table: Table, press: Press) -> None:
    half = [folder / "output" / name for name in (f"a/.{FILE}.77.part", f".{NAME}.csv.77.part")]
    half[0].parent.mkdir(parents=True)
    for path in half:
        path.write_bytes(b"half")
    assert press(table("A")).exit_code == 0
    assert [path for path in half if path.exists()] == []


def test_rows_that_have_not_changed_are_not_made_again(folder: Path, table: Table, press: Press) -> None:
    press(table("A", "B", "C"))
    before = {path: path.stat().st_mtime_ns for path in (folder / "output").rglob(FILE)}
    press(table("New", "A", {"name": "B", "phone": "1"}, "C"))
    after = {path: path.stat().st_mtime_ns for path in (folder / "output").rglob(FILE)}
    changed = {path.parent.name for path, time in after.items() if before.get(path) != time}
    assert changed == {"new", "b"}
    assert codes(folder) == {2: [], 3: [], 4: [], 5: []}


def test_a_newer_program_makes_every_row_again(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, made = table("A"), folder / "output" / "a" / FILE
    press(name)
    before = made.stat().st_mtime_ns
    monkeypatch.setattr(kits, "tool_digest", lambda: "another")
    press(name)
    assert made.stat().st_mtime_ns != before


@pytest.mark.parametrize("change", ["guide", "profile", "file", "gone"])
def test_what_a_row_was_made_from_or_what_was_made_has_changed(
    folder: Path, table: Table, press: Press, change: str
) -> None:
    name, made = table("A"), folder / "output" / "a" / FILE
    press(name)
    whole, words = made.read_bytes(), tuple[str, ...]()
    if change == "guide":
        (folder / "guide.md").write_text((folder / "guide.md").read_text("utf-8") + "\nMore.\n", "utf-8")
    elif change == "profile":
        words = ("--size", "letter")
    elif change == "file":
        made.write_bytes(whole[:-100])
    else:
        made.unlink()
    assert press(name, *words).exit_code == 0
    assert (made.read_bytes() == whole) is (change != "guide")
    assert (made.with_name(FILE.replace("a4", "letter")).exists()) is (change == "profile")


def test_a_warning_moves_with_its_row() -> None:
    from publisher.model.finding import Finding
    from publisher.model.place import Place

    findings = (Finding("CLINIC-UNKNOWN", Place("t.csv", 4, 2)), Finding("WORD-PARTED", Place("guide.md", 4)))
    moved = Outcome(4, "A", findings=findings, table="t.csv").moved("t.csv", 9, "B")
    assert (moved.row, moved.clinic, [each.place.line for each in moved.findings]) == (9, "B", [9, 4])


def test_a_journal_that_was_cut_off_keeps_the_lines_before(tmp_path: Path) -> None:
    outcomes = [Outcome(n, "A", "a", f"{n}" * 64, (Made("a/b.pdf", "b", 1, "0" * 64),)) for n in range(3)]
    with Journal(tmp_path, "guide") as journal:
        for outcome in outcomes:
            journal.write(outcome)
    path = tmp_path / "guide.new.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    with Journal(tmp_path, "guide") as journal:
        assert [journal.found(outcome.key) for outcome in outcomes] == [*outcomes[:2], None]
        journal.write(outcomes[2])
    with Journal(tmp_path, "guide") as journal:
        assert [journal.found(outcome.key) for outcome in outcomes] == outcomes
        journal.write(outcomes[1])
        journal.finish()
    assert list(Journal(tmp_path, "guide").outcomes()) == [outcomes[1]]


def test_a_full_disk_stops_the_run_and_the_next_call_goes_on(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = table("A", "B", faults.FULL, "C")
    press(name)
    undisturbed = tree(folder / "output")
    shutil.rmtree(folder / "output")
    with monkeypatch.context() as patched:
        patched.setattr(running, "Setting", faults.Faulty)
        told = press(name)
    assert told.exit_code == 2
    assert "full/guide-brochure-a4-screen.pdf: error OUTPUT-UNWRITABLE" in told.stderr.replace("\\", "/")
    assert "No space left on device" in told.stderr
    assert not (folder / "output" / f"{NAME}.json").exists()
    assert not list((folder / "output").rglob("*.part"))
    assert press(name).exit_code == 0
    assert tree(folder / "output") == undisturbed


def test_a_folder_that_takes_nothing_is_told_before_anything_is_made(folder: Path, table: Table, press: Press) -> None:
    (folder / "output").write_text("a file where the folder should be")
    told = press(table("A"))
    assert told.exit_code == 2
    assert "error OUTPUT-UNWRITABLE" in told.stderr


def test_the_second_of_two_runs_into_a_folder_says_so_and_stops(folder: Path, table: Table, press: Press) -> None:
    name = table("A")
    with disk.alone(folder / "output" / ASIDE):
        told = press(name)
        assert told.exit_code == 2
        assert "error RUN-BUSY Another run is writing into this folder" in told.stderr
        assert visible(folder / "output") == set()
    assert press(name).exit_code == 0


@pytest.mark.parametrize(
    "line",
    [
        b'[1,"a","f","zz",[],[],[],"t.csv"]',
        b'[1,"a","f","aa",[],[],null,"t.csv"]',
        b'[1,"a","f","aa",[],[],[]]',
        b"[" * 100_000,
    ],
    ids=["a key that is none", "nothing due", "a line of an older version", "deep"],
)
def test_a_line_that_is_not_ours_is_passed_over(line: bytes) -> None:
    assert of_line(line) is None


def test_a_row_that_comes_again_in_another_table_is_told_of_where_it_stands(table: Table, press: Press) -> None:
    columns = ("name", "phone", "settings.none")
    row = {"name": "A", "phone": "1", "settings.none": "x"}
    before = table(row, columns=columns, file="before.csv")
    assert press(before).exit_code == 0
    now = table("B", row, columns=columns, file="now.csv")
    press(now)
    again = tree(Path("output"))
    shutil.rmtree("output")
    press(now)
    anew = tree(Path("output"))
    reports = [name for name in anew if name.startswith("run-report")]
    assert reports
    assert {name: again[name] for name in reports} == {name: anew[name] for name in reports}
