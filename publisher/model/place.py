"""Where something stands: in the text a person wrote, or on a page of a PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File as the user named it, line and column, both counted from 1. Line 0: the file as a whole.
    In a PDF: `page` counted from 1 (0: the file as a whole) and `spot`, millimetres from the top and from the left of
    the trimmed page as a reader sees it; empty for the page as a whole."""

    file: str
    line: int = 0
    column: int = 1
    page: int = 0
    spot: tuple[float, ...] = ()

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}, {self.on_page}" if self.page else self.file

    def __reduce__(self) -> tuple[type[Place], tuple[object, ...]]:
        """For pickling, in a third of the time that a dataclass takes: rows of tables have one a cell."""
        return Place, (self.file, self.line, self.column, self.page, self.spot)

    @property
    def on_page(self) -> str:
        """`page 2, 30.5 mm from the left, 12.0 mm from the top`; empty outside PDFs."""
        if not self.page:
            return ""
        top_left = f", {self.spot[1]:.1f} mm from the left, {self.spot[0]:.1f} mm from the top" if self.spot else ""
        return f"page {self.page}{top_left}"


NOWHERE = Place("")
