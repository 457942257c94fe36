"""The known word that someone probably meant."""

from __future__ import annotations

from collections.abc import Collection

_MANY = 400


def nearest(word: str, known: Collection[str], likeness: float = 0.6) -> str:
    """The nearest of `known`, or nothing. Where very many are known none is looked for: that takes too long."""
    if len(word) > 80 or len(known) > _MANY:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(known), 1, likeness)), "")


def suggestion(word: str, known: Collection[str], pattern: str = "'{}'", likeness: float = 0.6) -> str:
    """A sentence for a hint, with a space behind it; empty if nothing is near."""
    near = nearest(word, known, likeness)
    return f"Did you mean {pattern.format(near)}? " if near else ""
