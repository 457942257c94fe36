"""`verify`: files against the sources that they were made from, and what explains a difference."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies

from publisher import inputs, manifest, report, tool, verify
from publisher.cli import main
from publisher.model.finding import BrokenInput
from publisher.order import Task
from publisher.publish import Product
from publisher.style import installed_font
from tests.cli.test_unchanged import BRAND, BROCHURE, EBOOK, GUIDE, WEST, a_letter_of_the_guide, png

MANIFEST = Path("output/manifest.json")
LAYOUT = Path("styles/plain/brochure.yml")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def verified(*words: str) -> Result:
    told = run("verify", *words)
    assert "a fault of ours (" not in told.stderr, told.stderr
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told


def codes(told: Result) -> set[str]:
    """Those of the findings that were told, with the files they are about."""
    found = re.findall(r"^(\S+): (?:error|warning) ([A-Z-]+) ", told.stderr, re.MULTILINE)
    return {code if place == "publisher" else f"{place.removesuffix(':1:1')}:{code}" for place, code in found}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose brochure is made, and its ebook for a clinic."""
    folder = tmp_path_factory.mktemp("made") / "clinic"
    assert run("new", str(folder)).exit_code == 0
    (folder / "west.yml").write_text(WEST)
    (folder / "logo.png").write_bytes(png(9))
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert run("build", "-e", "brochure").exit_code == 0
        assert run("build", "-e", "ebook", "--clinic", "west.yml").exit_code == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(made, tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic")
    return tmp_path / "clinic"


@pytest.mark.usefixtures("project")
def test_files_that_match_their_sources_are_the_same_and_nothing_is_written() -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    told = verified()
    assert (told.exit_code, told.stdout) == (0, f"{BROCHURE}: the same\nwest/{EBOOK}: the same\n")
    assert told.stderr == "2 of 2 files are the same\n"
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _altered(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_gone, "MADE-GONE"),
        (_folder, "MADE-GONE"),
        (_short, "MADE-SHORT"),
        (_empty, "MADE-SHORT"),
        (_altered, "MADE-ALTERED"),
        (_longer, "MADE-ALTERED"),
    ],
)
def test_a_file_that_does_not_lie_there_as_it_was_made(change: Callable[[Path], None], code: str) -> None:
    change(Path("output") / BROCHURE)
    told = verified()
    assert (told.exit_code, codes(told)) == (1, {f"output/{BROCHURE}:{code}"})
    assert told.stdout == f"{BROCHURE}: not the same\nwest/{EBOOK}: the same\n"


def _clinic() -> None:
    Path("west.yml").write_text(WEST.replace("'1'", "'11'"))


def _logo() -> None:
    Path("logo.png").write_bytes(png(10))


def _colour() -> None:
    BRAND.write_text(BRAND.read_text().replace("#1F4E79", "#1F4E78"))


def _layout() -> None:
    LAYOUT.write_text(LAYOUT.read_text().replace("mm", "mm ", 1) + "\n# nothing\n")


def _new_text() -> None:
    Path("source/first-guide/zz.md").write_text("# One more\n\nText, and more of it.\n")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("change", "since", "others"),
    [
        (a_letter_of_the_guide, f"{GUIDE}:SINCE-CHANGED", {f"west/{EBOOK}"}),
        (_clinic, "west.yml:SINCE-CHANGED", {f"west/{EBOOK}"}),
        (_colour, f"{BRAND}:SINCE-CHANGED", {BROCHURE, f"west/{EBOOK}"}),
    ],
)
def test_the_file_that_explains_a_difference_is_named(change: Callable[[], None], since: str, others: set[str]) -> None:
    change()
    told = verified()
    assert told.exit_code == 1
    assert since in codes(told)
    assert {f"output/{name}:REMADE-OTHER" for name in others} <= codes(told)
    assert f"What explains it: {since.partition(':')[0]}" in told.stderr


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("change", "file", "told"), [(_layout, LAYOUT, "A layout has"), (_logo, "logo.png", "A picture has")]
)
def test_what_has_changed_and_makes_no_difference_is_told_and_is_no_error(
    change: Callable[[], None], file: object, told: str
) -> None:
    """The ebook shows no logo."""
    change()
    found = verified()
    assert (found.exit_code, codes(found)) == (0, {f"{file}:SINCE-CHANGED"})
    assert f"warning SINCE-CHANGED {told} changed since the files were made" in found.stderr


