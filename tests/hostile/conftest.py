"""A project of one good guide, built once, which each test then spoils in one way."""

from __future__ import annotations

import re
import shutil
import socket
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main
from publisher.disk import PACKAGED

GUIDE = "source/needling/guide.md"
GOOD = """---
title: Needling
description: A guide for tests.
version: "1.0"
settings:
  rest_days: "2"
---

# About

/// brief
Needles make tiny holes.
///

Needles make tiny holes in your skin. Rest for {{ clinic.settings.rest_days }} days.

# When to call

/// safety | Call us
Call us if you have a fever.
///
"""


@dataclass(frozen=True)
class Project:
    """A working folder. `put` changes a file in it; `run` is the command line, inside this process."""

    folder: Path

    def put(self, path: str, content: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, list(words))

    def made(self) -> dict[str, str]:
        """The digest of each file in the output folder, hidden ones too."""
        files = (path for path in (self.folder / "output").rglob("*") if path.is_file())
        return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good project, built; tests copy it."""
    folder = tmp_path_factory.mktemp("good")
    project = Project(folder)
    project.put(GUIDE, GOOD)
    shutil.copytree(PACKAGED / "plain", folder / "styles" / "plain")
    shutil.copy(PACKAGED / "editions.yml", folder / "styles")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        told = project.run("build")
    assert told.exit_code == 0, told.output
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the good project as the working folder, in a process that can open no connection."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(socket, "socket", _no_network)
    monkeypatch.setattr(socket, "create_connection", _no_network)
    monkeypatch.setattr(socket, "getaddrinfo", _no_network)
    return Project(folder)


def _no_network(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a connection was opened")


def assert_refused(told: Result, where: str, code: str = "") -> None:
    """Exit 1 or 2, an error at `where` (`file:line` or a file), no traceback and no fault of ours."""
    assert told.exit_code in (1, 2), told.output
    assert "Traceback" not in told.stderr
    assert "fault of ours" not in told.stderr
    found = re.findall(rf"^{re.escape(where)}[:\d]*: error ([A-Z0-9-]+) ", told.stderr, re.MULTILINE)
    assert code in found if code else found, told.stderr
