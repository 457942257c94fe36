"""Font families that pip installed, such as `font-source-sans-pro`: a family's name in, its TrueType files out.

These packages hold a folder `files` of faces named Family-WeightIt.ttf; weight and slope are read from the names.
Nothing is imported from them and nothing is downloaded."""

from __future__ import annotations

import functools
import re
from importlib.util import find_spec
from pathlib import Path

WEIGHTS: dict[str, int] = {
    "thin": 100,
    "hairline": 100,
    "extralight": 200,
    "ultralight": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "book": 400,
    "medium": 500,
    "semibold": 600,
    "demibold": 600,
    "bold": 700,
    "extrabold": 800,
    "ultrabold": 800,
    "black": 900,
    "heavy": 900,
}
_ITALIC = re.compile(r"(?:italic|oblique|it)$")


@functools.cache
def installed(family: str) -> tuple[tuple[int, bool, str], ...]:
    """Weight, italic and path of each face of `family`, sorted; empty if no package holds it."""
    slug = re.sub(r"[^a-z0-9]+", "_", family.lower()).strip("_")
    try:
        spec = find_spec(f"font_{slug}") if slug else None
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.origin:
        return ()
    faces = ((face_name(path.stem), path) for path in (Path(spec.origin).parent / "files").glob("*.ttf"))
    return tuple(sorted((*name, str(path)) for name, path in faces if name))


def face_name(stem: str) -> tuple[int, bool] | None:
    """Weight and italic of `SourceSansPro-SemiboldIt`; None where the ending names no weight."""
    _, _, style = stem.rpartition("-") if "-" in stem else ("", "", "regular")
    style = re.sub(r"[^a-z]", "", style.lower())
    bare = _ITALIC.sub("", style)
    weight = WEIGHTS.get(bare or "regular")
    return None if weight is None else (weight, bare != style)


@functools.cache
def font_bytes(path: str) -> bytes:
    """The file's bytes, kept: a family serves many roles and many jobs."""
    return Path(path).read_bytes()
