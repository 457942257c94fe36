"""What is up to date is not made again, and whatever changes is seen."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies

from publisher import inputs, order, tool
from publisher.asked import Order
from publisher.cli import main
from publisher.style import family, installed_font
from publisher.unchanged import standing

MADE = (
    "first-guide-brochure-a4-screen.pdf",
    "first-guide.epub",
    "first-guide-handout-a4-screen.pdf",
    "first-guide-booklet-a4-screen.pdf",
    "first-guide-large-print-a4-screen.pdf",
)
BROCHURE, EBOOK = MADE[:2]
GUIDE, BRAND = Path("source/first-guide/guide.md"), Path("styles/plain/_brand.yml")
HOUSE = "    - {family: House, source: file, files: [{path: house.ttf}]}\n"
WEST = "name: West\nphone: '1'\nemergency: '2'\nout_of_hours: '3'\nlogo: logo.png\n"


def build(*words: str) -> Result:
    told = CliRunner().invoke(main, ["build", *words])
    assert told.exit_code == 0, told.output
    return told


def passed_over(told: Result) -> list[str]:
    end = " is up to date"
    return [line.removesuffix(end) for line in told.stderr.splitlines() if line.endswith(end)]


def findings(told: Result) -> list[str]:
    return [line for line in told.stderr.splitlines() if not line.endswith(" is up to date")]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a font of its own, a clinic with a logo, and all its editions, made."""
    folder = tmp_path_factory.mktemp("planted") / "clinic"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    font = next(Path(sys.prefix).rglob("SourceSansPro-Regular.ttf"))
    shutil.copy(font, folder / "styles/plain/house.ttf")
    brand = folder / BRAND
    text = brand.read_text("utf-8").replace("  fonts:\n", "  fonts:\n" + HOUSE, 1)
    brand.write_text(text.replace("  headings:\n", "  monospace: House\n  headings:\n", 1), "utf-8")
    assert brand.read_text("utf-8").count("House") == 2
    (folder / "west.yml").write_text(WEST)
    (folder / "logo.png").write_bytes(png(9))
    before = Path.cwd()
    os.chdir(folder)
    try:
        build()
        build("--clinic", "west.yml", "-e", "brochure")
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def project(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(planted, tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic")
    return tmp_path / "clinic"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads a guide now fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("the guide is read")

    monkeypatch.setattr(order, "accept", refuse)


def png(side: int) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(bytes((side + 1) * side)))
        + part(b"IEND", b"")
    )


@pytest.mark.usefixtures("project", "unread")
@pytest.mark.parametrize(
    ("words", "files"),
    [
        ((), MADE),
        (("first-guide",), MADE),
        (("source/first-guide",), MADE),
        (("./source/first-guide/",), MADE),
        (("-e", "ebook", "-e", "brochure", "-e", "ebook"), (EBOOK, BROCHURE)),
        (("--allow-overdue", "-e", "brochure"), (BROCHURE,)),
        (("--clinic", "./west.yml", "-e", "brochure"), (f"west/{BROCHURE}",)),
    ],
)
def test_what_is_up_to_date_is_said_so_and_not_even_read(words: tuple[str, ...], files: tuple[str, ...]) -> None:
    before = stamps()
    told = build(*words)
    assert passed_over(told) == list(files)
    assert told.stdout.splitlines() == [f"output/{name}" for name in files]
    assert stamps() == before


def stamps() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in Path("output").rglob("*")}


@pytest.mark.usefixtures("project")
def test_what_was_told_when_files_were_made_is_told_again() -> None:
    made, again = build("--force"), build()
    assert "warning REVIEW-AWAITED" in made.stderr
    assert findings(again) == findings(made)
    assert findings(build("-e", "brochure")) == findings(build("-e", "brochure", "--force"))


@pytest.mark.usefixtures("project", "unread")
def test_quiet_says_nothing_but_results() -> None:
    told = build("--quiet")
    assert told.stderr == ""
    assert told.stdout.splitlines() == [f"output/{name}" for name in MADE]


@pytest.mark.usefixtures("project")
def test_forced_every_edition_is_made() -> None:
    assert passed_over(build("--force")) == []


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def a_letter_of_the_guide() -> None:
    text = GUIDE.read_text("utf-8").rstrip("\n")
    GUIDE.write_text(f"{text[:-1]}{'y' if text[-1] == 'x' else 'x'}\n", "utf-8")


def a_file_beside_it() -> None:
    Path("source/first-guide/zz.md").write_text("# One more\n\nText.\n", "utf-8")


def the_guides_files_renamed() -> None:
    GUIDE.rename(GUIDE.with_name("first.md"))


