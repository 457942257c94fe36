"""`publisher press`: a run for many clinics."""

from __future__ import annotations

import codecs
import os
import sys
import time
from typing import TYPE_CHECKING

import click

from publisher import cycles
from publisher.cli import options
from publisher.cli.voice import Voice, raised

if TYPE_CHECKING:
    from publisher.press.outcome import Outcome
    from publisher.press.run import Done, Request

EPILOG = """\b
CLINICS is a table with a row a clinic: .csv, .tsv, .jsonl or .xlsx. Its first row names the columns: name, address,
phone, out_of_hours, emergency, web, logo, hours, languages, formats, slug, settings.NAME; and for each row's own
choice brand, locale, editions.
A row with errors stops no other. A run that was stopped goes on where it was when it is called again; rows that have
not changed are not made again.

\b
Examples:
  publisher press source/microneedling clinics.csv --dry-run
  publisher press source/microneedling clinics.xlsx -e brochure -o tonight
  publisher press notes.md clinics.jsonl --as zip --jobs 4
  publisher press notes.md clinics.csv -e handout --as one-file
  publisher press notes.md clinics.csv -o s3://bucket/tonight --scheduler tcp://10.0.0.5:8786"""

_TOLD = 20
"""Failed rows told of in full; the report has them all."""
_BAR = 18


def _encoding(_ctx: click.Context, _param: click.Parameter, name: str) -> str:
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError as unknown:
        raise click.BadParameter("no such encoding is known; try utf-8, utf-16 or cp1252.") from unknown


def _delimiter(_ctx: click.Context, _param: click.Parameter, given: str) -> str:
    sign = {"tab": "\t", "\\t": "\t"}.get(given, given)
    if len(sign) > 1 or sign in ('"', "\n", "\r"):
        raise click.BadParameter("a separator is one sign, such as ; or the word tab.")
    return sign


@click.command(epilog=EPILOG, short_help="Make editions for every clinic of a table.")
@options.many_sources
@options.making("clinics' folders and the report go", ", or a store's address such as s3://bucket/tonight")
@click.option(
    "--as",
    "form",
    type=click.Choice(["files", "zip", "one-file"]),
    default="files",
    show_default=True,
    help="A folder for each clinic, all of them in one archive, or one PDF for each edition.",
)
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes at work.  [default: one a processor]")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Let the workers of this Dask cluster make the rows.")
@click.option("--dry-run", is_flag=True, help="Check every row, lay out the extreme ones, write nothing.")
@click.option("--delimiter", default="", callback=_delimiter, metavar="SIGN", help="What parts the cells of a .csv.")
@click.option("--encoding", default="", callback=_encoding, metavar="NAME", help="Encoding of a .csv or .jsonl.")
@options.voice
@click.pass_context
def command(
    ctx: click.Context,
    /,
    clinics: str,
    output: str,
    form: str,
    jobs: int | None,
    scheduler: str,
    dry_run: bool,
    delimiter: str,
    encoding: str,
    quiet: bool,
    verbose: bool,
    colour: str,
    **asked: str,
) -> int:
    """Make the editions of GUIDE for every clinic in CLINICS, and a report that names each row that failed."""
    from publisher.order import Order
    from publisher.press.run import Request

    if scheduler and (jobs or dry_run):
        raise click.UsageError(
            "--scheduler goes neither with --jobs nor with --dry-run: the cluster decides, or nobody."
        )
    voice = raised(ctx, quiet, verbose, colour)
    order = Order(**asked)  # type: ignore[arg-type]
    request = Request(order, clinics, output, form, jobs or _processors(), delimiter, encoding, scheduler)
    return _tried(request, voice) if dry_run else _run(request, voice)


def _run(request: Request, voice: Voice) -> int:
    from publisher.press.run import rows_of, run

    cycles.seldom(cycles.FOR_EVER)
    watched = not voice.quiet and sys.stderr.isatty()
    tally = Tally(voice, rows_of(request) if watched else 0)
    try:
        done = run(request, tally.heard)
    except KeyboardInterrupt:
        voice.hush()
        click.echo("stopped; the same command goes on from here", err=True)
        raise
    for path in done.files:
        voice.result(path)
    return _judged(done, voice, tally, f"{done.rows - done.failed:,} of {done.rows:,} rows made")


def _tried(request: Request, voice: Voice) -> int:
    from publisher.press.trial import try_out

    tally = Tally(voice, 0)
    tried = try_out(request, tally.heard)
    said = f"{tried.done.rows:,} rows checked, {tried.laid_out:,} of them laid out; nothing was written"
    return _judged(tried.done, voice, tally, said)


def _judged(done: Done, voice: Voice, tally: Tally, said: str) -> int:
    """1 if the only errors are those of rows."""
    tally.leave()
    code = voice.judge(done.findings)
    if not voice.quiet and not code:
        click.echo(f"{said}; {done.failed:,} failed", err=True)
    return code or int(done.failed > 0)


class Tally:
    """Tells of failed rows as they come, and to who watches how far the run is. `total` is 0 where nobody counted."""

    def __init__(self, voice: Voice, total: int) -> None:
        self.voice, self.total = voice, total
        self.rows = self.failed = 0
        self.began = time.monotonic()

    def heard(self, outcome: Outcome) -> None:
        self.rows += 1
        if outcome.failed:
            self.failed += 1
            if self.failed <= _TOLD:
                self._tell(outcome)
        self.voice.progress(self.progress(time.monotonic() - self.began))

    def progress(self, seconds: float) -> str:
        """`[##----------------] 120 of 1,000 rows, 9.8 a second, 1 min 30 s left, 2 failed`."""
        rate = self.rows / seconds if seconds > 0 else 0.0
        parts = [f"{self.rows:,} of {self.total:,} rows" if self.total else f"{self.rows:,} rows"]
        parts += [f"{rate:.1f} a second"] if rate else []
        parts += [f"{_span((self.total - self.rows) / rate)} left"] if self.total and rate else []
        return self._bar() + ", ".join([*parts, f"{self.failed:,} failed"])

    def _bar(self) -> str:
        full = _BAR * self.rows // self.total if self.total else 0
        return f"[{'#' * full}{'-' * (_BAR - full)}] " if self.total else ""

    def leave(self) -> None:
        self.voice.hush()
        if self.failed > _TOLD:
            click.echo(f"{self.failed - _TOLD:,} more rows failed; the report names them all", err=True)

    def _tell(self, outcome: Outcome) -> None:
        from publisher import report
        from publisher.press.report import errors

        self.voice.hush()
        click.echo(f"row {outcome.row}, {report.visible(outcome.clinic) or 'no name'}:", err=True)
        told = report.as_text(errors(outcome), self.voice.paints(sys.stderr))
        click.echo(told, nl=False, err=True, color=True)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _processors() -> int:
    """Those that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system tells
        return os.cpu_count() or 1
