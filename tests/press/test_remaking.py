"""Rows of a run's report are made again, and what explains a difference is named."""

from __future__ import annotations

import csv
import datetime
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies

from publisher import inputs, report, tool
from publisher.cli import main
from publisher.disk import PACKAGED
from publisher.model.finding import BrokenInput
from publisher.press import making, remaking
from publisher.press.audit import audit
from publisher.publish import Product
from tests.cli.test_unchanged import png
from tests.cli.test_verify import ANYTHING
from tests.press.conftest import FILE, GUIDE, tree

REPORT = "output/run-report.json"
COLUMNS = ("name", "phone", "logo", "brand")
ROWS = (
    ("Alder", "020 7946 0001", "", ""),
    ("Birch", "020 7946 0002", "mark.png", ""),
    ("Cedar", "020 7946 0003", "", "west"),
    ("=Bad", "", "", ""),
    ("Elder", "020 7946 0005", "", ""),
    ("Fir", "020 7946 0006", "", ""),
    ("Gorse", "020 7946 0007", "", "west"),
    ("Holly", "020 7946 0008", "", ""),
)
TEXT = GUIDE.replace("settings:", "brand: plain\nsettings:")
WEST = Path("styles/west/_brand.yml")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def write(rows: tuple[tuple[str, ...], ...] = ROWS) -> None:
    with Path("clinics.csv").open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows((COLUMNS, *rows))


def press(*words: str) -> None:
    told = run("press", "guide.md", "clinics.csv", "-e", "brochure", "--jobs", "1", *words)
    assert told.exit_code == 1, told.output  # one row is bad


def verified(*words: str) -> Result:
    told = run("verify", REPORT, *words)
    assert "a fault of ours (" not in told.stderr, told.stderr
    return told


def codes(told: Result) -> set[str]:
    """Those of the findings that were told, with the files they are about."""
    found = re.findall(r"^(\S+?)(?::1)?: (?:error|warning) ([A-Z-]+) ", told.stderr, re.MULTILINE)
    return {f"{place}:{code}" for place, code in found}


