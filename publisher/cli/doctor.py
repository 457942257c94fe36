"""`publisher doctor`: what is here, what is missing, how to get it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from publisher.cli import options
from publisher.cli.voice import raised
from publisher.model.value import value

_TOOLS = (
    ("java", "runs epubcheck, which judges ebooks", "install a Java runtime, such as default-jre-headless"),
    ("pdftoppm", "draws pages as pictures", "install poppler-utils"),
    ("qpdf", "checks a PDF's structure", "install qpdf"),
    ("gs", "shows a PDF's printing plates", "install ghostscript"),
)


@value
class Line:
    """One thing looked for. `grade` is ok, missing (it must be here) or absent (it need not)."""

    grade: str
    name: str
    about: str
    remedy: str = ""


@click.command(short_help="Say what is installed and what is missing.")
@options.voice
@click.pass_context
def command(ctx: click.Context, quiet: bool, verbose: bool, colour: str) -> int:
    """Look at Python, the packages, the fonts of each brand here and optional tools. Exit 1 if something that is
    needed is missing."""
    voice = raised(ctx, quiet, verbose, colour)
    paints, missing = voice.paints(sys.stdout), False
    for title, lines in (("Program", _program()), ("Brands and fonts", _brands()), ("Optional tools", _tools())):
        click.echo(click.style(title, bold=True) if paints else title, color=True)
        for line in lines:
            missing = missing or line.grade == "missing"
            if line.grade != "ok" or not quiet:
                click.echo(_told(line))
    return 1 if missing else 0


def _told(line: Line) -> str:
    remedy = f"\n           → {line.remedy}" if line.remedy and line.grade != "ok" else ""
    return f"  {line.grade:7}  {line.name}: {line.about}{remedy}"


def _program() -> Iterator[Line]:
    from importlib.metadata import PackageNotFoundError, requires, version

    from publisher import __version__

    yield Line("ok", "publisher", __version__)
    yield Line("ok", "Python", ".".join(map(str, sys.version_info[:3])))
    try:
        needed = [line.partition(";")[0].strip() for line in requires("publisher") or () if "extra ==" not in line]
    except PackageNotFoundError:
        yield Line("missing", "publisher", "is not installed as a package", "python -m pip install .")
        return
    for requirement in sorted(needed, key=str.lower):
        name = re.split(r"[\s<>=!~\[(;]", requirement, maxsplit=1)[0]
        try:
            yield Line("ok", name, version(name))
        except PackageNotFoundError:
            yield Line("missing", name, "is not installed", f'python -m pip install "{requirement}"')


def _brands() -> Iterator[Line]:
    from publisher import kit, lookup
    from publisher.model.place import NOWHERE

    shelves = lookup.shelves(Path())
    for name in lookup.brands(shelves):
        yield from _brand(name, kit.brand_folder(name, shelves, NOWHERE, {}))


def _brand(name: str, folder: Path) -> Iterator[Line]:
    from publisher import disk, kit, lookup
    from publisher.model.catalogue import hint, sentence
    from publisher.model.finding import BrokenInput

    try:
        data = disk.read(folder / lookup.BRAND_FILE, disk.TEXT_LIMIT, {})
        brand, findings = kit.read_kit(name, folder, data, disk.loader(folder, disk.FONT_LIMIT, {}))
    except BrokenInput as broken:
        yield from (Line("absent", name, sentence(finding), hint(finding)) for finding in broken.findings)
        return
    for faces in filter(None, brand.faces.values()):
        yield Line("ok", name, f"{faces[0].family}, {len(faces)} faces")
    for finding in findings:
        if finding.code.startswith("FONT"):
            yield Line("absent", name, sentence(finding), hint(finding))


def _tools() -> Iterator[Line]:
    from shutil import which

    for program, use, remedy in _TOOLS:
        path = which(program)
        yield Line("ok", program, use) if path else Line("absent", program, f"not found ({use})", remedy)
