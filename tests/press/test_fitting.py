"""The report says how each sheet was set, whichever process had it and whatever came before it."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from click.testing import CliRunner

from publisher.cli import main
from publisher.model.clinic import FIELDS, Clinic
from publisher.order import Order, accept
from publisher.press import fitting
from publisher.press.kits import Kits
from publisher.press.report import NAME
from publisher.publish import lay, publish
from tests.press.conftest import tree

ROOT = Path(__file__).parents[2]
GUIDE = str(ROOT / "source" / "microneedling")
SHORT = Clinic(
    name="Bay Clinic",
    address="1 Bay Road",
    phone="020 7946 0018",
    out_of_hours="020 7946 0999",
    emergency="999",
    web="https://example.org/clinics/1",
)
LINES = "69 Bay Road\nRiverside Business Park\nExampletown\nEX1 2MP\nUnited Kingdom"
LONG = replace(SHORT, name="Ågård Clinic at the Riverside", address=LINES, hours="Weekdays, 9 to 5")
ROWS = (SHORT, LONG, replace(SHORT, name="Quay Clinic"), replace(LONG, name="Ålund Clinic at the Riverside"))
EDITIONS = ("brochure", "large-print", "ebook")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "clinics.csv").open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(FIELDS)
        writer.writerows([getattr(clinic, name) for name in FIELDS] for clinic in ROWS)
    return tmp_path


def press(*words: str, editions: tuple[str, ...] = ("brochure",)) -> dict[str, Any]:
    """The report of a run in the brand linden."""
    chosen = [word for edition in editions for word in ("-e", edition)]
    told = CliRunner().invoke(main, ["press", GUIDE, "clinics.csv", "--brand", "linden", *chosen, *words])
    assert told.exit_code == 0, told.output
    return dict(json.loads(Path("output", f"{NAME}.json").read_text("utf-8")))


def findings(report: dict[str, Any]) -> list[list[str]]:
    return [[each["code"] for each in row["findings"]] for row in report["rows"]]


@pytest.mark.usefixtures("project")
def test_the_report_says_how_each_folded_sheet_was_set_and_the_guides_own_where_that_is_otherwise() -> None:
    first, second, *_ = press("--jobs", "1", editions=EDITIONS)["rows"]
    (task,) = accept(Order(GUIDE, ("brochure",), "linden")).tasks
    own, short, long = (publish(replace(task.job, clinic=each)).fit for each in (task.job.clinic, *ROWS[:2]))
    assert own
    assert short
    assert long
    assert long.scale < short.scale == own.scale
    assert (first["files"][0]["fit"], "guide_fit" in first["files"][0]) == (rounded(short), short != own)
    assert (second["files"][0]["fit"], second["files"][0]["guide_fit"]) == (rounded(long), rounded(own))
    assert all("fit" not in file for file in (*first["files"][1:], *second["files"][1:]))


def rounded(fit: Any) -> dict[str, float]:
    return {name: round(factor, 4) for name, factor in fit._asdict().items()}


def test_a_row_with_visibly_smaller_type_gets_a_note_in_every_report(project: Path) -> None:
    said = findings(press("--jobs", "1"))
    assert said == [[], ["ROW-SMALLER"], [], ["ROW-SMALLER"]]
    for ending in ("json", "csv", "html"):
        text = (project / "output" / f"{NAME}.{ending}").read_text("utf-8-sig")
        assert text.count("Type in the edition “brochure” is 4 % smaller than on the guide's own sheet") == 2


@pytest.mark.parametrize("words", [(), ("--as", "zip"), ("--as", "one-file")], ids=["files", "zip", "one-file"])
def test_it_says_the_same_whoever_had_the_row_and_when_it_is_passed_over(project: Path, words: tuple[str, ...]) -> None:
    press("--jobs", "1", *words)
    output = project / "output"
    reports = {name: digest for name, digest in tree(output).items() if name.startswith(NAME)}
    press("--jobs", "1", *words)  # all rows are passed over
    assert {name: digest for name, digest in tree(output).items() if name.startswith(NAME)} == reports
    shutil.rmtree(output)
    press("--jobs", "2", *words)
    assert {name: digest for name, digest in tree(output).items() if name.startswith(NAME)} == reports


def test_the_guides_own_sheet_is_laid_out_once_and_never_for_a_book_or_an_ebook() -> None:
    kit = Kits(Order(GUIDE)).of("linden")
    with mock.patch.object(fitting, "lay", wraps=lay) as laid:
        for _ in range(2):
            for task in kit.tasks.values():
                kit.fitting.own(task.job)
    assert [call.args[0].recipe.name for call in laid.call_args_list] == ["brochure", "handout"]
