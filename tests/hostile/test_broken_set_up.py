"""Brands, recipes, clinics and folders that cannot be used."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.conftest import Project, assert_refused

BRAND = "styles/plain/_brand.yml"
EDITIONS = "styles/editions.yml"
FONT = "typography:\n  fonts:\n    - family: Bad\n      source: file\n      files: [{}]\n  base: Bad\n"


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        pytest.param(BRAND, "color:\n  palette:\n    a: nonsense\n  primary: a\n", 3, id="unknown colour"),
        pytest.param(BRAND, "color: [\n", 2, id="broken YAML"),
        pytest.param(BRAND, "meta: !!python/name:os.system\n", 1, id="YAML tag"),
        pytest.param(BRAND, "a: &a [*a]\n", 1, id="anchor inside itself"),
        pytest.param(BRAND, b"\xff\xfe\x00", 1, id="not UTF-8"),
        pytest.param(BRAND, FONT.format("path: bad.ttf"), 5, id="a font file that is none"),
        pytest.param(BRAND, FONT.format("path: ../../x.ttf"), 5, id="a font outside the folder"),
        pytest.param(BRAND, FONT.format("bad.ttf"), 5, id="a font file without its key"),
        pytest.param(BRAND, "color:\n  foreground: '#777777'\n  background: '#888888'\n", 2, id="text nobody can read"),
        pytest.param(EDITIONS, "brochure:\n  output: docx\n", 2, id="unknown output"),
        pytest.param(EDITIONS, "brochure:\n  output: pdf\n  fold: origami\n", 3, id="unknown fold"),
        pytest.param(EDITIONS, "brochure: {output: pdf, layout: ../../x}\n", 1, id="layout outside the folder"),
        pytest.param("styles/plain/brochure.yml", "panels: 3\n", 1, id="broken layout"),
    ],
)
def test_a_broken_brand_recipe_or_layout(project: Project, path: str, content: str | bytes, line: int) -> None:
    good = project.made()
    project.put("styles/plain/bad.ttf", b"I am no font")
    project.put(path, content)
    told = project.run("build", "-e", "brochure")
    assert_refused(told, path)
    assert told.exit_code == 2
    assert f"{path}:{line}:" in told.stderr
    assert project.made() == good


def test_a_font_on_the_web_is_told_and_never_fetched(project: Project) -> None:
    project.put(BRAND, FONT.format("path: http://192.0.2.1/x.ttf"))
    told = project.run("build", "-e", "brochure")
    assert told.exit_code == 0, told.stderr
    assert f"{BRAND}:5:" in told.stderr
    assert "warning FONT-MISSING" in told.stderr


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        pytest.param("c.yml", "name: [\n", 2, id="broken YAML"),
        pytest.param("c.yml", "phone: !!python/name:os.system\n", 1, id="YAML tag"),
        pytest.param("c.yml", "- a\n- b\n", 1, id="a list"),
        pytest.param("c.yml", "phone: '1'\n", 1, id="no name"),
        pytest.param("c.yml", b"name: \xff\n", 1, id="not UTF-8"),
        pytest.param("c.yml", "name: 'a\u0007b'\n", 1, id="control character"),
    ],
)
def test_a_broken_clinic(project: Project, path: str, content: str, line: int) -> None:
    good = project.made()
    project.put(path, content)
    told = project.run("build", "--clinic", path)
    assert_refused(told, path)
    assert told.exit_code == 2
    assert project.made() == good
    assert f"{path}:{line}:" in told.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "nowhere"), "GUIDE-MISSING"),
        (("build", "--brand", "nobody"), "BRAND-MISSING"),
        (("build", "--brand", "../plain"), "BRAND-MISSING"),
        (("build", "-e", "poster"), "EDITION-UNKNOWN"),
        (("build", "--clinic", "nowhere.yml"), "FILE-UNREADABLE"),
        (("build", "--clinic", "."), "FILE-UNREADABLE"),
        (("check", "nowhere"), "GUIDE-MISSING"),
    ],
)
def test_wrong_names_exit_with_2_and_say_what_there_is(project: Project, words: tuple[str, ...], code: str) -> None:
    good = project.made()
    told = project.run(*words)
    assert told.exit_code == 2
    assert f"error {code} " in told.output
    assert "hint: " in told.output
    assert project.made() == good


def test_a_broken_date_of_the_environment(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    told = project.run("build")
    assert told.exit_code == 2
    assert "error DATE-UNKNOWN" in told.stderr


def test_an_output_folder_that_is_a_file(project: Project) -> None:
    project.put("out", "I am a file")
    told = project.run("build", "-o", "out")
    assert told.exit_code == 2
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert Path("out").read_text() == "I am a file"


def test_an_output_folder_that_nobody_can_make(project: Project) -> None:
    good = project.made()
    told = project.run("build", "-o", "/dev/null/out")
    assert told.exit_code == 2
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert project.made() == good


def test_a_disk_without_room_leaves_the_last_good_files(project: Project) -> None:
    """The system cuts every file of the process off at 2 kB, in the middle of writing."""
    good = project.made()
    told = subprocess.run(
        [sys.executable, "-m", "publisher", "build", "--force"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)),
    )
    assert told.returncode == 2
    assert told.stdout == ""
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert "Traceback" not in told.stderr
    assert project.made() == good


def test_one_broken_edition_does_not_stop_the_others(project: Project) -> None:
    project.put(EDITIONS, "brochure:\n  output: pdf\n  layout: missing\nebook:\n  output: epub\n")
    told = project.run("build")
    assert told.exit_code == 2
    assert f"{EDITIONS}:" in told.stderr
    assert told.stdout == "output/needling.epub\n"
