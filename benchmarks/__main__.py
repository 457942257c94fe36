"""Compare and print: `python -m benchmarks [--runs N] [--write FILE]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.chapter import with_builds
from benchmarks.report import page
from benchmarks.trials import beside_peers, by_length, warm

ROOT = Path(__file__).parents[1]


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = page(beside_peers(ROOT, folder, asked.runs), warm(ROOT), by_length(ROOT, folder), asked.runs)
    if asked.write:
        asked.write.write_text(with_builds(asked.write.read_text("utf-8"), text), "utf-8")
    sys.stdout.write(text)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="turns of each contestant; the least counts")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also put it into that page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
