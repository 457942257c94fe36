"""`publisher explain`: what a finding means and how to mend it."""

from __future__ import annotations

import click

from publisher.cli import options
from publisher.cli.voice import raised


def _complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from publisher.model.catalogue import CATALOGUE

    return [code for code in CATALOGUE if code.startswith(begun.upper())]


@click.command(short_help="Say what a finding means and how to mend it.")
@click.argument("code", required=False, shell_complete=_complete)
@options.voice
@click.pass_context
def command(ctx: click.Context, code: str | None, quiet: bool, verbose: bool, colour: str) -> int:
    """Say what CODE means and how to mend it. Without CODE, list all of them."""
    raised(ctx, quiet, verbose, colour)
    if code is None:
        click.echo(_all(), nl=False)
        return 0
    click.echo(_page(_known(code)), nl=False)
    return 0


def _known(code: str) -> str:
    from difflib import get_close_matches

    from publisher.model.catalogue import CATALOGUE

    if code.upper() in CATALOGUE:
        return code.upper()
    near = get_close_matches(code.upper(), CATALOGUE, n=3, cutoff=0.5)
    advice = f"Did you mean {' or '.join(near)}?" if near else "`publisher explain` lists all."
    raise click.BadParameter(f"there is no finding {code}. {advice}", param_hint="CODE")


def _page(code: str) -> str:
    from publisher.model.catalogue import CATALOGUE
    from publisher.report import pattern

    entry = CATALOGUE[code]
    grave = ", ".join(f"{profile}: {grade.value}" for profile, grade in entry.profiles.items()) or entry.severity.value
    lines = [f"{code} ({grave})", f"  {pattern(entry.sentence)}"]
    if entry.why:
        lines += ["", click.wrap_text(entry.why, 78)]
    if entry.hint:
        lines += ["", click.wrap_text(f"To mend it: {pattern(entry.hint)}", 78)]
    return "\n".join(lines) + "\n"


def _all() -> str:
    from publisher.model.catalogue import CATALOGUE
    from publisher.report import pattern

    width = max(map(len, CATALOGUE))
    return "".join(
        f"{code:{width}}  {entry.severity.value:7}  {pattern(entry.sentence)}\n"
        for code, entry in sorted(CATALOGUE.items())
    )
