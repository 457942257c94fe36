"""Every code of the language checks has cases: guides in which it fires alone, and guides in which nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.model.catalogue.language import LANGUAGE
from tests.lint.measured import CASES, read

FIRES, SILENT = sorted(CASES.glob("*/fires/*.md")), sorted(CASES.glob("*/silent/*.md"))


def named(path: Path) -> str:
    return f"{path.parts[-3]} {path.stem}"


def test_every_code_has_a_case_in_which_it_fires_and_one_in_which_it_is_silent() -> None:
    assert {path.parts[-3] for path in FIRES} == set(LANGUAGE)
    assert {path.parts[-3] for path in SILENT} == set(LANGUAGE)


@pytest.mark.parametrize("path", FIRES, ids=named)
def test_it_fires_alone(path: Path) -> None:
    assert {finding.code for finding in read(path).findings} == {path.parts[-3]}


@pytest.mark.parametrize("path", SILENT, ids=named)
def test_it_stays_silent(path: Path) -> None:
    assert [(finding.code, str(finding.place)) for finding in read(path).findings] == []
