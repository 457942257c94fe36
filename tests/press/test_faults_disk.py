"""A disk that is full, a limit on files, a folder that may only be read: the run says so, leaves nothing half, and
the next call ends with the bytes of a run that nothing disturbed.

A disk of a few kilobytes and one that may only be read are mounted in a namespace of the test's own, for which nobody
has to be root; where even that is not allowed, the system's limit on the length of a file stands in."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from publisher.press.report import NAME
from tests.press.conftest import Press, Table, tree

ROWS = tuple(f"Clinic {n}" for n in range(12))
COMMAND = f"{sys.executable} -m publisher press guide.md clinics.csv -e brochure --jobs 2"
ROOT = Path(__file__).parents[2]


@cache
def may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    return not subprocess.run(
        ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"], capture_output=True
    ).returncode


def mounted(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """`script` of a shell in a namespace where mounts are its own."""
    if not may_mount():
        pytest.skip("no namespaces for mounts here")
    command = ["unshare", "-rm", "sh", "-ec", script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def undisturbed(folder: Path, table: Table, press: Press) -> dict[str, str]:
    """What a run leaves; the folder is as before it."""
    assert press(table(*ROWS), jobs=2).exit_code == 0
    found = tree(folder / "output")
    shutil.rmtree(folder / "output")
    return found


@pytest.mark.parametrize("room", ["size=60k", "size=400k", "nr_inodes=24"])
def test_a_small_disk_that_is_full_stops_the_run_and_with_more_room_it_goes_on(
    folder: Path, undisturbed: dict[str, str], room: str
) -> None:
    told = mounted(
        folder,
        f"""
        mkdir output
        mount -t tmpfs -o {room} tmpfs output
        {COMMAND} && exit 9 || code=$?
        cp -a output full
        mount -o remount,size=90m,nr_inodes=9k output
        {COMMAND} || exit 8
        cp -a output after
        exit $code
        """,
    )
    assert told.returncode == 2, told.stderr
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert "No space left on device" in told.stderr
    assert not (folder / "full" / f"{NAME}.html").exists()
    assert whole(folder / "full").items() <= undisturbed.items()
    assert tree(folder / "after") == undisturbed


def test_where_files_may_not_be_long_each_row_says_so_and_the_next_call_makes_them(
    folder: Path, undisturbed: dict[str, str]
) -> None:
    told = limited(folder, 20_000)
    assert told.returncode in (1, 2)
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert "File too large" in told.stderr
    assert whole(folder / "output").items() <= undisturbed.items()
    assert not list((folder / "output").rglob("*.pdf"))
    assert limited(folder, resource.RLIM_INFINITY).returncode == 0
    assert tree(folder / "output") == undisturbed


def test_a_folder_that_may_only_be_read_is_told_before_anything_is_made(folder: Path, table: Table) -> None:
    table(*ROWS)
    script = f"mkdir output; mount -t tmpfs -o ro tmpfs output; {COMMAND}"
    told = mounted(folder, script)
    assert told.returncode == 2
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert "Read-only file system" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_clinics_folder_that_may_only_be_read_fails_its_row_or_stops_the_run(folder: Path, table: Table) -> None:
    table(*ROWS)
    script = f"mkdir -p output/clinic-3; mount -t tmpfs -o ro tmpfs output/clinic-3; {COMMAND}"
    told = mounted(folder, script)
    assert told.returncode in (1, 2)
    assert "clinic-3" in told.stderr
    assert "error OUTPUT-UNWRITABLE" in told.stderr
    assert not list((folder / "output").rglob("*.part"))


def whole(output: Path) -> dict[str, str]:
    """What a person sees there, its reports left out."""
    return {name: digest for name, digest in tree(output).items() if "/" in name and not name.startswith(".")}


def limited(folder: Path, most: int) -> subprocess.CompletedProcess[str]:
    """A run none of whose processes can write a file longer than `most` bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        COMMAND.split(), cwd=folder, env=environment, preexec_fn=limit, capture_output=True, text=True, timeout=300
    )
