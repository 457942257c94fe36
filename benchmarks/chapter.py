"""docs/performance.md holds two chapters that are measured apart: builds, and below them runs for many clinics. Each
leaves the other as it stands."""

from __future__ import annotations

PRESS = "## A run for many clinics\n"


def with_builds(page: str, text: str) -> str:
    """`page` with `text` in place of all that stands above the runs."""
    _, headline, press = page.partition(PRESS)
    return f"{text}\n{headline}{press}" if headline else text


def with_press(page: str, text: str) -> str:
    """`page` with `text`, which begins with the headline, in place of the runs."""
    return f"{page.partition(PRESS)[0].rstrip()}\n\n{text}"
