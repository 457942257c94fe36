"""Floor 7, the command line: arguments in, exit code out. 0 done, 1 findings of severity error, 2 wrong usage, broken
configuration or a fault of ours, 130 after Ctrl-C.

A command is imported when it is named, and what it needs when it runs: `--help` stays quick."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from types import MappingProxyType
from typing import Any, NoReturn

import click

from publisher import __version__, cycles

_ORDER = ("new", "build", "press", "verify", "check", "explain", "doctor", "completion")
COMMANDS: Mapping[str, str] = MappingProxyType({name: f"publisher.cli.{name}" for name in _ORDER})

EPILOG = """\b
Examples:
  publisher new my-clinic              start a guide, a brand and the recipes
  publisher build                      every edition of the only guide here
  publisher build notes.md -e ebook    one edition of one Markdown file
  publisher press notes.md west.csv    every edition for every clinic of a table
  publisher verify                     are the files in output/ what their sources say?
  publisher check --format github      findings only, for a pull request
  publisher explain PANEL-OVERSET      what a finding means

Tab completion: publisher completion --help. Exit codes: 0 done, 1 errors in the guide,
2 wrong usage, or a brand, recipe, layout or clinic that is broken."""


class _Full(click.ClickException):
    """Standard output that takes no more: a fault of the set-up."""

    exit_code = 2


class Publisher(click.Group):
    """The group of commands; every failure of any of them ends here, as one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = "".join(f" Did you mean {name}?" for name in get_close_matches(args[0], COMMANDS, n=1))
            ctx.fail(f"There is no command {args[0]}.{near}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        from publisher.cli import voice

        try:
            return self._judged(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as fault:
            if getattr(fault, "errno", None) == errno.ENOSPC:  # a file's own is a finding: this is standard output's
                raise _Full("standard output cannot be written: the disk is full") from fault
            return voice.of(ctx).own_up(fault)

    def _judged(self, ctx: click.Context) -> Any:
        from publisher.cli import voice
        from publisher.model.finding import BrokenInput

        try:
            return super().invoke(ctx)
        except BrokenInput as broken:
            return voice.of(ctx).judge(broken.findings)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        _prepare()
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.Abort:
            code = 130
        except click.ClickException as wrong:
            wrong.show()
            code = wrong.exit_code
        except BrokenPipeError:
            with suppress(OSError, ValueError):
                sys.stdout.close()
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _prepare() -> None:
    """A name that is no valid text is shown escaped instead of failing; a polite kill tidies up like Ctrl-C."""
    cycles.seldom()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


@click.group(cls=Publisher, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="publisher")
def main() -> None:
    """One Markdown treatment guide becomes a brochure that folds and an ebook anyone can read."""


__all__ = ["COMMANDS", "main"]
