"""The benchmarks compare like with like."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.cost import Cost, cost, least
from benchmarks.longer import longer
from benchmarks.wording import Piece, as_html, as_typst

MARKDOWN = """\
---
title: Guide
---
# First {: #first }

See [the second](#second) and a note.[^a]

[^a]: The note.

# Second

End.
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    (tmp_path / "guide.md").write_text(MARKDOWN, "utf-8")
    return tmp_path


def test_a_guide_once_as_long_is_itself(guide: Path) -> None:
    assert longer(guide, 1) == MARKDOWN


def test_a_longer_guide_has_one_front_matter_and_fresh_ids(guide: Path) -> None:
    text = longer(guide, 3)
    assert text.count("title: Guide") == 1
    assert re.findall(r"^# .*", text, re.MULTILINE) == [
        "# First {: #first }",
        "# Second",
        "# First 2 {: #first-2 }",
        "# Second 2",
        "# First 3 {: #first-3 }",
        "# Second 3",
    ]
    assert re.findall(r"\]\(#[\w-]+\)", text) == ["](#second)", "](#second-2)", "](#second-3)"]
    assert re.findall(r"^\[\^[\w-]+\]:", text, re.MULTILINE) == ["[^a]:", "[^a-2]:", "[^a-3]:"]


def test_text_reaches_a_peer_as_text() -> None:
    pieces = [Piece("text", (("$5 for #1 & <b> [x] a_b*",),))]
    assert as_typst(pieces) == r"\$5 for \#1 & \<b\> \[x\] a\_b\*"
    assert as_html(pieces) == "<p>$5 for #1 &amp; &lt;b&gt; [x] a_b*</p>"


def test_the_cost_of_a_process_counts_its_children(tmp_path: Path) -> None:
    parent = "import subprocess, sys; subprocess.run([sys.executable, '-c', \"b'x' * 200_000_000\"], check=True)"
    assert cost([[sys.executable, "-c", parent]], tmp_path).memory > 200_000_000


def test_a_command_that_fails_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        cost([[sys.executable, "-c", "raise SystemExit(3)"]], tmp_path)


def test_of_costs_the_least_times_count_and_the_most_memory() -> None:
    costs = [Cost(1, 30, 5), Cost(2, 10, 7), Cost(3, 20, 6)]
    assert least(costs) == Cost(1, 10, 7)


def test_a_timed_python_may_keep_its_compiled_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost([[sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"]], tmp_path)
