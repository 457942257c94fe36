"""What the command line says and how loudly: results to stdout, progress and findings to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

import click

from publisher.model.value import value

if TYPE_CHECKING:
    from publisher.model.finding import Finding

_KEY = "publisher.voice"


@value
class Voice:
    """`quiet`: errors and results only. `verbose`: also where things were found. `colour`: auto, always or never."""

    quiet: bool = False
    verbose: bool = False
    colour: str = "auto"

    def result(self, path: object) -> None:
        self.hush()
        click.echo(str(path))

    def progress(self, step: str) -> None:
        """One line that the next step overwrites; only where somebody watches."""
        if not self.quiet and not self.verbose and sys.stderr.isatty():
            click.echo(f"\r\x1b[K{step} …", nl=False, err=True)

    def hush(self) -> None:
        """Take the progress line away."""
        if not self.quiet and not self.verbose and sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)

    def note(self, text: str) -> None:
        if not self.quiet:
            self.hush()
            click.echo(text, err=True)

    def detail(self, text: str) -> None:
        if self.verbose:
            click.echo(text, err=True)

    def judge(self, findings: Iterable[Finding]) -> int:
        """Tell the findings; the exit code they make."""
        from publisher import report

        told = report.in_order(findings)
        shown = tuple(f for f in told if report.has_errors((f,))) if self.quiet else told
        self.hush()
        click.echo(report.as_text(shown, self.paints(sys.stderr)), nl=False, err=True, color=True)
        return exit_code(told)

    def own_up(self, fault: Exception) -> int:
        """A defect of ours: one line, with --verbose the traceback too."""
        self.hush()
        if self.verbose:
            from traceback import format_exception

            click.echo("".join(format_exception(fault)), nl=False, err=True)
        first = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
        what = "".join(c if c.isprintable() else "?" for c in first)
        advice = "please report the details above" if self.verbose else "run again with --verbose for the details"
        click.echo(f"publisher: a fault of ours ({what}); {advice}", err=True)
        return 2

    def paints(self, stream: TextIO) -> bool:
        """Whether to colour what goes to `stream` (no-color.org: NO_COLOR, if set and not empty, forbids it)."""
        if self.colour != "auto":
            return self.colour == "always"
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def exit_code(findings: Iterable[Finding]) -> int:
    """2 if an error lies in the set-up or a file cannot be read, 1 if any lies in what people made, else 0."""
    from publisher.model.catalogue import OUTSIDE_THE_TEXT
    from publisher.report import has_errors

    errors = [finding for finding in findings if has_errors((finding,))]
    if any(finding.code in OUTSIDE_THE_TEXT for finding in errors):
        return 2
    return 1 if errors else 0


def raised(ctx: click.Context, quiet: bool, verbose: bool, colour: str) -> Voice:
    """The voice the options ask for, kept where `of` finds it."""
    ctx.meta[_KEY] = Voice(quiet, verbose, colour)
    return of(ctx)


def of(ctx: click.Context) -> Voice:
    """The voice of the running command; the plain one before its options were read."""
    voice: Voice = ctx.meta.get(_KEY) or Voice()
    return voice
