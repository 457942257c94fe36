"""Finding the faces of a family: the brand's own files, else those that pip installed, else the fallback."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath, PurePosixPath

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.style import font_file
from publisher.style.face import Face
from publisher.style.fields import Tell
from publisher.style.installed_font import font_bytes, installed
from publisher.style.typography import FontFamily, FontFile

FALLBACK = "Source Sans Pro"
Load = Callable[[str], bytes]


def faces_of(
    wanted: Mapping[str, Place],
    families: Iterable[FontFamily],
    folder: str,
    load: Load,
    tell: Tell,
) -> dict[str, tuple[Face, ...]]:
    """The faces of each family that is `wanted` (name: where it is asked for), and of the fallback.

    A family with no face that can be used gets none, and FONT-MISSING says so."""
    declared = {family.family.lower(): family for family in families}
    found: dict[str, tuple[Face, ...]] = {}
    for name, place in wanted.items():
        family = declared.get(name.lower())
        own = (face for file in family.files if (face := _face(name, file, folder, load, tell))) if family else ()
        faces = tuple(own) or installed_faces(name)
        if not faces:
            values = {"family": name, "source": family.source if family else "", "fallback": FALLBACK}
            tell(Finding("FONT-MISSING", place, values))
        found[name.lower()] = faces
    return {**found, FALLBACK.lower(): found.get(FALLBACK.lower()) or installed_faces(FALLBACK)}


def installed_faces(family: str) -> tuple[Face, ...]:
    """Every installed face; the bytes are read only once `loaded` asks for them."""
    return tuple(Face(family, weight, italic, path) for weight, italic, path in installed(family))


def loaded(face: Face) -> Face:
    """`face` with its bytes, and with its file's bare name for findings."""
    return face if face.data else _installed_face(face.path, face.family, face.weight, face.italic)


@functools.cache
def _installed_face(path: str, family: str, weight: int, italic: bool) -> Face:
    return Face(family, weight, italic, PurePath(path).name, font_bytes(path))


def nearest(faces: Iterable[Face], weight: int, italic: bool) -> Face | None:
    """The face to set `weight` in (CSS Fonts 4, §5.2: slope before weight; lighter wants look lighter first, 400 and
    500 serve each other, heavier wants look heavier first)."""
    candidates = [face for face in faces if face.italic == italic] or list(faces)
    return min(candidates, key=lambda face: _distance(face.weight, weight), default=None)


def _distance(weight: int, wanted: int) -> tuple[int, int]:
    if 400 <= wanted <= 500:
        band = 0 if wanted <= weight <= 500 else 1 if weight < wanted else 2
    elif wanted < 400:
        band = 0 if weight <= wanted else 1
    else:
        band = 0 if weight >= wanted else 1
    return band, abs(weight - wanted)


def _face(family: str, file: FontFile, folder: str, load: Load, tell: Tell) -> Face | None:
    path = _inside(file, folder, tell)
    if path is None:
        return None
    try:
        data = load(path)
    except OSError:
        tell(Finding("FONT-UNREADABLE", file.place, {"path": file.path}))
        return None
    problem = font_file.problem(data)
    if problem:
        code = "FONT-FORMAT" if data[:4] in (b"OTTO", b"wOFF", b"wOF2", b"ttcf") else "FONT-BROKEN"
        tell(Finding(code, file.place, {"path": file.path, "problem": problem}))
        return None
    for found, code in ((font_file.variable(data), "FONT-VARIABLE"), (font_file.restricted(data), "FONT-RESTRICTED")):
        if found:
            tell(Finding(code, file.place, {"path": file.path, "weight": font_file.weight_class(data)}))
    return Face(family, file.weight or font_file.weight_class(data), file.italic, path, data)


def _inside(file: FontFile, folder: str, tell: Tell) -> str | None:
    """The file's path joined to the brand's folder, in POSIX form; None if it is on the web or outside."""
    if "://" in file.path:
        problem = "is on the web, and a build opens no connection; put a .ttf file into the brand's folder"
        tell(Finding("FONT-FORMAT", file.place, {"path": file.path, "problem": problem}))
        return None
    path = posixpath.normpath(file.path.replace("\\", "/"))
    first = (*PurePosixPath(path).parts, "..")[0]
    if first.startswith(("..", "/")) or ":" in first or "\0" in path:
        tell(Finding("FONT-OUTSIDE", file.place, {"path": file.path}))
        return None
    return posixpath.join(folder, path) if folder else path
