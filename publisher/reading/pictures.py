"""Image files: read through the caller, measured before they are decoded, and found sound or reported.

Nothing later opens a file, so all that could go wrong with one is decided here. A remote image is never fetched.
"""

from __future__ import annotations

import io
import re
import xml.parsers.expat
from collections.abc import Callable
from hashlib import sha256

from publisher.model.finding import Finding
from publisher.model.inline import Image
from publisher.model.picture import Picture
from publisher.model.place import Place
from publisher.model.remembering import Memory

LONGEST_SIDE, MOST_PIXELS, MOST_BYTES = 20_000, 80_000_000, 60_000_000
_SOUND = Memory[tuple[str, float, float]](1024)  # by digest: clinics share logos
_KINDS = {"JPEG": "jpeg", "PNG": "png"}
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|pc|mm|cm|in)?\s*\Z")
_UNITS = {"px": 1.0, "": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class _Unsound(Exception):  # noqa: N818
    def __init__(self, code: str, **arguments: str | int) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


def picture(image: Image, load: Callable[[str], bytes], findings: list[Finding]) -> Picture | None:
    """The file that `image` names; None, with a finding, if it cannot be printed."""
    try:
        return _picture(image.source, image.place, load)
    except _Unsound as problem:
        findings.append(Finding(problem.code, image.place, {"source": image.source, **problem.arguments}))
        return None


def _picture(source: str, place: Place, load: Callable[[str], bytes]) -> Picture:
    if _REMOTE.match(source):
        raise _Unsound("IMAGE-REMOTE")
    path = source.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/"):
        raise _Unsound("IMAGE-OUTSIDE")
    try:
        data = load(path)
    except PermissionError as error:
        raise _Unsound("IMAGE-OUTSIDE") from error
    except (OSError, ValueError) as error:
        raise _Unsound("IMAGE-MISSING") from error
    if len(data) > MOST_BYTES:
        raise _Unsound("IMAGE-TOO-LARGE", width=0, height=0)
    kind, width, height = _SOUND.of(
        sha256(data).digest(), lambda: _svg(data) if _looks_like_svg(data) else _raster(data)
    )
    return Picture(source, kind, data, width, height, place)


def _looks_like_svg(data: bytes) -> bool:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<")


def _raster(data: bytes) -> tuple[str, float, float]:
    """Kind and size; the header is read before anything is decoded."""
    import warnings

    from PIL import Image as Raster
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Raster.DecompressionBombWarning)
            with Raster.open(io.BytesIO(data), formats=tuple(_KINDS)) as opened:
                width, height, kind = *opened.size, _KINDS[opened.format or ""]
                if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
                    raise _Unsound("IMAGE-TOO-LARGE", width=width, height=height)
                opened.load()
    except Raster.DecompressionBombError as error:
        raise _Unsound("IMAGE-TOO-LARGE", width=0, height=0) from error
    except UnidentifiedImageError as error:
        raise _Unsound("IMAGE-UNKNOWN") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _Unsound("IMAGE-BROKEN", problem=str(error) or "it ends too early") from error
    return kind, width, height


def _svg(data: bytes) -> tuple[str, float, float]:
    reader = _Svg()
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.element
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.close
    try:
        parser.Parse(data, True)
    except xml.parsers.expat.ExpatError as error:
        problem = f"line {error.lineno}: {xml.parsers.expat.ErrorString(error.code)}"
        raise _Unsound("IMAGE-BROKEN", problem=problem) from error
    if reader.root != "svg":
        raise _Unsound("IMAGE-UNKNOWN")
    width, height = reader.size
    if max(width, height) > LONGEST_SIDE:
        raise _Unsound("IMAGE-TOO-LARGE", width=int(width), height=int(height))
    return "svg", width, height


class _Svg:
    """Refuses whatever in an SVG could run, reach out or grow."""

    def __init__(self) -> None:
        self.root, self.size, self.depth, self.style = "", (0.0, 0.0), 0, False

    def refuse(self, what: str) -> None:
        raise _Unsound("SVG-UNSAFE", what=what)

    def doctype(self, *_: object) -> None:
        self.refuse("a DOCTYPE")

    def instruction(self, target: str, _: str) -> None:
        self.refuse(f"the instruction <?{target}?>")

    def element(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        self.depth += 1
        if self.depth > 100:
            self.refuse("more than 100 levels of elements")
        if self.depth == 1:
            self.root, self.size = local, _size(attributes)
        if local in ("script", "foreignobject", "iframe", "handler", "listener"):
            self.refuse(f"a <{local}> element")
        self.style = local == "style"
        for key, value in attributes.items():
            self.attribute(key.rpartition(" ")[2].lower(), value)

    def attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self.refuse(f"the event handler {key}")
        if key in ("href", "src") and not re.match(r"\s*(?:#|data:image/(?:png|jpeg|jpg);)", value, re.IGNORECASE):
            self.refuse(f"a reference to {value[:40]}")
        self.css(value)

    def text(self, text: str) -> None:
        if self.style:
            self.css(text)

    def close(self, _: str) -> None:
        self.depth -= 1
        self.style = False

    def css(self, text: str) -> None:
        for found in re.finditer(r"url\(\s*['\"]?([^)'\"]*)|(@import)", text, re.IGNORECASE):
            if found[2] or not found[1].startswith("#"):
                self.refuse(f"a reference to {(found[1] or '@import')[:40]}")


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height in user units; those of the viewBox where they are not given as lengths (SVG 2, 8.2)."""
    given = [_LENGTH.match(attributes.get(key, "")) for key in ("width", "height")]
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    sizes: list[float] = []
    for index, found in enumerate(given):
        try:
            sizes.append(float(found[1]) * _UNITS[found[2] or ""] if found else float(box[index + 2]))
        except (ValueError, IndexError):
            sizes.append((300.0, 150.0)[index])
    return sizes[0], sizes[1]