@pytest.mark.usefixtures("project")
def test_a_text_that_came_into_the_guides_folder_is_named() -> None:
    _new_text()
    told = verified()
    assert told.exit_code == 1
    assert "source/first-guide/zz.md:SINCE-NEW" in codes(told)


@pytest.mark.usefixtures("project")
def test_sources_that_are_gone_are_named_and_so_is_why_nothing_can_be_made_again() -> None:
    shutil.rmtree("source")
    told = verified()
    assert told.exit_code == 1
    assert {f"{GUIDE}:SINCE-GONE", f"output/{BROCHURE}:REMADE-NOT"} <= codes(told)
    assert "cannot be made again: source/first-guide: there is no such guide" in told.stderr


@pytest.mark.usefixtures("project")
def test_a_guide_that_does_not_build_any_more_says_where() -> None:
    GUIDE.write_text("---\ntitle: [\n---\n# A\n")
    told = verified()
    assert told.exit_code == 1
    assert f"cannot be made again: {GUIDE}:" in told.stderr


@pytest.mark.usefixtures("project")
def test_an_edition_that_the_recipes_list_no_more_is_named() -> None:
    recipes = Path("styles/editions.yml")
    recipes.write_text(recipes.read_text().replace("brochure:", "leaflet:", 1))
    told = verified()
    assert told.exit_code == 1
    assert "no edition is called “brochure” any more" in told.stderr


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "code"), [("reportlab", "SINCE-TOOL"), ("code", "SINCE-CODE"), ("Python", "SINCE-TOOL")]
)
def test_another_version_is_named_and_is_no_error_while_the_bytes_are_the_same(
    name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "tool", lambda: MappingProxyType({**tool.tool(), name: "9.9.9"}))
    told = verified()
    assert (told.exit_code, codes(told)) == (0, {code})
    assert "9.9.9" in told.stderr


@pytest.mark.usefixtures("project")
def test_another_installed_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    read = installed_font.font_bytes
    monkeypatch.setattr(installed_font, "font_bytes", lambda path: read(path) + b"\0")
    told = verified()
    assert "SINCE-FONT" in codes(told)
    assert "The installed font “source sans pro”" in told.stderr


