"""One rule of a style sheet as a value, and what stands in it."""

from __future__ import annotations

from publisher.model.value import value
from publisher.style.sheet import TextStyle


@value
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


def families(style: TextStyle) -> str:
    """The face, and a generic family of its sort behind it."""
    name = style.face.family
    return f"{quoted(name)}, {_generic(name.lower())}"


def quoted(family: str) -> str:
    """A family's name as CSS writes it."""
    return '"' + family.replace("\\", "").replace('"', "") + '"'


def _generic(name: str) -> str:
    if "mono" in name or "code" in name:
        return "monospace"
    return "serif" if "serif" in name and "sans" not in name else "sans-serif"
