"""Short ways to set a few words in a test."""

from __future__ import annotations

from publisher.model.inline import Inline, Text
from publisher.style.sheet import TextStyle
from publisher.typesetting.words import Unit, compose
from tests.brochure.make import stock


def style(role: str = "body") -> TextStyle:
    return stock().sheet.text(role)


def units(*content: Inline | str, role: str = "body", notes: dict[str, int] | None = None) -> tuple[Unit, ...]:
    """The units of plain text and inlines in one paragraph."""
    inlines = [Text(part) if isinstance(part, str) else part for part in content]
    return compose(inlines, style(role), notes or {}, stock().sheet.fallbacks)


def read(found: tuple[Unit, ...]) -> str:
    """The text of units as a reader meets it: a space where one may stand, "|" where only a line may break."""
    return "".join(unit.text + ("\n" if unit.ends_line else " " if unit.space else "|") for unit in found)
