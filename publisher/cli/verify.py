"""`publisher verify`: do files still match the sources that they were made from?"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli import options
from publisher.cli.voice import Voice, raised

if TYPE_CHECKING:
    from publisher.model.finding import Finding
    from publisher.verify import Verdict

EPILOG = """\b
Call it in the folder that the build was called in. Every file of a manifest is made again in
memory and compared, byte for byte; of a run's report the files are compared with what was
written down, and nothing is made again. Nothing is written.
What is different is named: a file that was altered or cut off; a text, a picture, a brand, a font,
a recipe or a clinic's file that has changed; another version of the program or of a library.
Exit 0 if all is the same, 1 if anything is not, 2 if the manifest cannot be used.

\b
Examples:
  publisher verify
  publisher verify output/manifest.json --verbose
  publisher verify tonight/run-report.json"""


@click.command(epilog=EPILOG, short_help="Say whether files still match their sources.")
@click.argument("manifest", type=click.Path(path_type=Path), default=Path("output/manifest.json"))
@options.voice
@click.pass_context
def command(ctx: click.Context, /, manifest: Path, quiet: bool, verbose: bool, colour: str) -> int:
    """Make again what MANIFEST lists and compare.  [default: output/manifest.json]"""
    from publisher.press.audit import audit, is_report
    from publisher.verify import read, verify

    voice = raised(ctx, quiet, verbose, colour)
    if is_report(manifest):
        return _judged(audit(manifest), [], voice, each=verbose)
    records, findings = read(manifest)
    voice.progress("making the files again")
    verdicts = verify(records, manifest.parent, os.environ.get("SOURCE_DATE_EPOCH", ""))
    return _judged(verdicts, list(findings), voice)


def _judged(verdicts: Iterable[Verdict], findings: list[Finding], voice: Voice, each: bool = True) -> int:
    """Tell the verdicts; those of files that are the same only where `each` is to be told."""
    same = others = 0
    for verdict in verdicts:
        findings.extend(verdict.findings)
        same, others = same + (verdict.same and bool(verdict.name)), others + (not verdict.same)
        if verdict.name and (each or not verdict.same):
            voice.result(f"{verdict.name}: {'the same' if verdict.same else 'not the same'}")
    code = voice.judge(findings)
    voice.note(f"{same:,} of {same + others:,} files are the same" if same + others else "there is no file in it")
    return code
