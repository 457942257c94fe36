"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import click

Command = Callable[..., Any]


def _known(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes from the brands or editions that are here."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
        from publisher import order

        known = order.known_brands() if kind == "brands" else order.known_editions()
        return [name for name in known if name.startswith(begun)]

    return complete


_SOURCE = (
    click.argument("guide", required=False, type=click.Path()),
    click.option(
        "-e",
        "--edition",
        "editions",
        multiple=True,
        metavar="NAME",
        shell_complete=_known("editions"),
        help="Edition to make; may be repeated.  [default: all that the recipes list]",
    ),
    click.option("--brand", metavar="NAME", shell_complete=_known("brands"), help="Brand kit.  [default: the guide's]"),
    click.option(
        "--clinic", type=click.Path(), metavar="FILE", help="Whose guide it is.  [default: the brand's contact]"
    ),
    click.option(
        "--size", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Sheet for paper editions."
    ),
)
BUILT = ("screen", "office")
"""Profiles that a guide can be made for; a PDF from elsewhere can be looked at for press too."""
_VOICE = (
    click.option("-q", "--quiet", is_flag=True, help="Only errors and results."),
    click.option("-v", "--verbose", is_flag=True, help="Also where things were found; tracebacks."),
    click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the findings. NO_COLOR is respected.",
    ),
)


def _profile(names: Sequence[str]) -> Callable[[Command], Command]:
    return click.option(
        "--profile",
        type=click.Choice(names),
        default="screen",
        show_default=True,
        help="What the PDF is for: office keeps ink 6 mm from every edge.",
    )


def _all(decorators: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda inner, decorate: decorate(inner), reversed(decorators), command)


source = _all((*_SOURCE, _profile(BUILT)))
"""GUIDE and the choices of which editions to make of it."""
source_or_pdf = _all((*_SOURCE, _profile(tuple(dict.fromkeys((*BUILT, "press"))))))
"""The same where GUIDE may be a finished PDF."""
voice = _all(_VOICE)
"""--quiet, --verbose and --color."""
