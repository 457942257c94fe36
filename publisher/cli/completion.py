"""`publisher completion`: the script that teaches a shell to complete our commands."""

from __future__ import annotations

import click

EPILOG = """\b
Put one of these into the start-up file of your shell:
  bash   ~/.bashrc   eval "$(publisher completion bash)"
  zsh    ~/.zshrc    eval "$(publisher completion zsh)"
  fish   publisher completion fish > ~/.config/fish/completions/publisher.fish"""


@click.command(epilog=EPILOG, short_help="Print the shell's completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the completion script for SHELL."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(completion(ctx.find_root().command, {}, "publisher", "_PUBLISHER_COMPLETE").source())
    return 0