def _another_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes files as a faulty program would."""
    fulfil = verify.fulfil  # type: ignore[attr-defined]

    def faulty(task: Task) -> Product:
        product: Product = fulfil(task)
        return replace(product, files=tuple((name, data + b"\n") for name, data in product.files))

    monkeypatch.setattr(verify, "fulfil", faulty)


@pytest.mark.usefixtures("project")
def test_what_nothing_explains_is_said_to_be_a_fault_of_ours_and_how_to_report_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _another_byte(monkeypatch)
    told = verified()
    assert told.exit_code == 1
    assert codes(told) == {f"output/{name}:REMADE-UNEXPLAINED" for name in (BROCHURE, f"west/{EBOOK}")}
    assert "a fault of ours: please report it, with the manifest" in told.stderr


@pytest.mark.usefixtures("project")
def test_another_version_explains_other_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    _another_byte(monkeypatch)
    monkeypatch.setattr(inputs, "tool", lambda: MappingProxyType({**tool.tool(), "reportlab": "9.9.9"}))
    told = verified()
    assert told.exit_code == 1
    assert f"What explains it: reportlab ({tool.tool()['reportlab']} → 9.9.9)" in told.stderr


@pytest.mark.usefixtures("project")
def test_the_clock_explains_a_difference_where_it_is_set_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    told = verified()
    assert told.exit_code == 1
    assert "SOURCE_DATE_EPOCH was not set when the files were made; it is 1700000000" in told.stderr
    assert "What explains it: SOURCE_DATE_EPOCH, date inside" in told.stderr


@pytest.mark.usefixtures("project")
def test_files_made_by_a_clock_are_the_same_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("build", "-e", "brochure").exit_code == 0
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert verified().exit_code == 0


@pytest.mark.usefixtures("project")
def test_what_a_change_means_for_the_file_is_told() -> None:
    GUIDE.write_text(
        GUIDE.read_text().replace('version: "0.1"', 'version: "0.2"').replace("language: en\n", "language: en-US\n")
    )
    told = verified()
    assert f"What explains it: {GUIDE}, version 0.1 → 0.2, locale en → en-US" in told.stderr.replace(
        "the file's name ", ""
    )


@pytest.mark.usefixtures("project")
def test_a_review_that_is_overdue_since_is_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    text = GUIDE.read_text().replace('reviewed_by: ""', "reviewed_by: A. N. Other")
    GUIDE.write_text(
        text.replace("last_reviewed:", "last_reviewed: 2025-01-01").replace("next_review:", "next_review: 2026-01-01")
    )
    shutil.rmtree("output")
    for allowed, day in (((), "2025-06-01"), (("--allow-overdue",), "2026-06-01")):
        _day(monkeypatch, day)
        assert run("build", "-e", "ebook", *allowed).exit_code == 0
        for other in ("2025-07-01", "2027-01-01"):
            _day(monkeypatch, other)
            assert (verified().exit_code, day, other) == (0, day, other)


def _day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    for module in ("publisher.dates", "publisher.stock"):
        monkeypatch.setattr(f"{module}.today", lambda: datetime.date.fromisoformat(day))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MANIFEST-UNREAD"),
        (b"{", "MANIFEST-UNREAD"),
        (b"[" * 100_000, "MANIFEST-UNREAD"),
        (b"\xff\xfe", "MANIFEST-UNREAD"),
        (b"[]", "MANIFEST-UNREAD"),
        (b"null", "MANIFEST-UNREAD"),
        (b'{"version": 2}', "MANIFEST-UNREAD"),
        (b'{"version": 2, "files": 5}', "MANIFEST-UNREAD"),
        (b'{"files": {}}', "MANIFEST-VERSION"),
        (b'{"version": 3, "files": {}}', "MANIFEST-VERSION"),
        (b'{"version": {"a": [1]}, "files": {}}', "MANIFEST-VERSION"),
        (b'{"version": 2, "files": {"a.pdf": 5}}', "MANIFEST-INCOMPLETE"),
        (b'{"version": 2, "files": {"a.pdf": {}}}', "MANIFEST-INCOMPLETE"),
        (b'{"version": 2, "files": {"\\u001b[2J": {}}}', "MANIFEST-INCOMPLETE"),
        (b"1" * 9000, "MANIFEST-UNREAD"),
        (b'{\n "rows": [\n', "MANIFEST-VERSION"),
        (b'{\n "version": 1,\n "rows": [\n', "MANIFEST-VERSION"),
        (b'{\n "version": 2,\n "rows": [\n', "MANIFEST-INCOMPLETE"),
        (b'{\n {,\n "rows": [\n ]\n}\n', "MANIFEST-UNREAD"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_a_finding(content: bytes, code: str) -> None:
    MANIFEST.write_bytes(content)
    told = verified()
    assert (told.exit_code, codes(told)) == (2, {f"output/manifest.json:{code}"})
    assert "\x1b" not in told.stderr


@pytest.mark.usefixtures("project")
def test_no_manifest_is_a_finding() -> None:
    for path in ("nowhere.json", "output"):
        told = verified(path)
        assert (told.exit_code, codes(told)) == (2, {f"{path}:FILE-UNREADABLE"})


def _edited(change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(MANIFEST.read_bytes())
    change(content["files"])
    MANIFEST.write_text(json.dumps(content))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "west/../../x", "C:\\x.pdf", "..\\x.pdf", "a\0b"])
def test_a_file_outside_the_folder_is_never_looked_at(name: str) -> None:
    _edited(lambda files: files.update({name: files.pop(BROCHURE)}))
    told = verified()
    assert (told.exit_code, codes(told)) == (2, {"output/manifest.json:MANIFEST-PATH"})
    assert told.stdout == f"west/{EBOOK}: the same\n"


@pytest.mark.usefixtures("project")
def test_a_source_that_leads_anywhere_is_only_compared() -> None:
    def change(files: dict[str, Any]) -> None:
        files[BROCHURE]["sources"]["../../../../../../etc/hostname"] = "0"
        files[BROCHURE]["sources"]["../../../../../../dev/zero"] = "0"

    _edited(change)
    told = verified()
    assert told.exit_code == 0
    assert all("SINCE-" in code for code in codes(told))


@pytest.mark.usefixtures("project")
def test_words_of_an_order_that_nobody_gives_are_findings() -> None:
    for key, word in (("brand", "../../x"), ("brand", "nobody"), ("clinic", "nowhere.yml"), ("clinic", "\ud800")):
        _edited(lambda files, key=key, word=word: files[BROCHURE]["inputs"]["options"].update({key: word}))  # type: ignore[misc]
        told = verified()
        assert (told.exit_code, codes(told)) == (1, {f"output/{BROCHURE}:REMADE-NOT"}), word
        _edited(lambda files: files[BROCHURE]["inputs"]["options"].update({"brand": None, "clinic": None}))


@pytest.mark.usefixtures("project")
def test_a_clock_that_is_none_is_a_finding() -> None:
    _edited(lambda files: files[BROCHURE]["inputs"].update({"source_date_epoch": "noon"}))
    told = verified()
    assert (told.exit_code, codes(told)) == (1, {f"output/{BROCHURE}:REMADE-NOT"})


@pytest.fixture
def pressed(project: Path) -> Path:
    """Two clinics' ebooks, and the report of their run."""
    (project / "clinics.csv").write_text("name,phone,emergency,out_of_hours\nWest,1,2,3\nEast,4,5,6\n")
    return project / "tonight"


