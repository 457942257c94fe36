"""Names that were meant: what a finding suggests in place of an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def suggestion(name: str, known: Iterable[str]) -> str:
    """A sentence: the nearest of `known`, or all of them (twelve at most) where none is near."""
    from difflib import get_close_matches

    names = sorted(set(known))
    if not names:
        return "None is defined."
    near = get_close_matches(name.lower(), names, 1, 0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}."