def rows(told: Result) -> dict[int, str]:
    return {int(row): verdict for row, verdict in re.findall(r"^row (\d+), .*: (.*)$", told.stdout, re.MULTILINE)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of eight rows, one of them bad, two of another brand."""
    folder, before = tmp_path_factory.mktemp("made"), Path.cwd()
    os.chdir(folder)
    Path("guide.md").write_text(TEXT, "utf-8")
    Path("mark.png").write_bytes(png(9))
    shutil.copytree(PACKAGED / "plain", WEST.parent)
    write()
    press()
    os.chdir(before)
    return folder


@pytest.fixture
def pressed(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(made, tmp_path / "run")
    monkeypatch.chdir(tmp_path / "run")
    return tmp_path / "run"


def test_a_sample_of_a_runs_rows_is_made_again_and_nothing_is_written(pressed: Path) -> None:
    before = tree(pressed)
    told = verified()
    assert told.exit_code == 0
    assert rows(told) == dict.fromkeys((2, 3, 6, 7, 9), "the same")
    files, sample = told.stderr.splitlines()
    assert (files, sample) == (
        "7 of 7 files are the same",
        "5 of 5 rows come out the same (a sample: --rows all makes every row again)",
    )
    assert tree(pressed) == before


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize(
    ("words", "numbers"),
    [("all", [2, 3, 4, 6, 7, 8, 9]), ("none", []), ("3", [3]), ("4-6, 9,9", [4, 6, 9]), ("5-6,100-2000", [6])],
)
def test_whoever_asks_says_which_rows(words: str, numbers: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remaking, "_HELD", 2)
    told = verified("--rows", words)
    assert (told.exit_code, rows(told)) == (0, dict.fromkeys(numbers, "the same"))


@pytest.mark.usefixtures("pressed")
def test_a_row_that_is_none_is_said_to_be_none() -> None:
    for words in ("5", "77-99"):  # no file of row 5 was made
        told = verified("--rows", words)
        assert (told.exit_code, codes(told)) == (1, {f"{REPORT}:REMADE-NO-ROW"})
        assert f"The report has no row {words} of which a file was made" in told.stderr
    for words in ("", "five", "1-", "1;2"):
        assert verified("--rows", words).exit_code == 2
    Path("output/manifest.json").write_text('{"version": 2, "files": {}}', "utf-8")
    told = run("verify", "--rows", "2")
    assert told.exit_code == 2
    assert "--rows goes with the report of a run" in told.stderr


@pytest.mark.parametrize("form", ["zip", "one-file"])
def test_rows_of_an_archive_and_of_one_file_are_compared_with_the_files_they_would_have(
    pressed: Path, form: str
) -> None:
    shutil.rmtree(pressed / "output")
    press("--as", form)
    told = verified("--rows", "all")
    assert (told.exit_code, set(rows(told).values()), len(rows(told))) == (0, {"the same"}, 7)
    _letter()
    told = verified("--rows", "2,4")
    assert (told.exit_code, rows(told)) == (1, {2: "not the same", 4: "not the same"})
    assert told.stderr.count("What explains it: guide.md") == 2


def _letter() -> None:
    Path("guide.md").write_text(TEXT.replace("Rest for", "Do rest for"), "utf-8")


def _phone() -> None:
    write((*ROWS[:1], ("Birch", "020 7946 0999", "mark.png", ""), *ROWS[2:]))


def _logo() -> None:
    Path("mark.png").write_bytes(png(10))


def _colour() -> None:
    WEST.write_text(WEST.read_text("utf-8").replace("#1F4E79", "#1F4E78"), "utf-8")


ALL = {2, 3, 4, 6, 7, 8, 9}


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize(
    ("change", "cause", "since", "numbers"),
    [
        (_letter, "guide.md", "guide.md", ALL),
        (_phone, "row 3 of clinics.csv", "clinics.csv:3", {3}),
        (_logo, "mark.png", "mark.png", {3}),
        (_colour, str(WEST), str(WEST), {4, 8}),
    ],
)
def test_what_explains_a_difference_is_named_and_other_rows_are_the_same(
    change: Callable[[], None], cause: str, since: str, numbers: set[int]
) -> None:
    change()
    told = verified("--rows", "all")
    assert told.exit_code == 1
    assert {row for row, verdict in rows(told).items() if verdict == "not the same"} == numbers
    assert told.stderr.count(f"What explains it: {cause}\n") == len(numbers)
    assert f"{since}:SINCE-CHANGED" in codes(told)


@pytest.mark.usefixtures("pressed")
def test_a_row_that_stands_elsewhere_in_the_table_now_is_the_same_row() -> None:
    write((*reversed(ROWS), ("Yew", "1", "", "")))
    told = verified("--rows", "2,9")
    assert (told.exit_code, rows(told)) == (0, {2: "the same", 9: "the same"})


@pytest.mark.usefixtures("pressed")
def test_a_row_that_cannot_be_made_any_more_says_why() -> None:
    write((("Alder", "=1", "", ""), *ROWS[2:]))
    told = verified("--rows", "2-4")
    assert (told.exit_code, rows(told)) == (1, {2: "not the same", 3: "not the same", 4: "the same"})
    assert "cannot be made again: clinics.csv:2:2: 'phone' is a formula" in told.stderr
    assert "cannot be made again: clinics.csv has no row for the folder “birch” any more" in told.stderr


@pytest.mark.usefixtures("pressed")
def test_a_new_edition_changes_no_row_and_one_that_is_no_more_is_named() -> None:
    write(ROWS[:2])
    recipes = Path(shutil.copy(PACKAGED / "editions.yml", "styles"))
    assert run("press", "guide.md", "clinics.csv", "--jobs", "1").exit_code == 0
    text = recipes.read_text("utf-8")
    recipe = text[text.index("brochure:\n") : text.index("ebook:\n")].partition("\n#")[0]
    recipes.write_text(f"{text}\n{recipe.replace('brochure:', 'leaflet:')}\n", "utf-8")
    told = verified("--rows", "2")
    assert (told.exit_code, codes(told)) == (0, {f"{recipes}:SINCE-CHANGED"})
    recipes.write_text(text.replace("handout:\n", "sheet:\n"), "utf-8")
    told = verified("--rows", "2")
    assert told.exit_code == 1
    assert "The file cannot be made again: no edition is called “handout” any more" in told.stderr


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize("name", ["clinics.csv", "guide.md"])
def test_what_keeps_all_rows_from_being_made_is_said_once_and_the_files_are_compared_all_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remaking, "_HELD", 2)
    Path(name).unlink()
    told = verified()
    assert (told.exit_code, rows(told)) == (1, {})
    assert told.stderr.count("REMADE-NOT") == 1
    assert f"{name}: " in told.stderr
    assert "7 of 7 files are the same\nno row was made again\n" in told.stderr
    assert verified("--rows", "none").exit_code == 0


def _other_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes files as a faulty program would."""
    fulfil = making.fulfil  # type: ignore[attr-defined]

    def faulty(*parts: Any) -> Product:
        product: Product = fulfil(*parts)
        return replace(product, files=tuple((name, data + b"\n") for name, data in product.files))

    monkeypatch.setattr(making, "fulfil", faulty)


@pytest.mark.usefixtures("pressed")
def test_another_version_explains_other_bytes_and_nothing_does_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    _other_bytes(monkeypatch)
    told = verified("--rows", "2")
    assert (told.exit_code, codes(told)) == (1, {f"output/alder/{FILE}:REMADE-UNEXPLAINED"})
    monkeypatch.setattr(inputs, "tool", lambda: MappingProxyType({**tool.tool(), "reportlab": "9.9.9"}))
    told = verified("--rows", "2")
    assert told.exit_code == 1
    assert f"What explains it: reportlab ({tool.tool()['reportlab']} → 9.9.9)" in told.stderr


@pytest.mark.usefixtures("pressed")
def test_rows_made_by_a_clock_are_the_same_without_it_and_another_explains_a_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    press()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert verified("--rows", "2").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    told = verified("--rows", "2")
    assert told.exit_code == 1
    assert "What explains it: SOURCE_DATE_EPOCH" in told.stderr


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize(("allowed", "day"), [((), "2025-06-01"), (("--allow-overdue",), "2026-06-01")])
def test_a_review_that_is_overdue_or_no_more_is_no_difference(
    monkeypatch: pytest.MonkeyPatch, allowed: tuple[str, ...], day: str
) -> None:
    dates = "reviewed_by: A. N. Other\nlast_reviewed: 2025-01-01\nnext_review: 2026-01-01\n"
    Path("guide.md").write_text(TEXT.replace("settings:", f"{dates}settings:"), "utf-8")
    _day(monkeypatch, day)
    press(*allowed)
    for other in ("2025-07-01", "2027-01-01"):
        _day(monkeypatch, other)
        assert (verified("--rows", "2").exit_code, other) == (0, other)


def _day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    for module in ("publisher.dates", "publisher.stock"):
        monkeypatch.setattr(f"{module}.today", lambda: datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("keys", "word", "code"),
    [
        (("table",), "/etc/passwd", "MANIFEST-PATH"),
        (("inputs", "guide"), "/etc", "MANIFEST-PATH"),
        (("table",), 5, "MANIFEST-INCOMPLETE"),
        (("inputs", "options", "locale"), "a/b", "MANIFEST-INCOMPLETE"),
        (("terms", "delimiter"), ";;", "MANIFEST-INCOMPLETE"),
        (("terms", "encoding"), "nothing", "MANIFEST-INCOMPLETE"),
        (("terms", "editions"), "brochure", "MANIFEST-INCOMPLETE"),
        (("volumes",), [{"name": "x.pdf"}], "MANIFEST-INCOMPLETE"),
        (("inputs",), None, "MANIFEST-INCOMPLETE"),
    ],
)
@pytest.mark.usefixtures("pressed")
def test_a_report_that_was_tampered_with_is_a_finding(keys: tuple[str, ...], word: object, code: str) -> None:
    _tampered(keys, word)
    told = verified()
    assert (told.exit_code, codes(told)) == (2, {f"{REPORT}:{code}"})


def _tampered(keys: tuple[str, ...], word: object) -> None:
    """The report with another word in its head."""
    head, rows, below = Path(REPORT).read_text("utf-8").partition(',\n "rows": [')
    content = inner = json.loads(head + "}")
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = word
    Path(REPORT).write_text(json.dumps(content, indent=1).removesuffix("\n}") + rows + below, "utf-8")


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize(
    ("keys", "word", "said"),
    [(("terms", "editions"), ["leaflet"], "leaflet"), (("inputs", "options", "brand"), "../x", "no brand is called")],
)
def test_words_of_an_order_that_nobody_gives_are_findings(keys: tuple[str, ...], word: object, said: str) -> None:
    _tampered(keys, word)
    told = verified("--rows", "2")
    assert told.exit_code == 1
    assert "REMADE-NOT" in told.stderr
    assert said in told.stderr


@given(data=strategies.data())
@settings(deadline=None, max_examples=100)
def test_whatever_is_written_into_a_report_ends_in_findings(made: Path, data: strategies.DataObject) -> None:
    """Read, and compared with what is here; nothing is made again."""
    content = json.loads((made / REPORT).read_bytes())
    for _ in range(data.draw(strategies.integers(1, 3), label="changes")):
        places = list(every(content))
        table, key = data.draw(strategies.sampled_from(places), label="where")
        table[key] = data.draw(ANYTHING, label="what")
    told = content.pop("rows", None) or []
    head = json.dumps(content, indent=1).removesuffix("\n}")
    lines = ",\n  ".join(map(json.dumps, told if isinstance(told, list) else [told]))
    path = made.parent / "tampered.json"
    path.write_bytes(f'{head},\n "rows": [\n  {lines}\n ]\n}}\n'.encode("utf-8", "surrogatepass"))
    try:
        findings = remaking.changes(path, "")
        findings += tuple(finding for verdict in audit(path) for finding in verdict.findings)
    except BrokenInput as broken:
        findings = broken.findings
    assert report.as_text(findings) or not findings


def every(told: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in decoded JSON, as what holds it and the key there."""
    for key, inner in told.items() if isinstance(told, dict) else enumerate(told):
        yield told, key
        if isinstance(inner, (dict, list)):
            yield from every(inner)