def press(*words: str) -> None:
    told = run("press", "source/first-guide", "clinics.csv", "-e", "ebook", "-o", "tonight", "--jobs", "1", *words)
    assert told.exit_code == 0, told.output


@pytest.mark.parametrize("words", [(), ("--as", "zip")], ids=" ".join)
@pytest.mark.usefixtures("pressed")
def test_a_runs_files_are_compared_with_its_report(words: tuple[str, ...]) -> None:
    press(*words)
    told = verified("tonight/run-report.json", "--verbose", "--rows", "none")
    assert (told.exit_code, told.stderr) == (0, "2 of 2 files are the same\n")
    assert told.stdout == f"west/{EBOOK}: the same\neast/{EBOOK}: the same\n"
    assert verified("tonight/run-report.json", "--rows", "none").stdout == ""
    a_letter_of_the_guide()
    told = verified("tonight/run-report.json", "--rows", "none")
    assert (told.exit_code, codes(told)) == (0, {f"{GUIDE}:SINCE-CHANGED"})


def test_what_is_wrong_with_a_runs_files_is_told(pressed: Path) -> None:
    press()
    _short(pressed / "west" / EBOOK)
    _gone(pressed / "east" / EBOOK)
    told = verified("tonight/run-report.json")
    assert (told.exit_code, codes(told)) == (
        1,
        {f"tonight/west/{EBOOK}:MADE-SHORT", f"tonight/east/{EBOOK}:MADE-GONE"},
    )
    files = f"west/{EBOOK}: not the same\neast/{EBOOK}: not the same\n"
    assert told.stdout == f"{files}row 2, West: the same\nrow 3, East: the same\n"


def test_an_archive_with_another_file_in_it_is_told(pressed: Path) -> None:
    press("--as", "zip")
    path = pressed / "first-guide-clinics.zip"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data + b"x" if name.startswith("east") else data)
    told = verified("tonight/run-report.json")
    assert (told.exit_code, codes(told)) == (1, {f"tonight/first-guide-clinics.zip/east/{EBOOK}:MADE-ALTERED"})