def a_colour_of_the_brand() -> None:
    _edit(BRAND, "#1F4E79", "#1F4E78")


def a_font_file() -> None:
    font = next(Path(sys.prefix).rglob("SourceSansPro-It.ttf"))
    shutil.copy(font, "styles/plain/house.ttf")


def a_recipe() -> None:
    with Path("styles/editions.yml").open("a", encoding="utf-8") as file:
        file.write("\n# a word about nothing\n")


def a_nearer_brand() -> None:
    shutil.copytree("styles/plain", "source/first-guide/styles/plain")
    shutil.rmtree("styles/plain")


def a_nearer_shelf() -> None:
    Path("source/first-guide/styles").mkdir()


def a_brand_that_links_elsewhere() -> None:
    shutil.copytree("styles/plain", "kits/new")
    _edit(Path("kits/new/_brand.yml"), "\n", "\n# another\n")
    shutil.rmtree("styles/plain")
    Path("styles/plain").symlink_to("../kits/new")


def the_manifest_lost() -> None:
    Path("output/manifest.json").unlink()


def the_manifest_broken() -> None:
    path = Path("output/manifest.json")
    path.write_bytes(path.read_bytes()[:-2])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "change",
    [
        a_letter_of_the_guide,
        a_file_beside_it,
        the_guides_files_renamed,
        a_colour_of_the_brand,
        a_font_file,
        a_recipe,
        a_nearer_brand,
        a_nearer_shelf,
        a_brand_that_links_elsewhere,
        the_manifest_lost,
        the_manifest_broken,
    ],
)
def test_whatever_all_editions_are_made_from_has_all_made_again_once(change: Callable[[], None]) -> None:
    change()
    assert passed_over(build()) == []
    assert passed_over(build()) == list(MADE)


def _layout_beside_the_guide() -> None:
    shutil.copy("styles/plain/brochure.yml", "source/first-guide/brochure-letter.yml")


def _layout_gone() -> None:
    Path("styles/plain/handout.yml").unlink()


def _cut_off() -> None:
    path = Path("output") / MADE[3]
    path.write_bytes(path.read_bytes()[:-100])


def _altered() -> None:
    path = Path("output") / EBOOK
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def _away() -> None:
    (Path("output") / MADE[4]).unlink()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("change", "made"),
    [
        (_layout_beside_the_guide, MADE[:2]),  # the ebook tells the sheet's pages
        (_cut_off, (MADE[3],)),
        (_altered, (EBOOK,)),
        (_away, (MADE[4],)),
    ],
)
def test_only_what_is_concerned_is_made_again(change: Callable[[], None], made: tuple[str, ...]) -> None:
    good = {name: (Path("output") / name).read_bytes() for name in MADE}
    change()
    told = build()
    assert passed_over(told) == [name for name in MADE if name not in made]
    assert told.stdout.splitlines() == [f"output/{name}" for name in MADE]
    assert passed_over(build()) == list(MADE)
    if change is not _layout_beside_the_guide:
        assert {name: (Path("output") / name).read_bytes() for name in MADE} == good


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "words",
    [("--locale", "en-US"), ("--brand", "plain"), ("--size", "a4"), ("--clinic", "west.yml")],
    ids=" ".join,
)
def test_other_words_of_the_order_make_other_files(words: tuple[str, ...]) -> None:
    assert passed_over(build("-e", "ebook", *words)) == []
    assert len(passed_over(build("-e", "ebook", *words))) == 1


@pytest.mark.usefixtures("project")
def test_a_profile_counts_for_paper_and_plays_no_part_in_an_ebook() -> None:
    good = (Path("output") / EBOOK).read_bytes()
    told = build("-e", "brochure", "-e", "ebook", "--profile", "press")
    assert passed_over(told) == [EBOOK]
    assert BROCHURE.replace("screen", "press") in told.stdout
    assert passed_over(build()) == list(MADE)
    build("-e", "ebook", "--profile", "press", "--force")
    assert (Path("output") / EBOOK).read_bytes() == good


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("path", ["west.yml", "logo.png"])
def test_a_clinics_file_and_its_logo_count(path: str) -> None:
    west = ("--clinic", "west.yml", "-e", "brochure")
    if path == "west.yml":
        _edit(Path(path), "'1'", "'11'")
    else:
        Path(path).write_bytes(png(10))
    assert passed_over(build(*west)) == []
    assert passed_over(build(*west)) == [f"west/{BROCHURE}"]
    assert passed_over(build("-e", "brochure")) == [BROCHURE]


