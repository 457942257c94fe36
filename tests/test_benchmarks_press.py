"""The benchmarks of a run: clinics that are all made, contestants that make the same ones, figures that add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.chapter import PRESS, with_builds, with_press
from benchmarks.press import runs
from benchmarks.press.apart import Apart, Spell
from benchmarks.press.clinics import clinic, write_table
from benchmarks.press.million import million
from benchmarks.press.runs import Run, Slope, in_turns, plainly_written, slope
from benchmarks.press.trials import DRAWN, TYPST, WEASYPRINT, Measured, ours, side_by_side
from benchmarks.press.turns import Pace, contest

ROOT = Path(__file__).parents[1]
ROWS = 3


def figures() -> Measured:
    """A long run of 20,000 rows that took 100 s of workers and 1 s of the first process, and so on."""
    short = Run(0, 0, 0, 1.0, 0.5, 0.0, 50_000_000, 60_000_000)
    paces = {("brochure", name): Pace(10, 0.1, 1000) for name in (TYPST, DRAWN, WEASYPRINT)}
    own = {(edition, ""): Pace(10, 0.01, 1000) for edition in ("brochure", "handout", "ebook")}
    one = Slope(short, Run(1000, 1000, 10**8, 11.0, 1.0, 10.0, 50_000_000, 60_000_000))
    two = Slope(short, Run(1000, 1000, 10**8, 6.0, 1.0, 10.0, 50_000_000, 60_000_000))
    many = Slope(short, Run(20_000, 20_000, 10**9, 51.5, 1.5, 100.0, 52_000_000, 60_000_000))
    loops = Apart(Spell(1.0, Pace(10, 0.1, 1000)), Spell(1.25, Pace(20, 0.24, 2000)))
    return Measured(paces | own, {"files": one}, two, loops, many, 2.0, 0.0)


def test_invented_clinics_are_the_same_each_time_and_differ_in_length() -> None:
    cells = [clinic(number) for number in range(300)]
    assert cells == [clinic(number) for number in range(300)]
    assert {each["address"].count("\n") + 1 for each in cells} == {1, 2, 3, 4, 5, 6}
    assert len({len(each["name"]) for each in cells}) > 20
    assert {bool(each["logo"]) for each in cells} == {True, False}
    assert {letter for each in cells for letter in each["name"]} >= {*"ΛСĐø"}


def test_each_edition_is_made_for_every_clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    contestants = {" ".join(key): each for key, each in ours(write_table(tmp_path, ROWS), ROWS).items()}
    paces = contest(contestants, tmp_path, ROOT)
    assert {name.strip(): pace.rows for name, pace in paces.items()} == {"brochure": 3, "handout": 3, "ebook": 3}
    assert all(pace.size > 20_000 * pace.rows and pace.processor > 0 for pace in paces.values())


def test_peers_make_the_same_clinics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("weasyprint")
    from benchmarks.press.trials import beside_peers

    monkeypatch.chdir(ROOT)
    paces = beside_peers(ROOT, tmp_path, ROWS)
    peers = {key: pace.rows for key, pace in paces.items() if key[1]}
    assert peers == {
        ("brochure", TYPST): 3,
        ("brochure", DRAWN): 3,
        ("handout", TYPST): 3,
        ("handout", DRAWN): 3,
        ("brochure", WEASYPRINT): 1,
    }


def test_a_whole_run_tells_what_a_row_costs(tmp_path: Path) -> None:
    found = slope(ROOT, tmp_path, "handout", "files", (1, ROWS))
    assert (found.rows, found.long.files) == (2, ROWS)
    assert found.size > 20_000
    assert found.long.workers > 0
    assert min(found.short.first_memory, found.short.worker_memory) > 10_000_000
    assert plainly_written(tmp_path) > 0
    assert not (tmp_path / "copy").exists()


def test_runs_in_turns_are_told_by_their_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walls = iter((3.0, 9.0, 3.0, 7.0, 1.0, 8.0, 2.5, 6.0, 2.0, 10.0, 4.0, 6.5))

    def pressed(_root: Path, _folder: Path, _edition: str, _form: str, rows: int, jobs: int) -> Run:
        return Run(rows, rows, rows, next(walls), jobs, 0.0, 0, 0)

    monkeypatch.setattr(runs, "pressed", pressed)
    one, two = in_turns(ROOT, tmp_path, "brochure", (1, 2), (1, 2))
    assert [(each.short.wall, each.long.wall, each.long.first) for each in (one, two)] == [(1.0, 8.0, 1), (2.5, 6.0, 2)]


def test_two_loops_make_twice_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = side_by_side(ROOT, tmp_path, ROWS)
    assert found.two.pace.rows == 2 * found.one.pace.rows > 0
    assert found.two.pace.size == 2 * found.one.pace.size > 0
    assert found.gain > 0


def test_what_a_million_cost_follows_from_the_figures() -> None:
    text = million(figures())
    assert "0.05 ms of the first process and 5.00 ms\nof a worker each and 50,000 bytes a file" in text
    assert "are 1.40 hours of one processor and\n50 GB, and cost 1.40 times" in text
    assert "| 10 | 0.070 |" in text
    assert "at 100 workers" in text
    assert "more than 20,000 rows a second" in text
    assert "100 bytes a row here, or\n  100 MB" in text


def test_a_chapter_names_each_goal() -> None:
    pytest.importorskip("typst")
    pytest.importorskip("weasyprint")
    from benchmarks.press.report import chapter

    text = chapter(figures())
    assert text.startswith(PRESS)
    assert re.findall(r"\| ([^|]*) \| (≥ [^|]*|≤ [^|]*) \|", text) == [
        ("10.0", "≥ 10, aim 20"),
        ("10.0", "≥ 10, aim 20"),
        ("1000.0", "≥ 200"),
        ("2.00", "≥ 1.8"),
        ("1.02", "≤ 1.2"),
    ]
    assert "| … two loops that share nothing against one | 1.60 | |" in text
    assert "| … of one loop and of two | 10.0 and 12.0 ms | |" in text


def test_each_chapter_of_the_page_leaves_the_other_as_it_stands() -> None:
    page = with_press("# Performance\n\nBuilds.\n", f"{PRESS}\nRuns.\n")
    assert page == f"# Performance\n\nBuilds.\n\n{PRESS}\nRuns.\n"
    assert with_press(page, f"{PRESS}\nFaster.\n") == page.replace("Runs.", "Faster.")
    assert with_builds(page, "# Performance\n\nNew.\n") == page.replace("Builds.", "New.")
    assert with_builds("# Performance\n", "New.\n") == "New.\n"
