"""`new`, `build`, `check` and `doctor`, from the command line to the files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main
from publisher.disk import PACKAGED

BROCHURE, EBOOK = "first-guide-brochure-a4-screen.pdf", "first-guide.epub"
OTHERS = [f"first-guide-{name}-a4-screen.pdf" for name in ("handout", "booklet", "large-print")]
OVERDUE = "---\ntitle: A\nreviewed_by: B\nlast_reviewed: 2019-01-01\nnext_review: 2020-01-01\n---\n\n# A\n\nText.\n"

UNFIT = {"REVIEW-OVERDUE", "VERSION-MISSING", "DESCRIPTION-MISSING", "GOVERNANCE-MISSING"}


def every(name: str) -> str:
    """What a build says of all editions of a guide called `name`."""
    return "".join(f"output/{made}\n" for made in (BROCHURE, EBOOK, *OTHERS)).replace("first-guide", name)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted") / "clinic"
    told = run("new", str(folder))
    assert told.exit_code == 0, told.output
    return folder


@pytest.fixture
def project(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `publisher new` writes, as the working folder."""
    shutil.copytree(planted, tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic")
    return tmp_path / "clinic"


def test_what_new_writes_builds_at_once(project: Path) -> None:
    told = run("build")
    assert told.exit_code == 0, told.stderr
    assert told.stdout == every("first-guide")
    assert (project / "output" / BROCHURE).read_bytes().startswith(b"%PDF-")
    assert (project / "output" / EBOOK).read_bytes().startswith(b"PK")
    assert "warning REVIEW-AWAITED" in told.stderr
    assert " error " not in told.stderr


def test_new_never_writes_into_a_folder_with_files(project: Path) -> None:
    before = sorted(project.rglob("*"))
    told = run("new", ".")
    assert told.exit_code == 2
    assert "error FOLDER-NOT-EMPTY" in told.stderr
    assert sorted(project.rglob("*")) == before


def test_new_takes_a_brand_that_is_there_with_its_fonts_and_logos(project: Path) -> None:
    marketing = project.parent / "marketing"
    marketing.mkdir()
    font = next(Path(sys.prefix).rglob("SourceSansPro-Regular.ttf"))
    shutil.copy(font, marketing / "house.ttf")
    (marketing / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    (marketing / "_brand.yml").write_text(
        "meta: {name: Café Skin}\nlogo: {images: {mark: logo.svg}, small: mark}\n"
        "typography:\n  fonts:\n    - family: House\n      source: file\n      files: [{path: house.ttf}]\n"
        "  base: House\n"
    )
    told = run("new", "../made", "--brand-from", str(marketing))
    assert told.exit_code == 0, told.stderr
    styles = project.parent / "made" / "styles"
    assert {path.name for path in (styles / "café-skin").iterdir()} == {"_brand.yml", "house.ttf", "logo.svg"}
    os.chdir(project.parent / "made")
    assert run("build").exit_code == 0


def test_new_writes_nothing_of_a_broken_brand(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("color: [")
    told = run("new", str(tmp_path / "made"), "--brand-from", str(tmp_path / "_brand.yml"))
    assert told.exit_code in (1, 2)
    assert f"{tmp_path}/_brand.yml:" in told.stderr
    assert not (tmp_path / "made").exists()


def test_a_bare_markdown_file_builds_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("READ ME.md").write_text("# Read me\n\nThis is a *file* like many.\n\n- one\n- two\n")
    told = run("build", "READ ME.md")
    assert told.exit_code == 0, told.stderr
    assert told.stdout == every("read-me")


def test_a_bare_file_that_links_to_its_neighbours_builds_with_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("# Read me\n\nSee the [licence](LICENSE) and [how to help](docs/help.md#start).\n")
    told = run("build", "README.md")
    assert told.exit_code == 0, told.stderr
    assert told.stderr.count("warning LINK-RELATIVE") == 2
    with zipfile.ZipFile("output/readme.epub") as book:
        chapter = next(book.read(name).decode() for name in book.namelist() if "chapter-001" in name)
    assert "<p>See the licence and how to help.</p>" in chapter


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("-e", "ebook"), [EBOOK]),
        (("-e", "ebook", "-e", "brochure", "-e", "ebook"), [BROCHURE, EBOOK]),
        (("-e", "brochure", "--size", "letter"), ["first-guide-brochure-letter-screen.pdf"]),
        (("-e", "brochure", "--profile", "screen"), [BROCHURE]),
        (("-e", "brochure", "--profile", "office"), [BROCHURE.replace("screen", "office")]),
        (("first-guide", "-e", "ebook"), [EBOOK]),
        (("source/first-guide/guide.md", "-e", "ebook"), ["guide.epub"]),
    ],
)
def test_editions_are_made_as_asked(project: Path, words: tuple[str, ...], made: list[str]) -> None:
    told = run("build", "-o", "out", *words)
    assert told.exit_code == 0, told.stderr
    assert sorted(path.name for path in (project / "out").iterdir()) == sorted([*made, "manifest.json"])


