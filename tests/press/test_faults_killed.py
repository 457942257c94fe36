"""kill -9 at random moments, again and again into the same folder: what stands there is always whole, and in the end
it is what a run that nothing disturbed leaves.

A moment is the so-manieth time that one of the run's processes opens, moves, makes or takes away a file there. The
process stops the run's first process, then itself; a file that was to be moved to its place loses its second half
before, as if the disk had not come to write it."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.press.conftest import Press, Table, tree
from tests.press.thorough import times

KILLED = """
import os, signal, sys
from publisher.cli import main

left, who = int(sys.argv[1]), sys.argv[2]
worker = __name__ != "__main__"

def counted(event, arguments):
    global left
    if event not in ("open", "os.rename", "os.remove", "os.mkdir") or "output" not in str(arguments[0]):
        return
    left -= 1
    if left == 0:
        if event == "os.rename":
            os.truncate(arguments[0], os.path.getsize(arguments[0]) // 2)
        if worker:
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

if who == ("worker" if worker else "first"):
    sys.addaudithook(counted)
if __name__ == "__main__":
    main(["press", "guide.md", "clinics.csv", "-e", "brochure", "--jobs", "2", *sys.argv[3:]])
"""
ROWS = (*(f"Clinic {n}" for n in range(14)), "Clinic 3", "=Bad", "Last")
MOMENTS = {"worker": 9, "first": 20}
"""The last moment that either kind of process is stopped at, somewhat fewer than a whole run has."""


def killed(folder: Path, moment: int, who: str, words: tuple[str, ...]) -> int:
    """How a run ends in which that process is to be stopped at that moment, if it comes so far."""
    command = [sys.executable, "killed.py", str(moment), who, *words]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as run:
        run.communicate(timeout=120)  # the workers hold the pipe too: when this is through, they are gone
    return run.returncode


@pytest.mark.parametrize("words", [(), ("--as", "zip"), ("--as", "one-file")], ids=["files", "zip", "one-file"])
def test_whatever_process_is_killed_at_whatever_moment_no_file_is_half_and_none_is_lost(
    folder: Path, table: Table, press: Press, words: tuple[str, ...]
) -> None:
    name = table(*ROWS)
    assert press(name, *words, jobs=2).exit_code == 1
    output = folder / "output"
    undisturbed = tree(output)
    shutil.rmtree(output)
    before = {*tree(folder)}
    (folder / "killed.py").write_text(KILLED, "utf-8")
    dice, kills, wanted = random.Random(20), 0, times(4, 20)
    for _ in range(4 * wanted):
        who = dice.choice(tuple(MOMENTS))
        end = killed(folder, dice.randint(1, MOMENTS[who]), who, words)
        assert seen(output).items() <= undisturbed.items()
        if end == 1:  # through before that moment: from the start
            assert tree(output) == undisturbed
            shutil.rmtree(output)
        else:
            assert end == -signal.SIGKILL
            kills += 1
        if kills == wanted:
            break
    assert kills == wanted
    assert press(name, *words).exit_code == 1
    assert tree(output) == undisturbed
    assert {file.partition("/")[0] for file in {*tree(folder)} - before} == {"output", "killed.py"}


def seen(output: Path) -> dict[str, str]:
    """What a person sees, which must be whole at any moment."""
    return {name: digest for name, digest in tree(output).items() if not any(p[0] == "." for p in name.split("/"))}
