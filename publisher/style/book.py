"""The surfaces of an ebook that a brand can lay out beside its panels of paper: the cover picture, a spine along its
left edge, and the drawing that opens a chapter. A cover is thought of as 100 mm wide, whatever its pixels."""

from __future__ import annotations

from publisher.style.geometry import Panel
from publisher.style.length import points

COVER, SPINE, CHAPTER = "book-cover", "book-spine", "book-chapter"
_WIDTH, _HEIGHT, _SPINE = (points(f"{length} mm") for length in (100, 160, 11.25))
BOOK_PANELS: tuple[Panel, ...] = (
    Panel(SPINE, 0, 0, _SPINE, _HEIGHT),
    Panel(COVER, 0, 0, _WIDTH, _HEIGHT),
    Panel(CHAPTER, 0, 0, _WIDTH, _HEIGHT),
)
"""Insets of a cover are from the picture's edges; a spine lies on its left."""
