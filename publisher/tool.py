"""What the program itself is here and now: its version, its code, Python, and the libraries it sets and binds with.

A file is passed over only if all of it is as it was when the file was made. A newer program or font library may set a
line otherwise, and nobody would look for the difference."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import publisher

CODE = "code"
_VERSION = re.compile(r"^Version: *(\S+)", re.MULTILINE)
_NEED = re.compile(r"^Requires-Dist: *([A-Za-z0-9][\w.-]*)(.*)", re.MULTILINE)
_RECORDS = {"dist-info": "METADATA", "egg-info": "PKG-INFO"}
_STYLES = "defaults/styles/"


@cache
def tool() -> Mapping[str, str]:
    """Versions by name; under CODE the digest of the program's own files, for who works on it."""
    versions = {
        "publisher": publisher.__version__,
        CODE: _code(),
        "Python": ".".join(map(str, sys.version_info[:3])),
        "system": sysconfig.get_platform(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "FriBidi": _bidi(),
    }
    return MappingProxyType(versions | dict(sorted(_libraries())))


def _bidi() -> str:
    """Pillow orders a cover's words by the system's FriBidi where there is one, and not at all where there is none."""
    from PIL import _imagingft

    return str(getattr(_imagingft, "fribidi_version", None) or "absent")


@cache
def tool_digest() -> str:
    """The digest of the program as it is installed here."""
    return sha256(repr(sorted(tool().items())).encode()).hexdigest()


def _code() -> str:
    """Styles that came with the program are not counted: they are sources of what is made with them."""
    digest, package = sha256(), Path(publisher.__file__).parent
    for name, path in sorted(_files(str(package), "")):
        with open(path, "rb") as file:  # noqa: PTH123 (four hundred paths that need no more than a name)
            data = file.read()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Each file of the program below `folder`, by its name in the package."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                within = f"{name}{entry.name}/"
                yield from _files(entry.path, within) if within != _STYLES else ()
            elif not entry.name.endswith(".pyc"):
                yield f"{name}{entry.name}", entry.path


def _libraries() -> Iterator[tuple[str, str]]:
    """The libraries that the program needs and those that they need, with their versions. Extras do not count: they
    say where work is done, not what comes out."""
    installed, waiting, seen = _installed(), ["publisher"], {"publisher"}
    while waiting:
        name = waiting.pop()
        about = _about(installed.get(name, ""))
        if about and name != "publisher":
            yield name, next(iter(_VERSION.findall(about)), "")
        fresh = {_plain(need) for need, terms in _NEED.findall(about) if "extra ==" not in terms} - seen
        waiting.extend(fresh)
        seen |= fresh


def _installed() -> dict[str, str]:
    """Where what is installed says of itself what it is, by its plain name; what comes first on the path counts.
    (importlib.metadata reads the same files by way of its e-mail parser, in five times the time.)"""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                name, _, kind = entry.name.rpartition(".")
                if kind in _RECORDS:
                    found.setdefault(_plain(name.partition("-")[0]), f"{entry.path}/{_RECORDS[kind]}")
    return found


def _about(path: str) -> str:
    """The head of a distribution's record, without what it says of itself to people."""
    with suppress(OSError):
        return Path(path).read_text("utf-8", "replace").partition("\n\n")[0] if path else ""
    return ""


def _plain(name: str) -> str:
    """A distribution's name as names are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
