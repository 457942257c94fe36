"""Reading objects of a PDF that may be anything but what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_NUMBERED = re.compile("#([0-9a-fA-F]{2})")
NONSENSE = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)
"""What reading an object of the wrong kind raises."""


def under(owner: Any, key: Any) -> Any:
    """The entry `key`, a string or a PDF name, of a dictionary or stream; None where there is none, `owner` is neither
    or `key` is no name."""
    import pikepdf

    if not isinstance(key, str | pikepdf.Name):
        return None
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


def entries(found: Any) -> Iterator[Any]:
    """The values of a dictionary; nothing for anything else."""
    import pikepdf

    if isinstance(found, pikepdf.Dictionary):
        yield from found.values()


def text(found: Any) -> str:
    """A string, or a name with its slash; empty for nothing and for spaces alone. A name's bytes are UTF-8 or, as in
    older files, letters of any set (ISO 32000-2, 7.3.5): these are read as Latin-1."""
    try:
        return "" if found is None else str(found).strip()
    except UnicodeDecodeError:
        return _NUMBERED.sub(lambda code: chr(int(code[1], 16)), found.unparse().decode("latin-1")).strip()


def stated(pdf: pikepdf.Pdf, name: str) -> str:
    """What the metadata say under `name`; empty where they say nothing or are none."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            return str(metadata.get(name, "")).strip()
    except Exception:  # metadata is XML of any make
        return ""
