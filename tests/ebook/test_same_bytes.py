"""Same edition, same bytes: in other processes, time zones, folders, and with other hash seeds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from publisher.binding.epub import bind
from publisher.markup.parting import parts
from tests.ebook.sample import WHEN, everything

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib
from publisher.binding.epub import bind
from publisher.markup.parting import parts
from tests.ebook.sample import WHEN, everything
print(hashlib.sha256(bind(parts(everything()), WHEN)).hexdigest())
"""


def elsewhere(folder: Path, seed: str, zone: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_other_processes_make_the_same_bytes(tmp_path: Path) -> None:
    here = hashlib.sha256(bind(parts(everything()), WHEN)).hexdigest()
    assert elsewhere(tmp_path, "1", "Asia/Tokyo") == here
    assert elsewhere(ROOT, "2", "America/New_York") == here
