"""The three trials: beside the peers as whole processes, warm in one process, and by the guide's length."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.cost import Command, Cost, contest, cost
from benchmarks.longer import longer
from benchmarks.peers import peers

GUIDE = Path("source") / "microneedling"
LENGTHS = (1, 10, 100)


def build(guide: Path, output: Path, *editions: str) -> Command:
    """`publisher build` as a person runs it, with this interpreter."""
    chosen = [word for edition in editions for word in ("-e", edition)]
    return [
        sys.executable,
        "-m",
        "publisher",
        "build",
        str(guide),
        *chosen,
        "--profile",
        "screen",
        "--force",
        "-o",
        str(output),
    ]


def beside_peers(root: Path, folder: Path, runs: int) -> dict[str, Cost]:
    """Least cost of our build and of each peer, taking turns in one run."""
    guide = root / GUIDE
    contestants = {
        "publisher, both": [build(guide, folder / "both", "brochure", "ebook")],
        "publisher, brochure": [build(guide, folder / "paper", "brochure")],
        "publisher, ebook": [build(guide, folder / "ebook", "ebook")],
        **peers(guide, folder),
    }
    return contest(contestants, folder, runs)


def warm(root: Path) -> dict[str, float]:
    """Milliseconds of processor in one process that has built before; see `benchmarks.warm`."""
    command = [sys.executable, "-m", "benchmarks.warm", str(root / GUIDE)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def by_length(root: Path, folder: Path) -> dict[int, Cost]:
    """Cost of the ebook of a guide that is so many times as long."""
    shutil.copytree(root / "styles", folder / "styles")
    (folder / "source").mkdir()
    return {times: cost([build(_guide(root, folder, times), folder / "long", "ebook")], folder) for times in LENGTHS}


def _guide(root: Path, folder: Path, times: int) -> Path:
    """One Markdown file beside a copy of the brands."""
    path = folder / "source" / f"times-{times}.md"
    path.write_text(longer(root / GUIDE, times), "utf-8")
    return path