@pytest.mark.usefixtures("project")
def test_a_brand_that_is_not_the_guides_own_stands_in_the_name() -> None:
    shutil.copytree("styles/plain", "styles/other")
    told = run("build", "--brand", "other")
    assert told.exit_code == 0, told.stderr
    assert told.stdout == every("first-guide-other")


@pytest.mark.usefixtures("project")
def test_a_clinic_has_a_folder_of_its_own_and_its_words_are_printed() -> None:
    Path("west.yml").write_text("name: West End Skin\nphone: '0700 123'\nemergency: '112'\nout_of_hours: '0700 124'\n")
    told = run("build", "--clinic", "west.yml", "-e", "ebook")
    assert told.exit_code == 0, told.stderr
    assert told.stdout == f"output/west-end-skin/{EBOOK}\n"
    assert (
        "west.yml" in json.loads(Path("output/manifest.json").read_text())["files"][f"west-end-skin/{EBOOK}"]["sources"]
    )


def test_the_manifest_tells_what_every_file_is_and_was_made_of(project: Path) -> None:
    run("build", "-e", "ebook")
    run("build", "-e", "brochure")
    files = json.loads(Path("output/manifest.json").read_text())["files"]
    assert list(files) == [BROCHURE, EBOOK]
    for name, entry in files.items():
        assert entry["sha256"] == sha256((project / "output" / name).read_bytes()).hexdigest()
        for source, digest in entry["sources"].items():
            assert digest == sha256((project / source).read_bytes()).hexdigest()
    assert "source/first-guide/guide.md" in files[EBOOK]["sources"]
    for name in (BROCHURE, EBOOK):  # the ebook names the sheet it belongs to
        assert "styles/plain/brochure.yml" in files[name]["sources"]


