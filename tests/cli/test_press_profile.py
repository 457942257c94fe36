"""`--profile press` from the command line: what is made, and what is said of a brand that cannot be printed so."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from publisher.cli import main

GUIDE = "---\ntitle: A short guide\nbrand: kit\n---\n\n# Heading\n\nWords to read.\n"
BRAND = """\
color:
  palette:
    ink: "#101010"
    sea: "#0A4A7A"
  foreground: ink
  primary: sea
{more}
defaults:
  publisher:
{own}
"""
MADE = Path("output/guide-brochure-a4-press.pdf")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "guide.md").write_text(GUIDE)
    (tmp_path / "styles" / "kit").mkdir(parents=True)
    return tmp_path / "styles" / "kit"


def told(folder: Path, own: str, more: str = "", *words: str) -> Result:
    """What the command says of the guide in a brand with these lines of its own."""
    (folder / "_brand.yml").write_text(BRAND.format(own=own, more=more))
    named = words or ("build", "guide.md", "--profile", "press", "-e", "brochure")
    return CliRunner().invoke(main, list(named))


def test_a_build_for_the_press_is_named_so_and_passes_its_own_check(folder: Path) -> None:
    built = told(folder, "    inks: { sea: [100, 60, 20, 10] }")
    assert (built.exit_code, built.stdout) == (0, f"{MADE}\n"), built.output
    checked = CliRunner().invoke(main, ["check", str(MADE), "--profile", "press", "--fold", "letter"])
    assert (checked.exit_code, checked.stdout) == (0, "no findings\n"), checked.output


def test_ebooks_are_made_beside_it(folder: Path) -> None:
    built = told(folder, "    rule: { width: 1 pt }", "", "build", "guide.md", "--profile", "press", "-e", "ebook")
    assert (built.exit_code, built.stdout) == (0, "output/guide.epub\n")


def test_a_guide_is_checked_for_the_press(folder: Path) -> None:
    found = told(
        folder, "    press: { profile: none.icc }", "", "check", "guide.md", "--profile", "press", "-e", "brochure"
    )
    assert "styles/kit/_brand.yml:10:14: error ICC-UNREADABLE" in found.stdout
    assert "none.icc cannot be read: there is no such file" in found.stdout
    assert found.exit_code == 2


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "sRGB.icc",
            "The colour profile mine.icc is for RGB, the light of a screen; an ICC profile of a press that prints in",
        ),
        (
            "README.md",
            "The colour profile mine.icc is no colour profile; an ICC profile of a press that prints in CMYK",
        ),
    ],
)
def test_a_profile_that_is_none_or_not_of_a_press_is_an_error_at_its_line(folder: Path, file: str, said: str) -> None:
    shutil.copy(str(files("publisher") / "defaults" / "icc" / file), folder / "mine.icc")
    built = told(folder, "    press: { profile: mine.icc }")
    assert built.exit_code == 2
    assert "styles/kit/_brand.yml:10:14: error ICC-WRONG" in built.stderr
    assert said in built.stderr
    assert not MADE.exists()


def test_the_screen_asks_for_no_profile(folder: Path) -> None:
    own = "    press: { profile: none.icc }"
    assert told(folder, own, "", "build", "guide.md", "-e", "brochure").exit_code == 0


def test_the_brands_own_profile_is_the_one_inside_and_in_the_manifest(folder: Path) -> None:
    data = (files("publisher") / "defaults" / "icc" / "FOGRA39L.icc").read_bytes()
    (folder / "mine.icc").write_bytes(data)
    assert told(folder, "    press: { profile: mine.icc, ink-limit: 260% }").exit_code == 0
    with pikepdf.open(MADE) as document:
        assert document.Root.OutputIntents[0].DestOutputProfile.read_bytes() == data
        assert "FOGRA39L" in str(document.Root.OutputIntents[0].OutputConditionIdentifier)
    assert "styles/kit/mine.icc" in json.dumps(json.loads(Path("output/manifest.json").read_text()))


def test_an_ink_over_the_limit_is_told_at_its_line(folder: Path) -> None:
    built = told(folder, "    inks:\n      sea: [100, 90, 80, 60]")
    assert "styles/kit/_brand.yml:11:12: warning INK-TOTAL 'sea' lays down 330 % of ink" in built.stderr


def test_small_text_in_a_black_of_several_plates_is_told(folder: Path) -> None:
    built = told(folder, "    inks:\n      ink: [60, 40, 40, 100]")
    assert "styles/kit/_brand.yml:3:" in built.stderr
    assert "warning INK-RICH 'ink' is a black of several plates" in built.stderr


@pytest.mark.parametrize(("mode", "said"), [("RGBA", True), ("RGB", False), ("L", False), ("LA", False)])
def test_a_logo_in_rgb_that_is_see_through_is_told(folder: Path, mode: str, said: bool) -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (300, 100), (200, 80, 40, 120)).convert(mode).save(kept, "PNG")
    (folder / "mark.png").write_bytes(kept.getvalue())
    built = told(folder, "    rule: { width: 1 pt }", "logo:\n  medium: { path: mark.png, alt: A mark }")
    assert built.exit_code == 0, built.output
    assert ("_brand.yml:8:11: warning LOGO-RGB" in built.stderr) == said


def test_a_screens_build_loads_nothing_of_the_press(folder: Path) -> None:
    (folder / "_brand.yml").write_text(BRAND.format(own="    rule: { width: 1 pt }", more=""))
    build = (
        "import sys; from click.testing import CliRunner; from publisher.cli import main;"
        "done = CliRunner().invoke(main, ['build', 'guide.md', '-e', 'brochure', *sys.argv[1:]]);"
        "print(done.exit_code, 'PIL.ImageCms' in sys.modules, 'publisher.binding.pdf_press' in sys.modules)"
    )

    def loaded(*words: str) -> str:
        return subprocess.run([sys.executable, "-c", build, *words], capture_output=True, text=True, check=True).stdout

    assert loaded() == "0 False False\n"
    assert loaded("--profile", "press") == "0 True True\n"
