"""Judges from outside the project: what they are shown is a file or a picture, what they give back is plain values.

A test asks `need` for each program first. Locally a missing program skips the test and says which; with CI set it
fails, so that no run can look complete without having judged.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "node"
JARS = Path("/usr/share/java")  # where Debian keeps Java's libraries


def need(*programs: str) -> None:
    """Skip the running test, or fail it in CI, unless every program is here.

    A program is a command on the PATH, `node:NAME` for a package installed beside the Node judges, or `jar:NAME` for
    one of the system's Java libraries."""
    missing = [program for program in programs if not _is_here(program)]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _is_here(program: str) -> bool:
    kind, _, package = program.partition(":")
    if kind == "node" and package:
        return (NODE / "node_modules" / package / "package.json").is_file()
    if kind == "jar" and package:
        return (JARS / f"{package}.jar").is_file()
    return shutil.which(program) is not None