def test_an_archive_of_an_earlier_run_does_not_stand_for_the_files(pressed: Path) -> None:
    press("--as", "zip")
    press()
    _altered(pressed / "west" / EBOOK)
    _gone(pressed / "east" / EBOOK)
    told = verified("tonight/run-report.json", "--rows", "none")
    altered, gone = f"tonight/west/{EBOOK}:MADE-ALTERED", f"tonight/east/{EBOOK}:MADE-GONE"
    assert (told.exit_code, codes(told)) == (1, {altered, gone})


def test_files_of_an_earlier_run_do_not_stand_for_those_in_the_archive(pressed: Path) -> None:
    press()
    press("--as", "zip")
    (pressed / "first-guide-clinics.zip").unlink()
    told = verified("tonight/run-report.json", "--rows", "none")
    assert (told.exit_code, len(codes(told))) == (1, 2)
    assert all(code.endswith(":MADE-GONE") for code in codes(told))


def test_a_row_that_was_taken_out_of_a_report_is_missed(pressed: Path) -> None:
    press()
    path = pressed / "run-report.json"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if '"row": 2,' not in line), "utf-8")
    told = verified("tonight/run-report.json", "--rows", "none")
    assert (told.exit_code, codes(told)) == (2, {"tonight/run-report.json:MANIFEST-UNREAD"})


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (f"west/{EBOOK}", "../../x.epub", "MANIFEST-PATH"),
        ('"bytes": ', '"bytes": 1e999, "b": ', "MANIFEST-INCOMPLETE"),
        ('"files": [', '"files": [5, ', "MANIFEST-INCOMPLETE"),
        ("\n ]\n}\n", "", "MANIFEST-UNREAD"),
        ('"version": 2', '"version": 7', "MANIFEST-VERSION"),
    ],
)
def test_a_report_that_was_tampered_with_is_a_finding(pressed: Path, old: str, new: str, code: str) -> None:
    press()
    path = pressed / "run-report.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    told = verified("tonight/run-report.json")
    assert (told.exit_code, codes(told)) == (2, {f"tonight/run-report.json:{code}"})


@pytest.mark.usefixtures("still")
@given(data=strategies.data())
@settings(deadline=None, max_examples=200)
def test_whatever_is_written_into_a_manifest_ends_in_findings(data: strategies.DataObject) -> None:
    """Read, and compared with what is here; nothing is made again."""
    content = json.loads(MANIFEST.read_bytes())
    for _ in range(data.draw(strategies.integers(1, 3), label="changes")):
        places = {str(key): (table, key) for table, key in _all(content)}
        table, key = places[data.draw(strategies.sampled_from(sorted(places)), label="where")]
        table[key] = data.draw(ANYTHING, label="what")
    text = json.dumps(content).encode("utf-8", "surrogatepass")
    cut = data.draw(strategies.sampled_from([len(text), len(text) // 2, len(text) - 1]), label="cut")
    try:
        records, findings = manifest.opened("manifest.json", text[:cut])
    except BrokenInput as broken:
        records, findings = {}, broken.findings
    for record in records.values():
        findings = (*findings, *inputs.since(record.inputs, inputs.Now(None), record.inputs.guide))
    assert report.as_text(findings) or not findings


ANYTHING = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats()
    | strategies.text(max_size=9)
    | strategies.sampled_from(["../../../proc/kcore", "\ud800", "a\0b", "9" * 5000, "/", "", "{0}", "x/" * 3000]),
    lambda inner: (
        strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)


def _all(told: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in told.items() if isinstance(told, dict) else enumerate(told):
        yield told, key
        if isinstance(inner, (dict, list)):
            yield from _all(inner)


@pytest.fixture(scope="module")
def still(made: Path) -> Iterator[Path]:
    before = Path.cwd()
    os.chdir(made)
    yield made
    os.chdir(before)
