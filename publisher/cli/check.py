"""`publisher check`: findings only, nothing written. Of a guide's editions, or of a finished PDF."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from publisher.cli import options
from publisher.cli.voice import Voice, exit_code, raised

if TYPE_CHECKING:
    from publisher.model.finding import Finding

EPILOG = """\b
GUIDE is a guide, whose editions are laid out, or a finished PDF from anywhere.
The report is this command's result and goes to stdout.

\b
Examples:
  publisher check
  publisher check source/microneedling --ignore REVIEW
  publisher check --format sarif > findings.sarif
  publisher check leaflet.pdf --profile press --fold letter"""


@click.command(epilog=EPILOG, short_help="Report findings; write nothing.")
@options.source
@click.option("--fold", type=click.Choice(["letter", "z", "half"]), help="How the sheets of a PDF are folded.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option("--select", multiple=True, metavar="CODE", help="Only codes that begin so; may be repeated.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No codes that begin so; may be repeated.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are errors.")
@options.voice
@click.pass_context
def command(
    ctx: click.Context,
    /,
    form: str,
    fold: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    colour: str,
    **asked: str,
) -> int:
    """Read GUIDE, lay out every edition and report what is wrong with them; or look through a PDF."""
    from publisher import report

    voice = raised(ctx, quiet, verbose, colour)
    found = report.in_order(_judged(asked, fold, voice))
    voice.hush()
    chosen = report.selected(found, _codes(select), _codes(ignore))
    shown = tuple(f for f in chosen if not quiet or report.has_errors((f,)))
    click.echo(report.FORMATS[form](shown, voice.paints(sys.stdout)), nl=False, color=True)
    if form == "text" and not shown and not quiet:
        click.echo(report.counts(shown))
    return 0 if exit_zero else exit_code(chosen)


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """`--ignore a,b --ignore c` as one list, in the catalogue's spelling."""
    return tuple(code.strip().upper() for each in given for code in each.split(",") if code.strip())


def _judged(asked: dict[str, str], fold: str | None, voice: Voice) -> tuple[Finding, ...]:
    """What stands against what was named: a PDF by its name's ending, else a guide."""
    named = asked["guide"] or ""
    if named.lower().endswith(".pdf"):
        return _pdf_findings(named, asked["profile"], fold or "", voice)
    if fold:
        raise click.BadOptionUsage("fold", "--fold is for a PDF; a guide's recipes say how its sheets are folded.")
    return _findings(asked, voice)


def _pdf_findings(name: str, profile: str, fold: str, voice: Voice) -> tuple[Finding, ...]:
    from pathlib import Path

    from publisher import disk
    from publisher.model.finding import BrokenInput
    from publisher.preflight.pdf import check_pdf

    try:
        voice.progress(f"looking through {name}")
        return check_pdf(name, disk.read(Path(name), disk.PDF_LIMIT, {}), profile, fold)
    except BrokenInput as broken:
        return broken.findings


def _findings(asked: dict[str, str], voice: Voice) -> tuple[Finding, ...]:
    from publisher.model.finding import BrokenInput
    from publisher.order import Order, accept, fulfil

    findings: list[Finding] = []
    try:
        voice.progress("reading the guide")
        accepted = accept(Order(**asked))  # type: ignore[arg-type]
        findings.extend(accepted.findings)
        for task in accepted.tasks:
            voice.progress(f"laying out {task.job.recipe.name}")
            findings.extend(fulfil(task).findings)
    except BrokenInput as broken:
        findings.extend(broken.findings)
    return tuple(findings)
