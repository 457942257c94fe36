"""A small guide and tables for it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main

GUIDE = """\
---
title: Your visit
description: What to expect.
version: "1"
language: en-GB
settings:
  days: "2"
---

# Call us

Call {{ clinic.name }} on {{ clinic.phone }}. Rest for {{ clinic.settings.days }} days.
"""
FILE = "guide-brochure-a4-screen.pdf"
Table = Callable[..., str]
Press = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide in a working folder of its own."""
    (tmp_path / "guide.md").write_text(GUIDE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def table(folder: Path) -> Table:
    """Writes clinics.csv; a clinic is its name or its columns."""

    def write(*clinics: str | Mapping[str, str], columns: Sequence[str] = ("name", "phone"), file: str = "") -> str:
        name = file or "clinics.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, columns, restval="020 7946 0018" if len(columns) == 2 else "")
            writer.writeheader()
            writer.writerows({"name": each} if isinstance(each, str) else each for each in clinics)
        return name

    return write


@pytest.fixture
def press(folder: Path) -> Press:
    """`publisher press guide.md` with further words, the brochure by one process unless they say otherwise."""

    def run(*words: str, editions: Iterable[str] = ("brochure",), jobs: int = 1) -> Result:
        assert Path.cwd() == folder
        chosen = [word for edition in editions for word in ("-e", edition)]
        return CliRunner().invoke(main, ["press", "guide.md", *chosen, "--jobs", str(jobs), *words])

    return run


def tree(folder: Path) -> dict[str, str]:
    """Every file below `folder`, hidden ones too, with its digest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def visible(folder: Path) -> set[str]:
    """Files a person sees."""
    return {name for name in tree(folder) if not name.startswith(".")}
