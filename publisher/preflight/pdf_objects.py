"""Reading objects of a PDF that may be anything but what they should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

NONSENSE = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)
"""What reading an object of the wrong kind raises."""


def under(owner: Any, key: str) -> Any:
    """The entry `key` of a dictionary or stream; None where there is none or `owner` is neither."""
    import pikepdf

    return owner.get(key) if isinstance(owner, pikepdf.Dictionary | pikepdf.Stream) else None


def numbers(found: Any, count: int) -> tuple[float, ...] | None:
    """An array of `count` numbers; None for anything else."""
    try:
        read = tuple(float(each) for each in found)
    except NONSENSE:
        return None
    return read if len(read) == count and all(abs(each) < 1e9 for each in read) else None


def number(found: Any, other: float) -> float:
    """A number, or `other` where it is none."""
    try:
        return float(found)
    except NONSENSE:
        return other


def listed(found: Any) -> Iterator[Any]:
    """The entries of an array; nothing for anything else."""
    import pikepdf

    if isinstance(found, pikepdf.Array):
        yield from found


def entries(found: Any) -> Iterator[tuple[str, Any]]:
    """Names and values of a dictionary; nothing for anything else."""
    import pikepdf

    if isinstance(found, pikepdf.Dictionary):
        yield from found.items()
