"""The command `publisher` as a process of its own, also as `python -m publisher`."""

from __future__ import annotations

import os
import sys

from publisher.cli import main


def run() -> None:
    """Run the command and end the process at once: its files are closed and moved into place, and taking thousands of
    values apart one by one would cost a twentieth of a build. (Whoever profiles calls `publisher.cli.main`.)"""
    code = 0
    try:
        main(prog_name="publisher")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    run()
