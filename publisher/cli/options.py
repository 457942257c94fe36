"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


def _known(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes from the brands or editions that are here."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
        from publisher import stock

        known = stock.known_brands() if kind == "brands" else stock.known_editions()
        return [name for name in known if name.startswith(begun)]

    return complete


def _language_tag(_ctx: click.Context, _param: click.Parameter, tag: str | None) -> str | None:
    from publisher.model.language import is_tag

    if tag and not is_tag(tag):
        raise click.BadParameter("a locale is a language tag, such as en-GB or en-US.")
    return tag or None


_GUIDE = click.argument("guide", required=False, type=click.Path())
_GUIDE_AND_TABLE = (click.argument("guide", type=click.Path()), click.argument("clinics", type=click.Path()))
_CLINIC = click.option(
    "--clinic", type=click.Path(), metavar="FILE", help="Whose guide it is.  [default: the brand's contact]"
)
_WHICH = (
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
)
_SHEET = (
    click.option(
        "--locale",
        metavar="TAG",
        callback=_language_tag,
        help="How dates are written and which sheet is usual, such as en-US.  [default: the guide's language]",
    ),
    click.option(
        "--size",
        type=click.Choice(["a4", "letter"]),
        help="Sheet for paper editions.  [default: letter where the locale's country prints on it, else a4]",
    ),
)
PROFILES = ("screen", "press", "office")
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


_PROFILE = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="screen",
    show_default=True,
    help="What the PDF is for: press is in inks with bleed and marks, office keeps ink 6 mm from every edge.",
)


def _all(decorators: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda inner, decorate: decorate(inner), reversed(decorators), command)


source = _all((_GUIDE, *_WHICH, _CLINIC, *_SHEET, _PROFILE))
"""GUIDE and the choices of which editions to make of it."""
many_sources = _all((*_GUIDE_AND_TABLE, *_WHICH, *_SHEET, _PROFILE))
"""GUIDE, a table of clinics and the same choices for them all."""
voice = _all(_VOICE)
"""--quiet, --verbose and --color."""


def making(goes: str, far: str = "") -> Callable[[Command], Command]:
    """What commands that write files share; `goes` says what goes into the output folder, `far` where else it may."""
    return _all(
        (
            click.option(
                "-o",
                "--output",
                type=str if far else click.Path(path_type=Path),
                default="output",
                show_default=True,
                metavar="DIR|ADDRESS" if far else "DIR",
                help=f"Folder that {goes} to{far}.",
            ),
            click.option(
                "--imposed", is_flag=True, help="Pages two by two on sheets to fold and staple, not one by one."
            ),
            click.option(
                "--allow-overdue",
                is_flag=True,
                help="Build a guide whose review is overdue, and say so on every page.",
            ),
        )
    )
