"""`publisher new`: a folder with a guide, a brand and the recipes, ready to build."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.cli import options
from publisher.cli.voice import raised

EPILOG = """\b
Examples:
  publisher new my-clinic
  publisher new my-clinic --brand-from marketing/_brand.yml"""


@click.command(epilog=EPILOG, short_help="Start a guide, a brand and the recipes.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--brand-from", metavar="FILE", type=click.Path(path_type=Path), help="A _brand.yml you already have.")
@options.voice
@click.pass_context
def command(ctx: click.Context, folder: Path, brand_from: Path | None, quiet: bool, verbose: bool, colour: str) -> int:
    """Write a small guide, a brand and the recipes into the new folder DIR."""
    from publisher.starter import plant

    voice = raised(ctx, quiet, verbose, colour)
    written, findings = plant(folder, brand_from)
    for path in written:
        voice.result(path)
    if written and not quiet:
        click.echo(f"Ready. Next: cd {folder} && publisher build", err=True)
    return voice.judge(findings)
