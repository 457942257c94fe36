"""Measure and print: `python -m benchmarks.press [--rows N] [--write FILE]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.chapter import with_press
from benchmarks.press.report import chapter
from benchmarks.press.trials import measured

ROOT = Path(__file__).parents[2]


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory() as name:
        text = chapter(measured(ROOT, Path(name), asked.rows))
    if asked.write:
        asked.write.write_text(with_press(asked.write.read_text("utf-8"), text), "utf-8")
    sys.stdout.write(text)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press", description=__doc__)
    parser.add_argument("--rows", type=int, default=1000, help="clinics; the long run has twenty times as many")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also put it into that page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
