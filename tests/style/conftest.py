"""Reading brands from text, and seeing what findings say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from publisher.model.catalogue import hint, sentence
from publisher.model.finding import Finding
from publisher.style.brand import Brand, read_brand
from publisher.style.recipe import Recipe

Read = Callable[..., tuple[Brand, tuple[Finding, ...]]]


@pytest.fixture
def read() -> Read:
    """Reads a brand from YAML text; `files` are what its folder holds beside it."""

    def reading(text: str, files: Mapping[str, bytes] | None = None) -> tuple[Brand, tuple[Finding, ...]]:
        held = {f"kit/{name}": data for name, data in (files or {}).items()}

        def load(path: str) -> bytes:
            if path not in held:
                raise FileNotFoundError(path)
            return held[path]

        brand, findings = read_brand("kit", "kit", text.encode(), load)
        return brand, told(findings)

    return reading


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, each proved to fill its sentence and its hint."""
    findings = tuple(findings)
    for finding in findings:
        assert sentence(finding)
        assert hint(finding)
    return findings


def listed(findings: Iterable[Finding]) -> list[str]:
    """Code and line of each finding."""
    return [f"{finding.code} {finding.place.line}" for finding in told(findings)]


@pytest.fixture
def recipe() -> Recipe:
    return Recipe("brochure", "pdf", "brief", "letter", "brochure", 9.5)
