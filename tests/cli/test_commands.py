"""The command line as a person meets it. What needs the whole chain stands in test_build.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import __version__
from publisher.cli import COMMANDS, main
from publisher.model.catalogue import CATALOGUE


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_help_names_every_command_with_examples_and_exit_codes() -> None:
    told = run("--help")
    assert told.exit_code == 0
    assert all(f"\n  {name} " in told.output for name in COMMANDS)
    assert "Examples:" in told.output
    assert "Exit codes:" in told.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    told = run(name, "--help")
    assert told.exit_code == 0
    assert told.output.startswith(f"Usage: main {name}")


def test_the_version_is_told() -> None:
    assert run("--version").output == f"publisher, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("biuld",), "There is no command biuld. Did you mean build?"),
        (("build", "--size", "a3"), "'a3' is not one of 'a4', 'letter'"),
        (("build", "--nonsense"), "No such option"),
        (("explain", "PANEL-OVERSETT"), "there is no finding PANEL-OVERSETT"),
        (("check", "--format", "xml"), "'xml' is not one of"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
        (("new",), "Missing argument 'DIR'"),
    ],
)
def test_wrong_usage_is_one_plain_message_and_exit_code_2(words: tuple[str, ...], message: str) -> None:
    told = run(*words)
    assert told.exit_code == 2
    assert message in told.stderr


def test_explain_says_what_a_code_means_and_how_to_mend_it() -> None:
    told = run("explain", "review-overdue")
    assert told.exit_code == 0
    assert told.stdout.startswith("REVIEW-OVERDUE (error)\n  the review was due on ‹due›\n")
    assert "To mend it:" in told.stdout


def test_explain_suggests_what_was_probably_meant() -> None:
    assert "Did you mean REVIEW-OVERDUE" in run("explain", "REVIEW-OVERDU").stderr


def test_explain_lists_every_code() -> None:
    told = run("explain")
    assert [line.split()[0] for line in told.stdout.splitlines()] == sorted(CATALOGUE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_be_taught_our_commands(shell: str) -> None:
    assert "_PUBLISHER_COMPLETE" in run("completion", shell).stdout


def test_codes_and_commands_complete() -> None:
    environment = {
        "_PUBLISHER_COMPLETE": "bash_complete",
        "COMP_WORDS": "publisher explain REVIEW-O",
        "COMP_CWORD": "2",
    }
    assert spoken("-m", "publisher", env=environment).stdout == "plain,REVIEW-OVERDUE\n"


def test_a_guide_that_is_not_named_and_not_there_is_told_with_what_to_do() -> None:
    told = run("build")
    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr == (
        "publisher: error GUIDE-NONE no guide was named, and there is none under source/\n"
        "    hint: name one (publisher build my-guide.md), or start one: publisher new DIR\n"
        "1 error\n"
    )


def test_a_fault_of_ours_is_one_line_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_order: object) -> None:
        raise ZeroDivisionError("one\ntwo")

    monkeypatch.setattr("publisher.order.accept", fail)
    told = run("build")
    assert told.exit_code == 2
    assert told.stderr == (
        "publisher: a fault of ours (ZeroDivisionError: one); run again with --verbose for the details\n"
    )
    assert "Traceback (most recent call last)" in run("build", "--verbose").stderr


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_order: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("publisher.order.accept", interrupt)
    assert run("build").exit_code == 130


@pytest.mark.parametrize(
    ("words", "environment", "coloured"),
    [
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {}, False),
        ((), {}, False),
    ],
)
def test_colour_is_used_as_asked(words: tuple[str, ...], environment: dict[str, str], coloured: bool) -> None:
    told = CliRunner(env=environment).invoke(main, ["build", *words])
    assert ("\x1b[" in told.stderr) is coloured


def test_the_module_runs_like_the_command() -> None:
    told = spoken("-m", "publisher", "--version")
    assert (told.returncode, told.stdout) == (0, f"publisher, version {__version__}\n")


def test_a_name_that_is_no_text_is_shown_escaped() -> None:
    told = spoken("-m", "publisher", "build", b"caf\xe9.md")
    assert told.returncode == 2
    assert "caf\\udce9.md: error GUIDE-MISSING" in told.stderr


def test_help_imports_nothing_heavy() -> None:
    told = spoken("-X", "importtime", "-m", "publisher", "build", "--help")
    imported = {line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in told.stderr.splitlines()}
    assert not imported & {"markdown", "yaml", "reportlab", "PIL", "ebooklib", "uharfbuzz", "json", "lxml"}
    assert "publisher.order" not in told.stderr


def spoken(*words: str | bytes, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=environment, check=False, timeout=60
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["doctor", "explain"])
def test_a_full_disk_behind_standard_output_is_no_fault_of_ours(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "publisher", command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (told.returncode, told.stderr) == (2, "Error: standard output cannot be written: the disk is full\n")
