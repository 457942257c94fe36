"""The processes of a run: none waits for another, and none for who reads the table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.order import Order
from publisher.press import run as running
from publisher.press.making import Setting
from publisher.press.workers import Hand
from tests.press import faults
from tests.press.conftest import Press, Table
from tests.press.test_run import codes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the rows call each other by a named pipe")
def test_a_row_that_takes_long_keeps_no_other_process_from_its_rows(
    folder: Path, table: Table, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "call")
    monkeypatch.setattr(running, "Setting", faults.Faulty)
    name = table(faults.WAITS, *(f"Clinic {n}" for n in range(14)), faults.CALLS, "Last")
    assert press(name, jobs=2).exit_code == 0
    assert set(codes(folder)) == {*range(2, 19)}


def test_rows_too_long_for_a_pipe_pass_each_other(folder: Path) -> None:
    rows = [
        {"name": f"Clinic {row}", "phone": "1", "settings": {f"{row}-{n}": "é" * 3_900 for n in range(24)}}
        for row in range(5)
    ]
    (folder / "c.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    words = ["guide.md", "c.jsonl", "--allow-overdue", "--jobs", "1", "-o", "memory://tonight"]
    command = [sys.executable, "-m", "publisher", "press", *words]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert "5 of 5 rows made; 0 failed" in told.stderr


def test_a_process_that_cannot_read_a_plan_ends_rather_than_waits() -> None:
    hand = Hand(Setting(Order("nowhere"), "clinics.csv"))
    hand.pipe.send_bytes(b"no plan")
    ended = hand.pipe.poll(20)
    if not ended:
        hand.process.kill()
    hand.end()
    assert ended
