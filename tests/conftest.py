"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A landing is judged on the same examples every time; on a desk each run looks for new ones.
settings.register_profile("ci", derandomize=True, database=None)
if os.environ.get("CI") == "true":
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-references",
        action="store_true",
        help="write what is made now over the reference files that tests compare with",
    )


@pytest.fixture(autouse=True)
def nothing_was_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds in a cache what another checked, or a user; those that want one name a folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)


@pytest.fixture
def matches_reference(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares text with a reference file. Only with --update-references is the file written, never otherwise."""

    def compare(reference: Path, found: str) -> None:
        if request.config.getoption("--update-references"):
            reference.write_text(found, "utf-8")
        assert reference.exists(), f"no reference {reference.name}: run with --update-references and read it"
        assert found == reference.read_text("utf-8")

    return compare
