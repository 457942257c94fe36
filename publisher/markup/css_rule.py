"""One rule of a style sheet as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    selector: str
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        inner = " ".join(f"{name}: {value};" for name, value in self.declarations)
        return f"{self.selector} {{ {inner} }}"


def rule(selector: str, **declarations: str | None) -> Rule:
    """A rule; underscores stand for hyphens, a declaration that is None is left out."""
    named = ((name.replace("_", "-"), value) for name, value in declarations.items() if value is not None)
    return Rule(selector, tuple(named))


def number(value: float) -> str:
    """A number as CSS writes it, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
