"""`publisher verify`: do files still match the sources that they were made from?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from publisher.cli import options
from publisher.cli.voice import Voice, raised

if TYPE_CHECKING:
    from publisher.model.finding import Finding
    from publisher.press.remaking import Spans
    from publisher.verify import Verdict

EPILOG = """\b
Call it in the folder that the build was called in. Every file of a manifest is made again in
memory and compared, byte for byte. Nothing is written.
Of a run's report all files are compared with what was written down, and rows are made again:
without --rows five from its beginning to its end, which are named.
What is different is named: a file that was altered or cut off; a text, a picture, a brand, a font,
a recipe, a clinic's file or row that has changed; another version of the program or of a library.
Exit 0 if all is the same, 1 if anything is not, 2 if the manifest cannot be used.

\b
Examples:
  publisher verify
  publisher verify output/manifest.json --verbose
  publisher verify tonight/run-report.json
  publisher verify tonight/run-report.json --rows 17,200-220"""

_EVERY = 10**9
_SPAN = re.compile(r"\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?")


def _spans(_ctx: click.Context, _param: click.Parameter, given: str | None) -> Spans | None:
    """The rows that were named; nothing for none, no span for those that stand for all."""
    if given is None or given == "none":
        return None if given else ()
    if given == "all":
        return ((0, _EVERY),)
    spans = [_SPAN.fullmatch(each) for each in given.split(",")]
    if not all(spans):
        raise click.BadParameter("name rows such as 17,200-220, or say all or none.")
    return tuple((int(span[1]), int(span[2] or span[1])) for span in spans if span)


@click.command(epilog=EPILOG, short_help="Say whether files still match their sources.")
@click.argument("manifest", type=click.Path(path_type=Path), default=Path("output/manifest.json"))
@click.option(
    "--rows",
    callback=_spans,
    metavar="ROWS",
    help="Rows of a run's report that are made again: 17,200-220, all or none.  [default: five of them]",
)
@options.voice
@click.pass_context
def command(ctx: click.Context, /, manifest: Path, rows: Spans | None, quiet: bool, verbose: bool, colour: str) -> int:
    """Make again what MANIFEST lists and compare.  [default: output/manifest.json]"""
    from publisher.press.told import is_report
    from publisher.verify import read, verify

    voice, epoch = raised(ctx, quiet, verbose, colour), os.environ.get("SOURCE_DATE_EPOCH", "")
    if is_report(manifest):
        return _run_judged(manifest, rows, epoch, Hearing(voice), verbose)
    if ctx.get_parameter_source("rows") is not ParameterSource.DEFAULT:
        raise click.UsageError("--rows goes with the report of a run; what a manifest lists is all made again.")
    records, findings = read(manifest)
    voice.progress("making the files again")
    heard = Hearing(voice, findings)
    heard.of(verify(records, manifest.parent, epoch), "{same} of {all} files are the same", "there is no file in it")
    return heard.judged()


def _run_judged(report: Path, rows: Spans | None, epoch: str, heard: Hearing, each: bool) -> int:
    """The files of a run's report, then its rows."""
    from publisher.press.audit import audit
    from publisher.press.remaking import changes, remade

    since = changes(report, epoch)
    heard.findings.extend(since)
    heard.of(audit(report), "{same} of {all} files are the same", "there is no file in it", each)
    if rows is not None:
        heard.voice.progress("making rows again")
        more = "" if rows else " (a sample: --rows all makes every row again)"
        said = "{same} of {all} rows come out the same" + more
        heard.of(remade(report, rows, since, epoch), said, "no row was made again")
    return heard.judged()


class Hearing:
    """Tells verdicts as they come, and in the end what was found and how many are good."""

    def __init__(self, voice: Voice, findings: Iterable[Finding] = ()) -> None:
        self.voice, self.findings = voice, [*findings]
        self.said: list[str] = []

    def of(self, verdicts: Iterable[Verdict], said: str, nothing: str, each: bool = True) -> None:
        """Hear them; those that are the same are told only where `each` is to be. `said` of how many, or `nothing`."""
        from publisher.report import visible

        same = others = 0
        for verdict in verdicts:
            self.findings.extend(verdict.findings)
            named = bool(verdict.name)
            same, others = same + (named and verdict.same), others + (named and not verdict.same)
            if named and (each or not verdict.same):
                self.voice.result(f"{visible(verdict.name)}: {'the same' if verdict.same else 'not the same'}")
        count = {"same": f"{same:,}", "all": f"{same + others:,}"}
        self.said.append(said.format_map(count) if same + others else nothing)

    def judged(self) -> int:
        """The exit code."""
        code = self.voice.judge(self.findings)
        for said in self.said:
            self.voice.note(said)
        return code