def test_the_same_inputs_give_the_same_bytes_in_any_process_folder_and_time_zone(project: Path) -> None:
    elsewhere = project.parent / "else where"
    shutil.copytree(project, elsewhere)
    for folder, seed, zone in ((project, "1", "UTC"), (elsewhere, "4242", "Pacific/Auckland")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        built = spoken("build", cwd=folder, env=environment)
        assert built.returncode == 0, built.stderr
    one, other = (
        {path.name: path.read_bytes() for path in (folder / "output").iterdir()} for folder in (project, elsewhere)
    )
    assert one == other


def test_source_date_epoch_sets_the_date_inside(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("build")
    files = json.loads(Path("output/manifest.json").read_text())["files"]
    assert {entry["date"] for entry in files.values()} == {"2023-11-14"}
    assert b"<xmp:CreateDate>2023-11-14T" in (project / "output" / BROCHURE).read_bytes()


def test_a_guide_past_its_review_date_is_not_built_again(project: Path) -> None:
    run("build", "-e", "ebook")
    good = (project / "output" / EBOOK).read_bytes()
    Path("source/first-guide/guide.md").write_text(OVERDUE)
    told = run("build", "-e", "ebook")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert "source/first-guide/guide.md:5:1: error REVIEW-OVERDUE the review was due on 2020-01-01" in told.stderr
    assert (project / "output" / EBOOK).read_bytes() == good


@pytest.mark.usefixtures("project")
def test_quiet_tells_only_errors_and_results() -> None:
    told = run("build", "--quiet", "-e", "ebook")
    assert (told.stdout, told.stderr) == (f"output/{EBOOK}\n", "")


@pytest.mark.usefixtures("project")
def test_verbose_tells_where_things_were_found() -> None:
    told = run("build", "--verbose", "-e", "ebook")
    assert "guide: source/first-guide\n" in told.stderr
    assert "brand: styles/plain\n" in told.stderr


@pytest.mark.usefixtures("project")
def test_ctrl_c_keeps_what_is_done_and_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    from publisher import order

    def interrupted(task: Any) -> Any:
        if task.job.recipe.name == "ebook":
            raise KeyboardInterrupt
        return publish(task)

    publish = order.fulfil
    monkeypatch.setattr("publisher.order.fulfil", interrupted)
    told = run("build")
    assert told.exit_code == 130
    assert sorted(path.name for path in Path("output").iterdir()) == [BROCHURE, "manifest.json"]
    assert list(json.loads(Path("output/manifest.json").read_text())["files"]) == [BROCHURE]


@pytest.mark.usefixtures("project")
def test_check_reports_and_writes_nothing() -> None:
    told = run("check")
    assert told.exit_code == 0, told.output
    assert "warning REVIEW-AWAITED" in told.stdout
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("words", "code", "told_of"),
    [
        ((), 1, UNFIT),
        (("--exit-zero",), 0, UNFIT),
        (("--ignore", "REVIEW"), 0, UNFIT - {"REVIEW-OVERDUE"}),
        (("--select", "review-overdue"), 1, {"REVIEW-OVERDUE"}),
        (("--select", "VERSION,DESC", "--ignore", "DESC"), 0, {"VERSION-MISSING"}),
        (("--quiet",), 1, {"REVIEW-OVERDUE"}),
    ],
)
@pytest.mark.usefixtures("project")
def test_check_selects_and_ignores(words: tuple[str, ...], code: int, told_of: set[str]) -> None:
    Path("source/first-guide/guide.md").write_text(OVERDUE)
    told = run("check", "--format", "json", *words)
    assert told.exit_code == code
    assert {finding["code"] for finding in json.loads(told.stdout)["findings"]} == told_of


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.usefixtures("project")
def test_machine_formats_stay_sound_when_nothing_can_be_read(form: str) -> None:
    told = run("check", "nowhere", "--format", form)
    assert told.exit_code == 2
    assert "GUIDE-MISSING" in told.stdout
    assert json.loads(told.stdout)


@pytest.mark.usefixtures("project")
def test_check_says_so_when_there_is_nothing_to_say() -> None:
    told = run("check", "--ignore", "REVIEW")
    assert (told.exit_code, told.stdout) == (0, "no findings\n")


@pytest.mark.usefixtures("project")
def test_doctor_finds_what_is_installed() -> None:
    told = run("doctor")
    assert told.exit_code == 0, told.output
    assert "  ok       Python: " in told.stdout
    assert "  ok       reportlab: " in told.stdout
    assert "  ok       plain: Source S" in told.stdout


@pytest.mark.usefixtures("project")
def test_doctor_names_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    Path("styles/plain/_brand.yml").write_text("typography:\n  base: Nowhere Grotesk\n")
    told = run("doctor")
    assert "  absent   java: not found" in told.stdout
    assert "→ install a Java runtime" in told.stdout
    assert "Nowhere Grotesk" in told.stdout


def test_the_packaged_styles_are_part_of_the_package() -> None:
    assert (PACKAGED / "editions.yml").is_file()
    assert (PACKAGED / "plain" / "_brand.yml").is_file()


def test_the_progress_line_is_for_terminals_only(project: Path) -> None:
    told = spoken("build", "-e", "ebook", cwd=project, env=dict(os.environ))
    assert "\r" not in told.stderr
    assert "making" not in told.stderr


def test_somebody_who_watches_sees_what_is_going_on(project: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "publisher", "build", "-e", "ebook"]
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, cwd=project, check=False, timeout=60)
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # the end of a terminal that nobody writes to any more
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)
    assert told.stdout == f"output/{EBOOK}\n".encode()
    assert b"reading the guide" in seen
    assert b"making ebook" in seen


def spoken(*words: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publisher", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, check=False, timeout=60)
