"""`publisher check`: findings only, nothing written. Of a guide's editions, or of a finished PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli import options
from publisher.cli.voice import Voice, exit_code, raised
from publisher.model.value import value

if TYPE_CHECKING:
    from publisher.checked import Cache
    from publisher.model.finding import Finding
    from publisher.model.guide import Guide
    from publisher.order import Order, Task
    from publisher.preflight.language import Reading

EPILOG = """\b
GUIDE is a guide, whose editions are laid out, or a finished PDF from anywhere.
The report is this command's result and goes to stdout.

\b
Examples:
  publisher check
  publisher check source/microneedling --ignore REVIEW
  publisher check --report report.html
  publisher check --format sarif > findings.sarif
  publisher check leaflet.pdf --profile press --fold letter"""


@value
class _Judged:
    """What was found; of a guide that could be read, also the guide and what its words came to."""

    findings: tuple[Finding, ...]
    guide: Guide | None = None
    reading: Reading | None = None


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
@click.option("--report", "page", type=click.Path(), metavar="FILE.html", help="Also write a page for people to read.")
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
    page: str | None,
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    colour: str,
    **asked: str,
) -> int:
    """Read GUIDE, lay out every edition and report what is wrong with them; or look through a PDF."""
    from publisher import report

    voice = raised(ctx, quiet, verbose, colour)
    judged = _judged(asked, fold, page, voice)
    voice.hush()
    chosen = report.selected(report.in_order(judged.findings), _codes(select), _codes(ignore))
    if page:
        chosen = (*chosen, *_write_page(page, judged, chosen, voice))
    shown = tuple(f for f in chosen if not quiet or report.has_errors((f,)))
    click.echo(report.FORMATS[form](shown, voice.paints(sys.stdout)), nl=False, color=True)
    if form == "text" and not shown and not quiet:
        click.echo(report.counts(shown))
    return 0 if exit_zero else exit_code(chosen)


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """`--ignore a,b --ignore c` as one list, in the catalogue's spelling."""
    return tuple(code.strip().upper() for each in given for code in each.split(",") if code.strip())


def _write_page(page: str, judged: _Judged, findings: tuple[Finding, ...], voice: Voice) -> tuple[Finding, ...]:
    """The page for people to read goes to `page`; what keeps it from being written comes back."""
    from publisher import disk
    from publisher.model.finding import BrokenInput
    from publisher.preflight import language_page

    if judged.guide is None or judged.reading is None:
        click.echo(f"{page} is not written: there is no guide to report on", err=True)
        return ()
    try:
        disk.write(Path(page), language_page.page(judged.guide, judged.reading, findings))
    except BrokenInput as broken:
        return broken.findings
    voice.detail(f"report: {page}")
    return ()


def _judged(asked: dict[str, str], fold: str | None, page: str | None, voice: Voice) -> _Judged:
    """What stands against what was named: a PDF by its name's ending, else a guide."""
    named = asked["guide"] or ""
    if named.lower().endswith(".pdf"):
        if page:
            raise click.BadOptionUsage("report", "--report is for a guide; a PDF's findings go to the screen.")
        return _Judged(_pdf_findings(named, asked["profile"], fold or "", voice))
    if fold:
        raise click.BadOptionUsage("fold", "--fold is for a PDF; a guide's recipes say how its sheets are folded.")
    from publisher.order import Order

    order = Order(**asked)  # type: ignore[arg-type]
    if page:
        return _findings(order, voice)[0]
    cache = _cache()
    said = cache.said(order)
    if said is not None:
        return _Judged(said)
    judged, tasks = _findings(order, voice)
    if tasks:
        cache.keep(order, tasks, judged.findings)
    return judged


def _cache() -> Cache:
    """What was said before lies in the user's cache folder (XDG Base Directory Specification)."""
    from publisher.checked import Cache
    from publisher.dates import today

    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not home.is_absolute():
        try:
            home = Path.home() / ".cache"
        except RuntimeError:  # a user without a home has no cache
            home = Path(os.devnull)
    return Cache(home, os.environ.get("SOURCE_DATE_EPOCH", ""), today())


def _pdf_findings(name: str, profile: str, fold: str, voice: Voice) -> tuple[Finding, ...]:
    from publisher import disk
    from publisher.model.finding import BrokenInput
    from publisher.preflight.pdf import check_pdf

    try:
        voice.progress(f"looking through {name}")
        return check_pdf(name, disk.read(Path(name), disk.PDF_LIMIT, {}), profile, fold)
    except BrokenInput as broken:
        return broken.findings


def _findings(order: Order, voice: Voice) -> tuple[_Judged, tuple[Task, ...]]:
    """What stands against the editions of `order`, and what it came to; no tasks where not all could be judged."""
    from publisher.model.finding import BrokenInput
    from publisher.order import accept
    from publisher.order import judged as against

    findings: list[Finding] = []
    judged = _Judged(())
    tasks: tuple[Task, ...] = ()
    try:
        voice.progress("reading the guide")
        accepted = accept(order)
        findings.extend(accepted.findings)
        judged = _language(accepted.tasks)
        findings.extend(judged.findings)
        for task in accepted.tasks:
            voice.progress(f"laying out {task.job.recipe.name}")
            findings.extend(against(task))
        tasks = accepted.tasks
    except BrokenInput as broken:
        findings.extend(broken.findings)
    return replace(judged, findings=tuple(findings)), tasks


def _language(tasks: Sequence[Task]) -> _Judged:
    """What stands against the words of the editions."""
    from publisher.preflight.language import check_language

    if not tasks:
        return _Judged(())
    job, recipes = tasks[0].job, [task.job.recipe for task in tasks]
    whole = {recipe.name for recipe in recipes}.issuperset(job.editions)
    reading = check_language(job.guide, recipes, job.clinic, whole)
    return _Judged(reading.findings, job.guide, reading)
