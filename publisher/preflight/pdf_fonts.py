"""Are the fonts that pages name inside the file?

What counts is what a page, its forms, patterns and annotations name, used or not: as poppler's pdffonts and print
shops see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.pdf_objects import entries, listed, text, under

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEPTH = 16
Seen = set[tuple[int, int]]


def loose_fonts(page: Any, seen: Seen) -> Iterator[str]:
    """Names of fonts without a font file that `page` (a page's object) names. `seen`: what was looked at before, for
    other pages of the same file; it grows."""
    yield from _in_resources(under(page, "/Resources"), seen, 0)
    for annotation in listed(under(page, "/Annots")):
        normal = under(under(annotation, "/AP"), "/N")
        for form in (normal, *entries(normal)):
            yield from _in_resources(under(form, "/Resources"), seen, 0)


def _in_resources(resources: Any, seen: Seen, depth: int) -> Iterator[str]:
    if resources is None or depth > _DEPTH:
        return
    for font in entries(under(resources, "/Font")):
        if _fresh(font, seen):
            yield from _loose(font)
            yield from _in_resources(under(font, "/Resources"), seen, depth + 1)
    for kind in ("/XObject", "/Pattern"):
        for form in entries(under(resources, kind)):
            if _fresh(form, seen):
                yield from _in_resources(under(form, "/Resources"), seen, depth + 1)


def _fresh(found: Any, seen: Seen) -> bool:
    """Whether an object was not looked at yet; those without a number of their own always are."""
    name = getattr(found, "objgen", (0, 0))
    if name in seen:
        return False
    if name != (0, 0):
        seen.add(name)
    return True


def _loose(font: Any) -> Iterator[str]:
    """The font's name, unless it is embedded or made of drawings."""
    kind = text(under(font, "/Subtype"))
    parts = list(listed(under(font, "/DescendantFonts"))) if kind == "/Type0" else [font]
    descriptors = [under(part, "/FontDescriptor") for part in parts]
    held = bool(descriptors) and all(any(under(d, file) is not None for file in _FILES) for d in descriptors)
    if kind != "/Type3" and not held:
        yield text(under(font, "/BaseFont")).removeprefix("/") or "without a name"