@pytest.mark.usefixtures("project")
def test_a_brand_that_came_beside_the_standing_one_counts_for_a_guide_that_names_none() -> None:
    _edit(GUIDE, "brand: plain\n", "")
    Path("styles/plain").rename("styles/house")
    west = ("--clinic", "west.yml", "-e", "ebook")
    build(*west)
    assert passed_over(build(*west)) == [f"west/{EBOOK}"]
    shutil.copytree("styles/house", "styles/other")
    assert passed_over(build(*west)) == []


@pytest.mark.usefixtures("project")
def test_a_brand_that_is_not_asked_for_does_not_count() -> None:
    shutil.copytree("styles/plain", "styles/other")
    assert passed_over(build()) == list(MADE)


@pytest.mark.usefixtures("project")
def test_the_clock_of_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert passed_over(build("-e", "ebook")) == []
    assert passed_over(build("-e", "ebook")) == [EBOOK]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert passed_over(build("-e", "ebook")) == []


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["publisher", "code", "Python", "zlib", "reportlab", "uharfbuzz", "lxml"])
def test_another_version_of_the_program_or_of_a_library_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = dict(tool.tool())
    assert name in versions
    monkeypatch.setattr(inputs, "tool", lambda: MappingProxyType({**versions, name: "another"}))
    assert passed_over(build("-e", "ebook")) == []


@pytest.mark.usefixtures("project")
def test_another_installed_font_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    read = installed_font.font_bytes

    def changed(path: str) -> bytes:
        return read(path) + b"\0"

    monkeypatch.setattr(installed_font, "font_bytes", changed)
    assert passed_over(build("-e", "ebook")) == []


@pytest.mark.usefixtures("project")
def test_a_font_that_was_missing_and_was_installed_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    _edit(BRAND, "monospace: House", "monospace: Elsewhere")
    assert "warning FONT-MISSING" in build("-e", "ebook").stderr
    assert passed_over(build("-e", "ebook")) == [EBOOK]
    there = installed_font.installed

    def installed(name: str) -> Any:
        return there("source sans pro" if name.lower() == "elsewhere" else name)

    monkeypatch.setattr(installed_font, "installed", installed)
    monkeypatch.setattr(family, "installed", installed)
    told = build("-e", "ebook")
    assert passed_over(told) == []
    assert "FONT-MISSING" not in told.stderr


def _day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    for module in ("publisher.dates", "publisher.stock"):
        monkeypatch.setattr(f"{module}.today", lambda: datetime.date.fromisoformat(day))


@pytest.fixture
def reviewed(project: Path) -> None:
    guide = project / GUIDE
    _edit(guide, 'reviewed_by: ""', "reviewed_by: A. N. Other")
    _edit(guide, "last_reviewed:", "last_reviewed: 2025-01-01")
    _edit(guide, "next_review:", "next_review: 2027-01-01")


@pytest.mark.usefixtures("reviewed")
def test_a_day_that_changes_nothing_makes_nothing_and_a_near_review_is_told_to_the_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _day(monkeypatch, "2026-01-01")
    build("-e", "ebook")
    for day, left in (("2026-12-01", 31), ("2027-01-01", 0)):
        _day(monkeypatch, day)
        told = build("-e", "ebook")
        assert passed_over(told) == [EBOOK]
        assert f"in {left} days" in told.stderr
        assert findings(told) == findings(build("-e", "ebook", "--force"))
    assert "REVIEW-DUE" not in Path("output/manifest.json").read_text("utf-8")


@pytest.mark.usefixtures("reviewed")
def test_past_its_review_a_guide_is_refused_though_nothing_else_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    _day(monkeypatch, "2027-01-01")
    build("-e", "ebook")
    good = (Path("output") / EBOOK).read_bytes()
    _day(monkeypatch, "2027-01-02")
    told = CliRunner().invoke(main, ["build", "-e", "ebook"])
    assert (told.exit_code, told.stdout) == (1, "")
    assert "error REVIEW-OVERDUE" in told.stderr
    assert (Path("output") / EBOOK).read_bytes() == good
    allowed = build("-e", "ebook", "--allow-overdue")
    assert passed_over(allowed) == []
    assert (Path("output") / EBOOK).read_bytes() != good
    again = build("-e", "ebook", "--allow-overdue")
    assert passed_over(again) == [EBOOK]
    assert findings(again) == findings(allowed)
    assert CliRunner().invoke(main, ["build", "-e", "ebook"]).exit_code == 1
    _day(monkeypatch, "2026-12-31")
    assert passed_over(build("-e", "ebook", "--allow-overdue")) == []
    assert (Path("output") / EBOOK).read_bytes() == good


