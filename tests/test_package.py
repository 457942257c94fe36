"""What `pip install` installs: the package with its data, able to build a bare Markdown file anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, made from a copy so that nothing is written into the project."""
    folder = tmp_path_factory.mktemp("package")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "publisher", folder / "publisher", ignore=shutil.ignore_patterns("__pycache__"))
    make = "from setuptools.build_meta import build_wheel; print(build_wheel('.'))"
    done = subprocess.run([sys.executable, "-c", make], cwd=folder, check=True, capture_output=True, text=True)
    with zipfile.ZipFile(folder / done.stdout.splitlines()[-1]) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def test_all_files_of_the_package_are_installed(installed: Path) -> None:
    ours = {path.relative_to(ROOT) for path in (ROOT / "publisher").rglob("*") if path.is_file()}
    theirs = {path.relative_to(installed) for path in (installed / "publisher").rglob("*") if path.is_file()}
    assert {path for path in ours if "__pycache__" not in path.parts} == theirs


def test_nothing_but_the_package_and_its_licence_is_installed(installed: Path) -> None:
    assert [path.name for path in installed.iterdir() if path.suffix != ".dist-info"] == ["publisher"]
    (licence,) = installed.glob("*.dist-info/licenses/LICENSE")
    assert licence.read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_installed_command_builds_a_bare_markdown_file_anywhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n\nA few words.\n", "utf-8")
    command = [sys.executable, "-m", "publisher", "build", "notes.md"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "output").iterdir()) == [".epub", ".json", *[".pdf"] * 4]
