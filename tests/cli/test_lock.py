"""Builds into one folder at the same time keep each other's manifest entries."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from publisher import disk, lock
from publisher.model.finding import BrokenInput

HOLDER = """
import os, sys
from pathlib import Path
from publisher import lock
with lock.alone(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.readline()
    {ending}
"""


def holder(folder: Path, ending: str = "pass") -> subprocess.Popen[str]:
    """A process that is in `folder` alone, until it reads a line."""
    command = [sys.executable, "-c", HOLDER.format(ending=ending), str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    return process


def test_nobody_comes_in_while_another_is_in(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    first = holder(tmp_path)
    with (tmp_path / lock.NAME).open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    first.communicate("go\n", timeout=60)
    with lock.alone(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_one_who_waits_comes_in_though_the_file_was_taken_away(tmp_path: Path) -> None:
    first = holder(tmp_path)
    command = [sys.executable, "-c", HOLDER.format(ending="pass"), str(tmp_path)]
    second = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    first.communicate("go\n", timeout=60)
    assert second.communicate("go\n", timeout=60)[0] == "in\n"
    assert second.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_dies_leaves_nobody_waiting(tmp_path: Path) -> None:
    first = holder(tmp_path, ending="os._exit(9)")
    first.communicate("go\n", timeout=60)
    assert (tmp_path / lock.NAME).exists()
    with lock.alone(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BrokenInput) as broken, disk.alone(tmp_path / "file" / "out"):
        pass
    assert [finding.code for finding in broken.value.findings] == ["OUTPUT-UNWRITABLE"]


def test_builds_at_once_into_one_folder_are_all_in_the_manifest(tmp_path: Path) -> None:
    names = [f"guide-{letter}" for letter in "abcd"]
    for name in names:
        (tmp_path / f"{name}.md").write_text("# A\n\nText.\n")
    command = [sys.executable, "-m", "publisher", "build", "-q", "-e", "ebook"]
    running = [subprocess.Popen([*command, f"{name}.md"], cwd=tmp_path, stdout=subprocess.DEVNULL) for name in names]
    assert [process.wait(timeout=120) for process in running] == [0] * len(names)
    listed = json.loads((tmp_path / "output" / "manifest.json").read_text())["files"]
    assert list(listed) == [f"{name}.epub" for name in names]
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == [*listed, "manifest.json"]