@pytest.mark.usefixtures("project")
def test_an_edition_with_errors_is_tried_each_time_beside_those_that_stand() -> None:
    Path("styles/plain/handout.yml").write_text("panels: [", "utf-8")
    for _ in range(2):
        told = CliRunner().invoke(main, ["build"])
        assert told.exit_code == 2
        assert told.stderr.count("styles/plain/handout.yml:") == 1
        assert MADE[2] not in told.stdout
    assert passed_over(told) == [name for name in MADE if name != MADE[2]]


@pytest.mark.usefixtures("project")
def test_editions_that_were_not_made_before_are_made_beside_those_that_stand() -> None:
    shutil.rmtree("output")
    build("-e", "ebook")
    told = build()
    assert passed_over(told) == [EBOOK]
    assert told.stdout.splitlines() == [f"output/{name}" for name in MADE]


@pytest.mark.usefixtures("project")
def test_the_manifest_tells_no_path_of_this_machine() -> None:
    build(str(Path("source/first-guide").resolve()), "-e", "ebook", "-o", str(Path("out").resolve()))
    told = Path("out/manifest.json").read_text("utf-8")
    assert str(Path.cwd()) not in told
    assert list(json.loads(told)["files"]) == [EBOOK]


def _standing() -> dict[str, str]:
    return dict(standing(Order(), Path("output"), "", datetime.date(2026, 1, 1)).files)


@pytest.fixture(scope="module")
def still(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project that is put in order again after each change."""
    folder = tmp_path_factory.mktemp("still") / "clinic"
    shutil.copytree(planted, folder)
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


def _sources() -> dict[str, list[str]]:
    """The editions that are made from each file here."""
    files = json.loads(Path("output/manifest.json").read_text("utf-8"))["files"]
    told: dict[str, list[str]] = {}
    for name, entry in files.items():
        for source in (*entry["sources"], f"output/{name}"):
            if not source.startswith("publisher:") and "west" not in name:
                told.setdefault(source, []).append(entry["edition"])
    return told


@pytest.mark.usefixtures("still")
@given(data=strategies.data())
@settings(deadline=None, max_examples=60)
def test_one_byte_of_any_file_is_seen_in_just_the_editions_made_from_it(data: strategies.DataObject) -> None:
    sources = _sources()
    assert len(sources) > 10
    path = Path(data.draw(strategies.sampled_from(sorted(sources)), label="file"))
    good = path.read_bytes()
    at = data.draw(strategies.integers(0, len(good) - 1), label="byte")
    change = data.draw(strategies.sampled_from(["other", "cut", "added", "gone"]), label="change")
    try:
        if change == "gone":
            path.unlink()
        else:
            other = {"other": bytes([good[at] ^ 1]) + good[at + 1 :], "cut": b"", "added": b"\n" + good[at:]}
            path.write_bytes(good[:at] + other[change])
        assert set(_standing()) == {edition for edition in _all_editions() if edition not in sources[str(path)]}
    finally:
        path.write_bytes(good)
    assert set(_standing()) == set(_all_editions())


def _all_editions() -> list[str]:
    entries: dict[str, Any] = json.loads(Path("output/manifest.json").read_text("utf-8"))["files"]
    return list(entries[EBOOK]["editions"])


@pytest.mark.usefixtures("still")
@given(data=strategies.data())
@settings(deadline=None, max_examples=60)
def test_any_other_answer_that_a_build_was_given_makes_it_out_of_date(data: strategies.DataObject) -> None:
    """Not one leaf of what a manifest says of a file's inputs may be otherwise."""
    path = Path("output/manifest.json")
    good = path.read_bytes()
    content = json.loads(good)
    entry = content["files"][EBOOK]
    told = data.draw(strategies.sampled_from(["inputs", "sources", "absent", "sha256"]), label="part")
    if told == "sha256":
        entry["sha256"] = "0" * 64
    elif told == "absent":
        entry["absent"].append(str(GUIDE))
    else:
        table, key = data.draw(strategies.sampled_from(list(_leaves(entry[told]))), label="leaf")
        table[key] = _another(table[key])
    try:
        path.write_text(json.dumps(content), "utf-8")
        assert set(_standing()) == set(_all_editions()) - {"ebook"}
    finally:
        path.write_bytes(good)


def _leaves(told: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in told.items() if isinstance(told, dict) else enumerate(told):
        if key == "guide" and isinstance(inner, str):
            continue  # the path that finds the guide again: what it finds is told beside it
        if isinstance(inner, (dict, list)):
            yield from _leaves(inner)
        else:
            yield told, key


def _another(leaf: object) -> object:
    return (not leaf) if isinstance(leaf, bool) else f"{leaf or ''}x"
